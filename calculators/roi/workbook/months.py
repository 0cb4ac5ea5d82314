"""The sheets of the cash flow: month by month, and from that year by year."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from calculators.roi.workbook.entries import zero_of
from calculators.roi.workbook.ramp import share_formula
from calculators.workbook import (
    COUNT,
    DATE,
    FACTOR,
    NUMBER,
    PERCENT,
    Cell,
    Sheet,
    blank,
    formula,
    head,
    money,
    text,
    title,
)

if TYPE_CHECKING:
    from calculators.calculation import Calculation
    from calculators.roi.result import MonthFlow

__all__ = ["months_sheet", "years_sheet"]

_COLUMNS = {
    "month": ("Month", 8),
    "ends": ("Ends", 17),
    "adoption": ("Adoption", 11),
    "benefits": ("Benefits", 15),
    "costs": ("Costs", 15),
    "net": ("Net", 15),
    "cumulative": ("Cumulative", 16),
    "discount": ("Discount", 12),
    "present_value": ("Present value", 16),
    "cumulative_discounted": ("Cumulative, discounted", 18),
    "year": ("Year", 8),
    "pays_back": ("Pays back after", 12),
    "pays_back_discounted": ("Discounted, after", 13),
    "days_before": ("Days of the ramp before", 13),
    "days_until": ("Days of the ramp by then", 13),
}
"""Name of the column's range to its head and width."""


def months_sheet(work: Calculation) -> Sheet:
    """Money at the start and at the end of every month."""
    sheet = Sheet("Months", [width for _, width in _COLUMNS.values()], landscape=True)
    sheet.add(title("Cash flow by month"))
    sheet.add(*head(*(label for label, _ in _COLUMNS.values())))
    sheet.freeze()
    months = work.result.months
    first = sheet.add(*_start(work, months[0]))
    zero = zero_of(work)
    for before, flow in pairwise(months):
        sheet.add(*_month(work, before, flow, zero, len(sheet.rows) + 1))
    for name, column in zip(_COLUMNS, "ABCDEFGHIJKLMNO", strict=True):
        sheet.name_range(name, column, first, len(sheet.rows))
    return sheet


def _start(work: Calculation, flow: MonthFlow) -> Iterator[Cell]:
    amounts, row = money(work.inputs.currency), 3
    yield Cell(value=0, format=COUNT)
    yield formula("start", flow.date, DATE)
    yield Cell(value=0, format=PERCENT)
    yield Cell(value=0, format=amounts)
    yield formula("start_cost", flow.costs, amounts)
    yield formula(f"D{row}+E{row}", flow.net, amounts)
    yield formula(f"F{row}", flow.cumulative, amounts)
    yield Cell(value=1, format=FACTOR)
    yield formula(f"F{row}*H{row}", flow.present_value, amounts)
    yield formula(f"I{row}", flow.cumulative_present_value, amounts)
    yield Cell(value=0, format=COUNT)


def _month(work: Calculation, before: MonthFlow, flow: MonthFlow, zero: float, row: int) -> Iterator[Cell]:
    inputs, result, above = work.inputs, work.result, row - 1
    amounts = money(inputs.currency)
    later = f"+IF(A{row}>=flexibility_from_month,later_benefit/12,0)" if inputs.flexibility is not None else ""
    grown = share_formula(inputs, f"N{row}", f"O{row}")
    yield formula(f"A{above}+1", flow.month, COUNT)
    yield formula(f"EDATE(start,A{row})", flow.date, DATE)
    yield formula(f"IF(O{row}>N{row},{grown}/(B{row}-B{above}),0)", flow.adoption, PERCENT)
    yield formula(f"growing_benefit/12*C{row}{later}", flow.benefits, amounts)
    yield formula("yearly_cost/12", flow.costs, amounts)
    yield formula(f"D{row}+E{row}", flow.net, amounts)
    yield formula(f"G{above}+F{row}", flow.cumulative, amounts)
    yield formula(f"(1+monthly_rate)^-A{row}", math.pow(1 + result.monthly_rate, -flow.month), FACTOR)
    yield formula(f"F{row}*H{row}", flow.present_value, amounts)
    yield formula(f"J{above}+I{row}", flow.cumulative_present_value, amounts)
    yield formula(f"ROUNDUP(A{row}/12,0)", math.ceil(flow.month / 12), COUNT)
    paid = _paid_after(zero, before.month, before.cumulative, flow.cumulative)
    yield _crossing("G", "F", row, paid)
    paid = _paid_after(zero, before.month, before.cumulative_present_value, flow.cumulative_present_value)
    yield _crossing("J", "I", row, paid)
    for month, place in ((before, above), (flow, row)):
        days = (month.date - result.week_1).days - inputs.benefit_lag_days
        yield formula(f"MAX(0,B{place}-week_1-benefit_lag_days)", max(0, days), COUNT)


def _crossing(balance: str, flow: str, row: int, paid_after: float | None) -> Cell:
    """After how many months a debt is paid, linear inside the month; empty where none ends in this one."""
    before, after = f"{balance}{row - 1}", f"{balance}{row}"
    months = f"A{row - 1}-{before}/{flow}{row}"
    crossed = f'IF(AND({before}<-rounding,{after}>=-rounding),{months},"")'
    return formula(crossed, "" if paid_after is None else paid_after, NUMBER)


def _paid_after(zero: float, month: int, before: float, after: float) -> float | None:
    """The same as a number; balances nearer to 0 than ``zero`` are no debt."""
    return month + before / (before - after) if before < -zero <= after else None


def years_sheet(work: Calculation) -> Sheet:
    """The same added up by year, the start by itself."""
    amounts = money(work.inputs.currency)
    sheet = Sheet("Years", (26, 8, 16, 16, 16, 16, 16))
    sheet.add(title("Cash flow by year"))
    sheet.add(*head("Period", "Year", "Benefits", "Costs", "Net", "Cumulative", "Present value"))
    sheet.freeze()
    for year, (label, *_) in zip(work.result.years, work.words.tables["cash_flow"], strict=False):
        row = len(sheet.rows) + 1
        added = {"benefits": year.benefits, "costs": year.costs, "net": year.net}
        sheet.add(
            text(str(label)),
            Cell(value=year.year, format=COUNT),
            *(formula(f"SUMIF(year,B{row},{name})", value, amounts) for name, value in added.items()),
            formula(f'SUMIF(year,"<="&B{row},net)', year.cumulative, amounts),
            formula(f"SUMIF(year,B{row},present_value)", year.present_value, amounts),
        )
    last = len(sheet.rows)
    totals = [
        math.fsum(getattr(year, name) for year in work.result.years)
        for name in ("benefits", "costs", "net", "present_value")
    ]
    sums = [
        formula(f"SUM({column}{sheet.frozen + 1}:{column}{last})", total, amounts)
        for column, total in zip("CDEG", totals, strict=True)
    ]
    sheet.add(text(f"{work.inputs.horizon_months} months"), blank(), *sums[:3], blank(), sums[3])
    return sheet
