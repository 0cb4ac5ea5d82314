"""Where phases and blocks stand in a picture of the plan in which some run side by side: columns of time, and lanes.

A column is a stretch of time in which nothing begins or ends. Each week is drawn once, so that no length counts twice.
Not for: a plan in which one follows the other, whose pictures need no lanes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise

from macros.content.model.phases import Block, Phase
from macros.content.model.root import Calendar
from macros.content.times import drawn_weeks, span_of
from macros.content.weeks import all_weeks
from macros.rendering.views.view import view

__all__ = ["Cell", "Lanes", "behind", "lanes_of"]

_Span = tuple[float, float]
_PLACES = 9
"""Rounds what sevenths of a week leave behind."""


@view
class Cell:
    """A place: columns from one line to another, counted from 1, and the lane, from 1 at the top."""

    start: int
    end: int
    lane: int


@view
class Lanes:
    """A picture's columns and what stands in them."""

    columns: tuple[float, ...]
    """How many weeks each holds."""
    phases: tuple[Cell, ...]
    blocks: tuple[tuple[Cell, ...], ...]
    """Phase by phase, in columns counted from the phase's first."""


def lanes_of(plan: Iterable[tuple[Phase, Iterable[Block]]], calendar: Calendar | None) -> Lanes | None:
    """The picture of these phases, each with its blocks; None where nothing runs side by side, or says no time."""
    held = [(span_of(phase), [span_of(block) for block in blocks]) for phase, blocks in plan]
    phases = [span for span, _ in held if span]
    blocks = [[span for span in own if span] for _, own in held]
    flat = [span for own in blocks for span in own]
    if len(phases) < len(held) or not any(_meet(*pair) for spans in (phases, flat) for pair in combinations(spans, 2)):
        return None
    length = _in_weeks(all_weeks(calendar)) if calendar else _in_days(phases)
    cuts = sorted({round(cut, _PLACES) for span in (*phases, *flat) for cut in span})
    stretches = [(start, length((start, end))) for start, end in pairwise(cuts)]
    starts = [start for start, length in stretches if length > 0]

    def cells(spans: Sequence[_Span], before: int) -> tuple[Cell, ...]:
        lines = [[sum(start < round(edge, _PLACES) for start in starts) for edge in span] for span in spans]
        return tuple(
            Cell(start=start + 1 - before, end=end + 1 - before, lane=lane)
            for (start, end), lane in zip(lines, _lanes(spans), strict=True)
        )

    places = cells(phases, 0)
    return Lanes(
        columns=tuple(length for _, length in stretches if length > 0),
        phases=places,
        blocks=tuple(cells(own, place.start - 1) for own, place in zip(blocks, places, strict=True)),
    )


def behind(lanes: Lanes, place: int) -> Cell:
    """Where something stands that comes after the last week: behind all columns, `place` counted from 0."""
    start = len(lanes.columns) + place + 1
    return Cell(start=start, end=start + 1, lane=1)


def _meet(one: _Span, other: _Span) -> bool:
    return round(max(one[0], other[0]), _PLACES) < round(min(one[1], other[1]), _PLACES)


def _in_weeks(weeks: Sequence[int]) -> Callable[[_Span], float]:
    """So much of the calendar's weeks as lies in a span: it may reach over one that does not exist."""

    def length(span: _Span) -> float:
        parts = (min(span[1], week + 1) - max(span[0], week) for week in weeks)
        return round(sum(part for part in parts if part > 0), _PLACES)

    return length


def _in_days(phases: Iterable[_Span]) -> Callable[[_Span], float]:
    """How long a span of dates is drawn; days between two phases are left out, for there is nothing to draw in them."""
    held = list(phases)
    return lambda span: drawn_weeks(span[1] - span[0]) if any(_meet(span, phase) for phase in held) else 0


def _lanes(spans: Iterable[_Span]) -> list[int]:
    """The first lane that is free, for each in its turn."""
    taken: list[list[_Span]] = []
    found = []
    for span in spans:
        lane = next((place for place, own in enumerate(taken) if not any(_meet(span, other) for other in own)), None)
        if lane is None:
            lane = len(taken)
            taken.append([])
        taken[lane].append(span)
        found.append(lane + 1)
    return found
