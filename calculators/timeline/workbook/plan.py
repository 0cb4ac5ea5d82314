"""The sheet of the plan: blocks, phases and all else that has a day, on the weeks."""

from __future__ import annotations

from collections.abc import Iterable

from calculators.timeline.inputs import Inputs
from calculators.timeline.result import DatedAdjustment, DatedSpan, Result
from calculators.timeline.week_zero import blocks_and_week_zero
from calculators.timeline.workbook.formulas import networkdays, workday
from calculators.workbook import COUNT, DATE, GENERAL, PERCENT, Sheet, blank, entry, formula, head, text, title

__all__ = ["plan_sheet"]


def plan_sheet(inputs: Inputs, result: Result) -> Sheet:
    """One table below the other."""
    sheet = Sheet("Plan", (60, 12, 12, 17, 17, 14, 14), landscape=True)
    sheet.add(title("Plan"))
    sheet.freeze()
    _spans(sheet, "Block", blocks_and_week_zero(result, own=inputs.adds_week_zero))
    _spans(sheet, "Phase", result.phases)
    _milestones(sheet, result)
    _spans(sheet, "Adjustment", result.adjustments)
    _counted(sheet, result)
    _reviews(sheet, result)
    return sheet


def _week(column: str, row: int, cell: str) -> str:
    return f"INDEX(week_{column},MATCH({cell}{row},week_number,0))"


def _spans(sheet: Sheet, noun: str, spans: Iterable[DatedSpan | DatedAdjustment]) -> None:
    dated = [span for span in spans if span.start is not None]
    if not dated:
        return
    sheet.add()
    sheet.add(*head(noun, "First week", "Last week", "Starts", "Ends", "Working days", "Calendar days"))
    for span in dated:
        row = len(sheet.rows) + 1
        assert span.first_week is not None
        assert span.last_week is not None
        assert span.start is not None
        assert span.end is not None
        sheet.add(
            text(span.title),
            entry(span.first_week, GENERAL),
            entry(span.last_week, GENERAL),
            formula(_week("start", row, "B"), span.start, DATE),
            formula(_week("end", row, "C"), span.end, DATE),
            formula(networkdays(f"D{row}", f"E{row}"), span.working_days or 0, COUNT),
            formula(f"E{row}-D{row}+1", span.calendar_days or 0, COUNT),
        )


def _milestones(sheet: Sheet, result: Result) -> None:
    if not result.milestones:
        return
    sheet.add()
    sheet.add(*head("Milestone", "Week", "", "Due", "Share of users", "Users"))
    for item in result.milestones:
        row = len(sheet.rows) + 1
        share = [] if item.share is None else [entry(item.share, PERCENT)]
        # As many people as make the share at least; the small term keeps 90 % of 10 from being 10.
        people = f"MIN(users,MAX(0,-INT(-(E{row}*users-1E-9))))"
        sheet.add(
            text(item.title),
            entry(item.week, GENERAL),
            blank(),
            formula(_week("last_day", row, "B"), item.date, DATE),
            *share,
            *(formula(people, item.users or 0, COUNT) for _ in share),
        )


def _counted(sheet: Sheet, result: Result) -> None:
    if not result.named_days:
        return
    sheet.add()
    sheet.add(*head("Day the playbook counts", "Day", "", "Date"))
    for item in result.named_days:
        row = len(sheet.rows) + 1
        words = text(f"{item.title}: {item.text}")
        sheet.add(words, entry(item.days, COUNT), blank(), formula(f"clock_start+B{row}-1", item.date, DATE))


def _reviews(sheet: Sheet, result: Result) -> None:
    if not result.reviews:
        return
    sheet.add()
    sheet.add(*head("Review after the plan", "Every … months", "", "First"))
    for item in result.reviews:
        row = len(sheet.rows) + 1
        first = workday(f"EDATE(finish,B{row})-1", 1)
        sheet.add(text(item.title), entry(item.every_months, COUNT), blank(), formula(first, item.first, DATE))
