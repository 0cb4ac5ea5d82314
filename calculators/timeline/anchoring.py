"""From what a planner enters to the plan's one fixed day: which day of the plan falls on which date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.holidays import holiday_calendar
from calculators.timeline.actual_dates import days_known
from calculators.timeline.inputs import KEEP, NEXT_MONDAY, NO_CALENDAR, WORKING_DAYS, Inputs
from calculators.timeline.plan import GoLiveOption
from calculators.workdays import WorkCalendar

__all__ = ["Anchor", "added_by_week", "anchor_of", "chosen_go_live", "names_of_days_off"]

_DAY = timedelta(days=1)
_SPARE = 1.3
"""Public holidays make a plan longer than its work; more than this they cannot."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The plan's day ``offset``, counted from 0, falls on ``day``."""

    day: date
    offset: int
    entered: date
    """What stands for the date in the answer: differs from the planner's date when that was a day off and moved."""
    kept: bool = False
    """Whether ``entered`` is a start kept on a day off, before ``day``, the first on which anybody works."""


def chosen_go_live(inputs: Inputs) -> GoLiveOption:
    """What go-live means."""
    return next(option for option in inputs.resolved.go_live_options if option.id == inputs.go_live_at)


def anchor_of(inputs: Inputs, bounds: Sequence[int], calendar: WorkCalendar) -> Anchor:
    """Where the entered date fixes the plan.

    **Model** a start (of Week 1, of the first week, or go-live at a week's start) on a day off rolls forward to the
    next working day, or to the first from the next Monday on, or is kept, with work from the next working day; an end
    (of the plan, or go-live at a week's end) rolls back to the last one. By calendar weeks only an end rolls; its week
    then lasts up to the day before the next working day.
    """
    weeks, option = inputs.planned.weeks, chosen_go_live(inputs)
    day, by_working_days = inputs.anchor_date, inputs.week_length == "working_days"
    if inputs.anchor == "finish" or (inputs.anchor == "go_live" and option.edge == "end"):
        offset = (bounds[-1] if inputs.anchor == "finish" else bounds[weeks.index(option.week) + 1]) - 1
        entered = calendar.last_working_day(day)
        fixed = entered if by_working_days else calendar.next_working_day(entered + _DAY) - _DAY
        return Anchor(fixed, offset, entered)
    week = {"week_1": 1, "kickoff": weeks[0], "go_live": option.week}[inputs.anchor]
    offset = bounds[weeks.index(week)]
    if not by_working_days or calendar.is_working_day(day):
        return Anchor(day, offset, day)
    earliest = day + (7 - day.weekday()) * _DAY if inputs.start_on_day_off == NEXT_MONDAY else day
    worked = calendar.next_working_day(earliest)
    kept = inputs.start_on_day_off == KEEP
    return Anchor(worked, offset, day if kept else worked, kept)


def added_by_week(inputs: Inputs) -> dict[int, int]:
    """Days added for the chosen verticals, by the week in which each one's last adjustment ends."""
    added: dict[int, int] = {}
    for vertical in inputs.plan.verticals:
        days = next((row.days for row in inputs.added_days if row.vertical == vertical.id), 0)
        ends = [item.last_week for item in vertical.adjustments if item.last_week is not None]
        if vertical.id in inputs.verticals and days and ends:
            week = max(number for number in inputs.planned.weeks if number <= max(ends))
            added[week] = added.get(week, 0) + days
    return added


def names_of_days_off(inputs: Inputs, length: int) -> dict[date, str]:
    """Day to name of what is not worked: blackouts, entered holidays (both without a name), public holidays.

    Public holidays are those of the years that a plan of ``length`` days, its deadline and its reviews may reach,
    counted from the planner's date and, where the plan is made anew, from what has happened and from today too.
    """
    entered = dict.fromkeys((*inputs.blackouts, *inputs.holidays), "")
    if inputs.holiday_calendar == NO_CALENDAR:
        return entered
    per_week = inputs.weekmask.count("1") if inputs.week_length == "working_days" else 7
    counted = inputs.deadline_days if inputs.deadline_counted_in == WORKING_DAYS else 0
    reached = length * 7 / per_week + counted * 7 / inputs.weekmask.count("1") + len(entered)
    reach = int(reached * _SPARE) // 365 + 2
    reviews = max((review.every_months for review in inputs.plan.reviews), default=0) // 12
    known = sorted({inputs.anchor_date, *days_known(inputs.actual_dates, inputs.today)})
    years = range(known[0].year - reach, known[-1].year + reach + reviews + 1)
    return entered | holiday_calendar(inputs.holiday_calendar, years, inputs.weekmask)
