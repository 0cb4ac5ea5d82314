"""What the cost of delay takes from another calculator."""

from __future__ import annotations

from calculators.handover import PlanDates
from calculators.links import Link
from calculators.texts import date_text

__all__ = ["LINKS"]


def _words(dates: PlanDates) -> str:
    return f"Go-live on {date_text(dates.go_live)}."


LINKS = (Link(field="go_live_from", calculator="timeline", instead="go_live_date", into="plan_dates", words=_words),)
