"""The return on investment as a workbook: entries with names, lines, ramp, cash flow by month and year, results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.roi.workbook.entries import entries_sheet
from calculators.roi.workbook.lines import lines_sheet
from calculators.roi.workbook.months import months_sheet, years_sheet
from calculators.roi.workbook.ramp import ramp_sheet
from calculators.roi.workbook.results import results_sheet

if TYPE_CHECKING:
    from calculators.calculation import Calculation
    from calculators.workbook import Sheet

__all__ = ["sheets"]


def sheets(work: Calculation) -> list[Sheet]:
    """Results first, then what they are made of."""
    return [
        results_sheet(work),
        entries_sheet(work),
        lines_sheet(work),
        ramp_sheet(work.inputs),
        months_sheet(work),
        years_sheet(work),
    ]
