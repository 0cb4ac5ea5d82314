"""Walks through files along the model: entities and references in raw data, and the parts of what has been checked.

Every check walks through every file, so what the model says of a shape is looked up once, and nothing below a shape
that can hold none of what is looked for is entered. Not for: what the model says (`macros.content.model.shape`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from macros.content.formulas import FormulaError, references_in
from macros.content.model.base import FAR_PATTERN, REFERENCE_PATTERN, Entity, IsFormula
from macros.content.model.shape import (
    annotated_fields,
    forms,
    is_choice_of_forms,
    kinds_meant,
    said_of,
    settle,
)

__all__ = ["Found", "Referring", "entities", "parts", "references"]

_REFERENCES = {pattern: re.compile(pattern) for pattern in (REFERENCE_PATTERN, FAR_PATTERN)}
_SCALARS = frozenset({str, int, float, bool, NoneType})
_Path = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entity in raw data."""

    kind: str
    id: str
    path: _Path
    data: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """A reference in raw data."""

    path: _Path
    target: str
    """As it is written: with the id of another playbook before it, where it leads there."""
    kinds: tuple[str, ...] = ()
    """The kinds it may lead to; empty for any."""
    in_formula: bool = False
    """Whether it is a part of the text at `path`, not the whole."""


class _Shape:
    """What the model says of one place, and of all below it as soon as somebody goes there."""

    def __init__(self, shape: Any) -> None:
        notes = said_of(shape)
        self._shape = shape
        self.kinds = kinds_meant(shape)
        patterns = (getattr(note, "pattern", None) for note in notes)
        self.reference = next((_REFERENCES[it] for it in patterns if it in _REFERENCES), None)
        self.is_formula = any(isinstance(note, IsFormula) for note in notes)
        self.holds_entities = _holds_entities(shape)
        self.refers = _refers(shape)
        self._only = None if is_choice_of_forms(shape) else _form(settle(shape, None))

    def form_of(self, data: Any) -> _Form:
        """The one form that the data is meant to have."""
        return self._only or _form(settle(self._shape, data))


class _Form:
    """One form of a value: a model, a mapping, a list, or what holds nothing."""

    def __init__(self, form: Any) -> None:
        model = form if isinstance(form, type) and issubclass(form, BaseModel) else None
        self.kind: str | None = getattr(form, "KIND", None) if model and issubclass(model, Entity) else None
        self._fields = annotated_fields(model) if model else None
        # A statement holds statements, so what stands below is looked up when somebody goes there.
        self._shapes: dict[Any, _Shape] = {}
        entries = get_args(form) if get_origin(form) in (dict, list) else ()
        self._entry = _shape(entries[-1]) if entries else None

    def below(self, key: Any) -> _Shape | None:
        """What stands behind a key or in a list; None where the model knows no such thing."""
        if self._fields is None:
            return self._entry
        if key not in self._shapes and key in self._fields:
            self._shapes[key] = _shape(self._fields[key])
        return self._shapes.get(key)


# The types of a few models, asked about once.
@cache
def _shape(shape: Any) -> _Shape:
    return _Shape(shape)


@cache
def _form(form: Any) -> _Form:
    return _Form(form)


# A statement holds statements: its own KPI and kind answer before anybody goes below it.
@cache
def _refers(shape: Any) -> bool:
    """Whether a reference may stand at a shape, or anywhere below."""
    for note in said_of(shape):
        if getattr(note, "pattern", None) in _REFERENCES or isinstance(note, IsFormula):
            return True
    return any(map(_refers, _inside(shape)))


@cache
def _holds_entities(shape: Any) -> bool:
    """Whether an entity may stand at a shape, or anywhere below."""
    is_one = isinstance(shape, type) and issubclass(shape, Entity) and hasattr(shape, "KIND")
    return is_one or any(map(_holds_entities, _inside(shape)))


def _inside(shape: Any) -> Iterable[Any]:
    """The shapes that one is made of."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return annotated_fields(shape).values()
    return [inner for inner in get_args(shape) if isinstance(inner, type) or get_args(inner)]


def entities(shape: Any, data: Any) -> list[Found]:
    """Every entity in the data, outermost first; what does not fit the model is passed over.

    A file that is an entity itself is found under its key `id`, everything else under the key it stands behind.
    """
    found: list[Found] = []
    _find_entities(_shape(shape), data, (), found)
    return found


def _find_entities(shape: _Shape, data: Any, path: _Path, found: list[Found]) -> None:
    form = shape.form_of(data)
    if not isinstance(data, dict):
        if path and form.kind is not None and isinstance(data, str):
            found.append(Found(kind=form.kind, id=path[-1], path=path, data=data))
        return
    if form.kind is not None:
        own = path[-1] if path else data.get("id")
        if isinstance(own, str):
            found.append(Found(kind=form.kind, id=own, path=path, data=data))
    for key, value in data.items():
        inner = form.below(key)
        if inner is not None and inner.holds_entities:
            _find_entities(inner, value, (*path, key), found)


def references(shape: Any, data: Any) -> list[Referring]:
    """Every well-formed reference in the data, those in formulas too; what does not fit the model is passed over."""
    found: list[Referring] = []
    _find_references(_shape(shape), data, (), found)
    return found


def _find_references(shape: _Shape, data: Any, path: _Path, found: list[Referring]) -> None:
    if isinstance(data, str):
        if shape.reference and shape.reference.fullmatch(data):
            found.append(Referring(path=path, target=data, kinds=shape.kinds))
        elif shape.is_formula:
            with suppress(FormulaError):
                found += (Referring(path=path, target=it, in_formula=True) for it in references_in(data))
    elif isinstance(data, dict | list):
        form = shape.form_of(data)
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            inner = form.below(key)
            if inner is not None and inner.refers:
                _find_references(inner, value, (*path, key), found)


def parts(node: Any) -> list[tuple[_Path, BaseModel]]:
    """Every model object below a checked one, with its path in the YAML; outermost first."""
    found: list[tuple[_Path, BaseModel]] = []
    _find_parts(node, (), found)
    return found


def _find_parts(node: Any, path: _Path, found: list[tuple[_Path, BaseModel]]) -> None:
    kind: Any = type(node)
    inner: Iterable[tuple[Any, Any]]
    if kind is dict:
        inner = node.items()
    elif kind is list:
        inner = enumerate(node)
    elif kind in _SCALARS:
        return
    else:
        found.append((path, node))
        held = node.__dict__
        inner = ((key, held[name]) for key, name in _holding(kind))
    for key, value in inner:
        if type(value) not in _SCALARS:
            _find_parts(value, (*path, key), found)


@cache
def _holding(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Key and name of each field that may hold more than a scalar."""
    return tuple(
        (field.alias or name, name) for name, field in model.model_fields.items() if not _is_scalar(field.annotation)
    )


def _is_scalar(shape: Any) -> bool:
    """Whether all that a shape allows are scalars."""
    return all(form in _SCALARS or get_origin(form) is Literal for form in forms(shape))
