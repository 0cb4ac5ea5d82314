"""What the timeline is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from calculators.invalid import Problem
from calculators.spec import EARLIEST, LATEST, WORK_WEEKS, Choice, Rule, about, validate
from calculators.timeline.plan import Plan, plan_problems

__all__ = ["RULES", "Inputs"]

_CLOCKS = (Choice("week_1", "the start of Week 1"), Choice("kickoff", "kick-off, the start of the first week"))
_MODES = (
    Choice("working_days", "working days: a holiday moves what follows"),
    Choice("calendar_days", "seven calendar days: a holiday is lost"),
)


def _reference_days(label: str, help_text: str) -> dict[str, object]:
    return dict(
        about(label=label, kind="integer", unit="days", minimum=1, maximum=730, help=help_text, group="advanced")
    )


def _find_unknown_choices(plan: Plan, verticals: tuple[str, ...], go_live_at: str) -> Iterator[Problem]:
    known = [vertical.id for vertical in plan.verticals]
    unknown = [chosen for chosen in verticals if chosen not in known]
    if unknown or len(set(verticals)) != len(verticals):
        yield Problem("verticals", f"Choose each at most once from: {', '.join(known)}.")
    options = [option.id for option in plan.go_live_options]
    if go_live_at not in options:
        yield Problem("go_live_at", f"Choose one of: {', '.join(options)}.")


RULES = (
    Rule(needs=("plan",), find=plan_problems),
    Rule(needs=("plan", "verticals", "go_live_at"), find=_find_unknown_choices),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the timeline needs. There are no defaults: they come from the playbook."""

    anchor_date: date = field(
        metadata=about(
            label="Date",
            kind="date",
            minimum=EARLIEST,
            maximum=LATEST,
            help="A day off rolls forward to the next working day.",
        )
    )
    anchor: str = field(metadata=about(label="This date is", kind="choice", choices=_CLOCKS))
    users: int = field(
        metadata=about(label="Users", kind="integer", minimum=1, maximum=1_000_000, help="Only for head counts.")
    )
    verticals: tuple[str, ...] = field(
        metadata=about(
            label="Vertical",
            kind="choices",
            choices_from="plan.verticals",
            help="Its adjustments run beside the plan and move nothing.",
        )
    )
    go_live_at: str = field(
        metadata=about(label="Go-live means", kind="choice", choices_from="plan.go_live_options", group="advanced")
    )
    weekmask: str = field(metadata=about(label="Work week", kind="weekmask", choices=WORK_WEEKS, group="advanced"))
    holidays: tuple[date, ...] = field(
        metadata=about(
            label="Holidays",
            kind="dates",
            help="Dates such as 2027-05-31, or ranges such as 2026-12-24 to 2027-01-01, separated by commas.",
            group="advanced",
        )
    )
    week_length: str = field(metadata=about(label="A week is", kind="choice", choices=_MODES, group="advanced"))
    working_days_per_week: int = field(
        metadata=about(
            label="Working days in a week of the plan",
            kind="integer",
            unit="days",
            minimum=1,
            maximum=7,
            help="The work one week of the plan holds; not used with calendar weeks.",
            group="advanced",
        )
    )
    deadline_days: int = field(
        metadata=_reference_days("Deadline", "Counted on the clock below; its first day is day 1.")
    )
    deadline_clock: str = field(
        metadata=about(label="Days are counted from", kind="choice", choices=_CLOCKS, group="advanced")
    )
    best_practice_days: int = field(metadata=_reference_days("Best practice", "A line to compare with."))
    target_days: int = field(metadata=_reference_days("Target timeline", "A line to compare with."))
    average_days: int = field(metadata=_reference_days("Industry average", "A line to compare with."))
    plan: Plan = field(
        metadata=about(label="Plan", kind="record", rows=Plan, given=True, help="Weeks, phases, blocks, milestones.")
    )

    def __post_init__(self) -> None:
        validate(self, RULES)
