"""The return on investment's charts of uncertainty as data: the tornado, and the distribution of the draws."""

from __future__ import annotations

from calculators.charting import Rows, axis_money, caption, staggered, value_ticks
from calculators.presentation import count_text, money_text, percent_text, round_percent_text
from calculators.roi.inputs import Inputs
from calculators.roi.outcome import Outcome
from calculators.roi.result import Result, Swing
from calculators.roi.words_tables import input_name

__all__ = ["distribution", "tornado"]

_MOST_BARS = 12
_MARKED = (0.1, 0.5, 0.9)


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
        "label": axis_money(_two_digits(end), inputs.currency) if end != base else "",
        "align": "left" if end > base else "right",
    }


def _two_digits(amount: float) -> float:
    """Enough of an amount for a bar's label; the table has it in full."""
    return float(format(amount, ".3g"))


def _tornado_caption(inputs: Inputs, result: Result, base: str) -> Rows:
    if not result.tornado:
        return caption("No input is uncertain", "Give ranges to see what moves the result.", "An empty chart.")
    first = result.tornado[0]
    low, high = (money_text(value, inputs.currency) for value in sorted((first.npv_low, first.npv_high)))
    name = input_name(first.input)
    return caption(
        f"{name} moves the result most",
        f"Net present value in {inputs.currency} with one input at the low end of its range (grey) or the high end, "
        "and all others as entered.",
        f"Bars around {base}, the longest first: {name}, from {low} to {high}. {_less_than_zero(result.tornado)}",
    )


def _less_than_zero(swings: tuple[Swing, ...]) -> str:
    losing = [input_name(swing.input) for swing in swings if min(swing.npv_low, swing.npv_high) < 0]
    return f"Below zero at an end of: {', '.join(losing)}." if losing else "None alone brings it below zero."


def distribution(inputs: Inputs, outcome: Outcome) -> dict[str, Rows]:
    """Shares of the draws by net present value."""
    bins = [
        {
            "start": each.start,
            "end": each.end,
            "share": each.count / outcome.draws,
            "side": "gain" if each.start + each.end > 0 else "loss",
        }
        for each in outcome.bins
    ]
    low, high = outcome.bins[0].start, outcome.bins[-1].end
    ticks = value_ticks(low, high, lambda value: axis_money(value, inputs.currency))
    marked = [it for it in outcome.percentiles if it.share in _MARKED]
    references = [
        {"value": it.npv, "label": f"P{round(it.share * 100)}: {axis_money(_two_digits(it.npv), inputs.currency)}"}
        for it in marked
    ]
    ends = [money_text(it.npv, inputs.currency) for it in (marked[0], marked[-1])]
    return {
        "caption": caption(
            f"{percent_text(outcome.positive.share)} of the draws end above zero",
            f"Net present value of {count_text(outcome.draws)} draws; one in ten lies below P10, one in ten above P90.",
            f"Histogram of the net present value; four in five draws lie between {ends[0]} and {ends[1]}.",
        ),
        "x_ticks": ticks,
        "y_ticks": value_ticks(0, max(each.count for each in outcome.bins) / outcome.draws, round_percent_text),
        "bins": bins,
        "references": staggered(references, ticks[0]["value"], ticks[-1]["value"]),
    }
