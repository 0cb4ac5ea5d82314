"""What the timeline is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.spec import EARLIEST, LATEST, WORK_WEEKS, Choice, about, validate
from calculators.timeline.plan import Plan
from calculators.timeline.rules import RULES, AddedDays, Claim

__all__ = ["NO_CALENDAR", "RULES", "Inputs"]

NO_CALENDAR = "none"
_CLOCKS = (Choice("week_1", "the start of Week 1"), Choice("kickoff", "kick-off, the start of the first week"))
_ANCHORS = (*_CLOCKS, Choice("go_live", "go-live"), Choice("finish", "the end of the last week"))
_MODES = (
    Choice("working_days", "working days: a holiday moves what follows"),
    Choice("calendar_days", "seven calendar days: a holiday is lost"),
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

_DAYS_OFF = "Work and days off"
_LENGTH = "Length of the plan"
_LINES = "Deadline and reference lines"
_CHANCE = "Uncertainty"


def _reference_days(label: str, help_text: str) -> dict[str, object]:
    facts = about(
        label=label,
        kind="integer",
        unit="days",
        minimum=1,
        maximum=730,
        help=help_text,
        group="advanced",
        section=_LINES,
    )
    return dict(facts)


def _length_share(label: str, help_text: str) -> dict[str, object]:
    facts = about(
        label=label,
        kind="share",
        unit="% of plan",
        minimum=0.1,
        maximum=5,
        help=help_text,
        group="advanced",
        section=_CHANCE,
    )
    return dict(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the timeline needs. There are no defaults: they come from the playbook."""

    anchor_date: date = field(
        metadata=about(
            label="Date",
            kind="date",
            minimum=EARLIEST,
            maximum=LATEST,
            help="On a day off, a start moves to the next working day, an end to the one before.",
        )
    )
    anchor: str = field(metadata=about(label="This date is", kind="choice", choices=_ANCHORS))
    users: int = field(
        metadata=about(label="Users", kind="integer", minimum=1, maximum=1_000_000, help="Only for head counts.")
    )
    verticals: tuple[str, ...] = field(
        metadata=about(
            label="Vertical",
            kind="choices",
            choices_from="plan.verticals",
            help="Its adjustments run beside the plan and move nothing, unless you add days below.",
        )
    )
    weekmask: str = field(
        metadata=about(label="Work week", kind="weekmask", choices=WORK_WEEKS, group="advanced", section=_DAYS_OFF)
    )
    holiday_calendar: str = field(
        metadata=about(
            label="Public holidays",
            kind="choice",
            choices=_CALENDARS,
            help="By the rules of 2026, with the days observed instead; regional and one-off holidays are not in.",
            group="advanced",
            section=_DAYS_OFF,
        )
    )
    holidays: tuple[date, ...] = field(
        metadata=about(
            label="Holidays",
            kind="dates",
            help="Days such as 2027-05-31 or 31 May 2027, or ranges such as 2026-12-24 to 2027-01-01, "
            "separated by commas or lines.",
            group="advanced",
            section=_DAYS_OFF,
        )
    )
    blackouts: tuple[date, ...] = field(
        metadata=about(
            label="Blackouts",
            kind="dates",
            help="Days on which nobody may work on the plan, such as a change freeze; written like holidays.",
            group="advanced",
            section=_DAYS_OFF,
        )
    )
    go_live_at: str = field(
        metadata=about(
            label="Go-live means",
            kind="choice",
            choices_from="plan.go_live_options",
            group="advanced",
            section=_LENGTH,
        )
    )
    week_length: str = field(
        metadata=about(label="A week is", kind="choice", choices=_MODES, group="advanced", section=_LENGTH)
    )
    working_days_per_week: int = field(
        metadata=about(
            label="Working days in a week of the plan",
            kind="integer",
            unit="days",
            minimum=1,
            maximum=7,
            help="The work one week of the plan holds; not used with calendar weeks.",
            group="advanced",
            section=_LENGTH,
        )
    )
    size_multiplier: float = field(
        metadata=about(
            label="Size",
            kind="number",
            unit="times the plan",
            minimum=0.5,
            maximum=3,
            help="Stretches every week, for more users, sites, departments or integrations than the plan has in mind.",
            group="advanced",
            section=_LENGTH,
        )
    )
    added_days: tuple[AddedDays, ...] = field(
        metadata=about(
            label="Days added by a vertical",
            kind="table",
            rows=AddedDays,
            help="One line each, such as restaurant: 5. They lengthen the week in which its last adjustment ends, "
            "and so its block; those of several verticals add up.",
            group="advanced",
            section=_LENGTH,
        )
    )
    deadline_days: int = field(
        metadata=_reference_days("Deadline", "Counted on the clock below; its first day is day 1.")
    )
    deadline_clock: str = field(
        metadata=about(label="Days are counted from", kind="choice", choices=_CLOCKS, group="advanced", section=_LINES)
    )
    best_practice_days: int = field(metadata=_reference_days("Best practice", "A line to compare with."))
    target_days: int = field(metadata=_reference_days("Target timeline", "A line to compare with."))
    average_days: int = field(metadata=_reference_days("Industry average", "A line to compare with."))
    low_length: float = field(metadata=_length_share("A block lasts at least", "Of its planned length."))
    likely_length: float = field(metadata=_length_share("A block most likely lasts", "100 is as planned."))
    high_length: float = field(metadata=_length_share("A block lasts at most", "Of its planned length."))
    shape: str = field(
        metadata=about(
            label="Simulated with",
            kind="choice",
            choices=_SHAPES,
            help="How lengths spread between the three values; the closed form is always PERT.",
            group="advanced",
            section=_CHANCE,
        )
    )
    draws: int = field(
        metadata=about(
            label="Draws", kind="integer", minimum=1_000, maximum=50_000, group="advanced", section=_CHANCE,
            help="More draws, smaller error.",
        )
    )  # fmt: skip
    seed: int = field(
        metadata=about(
            label="Seed", kind="integer", minimum=0, maximum=2_147_483_647, group="advanced", section=_CHANCE,
            help="The same seed draws the same numbers again.",
        )
    )  # fmt: skip
    plan: Plan = field(
        metadata=about(label="Plan", kind="record", rows=Plan, given=True, help="Weeks, phases, blocks, milestones.")
    )
    on_time_claims: tuple[Claim, ...] = field(
        metadata=about(label="What the playbook claims about being on time", kind="table", rows=Claim, given=True)
    )
    today: date | None = field(
        metadata=about(
            label="Today",
            kind="date",
            given=True,
            optional=True,
            minimum=EARLIEST,
            maximum=LATEST,
            help="For warnings about days past; none are given where it is left out.",
        )
    )

    def __post_init__(self) -> None:
        validate(self, RULES)
