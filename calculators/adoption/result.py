"""What the adoption calculator answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["ActualGap", "MeasureTarget", "Result", "WeekTarget"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTarget:
    """Where adoption should stand at the end of a week."""

    week: int
    date: date
    """Last working day of the week."""
    share: float
    users: int
    new_users: int
    """People to win in this week when last week's target was met."""
    milestone: str | None
    """Id of the playbook's milestone in this week; ``None`` where the curve fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualGap:
    """A count against the target of its week."""

    week: int
    date: date
    users: int
    share: float
    target_users: int
    gap_users: int
    """Positive = ahead."""
    gap_share: float
    level: str
    """Id of the escalation level."""
    next_milestone: str | None
    needed_per_week: float | None
    """People to win each week to reach the next milestone; ``None`` after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTarget:
    """A measure counted in days from the adoption clock, in people of all users."""

    id: str
    title: str
    day: int
    date: date
    share: float
    users: int
    curve_share: float
    """Adoption on the curve that day; another thing than proficiency or mastery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Targets, gaps and counts of people."""

    target_users: int
    target_date: date
    week_1: date
    clock_start: date
    rolled_from: date | None
    """The date entered, when it was a day off and Week 1 starts later."""
    logistic: bool
    """True when the milestones lie on one logistic curve."""
    rate_per_week: float
    midpoint_weeks: float | None
    """Weeks completed at half the ceiling; ``None`` when the milestones do not lie on one curve."""
    targets: tuple[WeekTarget, ...]
    actuals: tuple[ActualGap, ...]
    """By week."""
    measures: tuple[MeasureTarget, ...]
    status: str | None
    """Level of the latest count."""
    needed_per_week: float | None
    """From the latest count to the next milestone; without counts, to the first milestone from nobody."""
    falls: tuple[int, ...]
    """Weeks whose count is lower than the count before."""
    power_users: int
    champions: int
    training_sessions: int
