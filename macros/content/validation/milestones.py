"""The rule that milestones of one KPI come one after the other.

Not for: their height (`macros.content.validation.quantities`) or their block (`macros.content.validation.weeks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.content.cures import Cure
from macros.content.model.plan_statements import Milestone
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import shown

__all__ = ["milestones_in_one_week"]

_NEAR = 60
"""So many weeks before and after a milestone are looked at for a free one."""
_Placed = tuple[Source, tuple[object, ...], Any]
"""Milestones that say a week."""


def milestones_in_one_week(draft: Draft) -> Iterator[Problem]:
    """Two milestones of one KPI are due in two weeks; the one that has another week free is told to move."""
    of_kpi: dict[str, list[_Placed]] = {}
    for source in draft.in_folder("phases"):
        for path, part in source.parts_of(Milestone):
            if part.kpi is not None and part.quantity is not None and part.week is not None:
                of_kpi.setdefault(part.kpi, []).append((source, path, part))
    for placed in of_kpi.values():
        by_height = sorted(placed, key=lambda one: one[2].quantity.value if one[2].quantity else 0)
        for lower, higher in pairwise(by_height):
            if lower[2].week == higher[2].week:
                yield _clash(by_height, lower, higher)


def _clash(placed: list[_Placed], lower: _Placed, higher: _Placed) -> Problem:
    earlier, later = _free_before(placed, lower), _free_after(placed, higher)
    moved, other, free = (higher, lower, later) if len(later) == 1 != len(earlier) else (lower, higher, earlier)
    source, path, milestone = moved
    at = (*path, "week")
    cure = Cure("move one of the two")
    if len(free) == 1:
        cure = source.write(at, free[0], f"write week: {free[0]}, or move the other one")
    because = [other[0].at((*other[1], "week"))]
    return source.problem(at, f"week {milestone.week} already has {shown(other[2].text)}", cure, because=because)


def _free_before(placed: list[_Placed], one: _Placed) -> list[int]:
    """The weeks of its block between the milestone before one, by height, and its own week."""
    before = [other[2].week for other in placed[: placed.index(one)] if other[2].week < one[2].week]
    return [week for week in _weeks_of_its_block(one) if max(before, default=week - 1) < week < one[2].week]


def _free_after(placed: list[_Placed], one: _Placed) -> list[int]:
    """The weeks of its block between its own week and the milestone after one, by height."""
    after = [other[2].week for other in placed[placed.index(one) + 1 :] if other[2].week > one[2].week]
    return [week for week in _weeks_of_its_block(one) if one[2].week < week < min(after, default=week + 1)]


def _weeks_of_its_block(one: _Placed) -> list[int]:
    source, path, _ = one
    weeks = source.node.blocks[path[1]].weeks
    if weeks is None:
        return []
    near = range(max(weeks.first, one[2].week - _NEAR), min(weeks.last, one[2].week + _NEAR) + 1)
    return [week for week in near if week]
