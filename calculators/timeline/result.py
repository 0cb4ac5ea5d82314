"""What the timeline answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Clock", "DatedAdjustment", "DatedMilestone", "DatedReview", "DatedSpan", "Result", "Slack"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSpan:
    """A week, phase or block with its dates."""

    id: str
    title: str
    first_week: int
    last_week: int
    hue: str
    start: date
    end: date
    """Inclusive."""
    working_days: int
    calendar_days: int
    holidays_lost: int
    """Holidays between the end of the week before and ``end``, on days the work week would work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedMilestone:
    """A milestone on the last working day of its week."""

    id: str
    title: str
    week: int
    date: date
    share: float | None
    users: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAdjustment:
    """What a chosen vertical adds; without dates where the playbook names no week."""

    id: str
    vertical: str
    title: str
    first_week: int | None
    last_week: int | None
    start: date | None
    end: date | None
    working_days: int | None
    calendar_days: int | None
    holidays_lost: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedReview:
    """The first of a series of reviews, counted in months from the plan's end."""

    id: str
    title: str
    every_months: int
    first: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The plan's length counted from one start; the start is day 1."""

    id: str
    start: date
    end_day: int
    """Day on which the plan's last working day falls."""
    full_weeks_day: int
    """The same with the days off that follow, until the day before the next working day."""
    working_days: int
    deadline: date
    slack_days: int
    """Calendar days left at the end; negative when late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """The plan's end against one number of days on the deadline's clock."""

    id: str
    days: int
    date: date
    slack_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything dated. ``finish`` is the plan's last day, inclusive."""

    go_live: date
    kickoff: date
    week_1: date
    finish: date
    rolled_from: date | None
    """The date entered, when it was a day off and the plan starts later."""
    weeks: tuple[DatedSpan, ...]
    phases: tuple[DatedSpan, ...]
    blocks: tuple[DatedSpan, ...]
    milestones: tuple[DatedMilestone, ...]
    adjustments: tuple[DatedAdjustment, ...]
    reviews: tuple[DatedReview, ...]
    clocks: tuple[Clock, ...]
    slack: tuple[Slack, ...]
    working_days: int
    calendar_days: int
    holidays_hit: tuple[date, ...]
    clashes: tuple[tuple[str, str], ...]
    """Pairs of (adjustment, milestone) ids that share a week."""
    weeks_without_work: tuple[int, ...]
