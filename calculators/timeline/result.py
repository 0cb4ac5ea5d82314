"""What the timeline answers, at once and by its simulation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.timeline.replanned import Replanned
from calculators.timeline.work import Work

__all__ = [
    "CLAIMS",
    "Chance",
    "Clock",
    "CurvePoint",
    "DatedAdjustment",
    "DatedDay",
    "DatedMilestone",
    "DatedReview",
    "DatedSpan",
    "DayOff",
    "FinishDay",
    "FromToday",
    "Needed",
    "Outcome",
    "Result",
    "Slack",
]


CLAIMS = frozenset({"kpi"})
"""Kinds of what a playbook says of itself: that is not due, it is there to compare."""


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
    last_working_day: date
    """By whose end all of it is due; ``end`` where nothing is worked in its last week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDays(DatedSpan):
    """A block that takes some days of its week, counted from 1 among those that are worked."""

    first_day: int
    last_day: int


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
    float_days: int | None
    """Working days it may end later and still within the block it ends in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDay:
    """A day the playbook counts, as a date on the deadline's clock."""

    kind: str
    id: str
    title: str
    text: str
    what: str | None
    days: int
    date: date


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
    deadline_day: int
    """The calendar day on which the deadline falls, in whichever days it was given."""
    slack_days: int
    """Calendar days left at the end; negative when late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """The plan's end against one number of calendar days on the deadline's clock."""

    id: str
    days: int
    date: date
    slack_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A holiday or blackout on a day on which the plan would have worked."""

    date: date
    week: int
    """The week it delays or shortens."""
    name: str
    """Of a public holiday; empty for what the planner entered."""
    blackout: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishDay:
    """A day on which the plan may end, on the deadline's clock and as a date."""

    day: int
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How likely the deadline is met, and by when half, 80 % and 95 % of plans end."""

    id: str
    on_time: float
    error: float | None
    """Standard error of ``on_time``; ``None`` where nothing was drawn."""
    p50: FinishDay
    p80: FinishDay
    p95: FinishDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """How little the plan's length may vary for a claim to hold by the deadline."""

    claim: str
    around: str
    """``average`` of the three lengths, or the ``plan`` as it is."""
    mean: float
    """Days of the plan that plans last on average."""
    deviation: float
    """Their standard deviation by the three lengths, in days of the plan."""
    largest: float | None
    """The largest standard deviation with which the claim holds; ``None`` where none is small enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The chance of having ended by the end of a day."""

    day: int
    date: date
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FromToday:
    """The same plan with kick-off today, where the day that was entered could only be kept from a start now past."""

    kickoff: date
    """Today, or the next working day."""
    go_live: date
    finish: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything dated. ``finish`` is the day on which the plan's work ends, inclusive."""

    go_live: date
    kickoff: date
    week_1: date
    finish: date
    rolled_from: date | None
    """The date entered, when it was a day off and the plan's own is another."""
    work_from: date | None
    """The first day worked, when the date entered is a start kept on a day off."""
    weeks: tuple[DatedSpan, ...]
    phases: tuple[DatedSpan, ...]
    blocks: tuple[DatedSpan, ...]
    milestones: tuple[DatedMilestone, ...]
    adjustments: tuple[DatedAdjustment, ...]
    reviews: tuple[DatedReview, ...]
    named_days: tuple[DatedDay, ...]
    clocks: tuple[Clock, ...]
    slack: tuple[Slack, ...]
    working_days: int
    calendar_days: int
    holidays_hit: tuple[date, ...]
    """Holidays and blackouts on days on which the plan would have worked."""
    days_off: tuple[DayOff, ...]
    """The same days, with what they are."""
    clashes: tuple[tuple[str, str], ...]
    """Pairs of (adjustment, milestone) ids that share a week."""
    weeks_without_work: tuple[int, ...]
    work: Work
    chances: tuple[Chance, ...]
    """``together``, the chance that is told: all blocks stretch alike, by the distribution of the three lengths.
    Then what other assumptions give: ``whole``, the same as a normal distribution; ``blocks``, each block by itself."""
    needed: tuple[Needed, ...]
    """What the playbook's claims would take; nothing else depends on it."""
    from_today: FromToday | None
    """Of a plan counted back from go-live or its end; ``None`` where its start is still to come, or today unknown,
    and where actual dates tell what has happened."""
    replanned: Replanned | None
    """``None`` where no actual dates are entered: then all dates are the first plan's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the draws say."""

    draws: int
    seed: int
    apart: Chance
    """Each block has a draw of its own."""
