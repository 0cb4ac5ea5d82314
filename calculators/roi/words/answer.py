"""The return-on-investment calculator's answer in words: figures, tables and notes."""

from __future__ import annotations

from calculators.presentation import Presentation
from calculators.roi.inputs import Inputs
from calculators.roi.result import Result
from calculators.roi.words.claims import claim_rows
from calculators.roi.words.sentence import brief_as_entered, sentence_as_entered
from calculators.roi.words.tables import tables
from calculators.roi.words.texts import payback_date_text, payback_text, rate_text, ratio_text, share_text
from calculators.texts import date_text, money_text, round_percent_text

__all__ = ["present"]

_NO_RATE = {
    "no_flows": "not defined: no money flows",
    "no_sign_change": "not defined: the flows never change sign",
    "no_real_rate": "not defined: no rate brings the present value to zero",
}
_RAMPS = {
    "adoption": "Benefits follow the adoption calculator’s curve.",
    "milestones": "Benefits follow the adoption curve through the playbook’s milestones.",
    "own": "Benefits follow your own ramp.",
}


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""
    months = inputs.horizon_months

    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    figures = {
        "npv": money(result.npv),
        "payback": payback_text(result.payback, months),
        "payback_date": payback_date_text(result.payback, months),
        "roi": share_text(result.roi),
        "irr": _internal_rates(result),
        "bcr": ratio_text(result.bcr),
        "pv_benefits": money(result.pv_benefits),
        "pv_costs": money(result.pv_costs),
        "discounted_payback": payback_text(result.discounted_payback, months),
        "discounted_payback_date": payback_date_text(result.discounted_payback, months),
        "roi_simple": share_text(result.roi_simple),
        "xnpv": money(result.xnpv),
        "yearly_benefit": money(result.yearly_benefit),
        "yearly_net_benefit": money(result.yearly_net_benefit),
        "first_year_cost": money(result.first_year_cost),
        "cost_per_user": money(result.first_year_cost_per_user / 12),
        "annual_value": share_text(result.annual_value),
        "annual_value_net": share_text(None if result.annual_value is None else result.annual_value - 1),
    }
    return Presentation(
        figures=figures,
        tables={**tables(inputs, result), "playbook_check": claim_rows(inputs, result)},
        sentence=sentence_as_entered(inputs, result),
        notes=_notes(inputs, result),
        brief=brief_as_entered(inputs, result),
    )


def _internal_rates(result: Result) -> str:
    rates = [rate_text(rate) for rate in result.irr] or [_NO_RATE[result.irr_reason or "no_flows"]]
    return rates[0] if len(rates) == 1 else "; ".join(rates)


def _notes(inputs: Inputs, result: Result) -> list[str]:
    rate = round_percent_text(inputs.discount_rate)
    notes = [f"Money is discounted at {rate} a year; the start is not discounted. {_RAMPS[inputs.ramp_from]}"]
    if inputs.start_from == "timeline":
        start, week_1 = date_text(result.start), date_text(result.week_1)
        notes.append(
            f"Costs and benefits start at the timeline’s go-live, {start}; adoption is counted from Week 1, {week_1}. "
            "Benefits before go-live are not counted."
        )
    if inputs.revenue_line == "off":
        notes.append(
            "Revenue is left out: it is not profit, and you must first say how much of it the platform causes."
        )
    if inputs.flexibility is not None:
        notes.append(
            f"Flexibility is counted in full from month {inputs.flexibility_from_month} on, regardless of adoption."
        )
    if len(result.irr) > 1:
        notes.append("There are several internal rates of return; judge by the net present value.")
    if result.falls_below_again:
        notes.append(_after_payback(result))
    if result.payback and not result.discounted_payback:
        notes.append("Discounted, the investment does not pay back within the horizon.")
    return notes


def _after_payback(result: Result) -> str:
    first = "After the payback the cumulative cash flow turns negative again"
    if result.last_payback_month is None:
        return f"{first} and stays so until the end."
    return f"{first}; from month {result.last_payback_month} on it no longer does."
