"""What the adoption calculator takes from another, and what it offers: adoption as it is now expected."""

from __future__ import annotations

import math

from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook import outlook_of
from calculators.adoption.result import Result
from calculators.adoption_curve import AdoptionCurve
from calculators.handover import AdoptionRamp, PlanDates
from calculators.links import Link, Offer
from calculators.texts import date_text

__all__ = ["LINKS", "OFFERS", "expected_curve"]


def _week_1_words(dates: PlanDates) -> str:
    return f"Week 1 starts on {date_text(dates.week_1)}."


LINKS = (
    Link(
        field="week_1_from",
        calculator="timeline",
        instead="week_1_date",
        into="plan_dates",
        words=_week_1_words,
    ),
)


def expected_curve(inputs: Inputs, result: Result) -> AdoptionCurve:
    """The playbook's curve without counts, else straight in logits through the counts and the weeks of the forecast.

    Before the first count it rises as the curve behind the forecast does, or stays level where that falls. After the
    last week shown it goes on as in that week, or stays level where nothing follows the counts. A share of 0 or 1 is
    read as half a person off it.
    """
    outlook = outlook_of(inputs, result.actuals)
    if not outlook.counted:
        return outlook.playbook
    points = {weeks: _logit(active, inputs.users) for weeks, active in outlook.counted}
    first = min(points)
    grown = max(0.0, outlook.fit.curve.rate) * first
    points[0.0] = points[first] - grown
    points |= {float(week.week): _logit(week.users, inputs.users) for week in result.forecast}
    if not result.forecast:
        # The latest count is the last week shown: level from there on.
        points[max(points) + 1] = points[max(points)]
    weeks = tuple(sorted(points))
    return AdoptionCurve(ceiling=1.0, weeks=weeks, logits=tuple(points[week] for week in weeks), logistic=False)


def _logit(active: float, users: int) -> float:
    inside = min(max(active, 0.5 * users / (users + 1)), users * (users + 0.5) / (users + 1))
    return math.log(inside / (users - inside))


def _ramp(inputs: Inputs, result: Result) -> AdoptionRamp:
    return AdoptionRamp.of(expected_curve(inputs, result))


def _moved_by(inputs: Inputs) -> tuple[str, ...]:
    if not inputs.actuals:
        return ("ceiling",)
    dated = inputs.target_day is not None or any(row.date is not None for row in inputs.actuals)
    return (
        "users",
        "actuals",
        "surveyed",
        "ceiling",
        "horizon_weeks",
        "target_week",
        "target_day",
        "weekmask",
        *(("week_1_date", "week_1_from") if dated else ()),
    )


OFFERS = {"adoption_ramp": Offer(_ramp, _moved_by)}
