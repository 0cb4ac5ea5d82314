"""A Week 0 that the planner asks for: one more week before Week 1, for which the playbook describes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calculators.invalid import Problem
from calculators.spec import Choice
from calculators.timeline.plan import Plan
from calculators.timeline.result import DatedSpan, Result

__all__ = ["WEEK_ZERO", "blocks_and_week_zero", "find_week_zero_first", "with_week_zero"]

_PRESENT = "present"
_NEUTRAL = "beyond"
"""The hue of what belongs to no block."""
WEEK_ZERO = (Choice("absent", "is not planned"), Choice(_PRESENT, "is planned, as a week without a block"))


def with_week_zero(plan: Plan, week_zero: str) -> Plan:
    """``plan`` with a Week 0 where it is asked for; a plan that has one stays as it is.

    The week belongs to the phases that last until the week before it, and to no block.
    """
    if week_zero != _PRESENT or 0 in plan.weeks:
        return plan
    before = [week for week in plan.weeks if week < 0]
    return replace(
        plan,
        weeks=(*before, 0, *plan.weeks[len(before) :]),
        phases=tuple(replace(phase, last_week=0) if phase.last_week == before[-1] else phase for phase in plan.phases),
    )


def find_week_zero_first(plan: Plan, week_zero: str) -> Iterator[Problem]:
    """A Week 0 that nothing comes before would be a first week without work, not one in between."""
    if week_zero == _PRESENT and not any(week <= 0 for week in plan.weeks):
        yield Problem("week_zero", "Leave Week 0 out: this plan begins with Week 1.")


def blocks_and_week_zero(result: Result, *, own: bool) -> tuple[DatedSpan, ...]:
    """The blocks and, in its place among them, a Week 0 that none of them covers; ``own`` where the planner chose it.

    Without it a list of blocks would leave out days that the whole plan counts.
    """
    blocks = result.blocks
    if any(block.first_week <= 0 <= block.last_week for block in blocks):
        return blocks
    title = "Your own week, no block" if own else "No block"
    zero = [replace(week, title=title, hue=_NEUTRAL) for week in result.weeks if week.first_week == 0]
    before = [block for block in blocks if block.first_week < 0]
    return (*before, *zero, *(block for block in blocks if block.first_week > 0))
