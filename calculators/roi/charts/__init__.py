"""The return on investment's charts as data, each in the module of its name."""

from __future__ import annotations

from calculators.charting import Charts
from calculators.roi.charts.cumulative import cumulative
from calculators.roi.charts.npv_by_rate import npv_by_rate
from calculators.roi.charts.npv_distribution import npv_distribution
from calculators.roi.charts.range import range_of_draws
from calculators.roi.charts.tornado import tornado
from calculators.roi.inputs import Inputs
from calculators.roi.result import Outcome, Result

__all__ = ["charts", "outcome_charts"]


def charts(inputs: Inputs, result: Result) -> Charts:
    """What the answer itself can show: all but what the draws give."""
    return {
        "cumulative": cumulative(inputs, result),
        "tornado": tornado(inputs, result),
        "npv_by_rate": npv_by_rate(inputs, result),
    }


def outcome_charts(inputs: Inputs, result: Result, outcome: Outcome) -> Charts:
    """What the simulation adds."""
    return {
        "range": range_of_draws(inputs, result, outcome),
        "npv_distribution": npv_distribution(inputs, outcome),
    }
