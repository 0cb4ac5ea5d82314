"""How the plan's days lie around its fixed day, as the first steps of the calculation find it."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.timeline.anchoring import Anchor, added_by_week, anchor_of, chosen_go_live, names_of_days_off
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.weeks import week_bounds
from calculators.workdays import WorkCalendar, work_calendar

__all__ = ["LaidOut", "laid_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """How the plan's days lie around its fixed day."""

    bounds: tuple[int, ...]
    """The days of the plan on which its weeks start, and its length."""
    anchor: Anchor
    place: int
    """Of the week that the entered date fixes, from 0."""
    is_end: bool
    """Whether it fixes the end of that week, not its start."""
    calendar: WorkCalendar


def laid_out(inputs: Inputs) -> LaidOut:
    """The same steps that ``calculation.calculate`` takes first."""
    plan, option = inputs.planned, chosen_go_live(inputs)
    days = inputs.working_days_per_week if inputs.week_length == WORKING_DAYS else 7
    bounds = week_bounds(plan.weeks, days, inputs.size, added_by_week(inputs))
    calendar = work_calendar(inputs.weekmask, names_of_days_off(inputs, bounds[-1]))
    anchor = anchor_of(inputs, bounds, calendar)
    is_end = inputs.anchor == "finish" or (inputs.anchor == "go_live" and option.edge == "end")
    week = {"week_1": 1, "kickoff": plan.weeks[0], "finish": plan.weeks[-1], "go_live": option.week}[inputs.anchor]
    return LaidOut(bounds=bounds, anchor=anchor, place=plan.weeks.index(week), is_end=is_end, calendar=calendar)
