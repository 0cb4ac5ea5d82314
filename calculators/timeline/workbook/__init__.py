"""The timeline as a workbook: entries, weeks one after the other, the plan on them, days off, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.timeline.workbook.entries import days_off_sheet, entries_sheet
from calculators.timeline.workbook.plan import plan_sheet
from calculators.timeline.workbook.results import results_sheet
from calculators.timeline.workbook.weeks import laid_out, weeks_sheet

if TYPE_CHECKING:
    from calculators.calculation import Calculation
    from calculators.workbook import Sheet

__all__ = ["sheets"]


def sheets(work: Calculation) -> list[Sheet]:
    """Results first, then what they follow from."""
    inputs, result = work.inputs, work.result
    plan = laid_out(inputs)
    return [
        results_sheet(inputs, result),
        entries_sheet(work, plan),
        weeks_sheet(inputs, result, plan),
        plan_sheet(inputs, result),
        days_off_sheet(inputs, plan),
    ]
