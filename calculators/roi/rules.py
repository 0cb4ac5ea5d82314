"""What must hold between the return-on-investment calculator's inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.handover import AdoptionRamp, PlanDates, find_broken_ramp
from calculators.invalid import InvalidInput, Problem
from calculators.roi.rows import Effect, LineRisk, RampWeek
from calculators.spec import Rule, specs_of

__all__ = ["RULES"]

_FEWEST = 2
"""So many milestones make a curve."""


def _find_curve_problems(milestones: tuple[TargetMilestone, ...], ramp_from: str) -> Iterator[Problem]:
    if ramp_from != "milestones" and len(milestones) < _FEWEST:
        return
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
        yield Problem("start_from", "Choose a date of your own: the timeline’s dates are missing.")


def _find_missing_ramp(ramp_from: str, ramp: tuple[RampWeek, ...], curve: AdoptionRamp | None) -> Iterator[Problem]:
    if ramp_from == "adoption" and curve is None:
        yield Problem("ramp_from", "Choose the milestones: the adoption curve is missing.")
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
    from calculators.roi.inputs import Inputs  # noqa: PLC0415 - which is made with these rules

    for effect in effects:
        if message := specs_of(Inputs)[effect.input].problem(effect.value):
            yield Problem("effects", f"{effect.input}: {message}")


def _find_impossible_risk(risks: tuple[LineRisk, ...]) -> Iterator[Problem]:
    for row in risks:
        if row.name in ("time_saved", "errors_avoided", "revenue", "flexibility") and row.risk > 1:
            yield Problem("line_risks", f"Enter at most 100 % for {row.name}: no more than all of it can be lost.")


RULES = (
    Rule(needs=("milestones", "ramp_from"), find=_find_curve_problems),
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
