"""Conditions between the adoption calculator's inputs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from calculators.adoption.actuals import LAST_WEEK, Actual, find_bad_actuals
from calculators.adoption.rows import Level, OwnTarget
from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.handover import PlanDates
from calculators.invalid import InvalidInput, Problem
from calculators.spec import Rule
from calculators.workdays import next_working_day

__all__ = ["RULES", "week_1_of"]

_LIMITS = ("yellow_from", "red_from", "critical_from")
"""Where the second level and those after it start."""


def week_1_of(week_1_from: str, week_1_date: date, plan_dates: PlanDates | None) -> date:
    """The start of Week 1: the timeline's where that is chosen, else the date entered."""
    return plan_dates.week_1 if week_1_from == "timeline" and plan_dates else week_1_date


def _find_curve_problems(milestones: tuple[TargetMilestone, ...], ceiling: float) -> Iterator[Problem]:
    try:
        curve_through(milestones, ceiling)
    except InvalidInput as error:
        yield from error.problems


def _find_short_horizon(milestones: tuple[TargetMilestone, ...], horizon_weeks: int) -> Iterator[Problem]:
    last = max((item.week for item in milestones), default=1)
    if horizon_weeks < last:
        yield Problem("horizon_weeks", f"Enter {last} weeks or more: the last milestone is in Week {last}.")


def _find_wrong_actuals(
    actuals: tuple[Actual, ...], users: int, surveyed: int | None, weekmask: str, *start: Any
) -> Iterator[Problem]:
    yield from find_bad_actuals(actuals, users, surveyed, week_1_of(*start), weekmask)


def _find_large_survey(surveyed: int | None, users: int) -> Iterator[Problem]:
    if surveyed is not None and surveyed > users:
        yield Problem("surveyed", f"Enter at most {users:,} people asked: there are no more users.")


def _find_unknown_target(target_from: str, own_targets: tuple[OwnTarget, ...]) -> Iterator[Problem]:
    known = [item.id for item in own_targets]
    if not known:
        yield Problem("own_targets", "Give at least one target, the last milestone’s.")
    elif target_from not in known:
        yield Problem("target_from", f"Choose one of: {', '.join(known)}.")
    for number, item in enumerate(own_targets[1:], start=2):
        if item.share is None:
            yield Problem("own_targets", f"Row {number}: share: Enter a percentage: {item.title} names none.")


def _find_bad_target_day(
    target_day: date | None, target_week: int | None, weekmask: str, *start: Any
) -> Iterator[Problem]:
    if target_day is None:
        return
    week_1 = next_working_day(week_1_of(*start), weekmask)
    if target_week is not None:
        yield Problem("target_day", "Enter a week or a day for the target, not both.")
    elif not week_1 <= target_day < week_1 + LAST_WEEK * timedelta(weeks=1):
        last = week_1 + LAST_WEEK * timedelta(weeks=1) - timedelta(days=1)
        yield Problem("target_day", f"Enter a day from {week_1}, when Week 1 starts, to {last}.")


def _find_missing_dates(week_1_from: str, plan_dates: PlanDates | None) -> Iterator[Problem]:
    if week_1_from == "timeline" and plan_dates is None:
        yield Problem("week_1_from", "Choose a date of your own: the timeline’s dates are missing.")


def _find_bad_limits(levels: tuple[Level, ...], *limits: float | None) -> Iterator[Problem]:
    """Each level but the first starts at a shortfall, and a later one at a larger; of others nothing is asked."""
    asked = dict(zip(_LIMITS[: max(0, len(levels) - 1)], limits, strict=False))
    for name, limit in asked.items():
        if limit is None:
            yield Problem(name, "Enter the shortfall at which this level starts.")
    stated = [limit for limit in asked.values() if limit is not None]
    if any(later <= earlier for earlier, later in pairwise(stated)):
        yield Problem(list(asked)[-1], "Enter rising shortfalls, the second level's the smallest.")


RULES = (
    Rule(needs=("milestones", "ceiling"), find=_find_curve_problems),
    Rule(needs=("milestones", "horizon_weeks"), find=_find_short_horizon),
    Rule(
        needs=("actuals", "users", "surveyed", "weekmask", "week_1_from", "week_1_date", "plan_dates"),
        find=_find_wrong_actuals,
    ),
    Rule(needs=("surveyed", "users"), find=_find_large_survey),
    Rule(needs=("week_1_from", "plan_dates"), find=_find_missing_dates),
    Rule(needs=("levels", *_LIMITS), find=_find_bad_limits),
    Rule(needs=("target_from", "own_targets"), find=_find_unknown_target),
    Rule(
        needs=("target_day", "target_week", "weekmask", "week_1_from", "week_1_date", "plan_dates"),
        find=_find_bad_target_day,
    ),
)
