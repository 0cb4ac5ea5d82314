"""What the adoption calculator answers, at once and by its simulation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = [
    "ActualGap",
    "BandWeek",
    "FitFacts",
    "GoalForecast",
    "MeasureTarget",
    "Outcome",
    "Result",
    "SessionWeek",
    "TrainingLoad",
    "WeekForecast",
    "WeekTarget",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTarget:
    """Where adoption should stand at the end of a week."""

    week: int
    date: dt.date
    """Last working day of the week."""
    share: float
    users: int
    new_users: int
    """People to win in this week when last week's target was met."""
    milestone: str | None
    """Id of the playbook's milestone in this week; ``None`` where the curve fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualGap:
    """A count against the target of its day."""

    week: int
    date: dt.date
    weeks_completed: float
    """Since Week 1 began; whole at the end of a week."""
    counted: int
    """Active people among those counted; among all users unless only some were asked."""
    users: int
    share: float
    low_share: float | None
    """Of a survey: between this and ``high_share`` the true share lies, with the confidence chosen."""
    high_share: float | None
    target_users: int
    gap_users: int
    """Positive = ahead."""
    gap_share: float
    level: str | None
    """Id of the escalation level; ``None`` of a playbook that has none."""
    next_milestone: str | None
    needed_per_week: float | None
    """People to win each week to reach the next milestone; ``None`` after the last."""
    needed_hazard: float | None
    """The same as a share of those not active yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTarget:
    """A measure counted in days from the adoption clock, in people."""

    id: str
    title: str
    day: int
    date: dt.date
    share: float
    of: str
    """``all`` users, or those ``active`` on the curve that day."""
    users: int
    curve_share: float
    """Adoption on the curve that day; another thing than proficiency or mastery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitFacts:
    """The curve the forecast follows; the words of ``method`` and ``ceiling_basis`` as in ``fitting.CurveFit``."""

    method: str
    ceiling_basis: str
    ceiling: float
    rate_per_week: float
    midpoint_weeks: float | None
    error: float | None
    dispersion: float
    aicc_fixed: float | None
    aicc_free: float | None
    shift_weeks: float | None
    """How much later than the playbook's curve: of the midpoint, or with one count of its share; negative = earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekForecast:
    """The people expected at the end of a week after the latest count, in fractions of people."""

    week: int
    date: dt.date
    users: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalForecast:
    """What is expected of a milestone, or of the target."""

    id: str | None
    """Of the milestone; ``None`` for a target of the planner's own."""
    weeks: float
    """Completed since Week 1 began when it is due; whole at the end of a week."""
    date: dt.date
    share: float
    users: int
    curve_users: int
    """Of the playbook's curve by then."""
    reach: str
    """``reached``: counted already; ``expected``: by ``reach_date``; ``after_horizon``: later than the weeks shown;
    ``never``: the curve stays below; ``no_pace``: nobody was active at the latest count; ``no_counts``."""
    reach_weeks: float | None
    reach_date: dt.date | None
    delay_weeks: float | None
    """Reached later than due by so many weeks; negative = earlier. Of one reached, its first count: it may have been
    reached before it."""
    expected_users: float | None
    """By then, along the forecast, in fractions of people; ``None`` without counts, or when that time is over."""
    probability: float | None
    """To have these people in time; 1 or 0 where its time is over and the counts tell, ``None`` where they do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingLoad:
    """The sessions of one group, ``users`` or ``power_users``."""

    group: str
    people: int
    seats: int
    sessions: int
    trainer_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWeek:
    """The training sessions of one week of the plan, or of all weeks from ``first_week`` to ``last_week``."""

    first_week: int
    last_week: int
    start: dt.date
    """First working day."""
    end: dt.date | None
    """Last working day; ``None`` when it lies more than a century on."""
    power_user_sessions: int
    user_sessions: int
    most_a_day: int
    """When they are spread evenly over the working days."""
    trainer_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Targets, gaps, forecast and counts of people."""

    target_users: int
    target_date: dt.date
    week_1: dt.date
    clock_start: dt.date
    rolled_from: dt.date | None
    """The date entered, when it was a day off and Week 1 starts later."""
    logistic: bool
    """True when the milestones lie on one logistic curve."""
    rate_per_week: float
    midpoint_weeks: float | None
    """Weeks completed at half the ceiling; ``None`` when the milestones do not lie on one curve."""
    targets: tuple[WeekTarget, ...]
    actuals: tuple[ActualGap, ...]
    """By time."""
    measures: tuple[MeasureTarget, ...]
    status: str | None
    """Level of the latest count."""
    needed_per_week: float | None
    """From the latest count to the next milestone; without counts, to the first milestone from nobody."""
    needed_hazard: float | None
    """The same as a share of those not active yet."""
    falls: tuple[int, ...]
    """Weeks whose count is lower than the count before."""
    fit: FitFacts
    forecast: tuple[WeekForecast, ...]
    """After the latest count, up to the last week shown or the target's; empty without counts."""
    goal: GoalForecast
    """The target: the last milestone, unless the planner set another."""
    goal_needed_per_week: float | None
    """People to win each week for the target, from the latest count or from nobody; ``None`` once its time is over."""
    milestones: tuple[GoalForecast, ...]
    power_users: int
    champions: int
    rollout_champions: int
    training: tuple[TrainingLoad, ...]
    training_sessions: int
    training_seats: int
    trainer_hours: float
    training_weeks: int
    training_end: dt.date | None
    """Last working day of the last week with a session; ``None`` without any, or more than a century on."""
    sessions: tuple[SessionWeek, ...]
    """The calendar of the sessions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandWeek:
    """Active people at the end of a week in the simulated courses."""

    week: int
    date: dt.date
    low: int
    median: int
    high: int
    reached: float
    """Share of the courses in which the target's people are active by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the draws found."""

    weeks: tuple[BandWeek, ...]
    """From the latest count on, or from the start of Week 1; the first has no width when everybody was counted."""
    probability: float | None
    """Of the target in time, the fit's own uncertainty included; ``None`` without counts or when the week is over."""
    probability_error: float | None
    """Standard error of that share of draws."""
    low_users: int
    """At the end of the target's week, or at the latest count when that is later."""
    high_users: int
