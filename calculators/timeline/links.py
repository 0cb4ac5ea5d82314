"""What the timeline offers to other calculators."""

from __future__ import annotations

from calculators.handover import PlanDates
from calculators.links import Offer
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result

__all__ = ["OFFERS"]


def _plan_dates(_inputs: Inputs, result: Result) -> PlanDates:
    return PlanDates(week_1=result.week_1, go_live=result.go_live)


def _moved_by(_inputs: Inputs) -> tuple[str, ...]:
    return (
        "anchor_date",
        "anchor",
        "verticals",
        "weekmask",
        "holiday_calendar",
        "holidays",
        "blackouts",
        "start_on_day_off",
        "go_live_at",
        "week_zero",
        "week_length",
        "working_days_per_week",
        "size_users",
        "size_sites",
        "size_departments",
        "size_integrations",
        "added_days",
    )


OFFERS = {"plan_dates": Offer(_plan_dates, _moved_by)}
