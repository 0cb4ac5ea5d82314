"""The sheet of results: the figures that follow from the cash flow, each under the words that the page has for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calculators.roi.outputs import FIGURES
from calculators.texts import NONE
from calculators.workbook import DATE, GENERAL, PERCENT, Cell, Sheet, formula, head, money, text, title, unit_money

if TYPE_CHECKING:
    from calculators.calculation import Calculation
    from calculators.roi.result import Payback

__all__ = ["results_sheet"]

_LABELS = {figure.name: figure.label for figure in FIGURES}
_NO_COST = 'IF(pv_costs<1E-9,"' + NONE + '",{})'


def results_sheet(work: Calculation) -> Sheet:
    """Label, value and unit of each figure that is not drawn at random."""
    sheet = Sheet("Results", (46, 22, 14))
    sheet.add(title("Results"))
    sheet.add(*head("Result", "Value", "Unit"))
    sheet.freeze()
    for name, cell, unit in _figures(work):
        row = sheet.add(text(_LABELS[name]), cell, text(unit))
        if name not in sheet.names and name != "irr":
            sheet.name_cell(name, "B", row)
    return sheet


def _figures(work: Calculation) -> Iterator[tuple[str, Cell, str]]:
    result = work.result
    whole, cents = money(work.inputs.currency), unit_money(work.inputs.currency)
    yield "npv", formula("SUM(present_value)", result.npv, whole), ""
    yield from _payback(work, "payback", result.payback, "cumulative", "pays_back")
    yield "roi", _ratio("(pv_benefits-pv_costs)/pv_costs", result.roi, PERCENT), ""
    yield from _rates(work)
    yield "bcr", _ratio("pv_benefits/pv_costs", result.bcr, "0.00"), ""
    yield "pv_benefits", formula("SUMPRODUCT(benefits,discount)", result.pv_benefits, whole), ""
    yield "pv_costs", formula("-SUMPRODUCT(costs,discount)", result.pv_costs, whole), ""
    discounted = ("discounted_payback", result.discounted_payback, "cumulative_discounted", "pays_back_discounted")
    yield from _payback(work, *discounted)
    simple = f'IF(-SUM(costs)<1E-9,"{NONE}",SUM(net)/-SUM(costs))'
    yield "roi_simple", formula(simple, NONE if result.roi_simple is None else result.roi_simple, PERCENT), ""
    by_days = "SUMPRODUCT(net/(1+discount_rate)^((ends-start)/365))"
    yield "xnpv", formula(by_days, result.xnpv, whole), ""
    yield "yearly_benefit", formula("growing_benefit+later_benefit", result.yearly_benefit, whole), ""
    yield "yearly_net_benefit", formula("yearly_benefit+yearly_cost", result.yearly_net_benefit, whole), ""
    yield "first_year_cost", formula("-start_cost-yearly_cost", result.first_year_cost, whole), ""
    yield "cost_per_user", formula("first_year_cost/users/12", result.first_year_cost_per_user / 12, cents), ""
    yield "annual_value", _yearly("yearly_benefit/first_year_cost", result.annual_value), ""
    net = None if result.annual_value is None else result.annual_value - 1
    yield "annual_value_net", _yearly("yearly_benefit/first_year_cost-1", net), ""


def _payback(
    work: Calculation, name: str, payback: Payback | None, balance: str, crossings: str
) -> Iterator[tuple[str, Cell, str]]:
    """Months and day of the first return to zero after a debt."""
    months = work.inputs.horizon_months
    never = f"never within {months} months"
    first = f'IF(MIN({balance})>=-rounding,0,IF(COUNT({crossings})=0,"{never}",MIN({crossings})))'
    yield name, formula(first, payback.months if payback else never, "0.0"), "months"
    whole = f"MIN(INT({name}),{months - 1})"
    start, end = f"INDEX(ends,{whole}+1)", f"INDEX(ends,{whole}+2)"
    days = f"{start}-start+({name}-{whole})*({end}-{start})-1E-9"
    # A day that has begun counts: INT of what is below zero rounds up.
    day = f'IF(ISNUMBER({name}),start-INT(-({days})),"{never}")'
    yield f"{name}_date", formula(day, payback.date if payback else never, DATE), ""


def _rates(work: Calculation) -> Iterator[tuple[str, Cell, str]]:
    """Every internal rate, each looked for near itself; or why there is none."""
    for rate in work.result.irr:
        near = f"{(1 + rate) ** (1 / 12) - 1:.4f}"
        yield "irr", formula(f"(1+IRR(net,{near}))^12-1", rate, PERCENT), "a year"
    if not work.result.irr:
        why = str(work.words.figures["irr"])
        yield "irr", formula(f'IFERROR((1+IRR(net))^12-1,"{why}")', why, GENERAL), ""


def _ratio(text_of_it: str, value: float | None, number_format: str) -> Cell:
    return formula(_NO_COST.format(text_of_it), NONE if value is None else value, number_format)


def _yearly(text_of_it: str, value: float | None) -> Cell:
    guarded = f'IF(first_year_cost<1E-9,"{NONE}",{text_of_it})'
    return formula(guarded, NONE if value is None else value, PERCENT)
