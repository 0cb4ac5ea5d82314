"""Repairs of keys whose colon is missing, or the space behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.repairs.stops import Repair, Stop, entry, rewritten

__all__ = ["missing_colon", "missing_space"]

_TIGHT = re.compile(r"^\s*(?:- +)*[A-Za-z_][\w-]*(?P<colon>[:\uff1a])(?P<space>\s?)(?=\S)")
_NO_COLON = re.compile(r"^\s*(?:- +)*(?P<key>[a-z_][\w-]*)(?P<gap> +)(?=\S)")


def missing_space(stop: Stop) -> Iterator[Repair]:
    """A key whose colon touches its value."""
    for line in stop.lines():
        row = stop.rows[line]
        found = _TIGHT.match(row)
        if found and (not found["space"] or found["colon"] != ":"):
            start = found.start("colon")
            words = f"write {rewritten(row, start, found.end(), ': ')}"
            sentence = "a space is missing after the colon" if found["colon"] == ":" else "this colon is not YAML's"
            yield Repair(
                at=(line, start), sentence=sentence, words=words, line=line, start=start, end=found.end(), new=": "
            )


def missing_colon(stop: Stop) -> Iterator[Repair]:
    """A key without a colon."""
    for line in stop.lines()[::-1]:
        row = stop.rows[line]
        found = _NO_COLON.match(row)
        if found and ":" not in row[: entry(row)[0]] and line <= stop.end[0]:
            start, end = found.span("gap")
            sentence = f"a colon is missing after '{found['key']}'"
            words = f"write {rewritten(row, start, end, ': ')}"
            at = (line, found.start("key"))
            yield Repair(at=at, sentence=sentence, words=words, line=line, start=start, end=end, new=": ")
