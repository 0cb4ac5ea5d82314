"""Repairs of texts that need quotes, or other ones."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.repairs.stops import Repair, Stop, entry, piece, quoting
from macros.content.yaml_faults import quoted

__all__ = [
    "bad_first_character",
    "bad_sign",
    "colon_in_text",
    "list_in_line",
    "quote_in_quotes",
    "text_after_sign",
    "unclosed_quote",
    "unknown_escapes",
]

_SIGNS = (("alias", "*"), ("anchor", "&"), ("tag", "!"), ("directive", "%"))


def unknown_escapes(stop: Stop) -> Iterator[Repair]:
    """A backslash in double quotes that begins no code."""
    if "escape" not in stop.problem and "hexdecimal" not in stop.problem:
        return
    (line, start), row = stop.start, stop.rows[stop.start[0]]
    end = row.find('"', stop.end[1])
    if line == stop.end[0] and end >= 0:
        at = row.rindex("\\", 0, stop.end[1] + 1)
        new = "'" + row[start + 1 : end].replace("'", "''") + "'"
        yield Repair(
            at=(line, at),
            sentence=f"'{row[at : at + 2]}' means nothing in double quotes",
            words=f"write {new}",
            line=line,
            start=start,
            end=end + 1,
            new=new,
        )


def bad_first_character(stop: Stop) -> Iterator[Repair]:
    """A sign with which no unquoted text may begin."""
    if "cannot start any token" not in stop.problem or stop.character == "\t":
        return
    line, column = stop.end
    start, end = piece(stop.row, column) if stop.in_braces else (column, len(stop.row.rstrip()))
    sentence = f"unquoted text cannot start with '{stop.character}'"
    yield quoting(stop, line, (start, end), sentence, at=stop.end, whole=False)


def text_after_sign(stop: Stop) -> Iterator[Repair]:
    """A text behind `|` or `>`, which start one on the next line."""
    start, end = entry(stop.row)
    if "block scalar" in stop.context and not _goes_on(stop):
        sentence = "'|' and '>' start a text on the next line"
        yield quoting(stop, stop.end[0], (start, end), sentence, at=stop.end, whole=True)


def _goes_on(stop: Stop) -> bool:
    """Whether the next line is indented deeper, and so belongs to the text."""
    line, row = stop.end[0], stop.row
    after = next((other for other in stop.rows[line + 1 :] if other.strip()), "")
    return len(after) - len(after.lstrip()) > len(row) - len(row.lstrip())


def bad_sign(stop: Stop) -> Iterator[Repair]:
    """A sign that starts an alias, anchor, tag or directive."""
    sign = next((sign for word, sign in _SIGNS if word in stop.context), None)
    line, column = stop.start
    row = stop.rows[line]
    if sign is None:
        start, end = entry(stop.row)
        if stop.row[start : start + 1] not in ("*", "&", "!") or stop.end[1] < start:
            return
        sign, line, column, row = stop.row[start], stop.end[0], start, stop.row
    start, end = piece(row, column) if row[slice(*entry(row))][:1] in ("{", "[") else entry(row)
    yield quoting(stop, line, (start, end), f"unquoted text cannot start with '{sign}'", at=(line, column), whole=True)


def unclosed_quote(stop: Stop) -> Iterator[Repair]:
    """A quote that is not closed on its line."""
    (line, column), sentence = stop.start, "the quote that opens here is never closed"
    if stop.open_quote is not None:
        (line, column), sentence = stop.open_quote, "the quote that opens here is closed only lines below"
    elif "quoted scalar" not in stop.context or not stop.runs_to_the_end:
        return
    row = stop.rows[line]
    inside = row[slice(*entry(row))][:1] in ("{", "[")
    ends = [piece(row, column + 1)[1], len(row.rstrip().rstrip("}]").rstrip())] if inside else [len(row.rstrip())]
    for end in ends:
        words = f"close it at the end of the text: {row[column:end]}{row[column]}"
        yield Repair(at=(line, column), sentence=sentence, words=words, line=line, start=end, end=end, new=row[column])


def quote_in_quotes(stop: Stop) -> Iterator[Repair]:
    """What follows a closing quote belongs to nothing: the quote was meant to be part of the text."""
    for line, column in dict.fromkeys([stop.end, (stop.end[0], len(stop.row))]):
        row = stop.rows[line] if line < len(stop.rows) else ""
        start, end = piece(row, column) if stop.in_braces else entry(row)
        text = row[start:end]
        if text[:1] not in ("'", '"') or start >= stop.end[1] or text.count(text[0]) < 2:
            continue
        inner = text[1:-1] if text[-1] == text[0] else text
        new = quoted(inner)
        sentence = "the text continues after its closing quote"
        yield Repair(at=stop.end, sentence=sentence, words=f"write {new}", line=line, start=start, end=end, new=new)


def colon_in_text(stop: Stop) -> Iterator[Repair]:
    """A colon and a space in an unquoted text."""
    before = stop.row[: stop.end[1]].strip().lstrip("- ")
    if "mapping values are not allowed" in stop.problem and ":" in before:
        start, end = entry(stop.row)
        yield quoting(stop, stop.end[0], (start, end), "unquoted text cannot hold ': '", at=stop.end, whole=True)


def list_in_line(stop: Stop) -> Iterator[Repair]:
    """A dash and a space at the start of an unquoted text."""
    if "block sequence entries are not allowed" in stop.problem:
        start, end = entry(stop.row)
        if stop.row[start : start + 2] == "- ":
            yield quoting(
                stop, stop.end[0], (start, end), "unquoted text cannot start with '- '", at=stop.end, whole=True
            )
