"""The rule that milestones of one KPI come one after the other.

Not for: their height (`macros.content.validation.quantities`) or their block (`macros.content.validation.weeks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.content.cures import Cure
from macros.content.model.phases import Milestone
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import shown

__all__ = ["milestones_in_one_week"]

_Placed = tuple[Source, tuple[object, ...], Milestone]


def milestones_in_one_week(draft: Draft) -> Iterator[Problem]:
    """Two milestones of one KPI are due in two weeks; the one that has another week free is told to move."""
    of_kpi: dict[str, list[_Placed]] = {}
    for source in draft.in_folder("phases"):
        for path, part in source.parts:
            if isinstance(part, Milestone) and part.kpi is not None and part.quantity is not None:
                of_kpi.setdefault(part.kpi, []).append((source, path, part))
    for placed in of_kpi.values():
        by_height = sorted(placed, key=lambda one: one[2].quantity.value if one[2].quantity else 0)
        for lower, higher in pairwise(by_height):
            if lower[2].week == higher[2].week:
                yield _clash(by_height, lower, higher)


def _clash(placed: list[_Placed], lower: _Placed, higher: _Placed) -> Problem:
    free = {id(one): _free_weeks(placed, one) for one in (lower, higher)}
    moved = next((one for one in (lower, higher) if len(free[id(one)]) == 1), lower)
    source, path, milestone = moved
    other = higher if moved is lower else lower
    at = (*path, "week")
    sentence = f"week {milestone.week} already has {shown(other[2].text)}"
    cure = Cure("move one of the two")
    if len(free[id(moved)]) == 1:
        week = free[id(moved)][0]
        cure = source.write(at, week, f"write week: {week}, or move the other one")
    return source.problem(at, sentence, cure, because=[other[0].at((*other[1], "week"))])


def _free_weeks(placed: list[_Placed], one: _Placed) -> list[int]:
    """The weeks between the milestones before and after one, by height."""
    at = placed.index(one)
    before = [other[2].week for other in placed[:at] if other[2].week != one[2].week]
    after = [other[2].week for other in placed[at + 1 :] if other[2].week != one[2].week]
    if not before or (not after and one is not placed[-2]):
        return []
    last = min(after, default=one[2].week)
    return [week for week in range(max(before) + 1, last) if week]
