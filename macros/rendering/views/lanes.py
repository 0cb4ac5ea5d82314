"""Where phases and blocks stand in a picture of the plan in which some run side by side: columns of weeks, and lanes.

A column is as many weeks as begin and end together. Each week is drawn once, so that no length counts twice.
Not for: a plan in which one follows the other, whose pictures need no lanes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from macros.content.model.base import Weeks
from macros.content.model.root import Calendar
from macros.content.weeks import overlap, weeks_in
from macros.rendering.views.view import view

__all__ = ["Cell", "Lanes", "behind", "lanes_of"]


@view
class Cell:
    """A place: columns from one line to another, counted from 1, and the lane, from 1 at the top."""

    start: int
    end: int
    lane: int


@view
class Lanes:
    """A picture's columns and what stands in them."""

    columns: tuple[int, ...]
    """How many weeks each holds."""
    phases: tuple[Cell, ...]
    blocks: tuple[tuple[Cell, ...], ...]
    """Phase by phase, in columns counted from the phase's first."""


def lanes_of(
    phases: Sequence[Weeks | None], blocks: Sequence[Sequence[Weeks | None]], calendar: Calendar | None
) -> Lanes | None:
    """The picture of these phases and the blocks of each; None where nothing runs side by side, or has no weeks."""
    spans = [it for it in phases if it] if all(phases) else []
    inner = [[it for it in held if it] for held in blocks]
    flat = [it for held in inner for it in held]
    if not spans or not any(overlap(*pair) for group in (spans, flat) for pair in _pairs(group)):
        return None
    cuts = sorted({cut for it in (*spans, *flat) for cut in (it.first, it.last + 1)})
    held = [(first, len(weeks_in(Weeks(first=first, last=end - 1), calendar))) for first, end in pairwise(cuts)]
    firsts = [first for first, weeks in held if weeks]

    def line(week: int) -> int:
        """The line before the column in which a week lies."""
        return sum(first <= week for first in firsts)

    def cells(of: Sequence[Weeks], from_line: int) -> tuple[Cell, ...]:
        lanes = _lanes(of)
        return tuple(
            Cell(start=line(it.first) - from_line, end=line(it.last) + 1 - from_line, lane=lane)
            for it, lane in zip(of, lanes, strict=True)
        )

    places = cells(spans, 0)
    return Lanes(
        columns=tuple(weeks for _, weeks in held if weeks),
        phases=places,
        blocks=tuple(cells(own, place.start - 1) for own, place in zip(inner, places, strict=True)),
    )


def behind(lanes: Lanes, place: int) -> Cell:
    """Where something stands that comes after the last week: behind all columns, `place` counted from 0."""
    start = len(lanes.columns) + place + 1
    return Cell(start=start, end=start + 1, lane=1)


def _pairs(of: Sequence[Weeks]) -> list[tuple[Weeks, Weeks]]:
    return [(one, other) for place, one in enumerate(of) for other in of[place + 1 :]]


def _lanes(of: Sequence[Weeks]) -> list[int]:
    """The first lane that is free, for each in its turn."""
    taken: list[list[Weeks]] = []
    found = []
    for it in of:
        lane = next(
            (number for number, held in enumerate(taken) if not any(overlap(it, other) for other in held)), None
        )
        if lane is None:
            lane = len(taken)
            taken.append([])
        taken[lane].append(it)
        found.append(lane + 1)
    return found
