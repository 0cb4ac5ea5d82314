"""What git leaves in a file where two people changed the same lines: both versions between lines of markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["MergeConflict", "merge_conflicts"]

_MARKER = re.compile(r"\s*(?:(?P<open><{7})|(?P<base>\|{7})|(?P<middle>={7})|(?P<close>>{7}))(?:[ \t].*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConflict:
    """One conflict, or a marker left of one; lines count from 0."""

    markers: tuple[int, ...]
    """The lines of markers, the first of them where the conflict begins."""
    others: tuple[int, ...] = ()
    """Lines of every version but the first."""
    whole: bool = True
    """False for a marker without the others that belong to it."""


def merge_conflicts(rows: Sequence[str]) -> Iterator[MergeConflict]:
    """Every conflict in the lines of a file, in order.

    >>> list(merge_conflicts(["a: 1", "<<<<<<< HEAD", "b: 2", "=======", "b: 3", ">>>>>>> branch"]))
    [MergeConflict(markers=(1, 3, 5), others=(4,), whole=True)]
    """
    opened: list[tuple[int, str]] = []
    for line, row in enumerate(rows):
        found = _MARKER.match(row) if row.lstrip()[:1] in ("<", "|", "=", ">") else None
        kind = found.lastgroup if found else None
        if kind is None:
            continue
        follows = bool(opened) and kind in _FOLLOWING[opened[-1][1]]
        if kind == "middle" and not follows and row[0] != "=":
            continue
        if not follows:
            yield from _left_over(opened)
            opened = []
        opened.append((line, kind))
        if kind == "close" and follows:
            yield _whole([line for line, _ in opened])
            opened = []
    yield from _left_over(opened)


_FOLLOWING: dict[str, set[str]] = {
    "open": {"base", "middle"},
    "base": {"middle"},
    "middle": {"close"},
    "close": set(),
}


def _whole(markers: Sequence[int]) -> MergeConflict:
    inside = range(markers[1] + 1, markers[-1])
    return MergeConflict(markers=tuple(markers), others=tuple(line for line in inside if line not in markers))


def _left_over(opened: Sequence[tuple[int, str]]) -> Iterator[MergeConflict]:
    """Markers that somebody forgot."""
    if opened:
        yield MergeConflict(markers=tuple(line for line, _ in opened), whole=False)
