"""What the adoption calculator is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from calculators.curve import TargetMilestone, curve_through
from calculators.invalid import InvalidInput, Problem
from calculators.spec import EARLIEST, LATEST, WORK_WEEKS, Rule, about, validate

__all__ = ["RULES", "Actual", "Inputs", "Level", "Measure"]

_LAST_WEEK = 520


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """People counted as active at the end of ``week``."""

    week: int = field(metadata=about(label="Week", kind="integer", minimum=1, maximum=_LAST_WEEK))
    users: int = field(metadata=about(label="Active users", kind="integer", minimum=0, maximum=1_000_000))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A share of all users the playbook expects ``days`` days after the adoption clock starts."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    days: int = field(metadata=about(label="Days", kind="integer", minimum=1, maximum=3650))
    share: float = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the playbook's four escalation levels, the calmest first."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))


def _find_curve_problems(milestones: tuple[TargetMilestone, ...], ceiling: float) -> Iterator[Problem]:
    try:
        curve_through(milestones, ceiling)
    except InvalidInput as error:
        yield from error.problems


def _find_short_horizon(milestones: tuple[TargetMilestone, ...], horizon_weeks: int) -> Iterator[Problem]:
    last = max((item.week for item in milestones), default=1)
    if horizon_weeks < last:
        yield Problem("horizon_weeks", f"Enter {last} weeks or more: the last milestone is in Week {last}.")


def _find_bad_actuals(actuals: tuple[Actual, ...], users: int) -> Iterator[Problem]:
    weeks = [row.week for row in actuals]
    if len(set(weeks)) != len(weeks):
        yield Problem("actuals", "Enter each week once.")
    for row in actuals:
        if row.users > users:
            yield Problem("actuals", f"Enter at most {users:,} active users in Week {row.week}: there are no more.")


def _find_unordered_levels(yellow_from: float, red_from: float, critical_from: float) -> Iterator[Problem]:
    if not yellow_from < red_from < critical_from:
        yield Problem("critical_from", "Enter three rising shortfalls, the second level's the smallest.")


def _find_level_count(levels: tuple[Level, ...]) -> Iterator[Problem]:
    if len(levels) != 4:
        yield Problem("levels", "Give four levels, the calmest first.")


RULES = (
    Rule(needs=("milestones", "ceiling"), find=_find_curve_problems),
    Rule(needs=("milestones", "horizon_weeks"), find=_find_short_horizon),
    Rule(needs=("actuals", "users"), find=_find_bad_actuals),
    Rule(needs=("yellow_from", "red_from", "critical_from"), find=_find_unordered_levels),
    Rule(needs=("levels",), find=_find_level_count),
)


def _shortfall(label: str) -> dict[str, object]:
    return dict(
        about(
            label=label,
            kind="share",
            unit="points",
            minimum=0.001,
            maximum=1,
            help="Percentage points of all users below the target.",
            group="advanced",
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the adoption calculator needs. There are no defaults: they come from the playbook."""

    users: int = field(
        metadata=about(
            label="Users", kind="integer", minimum=1, maximum=1_000_000, help="Everybody who is to use the platform."
        )
    )
    week_1_date: date = field(
        metadata=about(
            label="Week 1 starts",
            kind="date",
            minimum=EARLIEST,
            maximum=LATEST,
            help="A day off rolls forward to the next working day.",
        )
    )
    actuals: tuple[Actual, ...] = field(
        metadata=about(
            label="Active users so far",
            kind="table",
            rows=Actual,
            help="One line a week, such as 4: 120 for Week 4. Leave it empty before the roll-out.",
        )
    )
    departments: int = field(metadata=about(label="Departments", kind="integer", minimum=1, maximum=10_000))
    clock_week: int = field(
        metadata=about(
            label="The adoption clock starts in week",
            kind="integer",
            minimum=1,
            maximum=_LAST_WEEK,
            help="The measures below count their days from the start of this week.",
            group="advanced",
        )
    )
    ceiling: float = field(
        metadata=about(
            label="Most that will ever be active",
            kind="share",
            unit="%",
            minimum=0.001,
            maximum=1,
            help="Of all users; above the last milestone.",
            group="advanced",
        )
    )
    horizon_weeks: int = field(
        metadata=about(label="Show weeks up to", kind="integer", unit="weeks", minimum=1, maximum=104, group="advanced")
    )
    weekmask: str = field(metadata=about(label="Work week", kind="weekmask", choices=WORK_WEEKS, group="advanced"))
    yellow_from: float = field(metadata=_shortfall("Second level from"))
    red_from: float = field(metadata=_shortfall("Third level from"))
    critical_from: float = field(metadata=_shortfall("Fourth level from"))
    power_user_share: float = field(
        metadata=about(
            label="Power users",
            kind="share",
            unit="%",
            minimum=0,
            maximum=1,
            help="Share of all users.",
            group="advanced",
        )
    )
    users_per_champion: int = field(
        metadata=about(
            label="Users per champion",
            kind="integer",
            unit="users",
            minimum=1,
            maximum=1_000_000,
            help="At least one champion a department.",
            group="advanced",
        )
    )
    session_seats: int = field(
        metadata=about(
            label="Seats in a training session",
            kind="integer",
            unit="seats",
            minimum=1,
            maximum=10_000,
            help="Every user attends one session.",
            group="advanced",
        )
    )
    milestones: tuple[TargetMilestone, ...] = field(
        metadata=about(label="Milestones", kind="table", rows=TargetMilestone, given=True)
    )
    measures: tuple[Measure, ...] = field(metadata=about(label="Measures", kind="table", rows=Measure, given=True))
    levels: tuple[Level, ...] = field(metadata=about(label="Levels", kind="table", rows=Level, given=True))
    power_user_criterion: int = field(
        metadata=about(
            label="Power users the playbook asks for",
            kind="integer",
            minimum=0,
            maximum=1_000_000,
            help="The playbook's own number, whatever the size.",
            given=True,
        )
    )

    def __post_init__(self) -> None:
        validate(self, RULES)
