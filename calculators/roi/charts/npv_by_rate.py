"""The net present value at other discount rates as a chart's data."""

from __future__ import annotations

import math
from collections.abc import Sequence

from calculators.charting import Rows, axis_money, caption, value_ticks
from calculators.roi.inputs import Inputs
from calculators.roi.result import Result
from calculators.texts import money_text, round_percent_text

__all__ = ["npv_by_rate"]

_MONTHS = 12
_POINTS = 60
_HIGHEST_RATE = 3.0
"""An internal rate above 300 % would flatten all that matters; it is left to the figures."""
_LEAST_RANGE = 0.3


def npv_by_rate(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """The curve, the planner's own rate and where the curve meets zero."""
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
    meaning = (
        "The internal rate of return is where the line crosses zero."
        if roots
        else "It does not reach zero at any of them."
    )
    return {
        "caption": caption(
            f"As entered, the net present value at {own} a year is {worth}",
            f"The same cash flow at other discount rates. {meaning}",
            f"Line of the net present value as entered by discount rate, {worth} at {own}.",
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
    """By Horner's rule: quick, and for a picture exact enough."""
    factor = math.exp(-math.log1p(yearly_rate) / _MONTHS)
    value = 0.0
    for flow in reversed(flows):
        value = value * factor + flow
    return value


def _rate_point(rate: float, value: float, label: str, last: float) -> dict[str, object]:
    # The curve falls: above it there is room to the right, below it to the left.
    late = rate > 0.6 * last
    return {"rate": rate, "npv": value, "label": label, "align": "right" if late else "left", "dy": 17 if late else -12}
