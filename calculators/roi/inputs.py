"""What the return-on-investment calculator is asked and given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculators.curve import TargetMilestone, curve_through
from calculators.invalid import InvalidInput, Problem
from calculators.linked import AdoptionRamp, PlanDates, find_broken_ramp, plan_dates_field, ramp_field
from calculators.roi.doubts import Doubts, OwnRange
from calculators.roi.essentials import CURRENCIES
from calculators.roi.terms import LineRisk, RampWeek
from calculators.spec import Choice, Rule, about, specs_of, validate

__all__ = ["CURRENCIES", "EFFECTS", "RULES", "Claim", "Effect", "Inputs", "LineRisk", "OwnRange", "RampWeek"]

_MEASURES = (
    Choice("payback_days", "days to payback"),
    Choice("annual_value", "yearly value as a share of first-year cost"),
    Choice("cost_below_average", "share by which cost per user lies below an average"),
    Choice("budget_adherence", "share of the budget, or of projects, kept"),
)
EFFECTS = (
    Choice("efficiency", "efficiency improvement"),
    Choice("error_reduction", "error reduction"),
    Choice("revenue_uplift", "revenue impact"),
)
"""The inputs for which a playbook may state an effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure the playbook states, to be held against the planner's own result and never mixed into it."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    text: str = field(metadata=about(label="Text as the playbook has it", kind="text"))
    measure: str = field(metadata=about(label="What it measures", kind="choice", choices=_MEASURES))
    value: float = field(
        metadata=about(label="Value: days, or a share of 1", kind="number", minimum=0, maximum=100_000)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An effect the playbook states, for the scenarios that use it instead of the planner's value."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    input: str = field(metadata=about(label="Input it belongs to", kind="choice", choices=EFFECTS))
    value: float = field(metadata=about(label="Value", kind="share", minimum=-1, maximum=10))


def _find_curve_problems(milestones: tuple[TargetMilestone, ...]) -> Iterator[Problem]:
    try:
        curve_through(milestones, 1)
    except InvalidInput as error:
        yield from (Problem("milestones", problem.message) for problem in error.problems)


def _find_missing_revenue(
    line: str, revenue: float | None, attribution: float | None, margin: float | None
) -> Iterator[Problem]:
    if line == "off":
        return
    for name, value, noun in (
        ("yearly_revenue", revenue, "the yearly revenue in scope"),
        ("revenue_attribution", attribution, "the share of the growth the platform causes"),
        ("gross_margin", margin, "the gross margin"),
    ):
        if value is None:
            yield Problem(name, f"Enter {noun}, or leave revenue out: revenue is not profit.")


def _find_late_flexibility(amount: float | None, month: int, horizon: int) -> Iterator[Problem]:
    if amount is not None and month > horizon:
        cure = f"Enter a month from 1 to {horizon}: what begins after the horizon is not counted."
        yield Problem("flexibility_from_month", cure)


def _find_missing_dates(start_from: str, plan_dates: PlanDates | None) -> Iterator[Problem]:
    if start_from == "timeline" and plan_dates is None:
        yield Problem("start_from", "Choose a date of your own: the timeline’s dates were not handed over.")


def _find_missing_ramp(ramp_from: str, ramp: tuple[RampWeek, ...], curve: AdoptionRamp | None) -> Iterator[Problem]:
    if ramp_from == "adoption" and curve is None:
        yield Problem("ramp_from", "Choose the milestones: the adoption curve was not handed over.")
    if ramp_from == "own" and not ramp:
        yield Problem("ramp", "Enter at least one week and its share, such as 4: 50.")
    if len({row.week for row in ramp}) != len(ramp):
        yield Problem("ramp", "Enter each week once.")


def _find_repeated(field_name: str, key: str) -> Any:
    def find(rows: tuple[Any, ...]) -> Iterator[Problem]:
        for name, times in Counter(getattr(row, key) for row in rows).items():
            if times > 1:
                yield Problem(field_name, f"Enter {name} once.")

    return find


def _find_impossible_effects(effects: tuple[Effect, ...]) -> Iterator[Problem]:
    for effect in effects:
        if message := specs_of(Inputs)[effect.input].problem(effect.value):
            yield Problem("effects", f"{effect.input}: {message}")


def _find_impossible_risk(risks: tuple[LineRisk, ...]) -> Iterator[Problem]:
    for row in risks:
        if row.name in ("time_saved", "errors_avoided", "revenue", "flexibility") and row.risk > 1:
            yield Problem("line_risks", f"Enter at most 100 % for {row.name}: no more than all of it can be lost.")


RULES = (
    Rule(needs=("milestones",), find=_find_curve_problems),
    Rule(needs=("revenue_line", "yearly_revenue", "revenue_attribution", "gross_margin"), find=_find_missing_revenue),
    Rule(needs=("flexibility", "flexibility_from_month", "horizon_months"), find=_find_late_flexibility),
    Rule(needs=("start_from", "plan_dates"), find=_find_missing_dates),
    Rule(needs=("ramp_from", "ramp", "adoption_ramp"), find=_find_missing_ramp),
    Rule(needs=("adoption_ramp",), find=find_broken_ramp),
    Rule(needs=("line_risks",), find=_find_repeated("line_risks", "name")),
    Rule(needs=("line_risks",), find=_find_impossible_risk),
    Rule(needs=("ranges",), find=_find_repeated("ranges", "input")),
    Rule(needs=("effects",), find=_find_repeated("effects", "input")),
    Rule(needs=("effects",), find=_find_impossible_effects),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs(Doubts):
    """What the calculator needs. There are no defaults: they come from the playbook or a labelled example.

    ``plan_dates`` and ``adoption_ramp`` are handed over by the other calculators (see ``calculators.links``).
    """

    milestones: tuple[TargetMilestone, ...] = field(
        metadata=about(label="Milestones of adoption", kind="table", rows=TargetMilestone, given=True)
    )
    claims: tuple[Claim, ...] = field(
        metadata=about(label="Claims to compare with", kind="table", rows=Claim, given=True)
    )
    effects: tuple[Effect, ...] = field(
        metadata=about(label="Effects the playbook states", kind="table", rows=Effect, given=True)
    )
    plan_dates: PlanDates | None = field(default=None, metadata=plan_dates_field())
    adoption_ramp: AdoptionRamp | None = field(default=None, metadata=ramp_field())

    def __post_init__(self) -> None:
        validate(self, RULES)

    @property
    def start(self) -> date:
        """The day money is counted from."""
        return self.plan_dates.go_live if self.start_from == "timeline" and self.plan_dates else self.start_date

    @property
    def week_1(self) -> date:
        """The first day of Week 1, from which the ramp's weeks are counted."""
        return self.plan_dates.week_1 if self.start_from == "timeline" and self.plan_dates else self.start_date
