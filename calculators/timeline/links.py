"""What the timeline offers to other calculators."""

from __future__ import annotations

from calculators.handover import PlanDates
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result

__all__ = ["OFFERS"]


def _plan_dates(_inputs: Inputs, result: Result) -> PlanDates:
    return PlanDates(week_1=result.week_1, go_live=result.go_live)


OFFERS = {"plan_dates": _plan_dates}
