"""A file of each kind that holds every key its model knows, each once for every form it may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.model import base
from macros.content.model.shape import written_fields

_TEXTS = {
    base.ID_PATTERN: "an-id",
    base.CALCULATOR_PATTERN: "a-name",
    base.REFERENCE_PATTERN: "kpi/an-id",
    base.PERIOD_PATTERN: "P1W",
    base.DATE_PATTERN: "2025-01-31",
}

NAMES = ("an-id", "a-name", "a_name", "kpi/an-id")
"""The first keys of mappings whose keys people choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key in the file."""

    path: tuple[Any, ...]
    info: FieldInfo
    model: type[BaseModel]


@dataclass(slots=True)
class EveryKey:
    """The data of a file, and what the model says of each key in it."""

    unit: str
    keys: list[Key] = field(default_factory=list)

    def mapping(self, model: type[BaseModel], path: tuple[Any, ...] = ()) -> dict[str, Any]:
        """The model's keys with values that fit it."""
        data = {}
        for name, info in written_fields(model).items():
            self.keys.append(Key(path=(*path, name), info=info, model=model))
            data[name] = self._value(info.annotation, info.metadata, info, (*path, name))
        return data

    def _value(self, shape: Any, notes: list[Any], info: FieldInfo | None, path: tuple[Any, ...]) -> Any:
        while get_origin(shape) is Annotated:
            shape, *inner = get_args(shape)
            notes = [*notes, *inner]
        if forms(shape) != (shape,):
            return self._value(forms(shape)[0], notes, info, path)
        if get_origin(shape) is dict:
            name, entry = get_args(shape)
            entries = zip(_names(name, len(forms(entry))), forms(entry), strict=True)
            return {key: self._value(form, [], None, (*path, key)) for key, form in entries}
        if get_origin(shape) is list:
            if info is not None and info.examples and not isinstance(info.examples[0][0], dict):
                return info.examples[0]
            return [self._value(form, [], None, (*path, place)) for place, form in enumerate(forms(get_args(shape)[0]))]
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            return self.mapping(shape, path)
        return self._scalar(shape, notes, info)

    def _scalar(self, shape: Any, notes: list[Any], info: FieldInfo | None) -> Any:
        if get_origin(shape) is Literal:
            return get_args(shape)[0]
        if any(getattr(note, "json_schema_extra", None) == {"vocabulary": "units"} for note in _all(notes, info)):
            return self.unit
        if info is not None and info.examples:
            return info.examples[0]
        pattern = next((note.pattern for note in notes if getattr(note, "pattern", None) in _TEXTS), "")
        return _TEXTS.get(pattern) or {str: "a text", int: 1, float: 1, bool: True}[shape]


def _all(notes: list[Any], info: FieldInfo | None) -> list[Any]:
    return [*notes, *([info] if info is not None else [])]


def forms(shape: Any) -> tuple[Any, ...]:
    """The forms a value may have, `null` left out."""
    while get_origin(shape) is Annotated and get_origin(get_args(shape)[0]) in (Union, UnionType, Annotated):
        shape = get_args(shape)[0]
    if get_origin(shape) in (Union, UnionType):
        return tuple(form for form in get_args(shape) if form is not type(None))
    return (shape,)


def _names(name: Any, count: int) -> list[str]:
    """As many keys that a mapping's own type for its keys allows."""
    notes = get_args(name)[1:] if get_origin(name) is Annotated else ()
    stem = _TEXTS.get(next((note.pattern for note in notes if getattr(note, "pattern", None)), ""), "a_name")
    return [stem if number == 0 else f"{stem}-{number}" for number in range(count)]


def every_key(model: type[BaseModel], unit: str) -> tuple[Mapping[str, Any], list[Key]]:
    """The data of a whole file, and its keys."""
    made = EveryKey(unit)
    data = made.mapping(model)
    return data, made.keys
