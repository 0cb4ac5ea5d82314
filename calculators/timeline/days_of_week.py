"""Blocks that take only some days of their week: on which dates these fall, and how they are named."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.texts import weeks_text
from calculators.timeline.plan import Block, Span
from calculators.timeline.result import DatedDays, DatedSpan
from calculators.timeline.weeks import Week
from calculators.workdays import WorkCalendar

__all__ = ["dates_of", "days_text", "has_days", "when_text"]

_DAY = timedelta(days=1)
_EN_DASH = "\N{EN DASH}"


def has_days(span: Span) -> bool:
    """Whether it takes some days of its one week."""
    return isinstance(span, Block) and span.first_day is not None and span.first_week == span.last_week


def dates_of(first_day: int, last_day: int, week: Week, days_a_week: int, calendar: WorkCalendar) -> tuple[date, date]:
    """The dates from day ``first_day`` of a week to day ``last_day``, both included and counted from 1.

    **Model** days are those that are worked. Of a week that has W of them where ``days_a_week`` = N are planned, day k
    ends with its ⌊k W / N + ½⌋-th: in a longer week a day takes longer. Two days share one where there are too few.
    What lies behind the last planned day falls on the last. A week without work is all theirs.
    """
    worked = week.working_days
    if not worked:
        return week.start, week.end
    before, last = (
        (2 * min(day, days_a_week) * worked + days_a_week) // (2 * days_a_week) for day in (first_day - 1, last_day)
    )
    before = min(before, worked - 1)
    last = max(last, before + 1)
    return calendar.workday(week.start - _DAY, before + 1), calendar.workday(week.start - _DAY, last)


def when_text(span: DatedSpan) -> str:
    """Its weeks, and its days where it has some: `Week 2, days 1–3`."""
    weeks = weeks_text(span.first_week, span.last_week)
    return f"{weeks}, {days_text(span)}" if isinstance(span, DatedDays) else weeks


def days_text(span: DatedDays) -> str:
    """`day 2` or `days 1–3`."""
    first, last = span.first_day, span.last_day
    return f"day {first}" if first == last else f"days {first}{_EN_DASH}{last}"
