"""The answer on one axis, as a chart's data: middle and range of the draws, the single result, half of the effects."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from calculators.charting import LABEL_WIDTH, Rows, axis_money, caption, rounded_axis_money, value_ticks
from calculators.roi.inputs import Inputs
from calculators.roi.result import Outcome, Result
from calculators.roi.scenarios import states_effects
from calculators.roi.words.texts import payback_text
from calculators.texts import decimal_text, money_text

__all__ = ["range_of_draws"]

_PLOT = {"": 584, "narrow_": 272}
"""Pixels between the ends of the axis, in the wide and the narrow drawing."""
_LONGEST_AMOUNT = 16
"""Characters; where one is longer, all stand in three digits, and in full in the table."""
_SHARES = (0.1, 0.5, 0.9)


def range_of_draws(inputs: Inputs, result: Result, outcome: Outcome) -> dict[str, Rows]:
    """One mark for each amount with its text above, and the range below; only what there is.

    Where no uncertainty is entered there is no range, and where the playbook states no effect no half of it.
    """
    low, middle, high = map(outcome.percentile, _SHARES)
    is_uncertain = bool(result.tornado)
    half = next(scenario.npv for scenario in result.scenarios if scenario.id == "conservative")
    shown = [low, middle, high, result.npv, half]
    is_long = any(len(money_text(amount, inputs.currency)) > _LONGEST_AMOUNT for amount in shown)
    money = partial(rounded_axis_money if is_long else money_text, currency=inputs.currency)
    marks = [
        *([_mark("middle", "Middle", middle, money)] if is_uncertain else []),
        _mark("entered", "As entered", result.npv, money),
        *([_mark("half", "Half the effects", half, money)] if states_effects(inputs) else []),
    ]
    ticks = _ticks([0.0, *([low, high] if is_uncertain else []), *(mark["value"] for mark in marks)], inputs.currency)
    axis = (ticks[0]["value"], ticks[-1]["value"])
    return {
        "caption": _caption(inputs, result, outcome, half),
        "x_ticks": ticks,
        "band": [{"start": low, "end": high}] if is_uncertain else [],
        "band_labels": _beside_each_other(_band_labels(low, high, money) if is_uncertain else [], axis),
        "marks": _beside_each_other(marks, axis),
    }


def _ticks(values: Sequence[float], currency: str) -> Rows:
    """An axis with zero. In the narrow drawing every second tick has its text where all would meet."""
    ticks = value_ticks(min(values), max(values), lambda value: axis_money(value, currency))
    room = _PLOT["narrow_"] / (len(ticks) - 1)
    is_tight = any(LABEL_WIDTH * (len(tick["label"]) + 2) > room for tick in ticks)
    zero = next(place for place, tick in enumerate(ticks) if tick["value"] == 0)
    return [{**tick, "narrow": not is_tight or (place - zero) % 2 == 0} for place, tick in enumerate(ticks)]


def _mark(kind: str, name: str, value: float, money: Callable[[float], str]) -> dict[str, Any]:
    return {"kind": kind, "value": value, "label": f"{name} {money(value)}"}


def _band_labels(low: float, high: float, money: Callable[[float], str]) -> Rows:
    return [{"value": (low + high) / 2, "label": f"eight in ten draws, {money(low)} to {money(high)}"}]


def _beside_each_other(rows: Rows, axis: tuple[float, float]) -> Rows:
    """Each text above its mark, but inside the axis: ``at`` is its middle, ``level`` its line, 0 next to the plot.

    There are as many lines as texts, so no two of them meet.
    """
    placed = sorted(({**row} for row in rows), key=lambda row: float(row["value"]))
    low, high = axis
    for prefix, width in _PLOT.items():
        edges = [-math.inf] * len(placed)
        for row in placed:
            text_width = min(LABEL_WIDTH * len(row["label"]), width)
            wished = (row["value"] - low) / (high - low) * width - text_width / 2
            left = min(max(0.0, wished), width - text_width)
            level = next(level for level, edge in enumerate(edges) if edge < left)
            edges[level] = left + text_width + LABEL_WIDTH
            row[f"{prefix}level"] = level
            row[f"{prefix}at"] = low + (left + text_width / 2) / width * (high - low)
    return placed


def _caption(inputs: Inputs, result: Result, outcome: Outcome, half: float) -> Rows:
    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    low, middle, high = (money(outcome.percentile(share)) for share in _SHARES)
    entered = f"as entered {money(result.npv)}"
    halved = f", with half of the playbook’s effects {money(half)}" if states_effects(inputs) else ""
    text = f"Worth is net present value. If everything comes out as entered it is {_single(inputs, result)}"
    if not result.tornado:
        return caption(
            "No uncertainty is entered, so there is no range",
            f"{text}.",
            f"Net present value on an axis: {entered}{halved}.",
        )
    return caption(
        f"Eight in ten draws lie between {low} and {high}",
        f"{text}; {_below(outcome.below_result)} of the draws lie below that.",
        f"Net present value on an axis: one in ten draws below {low}, middle {middle}, one in ten above {high}, "
        f"{entered}{halved}.",
    )


def _single(inputs: Inputs, result: Result) -> str:
    worth = money_text(result.npv, inputs.currency)
    if result.payback is None:
        return f"{worth}, not paid back within {inputs.horizon_months} months"
    if result.payback.months == 0:
        return f"{worth}, with nothing to pay back"
    return f"{worth}, paid back after {payback_text(result.payback, inputs.horizon_months)}"


def _below(share: float) -> str:
    """A share of draws; they are too few to call one certain."""
    return "all" if share == 1 else "none" if share == 0 else f"{decimal_text(share * 100, 0)}%"
