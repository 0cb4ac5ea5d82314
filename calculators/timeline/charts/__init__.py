"""The timeline's charts as data, each in the module of its name."""

from __future__ import annotations

from calculators.charting import Charts
from calculators.timeline.chances import finish_curve
from calculators.timeline.charts.finish import finish
from calculators.timeline.charts.gantt import gantt
from calculators.timeline.charts.slack import slack
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result

__all__ = ["charts"]


def charts(inputs: Inputs, result: Result) -> Charts:
    """The plan, the chance of its end, its end against the reference lines."""
    return {
        "gantt": gantt(inputs, result),
        "finish": finish(inputs, result, result.chances[0], finish_curve(inputs, result.work)),
        "slack": slack(inputs, result),
    }
