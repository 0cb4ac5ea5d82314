"""The return on investment's charts as data: the cumulative cash flow, and the net present value by rate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from calculators.charting import Chart, Charts, Rows, axis_money, caption, day_after, staggered, value_ticks
from calculators.finance import npv
from calculators.presentation import (
    count_text,
    decimal_text,
    money_text,
    plural,
    round_percent_text,
    short_date_text,
)
from calculators.roi.inputs import Inputs
from calculators.roi.result import Result

__all__ = ["CHARTS", "charts"]

CHARTS = (
    Chart("cumulative", "months"),
    Chart("tornado", "lines"),
    Chart("npv_by_rate", "cash_flow"),
    Chart("npv_distribution", "cash_flow"),
)

_MONTHS = 12
_POINTS = 60
_HIGHEST_RATE = 3.0
"""An internal rate above 300 % would flatten all that matters; it is left to the figures."""
_LEAST_RANGE = 0.3


def charts(inputs: Inputs, result: Result) -> Charts:
    """What today's result can show: ``cumulative`` and ``npv_by_rate``."""
    return {"cumulative": _cumulative(inputs, result), "npv_by_rate": _npv_by_rate(inputs, result)}


def _cumulative(inputs: Inputs, result: Result) -> dict[str, Rows]:
    start, end = result.months[0].date, result.months[-1].date
    amounts = [flow.cumulative for flow in result.months]
    last = result.months[-1]
    return {
        "caption": _cumulative_caption(inputs, result),
        "frame": [
            {
                "start": start.isoformat(),
                "end_exclusive": end.isoformat(),
                "x_title": f"Months since {short_date_text(start)}",
            }
        ],
        "x_ticks": _month_ticks(result),
        "y_ticks": value_ticks(min(0, *amounts), max(0, *amounts), lambda value: axis_money(value, inputs.currency)),
        "lines": [
            {"date": flow.date.isoformat(), "amount": flow.cumulative, "series": "entered"} for flow in result.months
        ],
        "line_labels": [
            {
                "date": last.date.isoformat(),
                "amount": last.cumulative,
                "series": "entered",
                "label": money_text(last.cumulative, inputs.currency),
                "align": "left",
                "dy": 0,
            }
        ],
        "points": _payback_point(result),
        "references": staggered(_claims(inputs, start, end), start, end),
    }


def _cumulative_caption(inputs: Inputs, result: Result) -> Rows:
    payback = result.payback
    if payback is None:
        title = f"The cumulative cash flow stays below zero for {count_text(inputs.horizon_months)} months"
    elif payback.days == 0:
        title = "The cumulative cash flow is never below zero"
    else:
        title = f"Cumulative cash flow crosses zero in month {count_text(max(1, math.ceil(payback.months)))}"
    return caption(
        title,
        f"In {inputs.currency}, not discounted, at the end of each month. Benefits follow the adoption curve.",
        f"Line of the cumulative cash flow over {plural(inputs.horizon_months, 'month')}, ending at "
        f"{money_text(result.months[-1].cumulative, inputs.currency)}.",
    )


def _month_ticks(result: Result) -> Rows:
    last = result.months[-1].month
    step, narrow = (next(n for n in (1, 2, 3, 6, 12, 24, 60, 120) if last <= n * most) for most in (7, 4))
    return [
        {
            "date": flow.date.isoformat(),
            "label": count_text(flow.month) if flow.month % step == 0 else "",
            "narrow_label": count_text(flow.month) if flow.month % narrow == 0 else "",
        }
        for flow in result.months
        if flow.month % step == 0
    ]


def _payback_point(result: Result) -> Rows:
    payback = result.payback
    if payback is None or payback.days == 0:
        return []
    late = payback.months > 0.6 * result.months[-1].month
    return [
        {
            "date": payback.date.isoformat(),
            "amount": 0.0,
            "label": f"Pays back after {decimal_text(payback.months, 1)} months",
            "align": "right" if late else "left",
        }
    ]


def _claims(inputs: Inputs, start: date, end: date) -> Rows:
    """The days to payback that are claimed, where they lie within the horizon."""
    days = [(claim.value, start + timedelta(days=round(claim.value))) for claim in inputs.claims if _is_payback(claim)]
    return [
        {"label": f"Claimed: {plural(round(value), 'day')}", "date": day_after(day)} for value, day in days if day < end
    ]


def _is_payback(claim: object) -> bool:
    return getattr(claim, "measure", None) == "payback_days"


def _npv_by_rate(inputs: Inputs, result: Result) -> dict[str, Rows]:
    flows = [flow.net for flow in result.months]
    roots = [rate for rate in result.irr if 0 < rate <= _HIGHEST_RATE]
    low = min(0.0, inputs.discount_rate)
    rate_ticks = value_ticks(low, max([_LEAST_RANGE, 1.5 * inputs.discount_rate, *roots]), round_percent_text)
    first, last = rate_ticks[0]["value"], rate_ticks[-1]["value"]
    rates = [first + (last - first) * step / _POINTS for step in range(_POINTS + 1)]
    curve = [{"rate": rate, "npv": _npv_at(rate, flows)} for rate in rates if rate > -1]
    values = [row["npv"] for row in curve]
    worth = money_text(result.npv, inputs.currency)
    own = round_percent_text(inputs.discount_rate)
    meaning = "Where the line meets zero is the internal rate of return." if roots else "It meets zero at none of them."
    return {
        "caption": caption(
            f"At {own} a year, the net present value is {worth}",
            f"The same cash flow at other discount rates. {meaning}",
            f"Line of the net present value by discount rate, {worth} at {own}.",
        ),
        "x_ticks": rate_ticks,
        "y_ticks": value_ticks(min(0, *values), max(0, *values), lambda value: axis_money(value, inputs.currency)),
        "curve": curve,
        "points": [
            _rate_point(inputs.discount_rate, result.npv, f"{worth} at {own}", last),
            *(_rate_point(rate, 0.0, f"zero at {round_percent_text(rate)}", last) for rate in roots),
        ],
    }


def _npv_at(yearly_rate: float, flows: Sequence[float]) -> float:
    return npv(math.expm1(math.log1p(yearly_rate) / _MONTHS), flows)


def _rate_point(rate: float, value: float, label: str, last: float) -> dict[str, object]:
    return {"rate": rate, "npv": value, "label": label, "align": "right" if rate > 0.6 * last else "left", "dy": -12}
