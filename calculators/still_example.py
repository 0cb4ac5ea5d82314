"""How much of an answer is still the worked example's, and what: known here, for no form can know what moves a figure.

The rule, in one place: a field is still the example's where its value is the one the page began with, that value only
holds the place of the planner's own, and the field moves the answer. What another calculator hands over counts with
the fields of that one that can change what is handed over. A fact of the plan is one thing, wherever it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from calculators.calculation import Calculation, worked_out
from calculators.catalog import CALCULATORS
from calculators.reading import canonical
from calculators.request import Example
from calculators.spec import Spec, specs_of

__all__ = ["StillExample", "still_example"]

State = Literal["whole", "partly", "none"]
_LABELS: dict[State, str] = {
    "whole": "Worked example",
    "partly": "Partly the worked example",
    "none": "Your plan",
}
_BEGINNINGS: dict[State, str] = {"whole": "all of it: ", "partly": "still the example’s: ", "none": ""}
_NAMED = 4
"""As many things are named; the rest are counted."""
_TOGETHER_FROM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StillExample:
    """What a page says of it."""

    state: State
    """``whole`` where the answer is the worked example's, ``none`` where nothing in it is."""
    label: str
    pieces: list[tuple[str, str]]
    """What is still the example's, as (text, ``calculator.field``); the second is empty where a text leads nowhere."""
    text: str
    """Label and pieces in one line, for what leaves the page."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that moves the answer."""

    calculator: str
    name: str
    spec: Spec
    value: Any

    @property
    def key(self) -> str:
        return f"fact {self.spec.fact}" if self.spec.fact else f"{self.calculator}.{self.name}"


def still_example(work: Calculation) -> StillExample | None:
    """What of ``work`` is still the example's; ``None`` where the request does not say what the example is."""
    example = work.request.example
    if not example:
        return None
    fields: dict[str, _Field] = {}
    for field in _moving(work.name, work.inputs, frozenset(work.asked), work.request.linked):
        fields.setdefault(field.key, field)
    held = [field for field in fields.values() if _is_as_built(field, example)]
    left = [field for field in held if field.name in example[field.calculator].placeholders]
    state: State = "whole" if len(held) == len(fields) else "partly" if left else "none"
    named = [(_BEGINNINGS[state], ""), *_listed(work, left)] if left else []
    label = _LABELS[state]
    pieces = [piece for piece in named if piece[0]]
    said = "".join(text for text, _ in pieces)
    return StillExample(state=state, label=label, pieces=pieces, text=f"{label} ({said})" if said else label)


def _moving(name: str, inputs: Any, among: frozenset[str], linked: dict[str, Any]) -> Iterator[_Field]:
    """The fields of calculator ``name`` that move what is asked of it, ``among`` those, and of those it takes from."""
    calculator, specs = CALCULATORS[name], specs_of(CALCULATORS[name].inputs)
    counting = among - set(calculator.unused(inputs))
    yield from (
        _Field(name, field, spec, canonical(getattr(inputs, field)))
        for field, spec in specs.items()
        if field in counting
    )
    for link in calculator.links:
        follows = link.field in counting and getattr(inputs, link.field) == link.calculator
        if follows and link.calculator in linked:
            others, _ = worked_out(link.calculator, json.dumps(linked))
            offer = CALCULATORS[link.calculator].offers[link.into]
            yield from _moving(link.calculator, others, frozenset(offer.moved_by(others)), linked)


def _is_as_built(field: _Field, example: dict[str, Example]) -> bool:
    of = example.get(field.calculator)
    return of is not None and field.name in of.values and bool(of.values[field.name] == field.value)


def _listed(work: Calculation, left: list[_Field]) -> Iterator[tuple[str, str]]:
    """The fields in words, as a list: one or two and three."""
    groups: dict[str, list[_Field]] = {}
    for field in left:
        many = len([other for other in left if field.spec.together and other.spec.together == field.spec.together])
        groups.setdefault(field.spec.together if many >= _TOGETHER_FROM else field.key, []).append(field)
    named = [_named(work, group) for group in groups.values()]
    if len(named) > _NAMED:
        more = [field for group in list(groups.values())[_NAMED - 1 :] for field in group]
        named[_NAMED - 1 :] = [(f"{len(more)} more", _place(work, more[0]))]
    for number, piece in enumerate(named):
        if number:
            yield (" and " if number == len(named) - 1 else ", ", "")
        yield piece


def _named(work: Calculation, group: list[_Field]) -> tuple[str, str]:
    first = group[0]
    if len(group) > 1:
        return f"{len(group)} {first.spec.together}", _place(work, first)
    here = _own(work, first)
    if here:
        return work.asked[here].noun, _place(work, first)
    return f"{first.spec.noun} ({first.calculator})", _place(work, first)


def _place(work: Calculation, field: _Field) -> str:
    here = _own(work, field)
    return f"{work.name}.{here}" if here else f"{field.calculator}.{field.name}"


def _own(work: Calculation, field: _Field) -> str | None:
    """The field of the asked calculator where it is entered: itself, or one of the same fact."""
    if field.calculator == work.name:
        return field.name
    return next((name for name, spec in work.asked.items() if spec.fact and spec.fact == field.spec.fact), None)
