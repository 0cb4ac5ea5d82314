"""What the timeline is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculators.draws import VALUES, draws_field, seed_field
from calculators.fields import below, choose, day, days, number, percent, rows, users, work_week
from calculators.spec import Choice, about, validate
from calculators.timeline.actual_dates import ActualDates
from calculators.timeline.in_verticals import in_verticals
from calculators.timeline.plan import Plan
from calculators.timeline.rows import AddedDays, Claim, NamedDay
from calculators.timeline.rules import RULES, size_of
from calculators.timeline.week_zero import WEEK_ZERO, with_week_zero

__all__ = ["BACKWARD", "KEEP", "NEXT_MONDAY", "NO_CALENDAR", "WORKING_DAYS", "Inputs"]

NO_CALENDAR = "none"
_CLOCKS = (Choice("week_1", "the start of Week 1"), Choice("kickoff", "kick-off, the start of the first week"))
_ANCHORS = (*_CLOCKS, Choice("go_live", "go-live"), Choice("finish", "the end of the last week"))
BACKWARD = frozenset({"go_live", "finish"})
"""Dates from which a plan is counted back to its start."""
KEEP, NEXT_MONDAY = "keep", "next_monday"
_STARTS = (
    Choice("roll_forward", "moves to the next working day"),
    Choice(KEEP, "is kept; work begins on the next working day"),
    Choice(NEXT_MONDAY, "moves to the next Monday"),
)
_MODES = (
    Choice("working_days", "working days: a holiday moves what follows"),
    Choice("calendar_days", "seven calendar days: a holiday is lost"),
)
WORKING_DAYS = "working_days"
_COUNTED_IN = (
    Choice("calendar_days", "calendar days"),
    Choice(WORKING_DAYS, "working days of your work week, days off left out"),
)
_CALENDARS = (
    Choice(NO_CALENDAR, "none"),
    Choice("us", "United States, federal"),
    Choice("canada", "Canada, federal"),
    Choice("england-wales", "England and Wales"),
    Choice("germany", "Germany, nationwide"),
    Choice("france", "France"),
)
_SHAPES = (Choice("pert", "PERT: a smooth curve, the likely value counts most"), Choice("triangular", "triangular"))

_SO_FAR = below("What happened so far: actual dates")
_DAYS_OFF = below("Working days, holidays and days off")
_LENGTH = below("Length of the plan: go-live, Week 0, days a week")
_LINES = below("Deadline, and the days to compare with")
_CHANCE = below("How long a block may last, and random draws")
_NAME = below("Name of the plan, for calendar and files")


def _reference_days(label: str, help_text: str = "A line to compare with, in calendar days.") -> dict[str, Any]:
    return number(label, "days", 1, 730, help_text, **_LINES)


def _size(of: str) -> dict[str, Any]:
    return number(
        f"Size, by {of}",
        "times the plan",
        0.5,
        3,
        f"Stretches every week if you have more {of} than the plan expects.",
        kind="number",
        **_LENGTH,
    )


def _length_share(label: str, help_text: str) -> dict[str, Any]:
    return percent(label, help_text, low=0.1, high=5, unit="% of plan", **_CHANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the timeline needs. There are no defaults: they come from the playbook."""

    anchor_date: date = field(
        metadata=day(
            "Date",
            "If a date falls on a day off, ends move back to the working day before; choose below what starts do.",
            fact="start",
        )
    )
    anchor: str = field(metadata=choose("This date is", _ANCHORS, fact="start_is"))
    users: int = field(metadata=users("Used only to count people."))
    verticals: tuple[str, ...] = field(
        metadata=about(
            label="Vertical",
            kind="choices",
            choices_from="plan.verticals",
            fact="verticals",
            help="What it adds runs alongside the plan and moves nothing unless you add days below. What it changes in "
            "the plan itself is counted.",
        )
    )
    actual_dates: tuple[ActualDates, ...] = field(
        metadata=rows(
            "Actual dates",
            ActualDates,
            "Once the plan is under way, enter one line for each block that has started, ended or been moved, by its "
            "title or weeks, such as Week 1: started 2027-01-04, ended 2027-01-08. The rest is then replanned from "
            "today. A pasted table needs the columns block, started, ended, moved to.",
            **_SO_FAR,
        )
    )
    weekmask: str = field(metadata=work_week(**_DAYS_OFF))
    holiday_calendar: str = field(
        metadata=choose(
            "Public holidays",
            _CALENDARS,
            "By the rules of 2026, including substitute days; regional and one-time holidays are not included.",
            fact="public_holidays",
            **_DAYS_OFF,
        )
    )
    holidays: tuple[date, ...] = field(
        metadata=days(
            "Holidays",
            "Days such as 2027-05-31 or 31 May 2027, or ranges such as 2026-12-24 to 2027-01-01, "
            "separated by commas or lines.",
            fact="holidays",
            **_DAYS_OFF,
        )
    )
    blackouts: tuple[date, ...] = field(
        metadata=days(
            "Blackouts",
            "Days on which nobody may work on the plan, such as a change freeze; entered like holidays.",
            fact="blackouts",
            **_DAYS_OFF,
        )
    )
    start_on_day_off: str = field(
        metadata=choose(
            "A start on a day off",
            _STARTS,
            "If that Monday is a day off too, the first working day after it is used. Not used with calendar weeks.",
            **_DAYS_OFF,
        )
    )
    go_live_at: str = field(metadata=choose("Go-live means", (), choices_from="plan.go_live_options", **_LENGTH))
    week_zero: str = field(
        metadata=choose(
            "Week 0",
            WEEK_ZERO,
            "One more week before Week 1. The playbook describes no work for it, so it has no block.",
            **_LENGTH,
        )
    )
    week_length: str = field(metadata=choose("A week is", _MODES, **_LENGTH))
    working_days_per_week: int = field(
        metadata=number(
            "Working days in a week of the plan",
            "days",
            1,
            7,
            "The amount of work in one week of the plan. Not used with calendar weeks.",
            **_LENGTH,
        )
    )
    size_users: float = field(metadata=_size("users"))
    size_sites: float = field(metadata=_size("sites"))
    size_departments: float = field(metadata=_size("departments"))
    size_integrations: float = field(metadata=_size("integrations"))
    added_days: tuple[AddedDays, ...] = field(
        metadata=rows(
            "Days added by a vertical",
            AddedDays,
            "One line each: the vertical’s id and its days, such as an-industry: 5. They lengthen the week in which "
            "its last adjustment ends, and so its block. The days of several verticals add up.",
            **_LENGTH,
        )
    )
    deadline_days: int = field(
        metadata=_reference_days("Deadline", "Counted from the day chosen below, which is day 1.")
    )
    deadline_counted_in: str = field(
        metadata=choose(
            "Deadline counted in",
            _COUNTED_IN,
            "Applies to the deadline only; slack, chances and the lines below are in calendar days.",
            **_LINES,
        )
    )
    deadline_clock: str = field(metadata=choose("Days are counted from", _CLOCKS, **_LINES))
    best_practice_days: int = field(metadata=_reference_days("Best practice"))
    target_days: int = field(metadata=_reference_days("Target timeline"))
    average_days: int = field(metadata=_reference_days("Industry average"))
    low_length: float = field(metadata=_length_share("A block lasts at least", "Of its planned length."))
    likely_length: float = field(metadata=_length_share("A block most likely lasts", "100 is as planned."))
    high_length: float = field(metadata=_length_share("A block lasts at most", "Of its planned length."))
    shape: str = field(
        metadata=choose(
            "Simulated with",
            _SHAPES,
            "How lengths spread between the three values. The calculated chance always uses PERT.",
            **_CHANCE,
        )
    )
    draws: int = field(metadata=draws_field(VALUES, "Draws", "More draws, smaller error.", **_CHANCE))
    seed: int = field(metadata=seed_field("Seed", "The same seed draws the same numbers again.", **_CHANCE))
    plan_name: str | None = field(
        metadata=about(
            label="Name of this plan",
            kind="text",
            optional=True,
            help=(
                "Calendars use it to tell plans apart: exporting a plan again under the same name updates its own days."
            ),
            **_NAME,
        )
    )
    plan: Plan = field(
        metadata=about(label="Plan", kind="record", rows=Plan, given=True, help="Weeks, phases, blocks, milestones.")
    )
    on_time_claims: tuple[Claim, ...] = field(
        metadata=rows("What the playbook claims about being on time", Claim, given=True)
    )
    named_days: tuple[NamedDay, ...] = field(
        metadata=rows("What the playbook ties to a number of days", NamedDay, given=True)
    )
    today: date | None = field(
        metadata=day(
            "Today",
            "For warnings about past days and for replanning from actual dates. If left out, there are no such "
            "warnings, and the latest actual date is used instead.",
            given=True,
            optional=True,
        )
    )

    def __post_init__(self) -> None:
        validate(self, RULES)

    @property
    def resolved(self) -> Plan:
        """The playbook's plan as it reads in the chosen verticals."""
        return in_verticals(self.plan, self.verticals)

    @property
    def planned(self) -> Plan:
        """The same with a Week 0 where the planner asks for one."""
        return with_week_zero(self.resolved, self.week_zero)

    @property
    def adds_week_zero(self) -> bool:
        """Whether the planner's Week 0 comes to the playbook's plan, which has none."""
        return with_week_zero(self.plan, self.week_zero) is not self.plan

    @property
    def size(self) -> float:
        """By how much every week is stretched, for all reasons together."""
        return size_of(self.size_users, self.size_sites, self.size_departments, self.size_integrations)
