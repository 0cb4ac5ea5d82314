"""Repairs of what stands in braces and brackets, and of these themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.repairs.stops import Repair, Stop, entry, piece, quoting, rewritten

__all__ = ["brackets", "colon_in_braces", "missing_comma"]

_WORD_BEFORE = re.compile(r"(?P<before>[^\s,{\[:])\s+(?P<word>[A-Za-z_][\w-]*)$")
_NO_WORD = re.compile(r"[\s{,:](?:[-+]?[0-9.]+|true|false|null)$|['\"\]}]$")


def missing_comma(stop: Stop) -> Iterator[Repair]:
    """What is read as one text may be two entries, if the word before the colon is a key elsewhere in the file."""
    if "flow" not in stop.context or stop.start[0] != stop.end[0]:
        return
    line, column = stop.end
    found = _WORD_BEFORE.search(stop.row[:column])
    if found and stop.character == ":":
        word, start, gap = found["word"], found.start("word"), found.end("before")
        key = re.compile(rf"(?:^|[\s{{,]){re.escape(word)}:(?:\s|$)")
        is_key = any(key.search(row) for number, row in enumerate(stop.rows) if number != line)
        if not is_key and not _NO_WORD.search(stop.row[:gap]):
            return
    elif stop.character.isalnum() or stop.character in ("'", '"', "{", "["):
        before = stop.row[:column].rstrip()
        if not before or before[-1] in ",{[:" or len(before) == column:
            return
        start, gap = column, len(before)
        word = re.split(r"[\s:,}\]]", stop.row[column:], maxsplit=1)[0]
    else:
        return
    words = f"write {rewritten(stop.row, gap, start, ', ')}"
    sentence = f"a comma is missing before '{word}'"
    yield Repair(at=(line, gap), sentence=sentence, words=words, line=line, start=gap, end=start, new=", ")


def colon_in_braces(stop: Stop) -> Iterator[Repair]:
    """A colon and a space in a text that stands in braces."""
    if "flow" in stop.context and stop.character == ":" and stop.start[0] == stop.end[0]:
        start, end = piece(stop.row, stop.end[1])
        yield quoting(stop, stop.end[0], (start, end), "unquoted text cannot hold ': '", at=stop.end, whole=True)


def brackets(stop: Stop) -> Iterator[Repair]:
    """A bracket without its partner, or a comma between nothing."""
    line, column = stop.end
    if stop.character in ("]", "}") and "flow" not in stop.context:
        sentence = f"'{stop.character}' closes a bracket that nothing opens"
        words = f"remove it: {rewritten(stop.row, column, column + 1, '')}"
        yield Repair(at=stop.end, sentence=sentence, words=words, line=line, start=column, end=column + 1, new="")
    if stop.character == ",":
        before = len(stop.row[:column].rstrip())
        words = f"remove it: {rewritten(stop.row, column, column + 1, '')}"
        yield Repair(
            at=stop.end, sentence="a comma has nothing after it", words=words, line=line, start=before,
            end=column + 1, new="",
        )  # fmt: skip
    bracket = "]" if "flow sequence" in stop.context else "}" if "flow mapping" in stop.context else ""
    if not bracket:
        return
    opened, at = stop.start
    row = stop.rows[opened]
    sentence = f"the bracket that opens here is never closed with '{bracket}'"
    if stop.character in ("]", "}") and stop.character != bracket:
        for gone in (1, 0):
            new, end = bracket, column + gone
            words = f"write {rewritten(stop.row, column, end, new)}"
            yield Repair(at=stop.start, sentence=sentence, words=words, line=line, start=column, end=end, new=new)
    end = len(row.rstrip())
    is_list = ": " in row[at:] or "," in row[at:]
    closing = Repair(
        at=stop.start, sentence=sentence, words=f"close it: {row[at:end].rstrip(',')}{bracket}",
        line=opened, start=len(row[:end].rstrip(", ")), end=end, new=bracket,
    )  # fmt: skip
    text = entry(row)
    in_quotes = [quoting(stop, opened, text, sentence, at=stop.start, whole=True)] if text[0] == at else []
    yield from [closing, *in_quotes] if is_list else [*in_quotes, closing]
