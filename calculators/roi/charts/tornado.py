"""What each uncertain input alone does to the net present value, as a chart's data."""

from __future__ import annotations

from calculators.charting import Rows, axis_money, caption, rounded_axis_money, value_ticks
from calculators.roi.inputs import Inputs
from calculators.roi.result import Result, Swing
from calculators.roi.words.tables import input_name
from calculators.texts import money_text

__all__ = ["tornado"]

_MOST_BARS = 12


def tornado(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """One row an input, the largest difference first: from the base to the low and to the high end of its range."""
    swings = result.tornado[:_MOST_BARS]
    ends = [value for swing in swings for value in (swing.npv_low, swing.npv_high)]
    base = money_text(result.npv, inputs.currency)
    return {
        "caption": _tornado_caption(inputs, result, base),
        "x_ticks": value_ticks(
            min([result.npv, *ends]), max([result.npv, *ends]), lambda value: axis_money(value, inputs.currency)
        ),
        "base": [{"value": result.npv, "label": f"As entered: {base}"}],
        "titles": [{"row": row, "title": input_name(swing.input)} for row, swing in enumerate(swings)],
        "bars": [
            _bar(inputs, row, side, result.npv, end)
            for row, swing in enumerate(swings)
            for side, end in (("lower", swing.npv_low), ("higher", swing.npv_high))
        ],
    }


def _bar(inputs: Inputs, row: int, side: str, base: float, end: float) -> dict[str, object]:
    return {
        "row": row,
        "from_npv": base,
        "to_npv": end,
        "side": side,
        "label": rounded_axis_money(end, inputs.currency) if end != base else "",
        "align": "left" if end > base else "right",
    }


def _tornado_caption(inputs: Inputs, result: Result, base: str) -> Rows:
    if not result.tornado:
        return caption("No input is uncertain", "Give ranges to see what moves the result.", "An empty chart.")
    first = result.tornado[0]
    low, high = (money_text(value, inputs.currency) for value in sorted((first.npv_low, first.npv_high)))
    name = input_name(first.input)
    return caption(
        f"{name} moves the result most",
        f"Net present value in {inputs.currency} with one input at the low end of its range (gray) or the high end, "
        "and all others as entered.",
        f"Bars around {base}, the result as entered, the longest first: {name}, from {low} to {high}. "
        f"{_less_than_zero(result.tornado)}",
    )


def _less_than_zero(swings: tuple[Swing, ...]) -> str:
    losing = [input_name(swing.input) for swing in swings if min(swing.npv_low, swing.npv_high) < 0]
    return f"Below zero at an end of: {', '.join(losing)}." if losing else "No single input brings it below zero."
