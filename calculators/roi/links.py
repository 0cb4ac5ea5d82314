"""What the return on investment takes from other calculators."""

from __future__ import annotations

from calculators.handover import AdoptionRamp, PlanDates
from calculators.links import Link
from calculators.texts import date_text, round_percent_text

__all__ = ["LINKS"]

_SHOWN_WEEKS = (4, 8, 12)


def _go_live_words(dates: PlanDates) -> str:
    return f"Go-live on {date_text(dates.go_live)}; Week 1 starts on {date_text(dates.week_1)}."


def _ramp_words(ramp: AdoptionRamp) -> str:
    curve = ramp.curve()
    shares = [f"{round_percent_text(curve.share(week))} after {week}" for week in _SHOWN_WEEKS]
    return f"Share of users active: {', '.join(shares)} weeks."


LINKS = (
    Link(
        field="start_from",
        calculator="timeline",
        instead="start_date",
        into="plan_dates",
        words=_go_live_words,
    ),
    Link(
        field="ramp_from",
        calculator="adoption",
        instead="ramp",
        into="adoption_ramp",
        words=_ramp_words,
    ),
)
