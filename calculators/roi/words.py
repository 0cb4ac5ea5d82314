"""The return-on-investment calculator's answer in words: figures, tables, sentence and notes."""

from __future__ import annotations

import math
from datetime import date

from calculators.presentation import (
    Presentation,
    date_text,
    decimal_text,
    money_text,
    percent_text,
    plural,
    round_percent_text,
    short_date_text,
)
from calculators.roi.inputs import Inputs
from calculators.roi.result import ClaimCheck, Payback, Result, YearFlow

__all__ = ["present"]

_NONE = "\N{EN DASH}"
_LARGEST_RATE = 100.0

_LINES = {
    "one_time": "One-time cost",
    "internal_work": "Internal work",
    "contingency": "Contingency",
    "recurring": "Recurring cost",
    "time_saved": "Time saved",
    "errors_avoided": "Errors avoided",
    "revenue": "Revenue, its margin",
}
_TIMINGS = {"start": "at the start", "year": "a year"}
_NO_RATE = {
    "no_flows": "not defined: no money flows",
    "no_sign_change": "not defined: the flows never change sign",
    "no_real_rate": "not defined: no rate brings the present value to zero",
}


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""
    months = inputs.horizon_months

    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    figures = {
        "npv": money(result.npv),
        "payback": _payback(result.payback, months),
        "payback_date": _payback_date(result.payback, months),
        "discounted_payback": _payback(result.discounted_payback, months),
        "discounted_payback_date": _payback_date(result.discounted_payback, months),
        "roi": _NONE if result.roi is None else percent_text(result.roi),
        "irr": "; ".join(map(_rate, result.irr)) or _NO_RATE[result.irr_reason or "no_flows"],
        "bcr": _NONE if result.bcr is None else decimal_text(result.bcr, 2),
        "pv_benefits": money(result.pv_benefits),
        "pv_costs": money(result.pv_costs),
        "yearly_benefit": money(result.yearly_benefit),
        "first_year_cost": money(result.first_year_cost),
        "cost_per_user": money(result.first_year_cost_per_user / 12),
    }
    tables = {
        "cash_flow": _cash_flow(inputs, result),
        "lines": [
            [_LINES[line.id], _TIMINGS[line.timing], money(line.amount), money(line.present_value)]
            for line in result.lines
        ],
        "months": [
            [
                str(flow.month),
                short_date_text(flow.date),
                percent_text(flow.adoption),
                *map(money, (flow.benefits, flow.costs, flow.net, flow.cumulative, flow.cumulative_present_value)),
            ]
            for flow in result.months
        ],
        "playbook_check": [[claim.title, claim.text, *_reading(claim, inputs, result)] for claim in result.claims],
    }
    return Presentation(
        figures=figures, tables=tables, sentence=_sentence(inputs, result), notes=_notes(inputs, result)
    )


def _rate(rate: float) -> str:
    """A rate beyond all meaning is not spelled out."""
    return percent_text(rate) if rate <= _LARGEST_RATE else f"above {round_percent_text(_LARGEST_RATE)}"


def _payback(payback: Payback | None, horizon_months: int) -> str:
    if payback is None:
        return f"never within {horizon_months} months"
    if payback.months == 0:
        return "at once"
    months = decimal_text(payback.months, 1)
    return "less than 0.1 months" if months == "0.0" else f"{months} months"


def _payback_date(payback: Payback | None, horizon_months: int) -> str:
    return date_text(payback.date) if payback else f"never within {horizon_months} months"


def _month(day: date) -> str:
    return " ".join(date_text(day).split()[2:])


def _sentence(inputs: Inputs, result: Result) -> list[tuple[str, bool]]:
    value = money_text(result.npv, inputs.currency)
    horizon = f"{inputs.horizon_months} months"
    if result.payback is None:
        return [
            ("The investment does ", False),
            ("not pay back", True),
            (f" within {horizon}; its net present value is ", False),
            (value, True),
            (".", False),
        ]
    if result.payback.months == 0:
        return [
            ("There is nothing to pay back; net present value over ", False),
            (f"{horizon} is ", False),
            (value, True),
            (".", False),
        ]
    return [
        ("The investment pays back after ", False),
        (_payback(result.payback, inputs.horizon_months), True),
        (f", in {_month(result.payback.date)}, and its net present value over {horizon} is ", False),
        (value, True),
        (".", False),
    ]


def _notes(inputs: Inputs, result: Result) -> list[str]:
    rate = round_percent_text(inputs.discount_rate)
    notes = [f"Money is discounted at {rate} a year; the start is not discounted. Benefits follow the adoption curve."]
    if inputs.revenue_line == "off":
        notes.append("Revenue is left out: it is not profit, and its cause must be given first.")
    if len(result.irr) > 1:
        notes.append("There are several internal rates of return; judge by the net present value.")
    if result.falls_below_again:
        notes.append("After the payback the cumulative cash flow turns negative again.")
    if result.payback and not result.discounted_payback:
        notes.append("Discounted, the investment does not pay back within the horizon.")
    return notes


def _cash_flow(inputs: Inputs, result: Result) -> list[list[str]]:
    def row(name: str, *amounts: float) -> list[str]:
        return [name, *(money_text(amount, inputs.currency) for amount in amounts)]

    rows = [
        row(_year(year), year.benefits, year.costs, year.net, year.cumulative, year.present_value)
        for year in result.years
    ]
    columns = [(year.benefits, year.costs, year.net) for year in result.years]
    totals = [math.fsum(column) for column in zip(*columns, strict=True)]
    return [*rows, row(f"{inputs.horizon_months} months", *totals, result.years[-1].cumulative, result.npv)]


def _year(year: YearFlow) -> str:
    if year.year == 0:
        return "Start"
    whole = year.last_month - year.first_month == 11
    return f"Year {year.year}" if whole else f"Year {year.year}, to month {year.last_month}"


def _reading(claim: ClaimCheck, inputs: Inputs, result: Result) -> tuple[str, str]:
    """The planner's own figure, and how it stands to the claim."""
    return _READINGS[claim.measure](claim, inputs, result)


def _payback_reading(claim: ClaimCheck, inputs: Inputs, _result: Result) -> tuple[str, str]:
    if claim.own is None:
        return f"never within {inputs.horizon_months} months", "Your plan does not pay back in that time."
    days = round(claim.own - claim.value)
    distance = f"{plural(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than the claim"
    return plural(round(claim.own), "day"), f"{distance if days else 'The same as the claim'}."


def _value_reading(claim: ClaimCheck, _inputs: Inputs, _result: Result) -> tuple[str, str]:
    if claim.own is None:
        return _NONE, "There is no cost to compare with."
    both = f"{percent_text(claim.own)} gross, {percent_text(claim.own - 1)} net"
    return both, "Yearly benefit at full adoption over first-year cost; the playbook does not say which it means."


def _cost_reading(claim: ClaimCheck, inputs: Inputs, result: Result) -> tuple[str, str]:
    cost = f"{money_text(result.first_year_cost_per_user, inputs.currency)} in the first year"
    if claim.own is None:
        return cost, "Enter your industry’s average cost per user to compare."
    side = "below" if claim.own >= 0 else "above"
    return cost, f"{percent_text(abs(claim.own))} {side} the average you entered."


def _budget_reading(_claim: ClaimCheck, _inputs: Inputs, _result: Result) -> tuple[str, str]:
    return _NONE, "Nothing to compare: whether it is a share of projects or of the budget is not said."


_READINGS = {
    "payback_days": _payback_reading,
    "annual_value": _value_reading,
    "cost_below_average": _cost_reading,
    "budget_adherence": _budget_reading,
}
