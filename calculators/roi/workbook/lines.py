"""The sheet of lines: every cost and benefit with its risk adjustment, and what the months take of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.roi.rows import LINE_NAMES
from calculators.workbook import PERCENT, Cell, Sheet, blank, entry, formula, head, money, text, title

if TYPE_CHECKING:
    from calculators.calculation import Calculation
    from calculators.roi.inputs import Inputs

__all__ = ["lines_sheet"]

_BEFORE = {
    "one_time": "one_time_cost",
    "internal_work": "internal_hours*internal_rate",
    "recurring": "users*recurring_cost*12",
    "time_saved": "users*affected_hours*working_weeks*hourly_cost*efficiency*realization",
    "errors_avoided": "error_cost*error_reduction",
    "revenue": "yearly_revenue*revenue_uplift*revenue_attribution*gross_margin",
    "flexibility": "flexibility",
}
"""What each line is before its risk adjustment."""
_SUMS = {
    "start_cost": ("one_time", "internal_work", "contingency"),
    "yearly_cost": ("recurring",),
    "growing_benefit": ("time_saved", "errors_avoided", "revenue"),
    "later_benefit": ("flexibility",),
}
"""Names that the months use, and the lines that each adds up; costs are negative."""
_WORTH = {
    "start_cost": "1",
    "yearly_cost": "(SUM(discount)-1)/12",
    "growing_benefit": "SUMPRODUCT(adoption,discount)/12",
    "later_benefit": 'SUMIF(month,">="&flexibility_from_month,discount)/12',
}
"""Present value of 1 of each."""


_LABELS = {
    "start_cost": "Cost at the start",
    "yearly_cost": "Cost of a year",
    "growing_benefit": "Benefit of a year that grows",
    "later_benefit": "Benefit of a year that begins later",
}


def lines_sheet(work: Calculation) -> Sheet:
    """Every line, and below them their sums by name."""
    amounts = money(work.inputs.currency)
    sheet = Sheet("Lines", (34, 30, 20, 18, 20, 20))
    sheet.add(title("Costs and benefits, risk-adjusted"))
    sheet.add(*head("Line", "When", "Before adjustment", "Risk adjustment", "Amount", "Present value"))
    sheet.freeze()
    places: dict[str, int] = {}
    for line, (label, when, *_) in zip(work.result.lines, work.words.tables["lines"], strict=True):
        row = places[line.id] = len(sheet.rows) + 1
        of = next(name for name, lines in _SUMS.items() if line.id in lines)
        signed = f"-C{row}*(1+D{row})" if of.endswith("cost") else f"C{row}*(1-D{row})"
        if line.id == "contingency":
            signed = f"contingency*SUM(E{row - 2}:E{row - 1})"
        sheet.add(
            text(str(label)),
            text(str(when)),
            *_adjusted(work, line.id),
            formula(signed, line.amount, amounts),
            formula(f"E{row}*{_WORTH[of]}", line.present_value, amounts),
        )
    sheet.add()
    for name, lines in _SUMS.items():
        total = math.fsum(line.amount for line in work.result.lines if line.id in lines)
        added = "+".join(f"E{places[line]}" for line in lines if line in places) or "0"
        row = sheet.add(text(_LABELS[name]), blank(), blank(), blank(), formula(added, total, amounts))
        sheet.name_cell(name, "E", row)
    return sheet


def _adjusted(work: Calculation, line: str) -> tuple[Cell, Cell]:
    """A line before its risk adjustment, and that adjustment; the contingency has neither."""
    if line not in LINE_NAMES:
        return blank(), blank()
    inputs = work.inputs
    before = formula(_BEFORE[line], _product(inputs, _BEFORE[line]), money(inputs.currency))
    general = "cost_risk" if line in (*_SUMS["start_cost"], *_SUMS["yearly_cost"]) else "benefit_risk"
    own = next((row.risk for row in inputs.line_risks if row.name == line), None)
    if own is None:
        return before, formula(general, getattr(inputs, general), PERCENT)
    return before, entry(own, PERCENT)


def _product(inputs: Inputs, factors: str) -> float:
    """What a formula of nothing but factors comes to."""
    return math.prod(float(each) if each.isdigit() else getattr(inputs, each) for each in factors.split("*"))
