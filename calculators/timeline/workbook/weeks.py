"""The sheet of weeks, one after the other: a length or a start that changes moves all that follows."""

from __future__ import annotations

from calculators.timeline.anchoring import added_by_week
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Result
from calculators.timeline.workbook.formulas import networkdays, workday
from calculators.timeline.workbook.laid_out import LaidOut
from calculators.timeline.workbook.reached import Reached
from calculators.workbook import COUNT, GENERAL, Cell, Sheet, entry, formula, head, text, title

__all__ = ["weeks_sheet"]


def weeks_sheet(inputs: Inputs, result: Result, plan: LaidOut) -> Sheet:
    """A row for each week. Days added, days and starts may be written over; the plan's sheet follows.

    Of a plan made anew, what has happened and what waits are dates; what remains follows them.
    """
    sheet = Sheet("Weeks", (8, 34, 12, 10, 17, 17, 18, 14, 14), landscape=True)
    sheet.add(title("Weeks, one after the other"))
    sheet.add(
        *head(
            "Week", "Block", "Days added", "Days", "Starts", "Ends", "Last working day", "Working days", "Calendar days"
        )
    )
    sheet.freeze()
    first, added, reached = sheet.frozen + 1, added_by_week(inputs), Reached(inputs, result, plan)
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
            reached.dated(week.start, reached.start(place), _start(inputs, plan, place, first)),
            reached.dated(week.end, reached.end(place), _end(inputs, row)),
            reached.dated(
                week.last_working_day,
                reached.last_working_day(place),
                f"IF(H{row}>0,{workday(f'F{row}+1', -1)},F{row})",
            ),
            formula(networkdays(f"E{row}", f"F{row}"), week.working_days, COUNT),
            formula(f"F{row}-E{row}+1", week.calendar_days, COUNT),
        )
    for name, column in (("week_number", "A"), ("week_start", "E"), ("week_end", "F"), ("week_last_day", "G")):
        sheet.name_range(name, column, first, len(sheet.rows))
    return sheet


def _start(inputs: Inputs, plan: LaidOut, place: int, first: int) -> str:
    """The first week is counted back from the fixed day, every other one follows the week before it."""
    by_working_days, row = inputs.week_length == WORKING_DAYS, first + place
    # Where what comes before has shifted, a start kept on a day off is a start like any other.
    if plan.anchor.kept and place == plan.place and not (place and inputs.actual_dates):
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
