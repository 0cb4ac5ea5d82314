"""The inputs of a calculator as a form shows them: control, label, unit, range, help, and the default's origin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculators.links import OWN
from calculators.texts import NONE, WEEKDAYS
from macros.content.registry import Entity
from macros.content.site import Site
from macros.rendering.views.amounts import GUARD, range_words
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.offers import offers
from macros.rendering.views.planner import LinkedValue, linked_value
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import WorkedExample

__all__ = ["Choice", "CountsWith", "Field", "Origin", "fields_of"]

_NUMBERS = frozenset({"integer", "number", "share", "money"})
_LINES = frozenset({"table", "dates"})


@view
class Choice:
    """One of a field's possibilities."""

    value: str
    label: str
    chosen: bool
    id: str
    """Of its tick box, where several can be chosen."""


@view
class Origin:
    """Where a default comes from."""

    badge: Badge
    href: str
    words: str
    """The statement or assumption in full."""
    example: bool
    """A placeholder for the planner's own value, which says nothing of the playbook."""


@view
class CountsWith:
    """Another field's choice that a field depends on."""

    field: str
    choice: str


@view
class Field:
    """One input; of text, select, ticks, days and lines it is exactly one."""

    name: str
    formerly: str
    """The names that old addresses have for it, apart by spaces."""
    id: str
    label: str
    value: str
    words: str
    """The value as a person says it: what is chosen by its label, a number with its unit."""
    is_text: bool
    is_select: bool
    is_ticks: bool
    is_days: bool
    """A work week: a box to check for each day."""
    is_lines: bool
    """Several lines of text, for a table of values or a list that is pasted."""
    is_read: bool
    """What is typed can be written in several ways, so that there may be something to say of how it was read."""
    type: str
    """`text` or `date`, for a single line."""
    inputmode: str
    unit: str
    help: Sentence
    range: str
    choices: tuple[Choice, ...]
    origin: Origin | None
    linked_value: LinkedValue | None
    """What it takes from another calculator."""
    counts_with: CountsWith | None
    """The choice without which it is not used."""
    is_advanced: bool
    section: str
    """Heading over it, and over the others of its group."""


def fields_of(site: Site, here: str, example: WorkedExample, sentences: Sentences) -> tuple[Field, ...]:
    """Every input a planner can change, in the calculator's order."""
    calculator = str(example.description["name"])
    links = {link["field"]: link for link in example.description["links"]}

    def takes(spec: Mapping[str, Any]) -> LinkedValue | None:
        if (link := links.get(spec["name"])) is None:
            return None
        offered = offers(spec, example.values)
        return linked_value(site, here, link, offered=offered, brought=example.answer["linked"])

    return tuple(
        _field(
            calculator,
            spec,
            example,
            sentences,
            origin=_origin(site, here, example.origins.get(spec["name"])),
            takes=takes(spec),
        )
        for spec in example.description["fields"]
        if not spec["given"] and spec["name"] in example.answer["shown"]
    )


def _field(
    calculator: str,
    spec: Mapping[str, Any],
    example: WorkedExample,
    sentences: Sentences,
    *,
    origin: Origin | None,
    takes: LinkedValue | None,
) -> Field:
    kind, name = spec["kind"], spec["name"]
    shown = example.answer["shown"][name]
    id_ = f"{calculator}-{name}"
    is_select, is_ticks, is_days, is_lines = kind == "choice", kind == "choices", kind == "weekmask", kind in _LINES
    choices = (
        _days(id_, shown) if is_days else _choices(id_, offers(spec, example.values), example.answer["values"][name])
    )
    return Field(
        name=name,
        formerly=" ".join(spec["formerly"]),
        id=id_,
        label=spec["label"],
        value=shown,
        words=_words_of(shown, spec["unit"], choices if is_select or is_ticks or is_days else None),
        is_text=not (is_select or is_ticks or is_days or is_lines),
        is_select=is_select,
        is_ticks=is_ticks,
        is_days=is_days,
        is_lines=is_lines,
        is_read=kind in _NUMBERS or is_lines,
        type="date" if kind == "date" else "text",
        inputmode="numeric" if kind == "integer" else "decimal" if kind in _NUMBERS else "",
        unit=spec["unit"],
        help=sentences(spec["help"]),
        range=_range(spec),
        choices=choices,
        origin=origin,
        linked_value=takes,
        counts_with=next(
            (
                CountsWith(field=link["field"], choice=OWN)
                for link in example.description["links"]
                if link["instead"] == name
            ),
            None,
        ),
        is_advanced=spec["group"] == "advanced",
        section=spec["section"],
    )


def _words_of(shown: str, unit: str, choices: tuple[Choice, ...] | None) -> str:
    """As the scripts say it of what is entered."""
    text = shown if choices is None else ", ".join(choice.label for choice in choices if choice.chosen)
    return " ".join(filter(None, (text, unit))) if text else NONE


def _range(spec: Mapping[str, Any]) -> str:
    """The range in the unit the form shows, where it has two ends that tell a reader something; dates need none."""
    if spec["kind"] not in _NUMBERS or spec["maximum"] is None or spec["maximum"] >= GUARD:
        return ""
    scale = 100 if spec["kind"] == "share" else 1
    return f"From {range_words(spec['minimum'] * scale, spec['maximum'] * scale)}."


def _days(id_: str, weekmask: str) -> tuple[Choice, ...]:
    """A choice for each day, the working ones chosen."""
    return tuple(
        Choice(value=day, label=day[:3], chosen=digit == "1", id=f"{id_}-{day[:3].lower()}")
        for day, digit in zip(WEEKDAYS, weekmask, strict=True)
    )


def _choices(id_: str, offered: Mapping[str, str], value: Any) -> tuple[Choice, ...]:
    """The choices of a field; a default that is none of them is offered as it is."""
    if not offered:
        return ()
    chosen = set(value) if isinstance(value, list) else {value}
    if isinstance(value, str):
        offered = {**offered, value: offered.get(value, value)}
    return tuple(
        Choice(value=key, label=label, chosen=key in chosen, id=f"{id_}-{key}") for key, label in offered.items()
    )


def _origin(site: Site, here: str, reference: str | None) -> Origin | None:
    if reference is None:
        return None
    entity = site.registry[reference]
    return Origin(
        badge=badge(site, entity.node.origin if entity.kind == "assumption" else "playbook"),
        href=site.href(reference, here),
        words=_words(entity),
        example=entity.kind == "assumption" and entity.node.example,
    )


def _words(entity: Entity) -> str:
    return entity.title if entity.kind == "assumption" else entity.quoted
