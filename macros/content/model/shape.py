"""Walks raw YAML data along the model, so that a file with mistakes can still be talked about.

Not for: data that has been checked; there, use the model's own objects.
"""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.model.base import REFERENCE_PATTERN, Entity, ForReaders, To

__all__ = [
    "annotated_fields",
    "below",
    "choices",
    "forms",
    "is_choice_of_forms",
    "kinds_in",
    "kinds_meant",
    "label_of",
    "open_key",
    "said",
    "said_of",
    "settle",
    "word_fields",
    "written_fields",
]

_REFERENCE = re.compile(REFERENCE_PATTERN)


@cache
def written_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys of a mapping as they are written in YAML, with what the model says of each."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def word_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a mapping that hold words for readers, or a list of them, as the model declares them."""
    return {
        name: field
        for name, field in model.model_fields.items()
        if any(isinstance(it, ForReaders) for it in said(field))
    }


def label_of(name: str, field: FieldInfo) -> str:
    """What readers see over a field's words: its title in the model, or its name.

    >>> label_of("next_step", FieldInfo())
    'Next step'
    """
    return field.title or name.replace("_", " ").capitalize()


def said(field: FieldInfo) -> tuple[Any, ...]:
    """What is said of a field, or of each entry of the list that it is."""
    shape: Any = field.annotation
    (form, *others) = _members(shape)
    entries = said_of(get_args(form)[0]) if get_origin(form) is list and not others else ()
    return (*field.metadata, *said_of(shape), *entries)


@cache
def annotated_fields(model: type[BaseModel]) -> dict[str, Any]:
    """The type of each key with what was said of it, which pydantic keeps apart."""
    shapes: dict[str, Any] = {}
    for key, field in written_fields(model).items():
        shapes[key] = field.annotation
        for note in field.metadata:
            shapes[key] = Annotated[shapes[key], note]
    return shapes


@cache
def said_of(shape: Any) -> tuple[Any, ...]:
    """What is said of a type beside its form, `None` as a choice left out."""
    if get_origin(shape) is Annotated:
        inner, *notes = get_args(shape)
        return (*notes, *said_of(inner))
    members = [member for member in _members(shape) if member is not shape]
    return said_of(members[0]) if len(members) == 1 else ()


# The types of a few models, asked about once for each value in all files.
@cache
def _members(shape: Any) -> tuple[Any, ...]:
    while get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    if get_origin(shape) in (Union, UnionType):
        return tuple(member for member in get_args(shape) if member is not type(None))
    return (shape,)


def forms(shape: Any) -> tuple[Any, ...]:
    """Every form a value may have, each without what is said of it; `None` as a choice left out."""
    return tuple(form for member in _members(shape) for form in ((member,) if member is shape else forms(member)))


def is_choice_of_forms(shape: Any) -> bool:
    """Whether a value may have one of several forms; pydantic then puts the form's name into its paths."""
    members = _members(shape)
    return len(members) > 1 or (members[0] is not shape and is_choice_of_forms(members[0]))


def settle(shape: Any, data: Any) -> Any:
    """The one form that `data` is meant to have: a model, `dict[…]`, `list[…]`, a scalar type, or None if open."""
    members = _members(shape)
    if len(members) == 1:
        return members[0] if members[0] is shape else settle(members[0], data)
    for member in members:
        model = settle(member, data)
        if isinstance(model, type) and issubclass(model, BaseModel):
            if isinstance(data, dict) and _is_of_type(model, data):
                return model
        elif isinstance(data, list) == (get_origin(model) is list):
            return model
    return None


def _is_of_type(model: type[BaseModel], data: dict[Any, Any]) -> bool:
    """Whether data is meant for this form: by its `type`, or, where any word may stand there, by the keys it has."""
    kind = model.model_fields.get("type")
    if kind is None:
        return True
    known = choices(kind.annotation)
    return data.get("type") in known if known else open_key(model) in data


def open_key(shape: Any) -> str | None:
    """The key by which the form is known that takes any `type`; None where each form names its own."""
    for form in forms(shape):
        fields = written_fields(form) if isinstance(form, type) and issubclass(form, BaseModel) else {}
        if "type" in fields and not choices(fields["type"].annotation):
            held = (key for key, it in fields.items() if it.is_required() and get_origin(it.annotation) is dict)
            return next(held, None)
    return None


def below(shape: Any, data: Any, key: Any) -> Any:
    """The shape of `data[key]`, or None where the model knows no such thing."""
    form = settle(shape, data)
    if isinstance(form, type) and issubclass(form, BaseModel):
        return annotated_fields(form).get(key)
    if get_origin(form) is dict:
        return get_args(form)[1]
    if get_origin(form) is list:
        return get_args(form)[0]
    return None


def choices(shape: Any) -> list[str]:
    """The words a value may be, where the model lists them; also the `type`s of a section."""
    found: list[str] = []
    for member in _members(shape):
        if get_origin(member) is Literal:
            found += [choice for choice in get_args(member) if isinstance(choice, str)]
        elif member is not shape:
            found += choices(member)
        elif isinstance(member, type) and issubclass(member, BaseModel) and "type" in member.model_fields:
            found += choices(member.model_fields["type"].annotation)
    return found


def kinds_meant(shape: Any) -> tuple[str, ...]:
    """The kinds that a reference of this shape may lead to; empty for any."""
    return next((note.kinds for note in said_of(shape) if isinstance(note, To)), ())


@cache
def kinds_in(shape: Any) -> frozenset[str]:
    """Every kind of entity a file of this model may hold."""
    return frozenset(_kinds_in(shape, frozenset()))


def _kinds_in(shape: Any, seen: frozenset[Any]) -> set[str]:
    found: set[str] = set()
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if shape in seen:
            return found
        if issubclass(shape, Entity) and hasattr(shape, "KIND"):
            found.add(shape.KIND)
        inner = [field.annotation for field in shape.model_fields.values()]
    else:
        inner = [argument for argument in get_args(shape) if argument is not type(None)]
    return found.union(*(_kinds_in(part, seen | {shape}) for part in inner if not isinstance(part, str)))
