"""How calculators feed each other: which takes what from which, and when a planner lets it.

A field such as ``start_from`` names the calculator to take from; any other choice of it breaks the link. What is taken
goes into a given field of the taker, so ``calculate`` sees no difference between a link and a value handed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from calculators.catalogue import CALCULATORS
from calculators.invalid import InvalidInput, Problem
from calculators.linked import AdoptionRamp, PlanDates
from calculators.presentation import date_text, round_percent_text
from calculators.reading import canonical, read_inputs
from calculators.spec import specs_of

__all__ = ["LINKS", "OWN", "Link", "Taken", "read_linked"]

_SHOWN_WEEKS = (4, 8, 12)
OWN = "own"
"""The choice of a linking field with which the planner's own entry counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One thing a calculator takes from another."""

    field: str
    """The taker's choice; its value is the other calculator's name while the link holds."""
    calculator: str
    instead: str
    """The taker's field that counts with the choice ``own``, and with no other."""
    into: str
    """The taker's given field that is filled."""
    take: Callable[[Any, Any], Any]
    """The other calculator's inputs and result to what is handed over."""
    words: Callable[[Any], str]
    """What was handed over, as the page says it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a link brought."""

    calculator: str
    text: str


def _plan_dates(_inputs: Any, result: Any) -> PlanDates:
    return PlanDates(week_1=result.week_1, go_live=result.go_live)


def _adoption_ramp(inputs: Any, result: Any) -> AdoptionRamp:
    # Who takes nothing from that calculator need not wait for it.
    from calculators.adoption.ramp import expected_curve  # noqa: PLC0415

    return AdoptionRamp.of(expected_curve(inputs, result))


def _go_live_words(dates: PlanDates) -> str:
    return f"Go-live on {date_text(dates.go_live)}; Week 1 starts on {date_text(dates.week_1)}."


def _week_1_words(dates: PlanDates) -> str:
    return f"Week 1 starts on {date_text(dates.week_1)}."


def _ramp_words(ramp: AdoptionRamp) -> str:
    curve = ramp.curve()
    shares = [f"{round_percent_text(curve.share(week))} after {week}" for week in _SHOWN_WEEKS]
    return f"Share of users active: {', '.join(shares)} weeks."


LINKS: Mapping[str, tuple[Link, ...]] = {
    "timeline": (),
    "adoption": (
        Link(
            field="week_1_from",
            calculator="timeline",
            instead="week_1_date",
            into="plan_dates",
            take=_plan_dates,
            words=_week_1_words,
        ),
    ),
    "roi": (
        Link(
            field="start_from",
            calculator="timeline",
            instead="start_date",
            into="plan_dates",
            take=_plan_dates,
            words=_go_live_words,
        ),
        Link(
            field="ramp_from",
            calculator="adoption",
            instead="ramp",
            into="adoption_ramp",
            take=_adoption_ramp,
            words=_ramp_words,
        ),
    ),
}
"""By the calculator that takes; no chain of links leads back to where it started."""


def read_linked(name: str, values: Any, linked: Mapping[str, Any]) -> tuple[Any, dict[str, Taken]]:
    """The inputs of calculator ``name`` with what its links bring, and what that was, by the linking field.

    **Inputs** values of its fields and, in ``linked``, those of the others, as in a request; without the values of
    a linked calculator, what ``values`` hold in the given field is used.
    **Raises** InvalidInput with every problem; one of a linked calculator is told at the linking field.
    """
    calculator = CALCULATORS[name]
    taken: dict[str, Taken] = {}
    problems: dict[str, Problem] = {}
    for link in LINKS[name] if isinstance(values, dict) else ():
        chosen = values.get(link.field)
        if not isinstance(chosen, str) or chosen.strip() != link.calculator or link.calculator not in linked:
            continue
        try:
            brought = link.take(*_worked_out(link.calculator, json.dumps(linked)))
        except InvalidInput as error:
            problems[link.field] = Problem(link.field, _refusal(link.calculator, error.problems[0]))
            values = {**values, link.into: None}
            continue
        values = {**values, link.into: canonical(brought)}
        taken[link.field] = Taken(link.calculator, link.words(brought))
    try:
        return read_inputs(calculator.inputs, values, calculator.rules), taken
    except InvalidInput as error:
        others = [problem for problem in error.problems if problem.field not in problems]
        raise InvalidInput.of([*problems.values(), *others]) from None


@lru_cache(maxsize=4)
def _worked_out(name: str, linked_json: str) -> tuple[Any, Any]:
    """Inputs and result of calculator ``name``; remembered, since a keystroke in one form changes no other.

    **Inputs** ``linked_json``: what ``read_linked`` was given, as JSON.
    """
    linked = json.loads(linked_json)
    inputs, _ = read_linked(name, linked[name], linked)
    return inputs, CALCULATORS[name].calculate(inputs)


def _refusal(calculator: str, problem: Problem) -> str:
    spec = specs_of(CALCULATORS[calculator].inputs).get(problem.field or "")
    place = f"{spec.label}: " if spec else ""
    return f"Correct the {calculator} calculator, or choose otherwise here. There: {place}{problem.message}"
