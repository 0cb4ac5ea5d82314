"""The plan as pieces in a row: each block, and each week that belongs to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calculators.timeline.plan import Plan
from calculators.timeline.weeks import Week

__all__ = ["Piece", "pieces_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block, or a week without one, in the first plan."""

    id: str
    """The block's; empty for a week without one."""
    title: str
    weeks: tuple[int, ...]
    bounds: tuple[int, ...]
    """Days of the plan, counted from the piece's first, on which its weeks begin, and lastly its length."""
    first_start: date
    first_end: date
    """Both in the first plan, inclusive."""

    @property
    def days(self) -> int:
        """Its length in days of the plan."""
        return self.bounds[-1]


def pieces_of(plan: Plan, first: Sequence[Week], bounds: Sequence[int]) -> tuple[Piece, ...]:
    """The pieces of a plan whose blocks share no week.

    **Inputs** ``first`` the weeks of the first plan, ``bounds`` the days of the plan on which they begin.
    """
    titles = {block.id: block.title for block in plan.blocks}
    covering = {
        week: block.id for block in plan.blocks for week in plan.weeks if block.first_week <= week <= block.last_week
    }

    def key(index: int) -> tuple[str, int | None]:
        """Weeks without a block stand each by itself."""
        number = first[index].number
        return covering.get(number, ""), None if number in covering else number

    made = []
    for (block, _), grouped in groupby(range(len(first)), key=key):
        own = list(grouped)
        start = bounds[own[0]]
        made.append(
            Piece(
                id=block,
                title=titles.get(block, ""),
                weeks=tuple(first[index].number for index in own),
                bounds=tuple(bounds[index] - start for index in (*own, own[-1] + 1)),
                first_start=first[own[0]].start,
                first_end=first[own[-1]].end,
            )
        )
    return tuple(made)
