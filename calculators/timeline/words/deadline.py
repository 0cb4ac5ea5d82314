"""How the deadline is named to readers, so that its unit is never left open."""

from __future__ import annotations

from calculators.texts import count_text, days_text, plural
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Clock, Result

__all__ = ["calendar_days", "deadline_clock", "deadline_text", "slack_text", "working_days_text"]


def deadline_clock(inputs: Inputs, result: Result) -> Clock:
    """The clock that the planner chose."""
    return next(clock for clock in result.clocks if clock.id == inputs.deadline_clock)


def working_days_text(inputs: Inputs) -> str:
    """`90 working days`; empty for a deadline in calendar days, which needs no other name than its day."""
    return plural(inputs.deadline_days, "working day") if inputs.deadline_counted_in == WORKING_DAYS else ""


def deadline_text(inputs: Inputs, result: Result) -> str:
    """`day 90`, or `day 124 (90 working days)`: the calendar day, and what it stands for."""
    day = f"day {count_text(deadline_clock(inputs, result).deadline_day)}"
    return f"{day} ({working_days_text(inputs)})" if working_days_text(inputs) else day


def calendar_days(inputs: Inputs, days: int) -> str:
    """`8 days`, or `8 calendar days` where working days are about."""
    return plural(days, _noun(inputs))


def slack_text(inputs: Inputs, days: int) -> str:
    """Days to spare or too late, in calendar days and saying so where working days are about."""
    return days_text(days, _noun(inputs))


def _noun(inputs: Inputs) -> str:
    return "calendar day" if working_days_text(inputs) else "day"
