"""Repairs of spaces: tabs, spaces of other kinds, lines that are indented unlike their neighbors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.characters import code_point
from macros.content.repairs.stops import Repair, Stop, is_written

__all__ = ["indentation", "odd_spaces", "tabs"]

_ODD_SPACE = re.compile(r"^(?P<indent> *)(?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_ODD_GAP = re.compile(r"[:\-,](?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_STEP = 2
"""So many spaces one level is deeper than the one around it."""


def odd_spaces(stop: Stop) -> Iterator[Repair]:
    """Spaces that look like ordinary ones and are none."""
    for line in stop.lines():
        found = _ODD_SPACE.search(stop.rows[line]) or _ODD_GAP.search(stop.rows[line])
        if found:
            at = found.start("odd")
            name = "a no-break space" if found["odd"] == "\u00a0" else "a space"
            sentence = f"{name} ({code_point(found['odd'])}) stands where YAML takes only an ordinary one"
            yield Repair(
                at=(line, at), sentence=sentence, words="write a space", line=line, start=at, end=at + 1, new=" "
            )


def tabs(stop: Stop) -> Iterator[Repair]:
    """A tab where the parser allows only spaces."""
    if "tab" not in stop.problem and stop.character != "\t":
        return
    row, line = stop.row, stop.end[0]
    for depth in _depths(stop, line):
        yield Repair(
            at=(line, row.index("\t")),
            sentence="a tab stands where YAML allows only spaces",
            words=f"indent with {depth} spaces",
            line=line,
            start=0,
            end=len(row) - len(row.lstrip()),
            new=" " * depth,
        )


def indentation(stop: Stop) -> Iterator[Repair]:
    """A line that is deeper or less deep than its neighbors."""
    line, row = stop.end[0], stop.row
    width = len(row) - len(row.lstrip(" "))
    is_deeper = "mapping values are not allowed" in stop.problem
    for depth in _depths(stop, line):
        if depth == width or stop.end[1] > width + len(row.split(":")[0]) - width:
            continue
        sentence = (
            "the line is indented deeper than its neighbor, and so continues its text"
            if is_deeper
            else "the line is indented unlike its neighbors"
        )
        words = f"indent it by {depth} spaces instead of {width}"
        yield Repair(
            at=stop.end if is_deeper else (line, width), sentence=sentence, words=words, line=line, start=0, end=width,
            new=" " * depth,
        )  # fmt: skip


def _depths(stop: Stop, line: int) -> list[int]:
    """How deep a line may have been meant to be: below the one before if that holds nothing yet, else as neighbors."""
    rows, found = stop.rows, []
    for other in _neighbors(stop, line):
        depth = len(rows[other]) - len(rows[other].lstrip(" "))
        found += [depth + _STEP, depth] if other < line and rows[other].rstrip().endswith(":") else [depth]
    return list(dict.fromkeys(found))


def _neighbors(stop: Stop, line: int) -> list[int]:
    """The written lines before and after one that are indented with spaces, and the one whose entries are read."""
    good = [number for number, row in enumerate(stop.rows) if is_written(row) and row.lstrip(" ")[:1] != "\t"]
    before = [number for number in good if number < line][-1:]
    after = [number for number in good if number > line][:1]
    return list(dict.fromkeys([*before, *after, *([stop.start[0]] if stop.start[0] != line else [])]))
