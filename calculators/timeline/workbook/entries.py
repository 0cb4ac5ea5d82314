"""The sheets of what a plan starts from: its fixed day, its work week, its lengths, and the days nobody works."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculators.texts import WEEKDAYS
from calculators.timeline.anchoring import chosen_go_live, names_of_days_off
from calculators.timeline.inputs import NEXT_MONDAY, WORKING_DAYS, Inputs
from calculators.timeline.workbook.formulas import networkdays, workday
from calculators.timeline.workbook.laid_out import LaidOut
from calculators.workbook import (
    COUNT,
    DATE,
    FIRST_DAY,
    GENERAL,
    Sheet,
    blank,
    entry,
    formula,
    head,
    text,
    title,
)
from calculators.workbook_entries import choice_row, entry_row

if TYPE_CHECKING:
    from calculators.calculation import Calculation

__all__ = ["days_off_sheet", "entries_sheet"]

_SPARE_ROWS = 30
"""Empty ones, for days that a reader adds."""
_FLIPPED = str.maketrans("01", "10")


def entries_sheet(work: Calculation, laid_out: LaidOut) -> Sheet:
    """Each entry under its field's own name, which all formulas use, and the plan's fixed day that follows."""
    inputs = work.inputs
    sheet = Sheet("Inputs", (38, 22, 16, 60))
    sheet.add(title("Inputs"))
    sheet.add(*head("Input", "Value", "Unit", "From"))
    sheet.freeze()
    entry_row(sheet, work, "anchor_date")
    choice_row(sheet, work, "anchor")
    choice_row(sheet, work, "start_on_day_off")
    go_live = chosen_go_live(inputs)
    row = sheet.add(
        text(work.asked["go_live_at"].label), entry(go_live.week, GENERAL), text(f"week, its {go_live.edge}")
    )
    sheet.name_cell("go_live_week", "B", row)
    for line in work.shown()["actual_dates"].splitlines():
        sheet.add(text(work.asked["actual_dates"].label), text(line))
    entry_row(sheet, work, "users")
    entry_row(sheet, work, "deadline_days")
    for name in ("deadline_counted_in", "deadline_clock", "week_length"):
        choice_row(sheet, work, name)
    if inputs.week_length == WORKING_DAYS:
        entry_row(sheet, work, "working_days_per_week")
    row = sheet.add(text("Size, for all reasons together"), entry(inputs.size, GENERAL), text("times the plan"))
    sheet.name_cell("size", "B", row)
    first = len(sheet.rows) + 1
    for day, works in zip(WEEKDAYS, inputs.weekmask, strict=True):
        sheet.add(text(f"{day} is worked"), entry(int(works), COUNT), text("1 or 0"))
    sheet.add()
    # Spreadsheets mark the days that are not worked.
    mask = f"CONCATENATE({','.join(f'1-B{first + place}' for place in range(len(WEEKDAYS)))})"
    row = sheet.add(text("Work week, 1 for a day off"), formula(mask, inputs.weekmask.translate(_FLIPPED)))
    sheet.name_cell("week_mask", "B", row)
    row = sheet.add(text("The plan’s fixed day"), formula(_fixed_day(inputs, laid_out), laid_out.anchor.day, DATE))
    sheet.name_cell("anchor_day", "B", row)
    return sheet


def _fixed_day(inputs: Inputs, laid_out: LaidOut) -> str:
    """The day entered where it is worked, else as the planner chose; see ``anchoring.anchor_of``."""
    by_working_days = inputs.week_length == WORKING_DAYS
    if laid_out.is_end:
        last = workday("anchor_date+1", -1)
        return last if by_working_days else f"{workday(last, 1)}-1"
    if not by_working_days:
        return "anchor_date"
    if inputs.start_on_day_off == NEXT_MONDAY:
        monday = workday("anchor_date+6-WEEKDAY(anchor_date,3)", 1)
        return f"IF({networkdays('anchor_date', 'anchor_date')}=1,anchor_date,{monday})"
    return workday("anchor_date-1", 1)


def days_off_sheet(inputs: Inputs, laid_out: LaidOut) -> Sheet:
    """Holidays and blackouts that the plan may meet, and room for more."""
    sheet = Sheet("Days off", (20, 50))
    sheet.add(title("Days off"))
    sheet.add(*head("Day", "What"))
    sheet.freeze()
    names: dict[date, str] = names_of_days_off(inputs, laid_out.bounds[-1])
    for day in sorted(day for day in names if day >= FIRST_DAY):
        what = names[day] or ("Blackout" if day in inputs.blackouts else "Holiday")
        sheet.add(entry(day, DATE), text(what))
    for _ in range(_SPARE_ROWS):
        sheet.add(entry("", DATE), blank())
    sheet.name_range("days_off", "A", sheet.frozen + 1, len(sheet.rows))
    return sheet
