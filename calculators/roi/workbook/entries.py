"""The sheet of entries: each under its field's own name, which all formulas use."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.workbook import DATE, FACTOR, Sheet, entry, formula, head, text, title
from calculators.workbook_entries import entry_row

if TYPE_CHECKING:
    from calculators.calculation import Calculation

__all__ = ["entries_sheet", "zero_of"]

_REVENUE = ("yearly_revenue", "revenue_uplift", "revenue_attribution", "gross_margin")
_FLEXIBILITY = ("flexibility", "flexibility_from_month")


def entries_sheet(work: Calculation) -> Sheet:
    """What the cash flow follows from. Ranges and draws of the simulation are left out: no formula draws."""
    inputs, result = work.inputs, work.result
    sheet = Sheet("Inputs", (38, 18, 26, 60))
    sheet.add(title("Inputs"))
    sheet.add(text("Currency"), text(inputs.currency))
    sheet.add(text("Horizon"), text(f"{inputs.horizon_months} months: as many rows as “Months” has"))
    sheet.add(*head("Input", "Value", "Unit", "From"))
    sheet.freeze()
    own = inputs.start == inputs.week_1
    from_plan = work.taken["start_from"].text if "start_from" in work.taken else ""
    row = sheet.add(text("Money is counted from"), entry(inputs.start, DATE), text(""), text(from_plan))
    sheet.name_cell("start", "B", row)
    # Where money starts with Week 1 there is one day to enter.
    first_week = formula("start", inputs.week_1, DATE) if own else entry(inputs.week_1, DATE)
    sheet.name_cell("week_1", "B", sheet.add(text("Week 1 starts"), first_week))
    for name in _used(work):
        entry_row(sheet, work, name)
    sheet.add()
    sheet.add(text("Discount rate a month"), formula("(1+discount_rate)^(1/12)-1", result.monthly_rate, "0.0000%"))
    sheet.name_cell("monthly_rate", "B", len(sheet.rows))
    sheet.add(text("Less than this is rounding"), formula("1E-12*SUMPRODUCT(ABS(net))", zero_of(work), FACTOR))
    sheet.name_cell("rounding", "B", len(sheet.rows))
    return sheet


def _used(work: Calculation) -> list[str]:
    inputs = work.inputs
    used = [
        "users",
        "one_time_cost",
        "recurring_cost",
        "internal_hours",
        "internal_rate",
        "affected_hours",
        "hourly_cost",
        "efficiency",
        "realization",
        "error_cost",
        "error_reduction",
        "discount_rate",
        "working_weeks",
        "benefit_lag_days",
        "contingency",
        "cost_risk",
        "benefit_risk",
        *(_REVENUE if inputs.revenue_line == "on" else ()),
        *(_FLEXIBILITY if inputs.flexibility is not None else ()),
    ]
    return [name for name in work.asked if name in used]


def zero_of(work: Calculation) -> float:
    """How small a balance is no debt: what adding up may have left."""
    return 1e-12 * math.fsum(abs(flow.net) for flow in work.result.months)
