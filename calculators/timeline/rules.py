"""What must hold between the timeline's inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.invalid import Problem
from calculators.spec import Rule
from calculators.timeline.actual_dates import find_bad_actual_dates
from calculators.timeline.in_verticals import change_problems, in_verticals
from calculators.timeline.plan import Plan, plan_problems
from calculators.timeline.rows import AddedDays
from calculators.timeline.week_zero import find_week_zero_first

__all__ = ["RULES", "size_of"]

_SMALLEST, _LARGEST = 0.5, 3
_SIZES = ("size_users", "size_sites", "size_departments", "size_integrations")


def _find_unknown_choices(plan: Plan, verticals: tuple[str, ...], go_live_at: str) -> Iterator[Problem]:
    known = [vertical.id for vertical in plan.verticals]
    unknown = [chosen for chosen in verticals if chosen not in known]
    if unknown or len(set(verticals)) != len(verticals):
        yield Problem("verticals", f"Choose each at most once from: {', '.join(known)}.")
    options = [option.id for option in plan.go_live_options]
    if go_live_at not in options:
        yield Problem("go_live_at", f"Choose one of: {', '.join(options)}.")


def _find_additions_to_nothing(plan: Plan, added_days: tuple[AddedDays, ...]) -> Iterator[Problem]:
    dated = [
        vertical.id for vertical in plan.verticals if any(item.last_week is not None for item in vertical.adjustments)
    ]
    named = [row.vertical for row in added_days]
    if len(set(named)) != len(named) or not set(named) <= set(dated):
        yield Problem("added_days", f"Name each vertical at most once, from: {', '.join(dated)}.")


def _find_bad_actual_dates(plan: Plan, verticals: tuple[str, ...], week_zero: str, *entered: Any) -> Iterator[Problem]:
    """A block goes by its title and weeks in the chosen verticals."""
    yield from find_bad_actual_dates(in_verticals(plan, verticals), week_zero, *entered)


def size_of(users: float, sites: float, departments: float, integrations: float) -> float:
    """Reasons for a longer plan multiply: each stretches what the others have stretched."""
    return users * sites * departments * integrations


def _find_wrong_size(*sizes: float) -> Iterator[Problem]:
    size = size_of(*sizes)
    if not _SMALLEST <= size <= _LARGEST:
        yield Problem(
            "size_users", f"Enter sizes that make {_SMALLEST} to {_LARGEST} when multiplied; these make {size:.3g}."
        )


def _find_weeks_without_a_day(week_length: str, working_days: int, *sizes: float) -> Iterator[Problem]:
    if week_length == "working_days" and working_days * size_of(*sizes) < 1:
        message = f"Enter sizes that make {1 / working_days:g} or more: each week needs at least one day."
        yield Problem("size_users", message)


def _find_disorder(low: float, likely: float, high: float) -> Iterator[Problem]:
    if low > likely:
        yield Problem("low_length", "Enter a length that is not above the most likely one.")
    if high < likely:
        yield Problem("high_length", "Enter a length that is not below the most likely one.")


RULES = (
    Rule(needs=("plan",), find=plan_problems),
    Rule(needs=("plan",), find=change_problems),
    Rule(needs=("plan", "week_zero"), find=find_week_zero_first),
    Rule(needs=("plan", "verticals", "go_live_at"), find=_find_unknown_choices),
    Rule(needs=("plan", "added_days"), find=_find_additions_to_nothing),
    Rule(needs=("plan", "verticals", "week_zero", "actual_dates", "anchor_date", "today"), find=_find_bad_actual_dates),
    Rule(needs=_SIZES, find=_find_wrong_size),
    Rule(needs=("week_length", "working_days_per_week", *_SIZES), find=_find_weeks_without_a_day),
    Rule(needs=("low_length", "likely_length", "high_length"), find=_find_disorder),
)
