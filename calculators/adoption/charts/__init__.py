"""The adoption calculator's charts as data, each in the module of its name."""

from __future__ import annotations

from calculators.adoption.charts.gaps import gaps
from calculators.adoption.charts.s_curve import s_curve
from calculators.adoption.inputs import Inputs
from calculators.adoption.result import Outcome, Result
from calculators.adoption.words.outcome import cases_of
from calculators.charting import Charts

__all__ = ["charts", "outcome_charts"]


def charts(inputs: Inputs, result: Result) -> Charts:
    """``s_curve`` always, ``gaps`` once there is a count."""
    drawn = {"s_curve": s_curve(inputs, result)}
    return {**drawn, "gaps": gaps(inputs, result)} if result.actuals else drawn


def outcome_charts(inputs: Inputs, result: Result, outcome: Outcome) -> Charts:
    """The S-curve with its band, where there is one."""
    if not outcome.weeks:
        return {}
    band = [
        {"week": item.week, "low": item.low / inputs.users, "high": item.high / inputs.users} for item in outcome.weeks
    ]
    return {"s_curve": s_curve(inputs, result, band, cases_of(inputs))}
