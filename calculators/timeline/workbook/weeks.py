"""The sheet of weeks, one after the other: a length or a start that changes moves all that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from calculators.timeline.anchoring import Anchor, added_by_week, anchor_of, chosen_go_live, names_of_days_off
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Result
from calculators.timeline.weeks import week_bounds
from calculators.timeline.workbook.formulas import networkdays, workday
from calculators.workbook import COUNT, DATE, GENERAL, Cell, Sheet, entry, formula, head, text, title
from calculators.workdays import work_calendar

__all__ = ["LaidOut", "laid_out", "weeks_sheet"]

_DAY = timedelta(days=1)


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


def laid_out(inputs: Inputs) -> LaidOut:
    """The same steps that ``calculation.calculate`` takes first."""
    plan, option = inputs.planned, chosen_go_live(inputs)
    days = inputs.working_days_per_week if inputs.week_length == WORKING_DAYS else 7
    bounds = week_bounds(plan.weeks, days, inputs.size, added_by_week(inputs))
    anchor = anchor_of(inputs, bounds, work_calendar(inputs.weekmask, names_of_days_off(inputs, bounds[-1])))
    is_end = inputs.anchor == "finish" or (inputs.anchor == "go_live" and option.edge == "end")
    week = {"week_1": 1, "kickoff": plan.weeks[0], "finish": plan.weeks[-1], "go_live": option.week}[inputs.anchor]
    return LaidOut(bounds=bounds, anchor=anchor, place=plan.weeks.index(week), is_end=is_end)


def weeks_sheet(inputs: Inputs, result: Result, plan: LaidOut) -> Sheet:
    """A row for each week. Days added, days and starts may be written over; the plan's sheet follows."""
    sheet = Sheet("Weeks", (8, 34, 12, 10, 17, 17, 18, 14, 14), landscape=True)
    sheet.add(title("Weeks, one after the other"))
    sheet.add(
        *head(
            "Week", "Block", "Days added", "Days", "Starts", "Ends", "Last working day", "Working days", "Calendar days"
        )
    )
    sheet.freeze()
    first, added = sheet.frozen + 1, added_by_week(inputs)
    starts, ends = _planned(inputs, result, plan)
    per_week = "working_days_per_week" if inputs.week_length == WORKING_DAYS else "7"
    for place, week in enumerate(result.weeks):
        row = first + place
        number = week.first_week
        until, before = f"INT({place + 1}*{per_week}*size+0.5)", f"INT({place}*{per_week}*size+0.5)"
        sheet.add(
            Cell(value=number, format=GENERAL),
            text(", ".join(block.title for block in result.blocks if block.first_week <= number <= block.last_week)),
            entry(added.get(number, 0), COUNT),
            formula(f"{until}-{before}+C{row}", plan.bounds[place + 1] - plan.bounds[place], COUNT),
            _day(_start(inputs, plan, place, first), starts[place], week.start),
            _day(_end(inputs, row), ends[place], week.end),
            formula(f"IF(H{row}>0,{workday(f'F{row}+1', -1)},F{row})", week.last_working_day, DATE),
            formula(networkdays(f"E{row}", f"F{row}"), week.working_days, COUNT),
            formula(f"F{row}-E{row}+1", week.calendar_days, COUNT),
        )
    for name, column in (("week_number", "A"), ("week_start", "E"), ("week_end", "F"), ("week_last_day", "G")):
        sheet.name_range(name, column, first, len(sheet.rows))
    return sheet


def _day(how: str, planned: date, day: date) -> Cell:
    """A formula, or the day itself where what happened is not what follows from the week before."""
    return formula(how, day, DATE) if day == planned else entry(day, DATE)


def _planned(inputs: Inputs, result: Result, plan: LaidOut) -> tuple[list[date], list[date]]:
    """What the formulas of starts and ends come to, each from what stands before it."""
    calendar = work_calendar(inputs.weekmask, names_of_days_off(inputs, plan.bounds[-1]))
    by_working_days = inputs.week_length == WORKING_DAYS

    def later(day: date, days: int) -> date:
        return calendar.workday(day, days) if by_working_days else day + days * _DAY

    starts = [later(plan.anchor.day, -plan.anchor.offset), *(later(week.end, 1) for week in result.weeks[:-1])]
    if plan.anchor.kept:
        starts[plan.place] = inputs.anchor_date
    ends = [
        later(week.start - _DAY, after - before)
        for week, (before, after) in zip(result.weeks, pairwise(plan.bounds), strict=True)
    ]
    return starts, ends


def _start(inputs: Inputs, plan: LaidOut, place: int, first: int) -> str:
    """The first week is counted back from the fixed day, every other one follows the week before it."""
    by_working_days, row = inputs.week_length == WORKING_DAYS, first + place
    if plan.anchor.kept and place == plan.place:
        return "anchor_date"
    if place:
        return workday(f"F{row - 1}", 1) if by_working_days else f"F{row - 1}+1"
    if not plan.place and not plan.is_end:
        return "anchor_day"
    # An end is fixed by its last day, a start by the first one after what comes before.
    last = first + plan.place if plan.is_end else first + plan.place - 1
    back = f"{1 if plan.is_end else 0}-SUM(D{first}:D{last})"
    return workday("anchor_day", back) if by_working_days else f"anchor_day+{back}"


def _end(inputs: Inputs, row: int) -> str:
    return workday(f"E{row}-1", f"D{row}") if inputs.week_length == WORKING_DAYS else f"E{row}+D{row}-1"
