"""The net present values that were drawn, as a chart's data."""

from __future__ import annotations

from calculators.charting import Rows, axis_money, caption, rounded_axis_money, staggered, value_ticks
from calculators.roi.inputs import Inputs
from calculators.roi.result import Outcome
from calculators.texts import count_text, money_text, percent_text, round_percent_text

__all__ = ["npv_distribution"]

_MARKED = (0.1, 0.5, 0.9)


def npv_distribution(inputs: Inputs, outcome: Outcome) -> dict[str, Rows]:
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
        {"value": it.npv, "label": f"P{round(it.share * 100)}: {rounded_axis_money(it.npv, inputs.currency)}"}
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
