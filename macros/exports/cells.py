"""A field of an entity as cells of a table: what it is called over the column, and what it says.

What the model gains becomes a column by itself. Not for: which rows there are (`macros.exports.tables`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.dates import dates_name
from macros.content.model.base import Dates, Days, Figure, Link, Ours, Weeks
from macros.content.model.ours import Citation, Range
from macros.content.model.published import own_fields
from macros.content.model.quantity import Quantity
from macros.content.model.roles import PARTS, Who
from macros.content.model.shape import label_of
from macros.content.model.verticals import Reading
from macros.content.model.vocabulary import Vocabulary
from macros.content.times import days_name
from macros.content.weeks import weeks_name

__all__ = ["Value", "cells_of", "is_part", "shown", "who_cells"]

Value = str | float | dt.date
"""What stands in a cell; empty where nothing is said."""
_CHOICES = {
    "basis": "bases",
    "origin": "origins",
    "nature": "natures",
    "status": "statuses",
    "every": "periods",
    "type": "section_types",
}
"""Fields that hold a word of the vocabulary, and where in it."""


def cells_of(
    node: BaseModel, words: Vocabulary, roles: Mapping[str, str], but: Container[str] = ()
) -> Iterator[tuple[str, Value]]:
    """Label and value of each field that says something, `but` those of these names; `roles` are their titles by id.

    What it holds of further parts with a title of their own is not among them.
    """
    for name, field in own_fields(type(node)).items():
        value = getattr(node, name)
        says_nothing = value is False or value in (None, [])
        if not (name in but or is_part(value) or says_nothing or _is_settled(field)):
            label = words.kinds[name].label if name in words.kinds else label_of(name, field)
            yield from who_cells(value, roles) if isinstance(value, Who) else _cells(name, label, value, words)


def is_part(value: Any) -> bool:
    """Whether a field holds further parts, which have rows or headings of their own."""
    if isinstance(value, dict):
        return True
    titled = isinstance(value, BaseModel) and "title" in type(value).model_fields
    return titled and not isinstance(value, Citation | Reading)


def shown(value: Value) -> str:
    """A value as text: a number without more digits than it has, a day as ISO has it.

    >>> shown(2.0), shown(0.5), shown("two"), shown(dt.date(2027, 1, 4))
    ('2', '0.5', 'two', '2027-01-04')
    """
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, str) else f"{value:.15g}"


def who_cells(value: Who, roles: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Who has which part, a cell for each part that somebody has; `roles` are their titles by reference."""
    for name, part in PARTS.items():
        if named := getattr(value, name):
            yield part.label, "; ".join(roles.get(reference, reference) for reference in named)


def _is_settled(field: FieldInfo) -> bool:
    """Whether it has but one value, or is how a number was reached, which the check alone needs."""
    shape = field.annotation
    return (get_origin(shape) is Literal and len(get_args(shape)) == 1) or Figure in get_args(shape)


def _cells(name: str, label: str, value: Any, words: Vocabulary) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Quantity):
        yield from _quantity(value, words)
    elif isinstance(value, Weeks):
        yield label, weeks_name(value)
        yield "First week", value.first
        yield "Last week", value.last
    elif isinstance(value, Dates):
        yield label, dates_name(value)
        yield "First day", dt.date.fromisoformat(value.first)
        yield "Last day", dt.date.fromisoformat(value.last)
    elif isinstance(value, Days):
        yield label, days_name(value)
    elif isinstance(value, Range):
        yield "Smallest", value.minimum
        yield "Largest", value.maximum
    elif name == "unit":
        yield label, words.units[value].label
    elif name in _CHOICES:
        known = getattr(words, _CHOICES[name])
        yield label, known[value].label if value in known else value
    else:
        yield label, _said(value, words)


def _quantity(value: Quantity, words: Vocabulary) -> Iterator[tuple[str, Value]]:
    """The number by itself, so that a spreadsheet can calculate with it."""
    yield "Meant as", words.operators[value.operator].label
    yield "Number", value.value
    yield "Unit", words.units[value.unit].label
    if value.of:
        yield "Of", value.of
    if value.change:
        yield "Change", "yes"
    if value.per:
        yield "Per", _period(value.per, words)
    if value.clock:
        yield "Within", _period(value.clock.within, words)
        if value.clock.start:
            yield "Counted from", words.clocks[value.clock.start].label
    yield "Basis", words.bases[value.basis].label


def _period(value: str, words: Vocabulary) -> str:
    return words.periods[value].label if value in words.periods else value


def _said(value: Any, words: Vocabulary) -> Value:
    match value:
        case bool():
            said: Value = "yes" if value else ""
        case str() | float() | int():
            said = value
        case Ours():
            said = value.text
        case Link():
            said = f"{value.label}: {value.address}"
        case Citation():
            said = f"{value.author}: {value.title} ({value.year}){f', {value.detail}' if value.detail else ''}"
        case BaseModel():
            written = [name for name in type(value).model_fields if name in value.model_fields_set]
            said = "; ".join(_of_part(name, getattr(value, name), words) for name in written)
        case _:
            said = "; ".join(str(_said(it, words)) for it in value)
    return said


def _of_part(name: str, value: Any, words: Vocabulary) -> str:
    """A field of something that has no column of its own."""
    if value is None:
        return f"{name}: none"
    return ", ".join(f"{label.lower()}: {it}" for label, it in _cells(name, name, value, words))
