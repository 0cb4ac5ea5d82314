"""Which fields of a part of the model are published, in whatever form, and which of them hold further entities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.model.base import Entity, ForTheCheck, OptionalPart
from macros.content.model.shape import said

__all__ = ["is_map_of_entities", "is_optional", "own_fields"]

_OF_THE_FILE = ("schema_version", "kind", "id")


@cache
def own_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a part of the model that are published, by name."""
    is_file = "schema_version" in model.model_fields
    return {
        name: field
        for name, field in model.model_fields.items()
        if not (is_file and name in _OF_THE_FILE) and not any(isinstance(it, ForTheCheck) for it in said(field))
    }


def is_optional(field: FieldInfo) -> bool:
    """Whether it is a part that a playbook may do without, of which nothing is published then."""
    return any(isinstance(it, OptionalPart) for it in field.metadata)


@cache
def is_map_of_entities(shape: Any) -> bool:
    """Whether a field of this type is a map of entities, which is published as a list."""
    if get_origin(shape) is not dict:
        return False
    forms = list(_forms(get_args(shape)[1]))
    return all(isinstance(form, type) and issubclass(form, Entity) for form in forms)


def _forms(shape: Any) -> Iterator[Any]:
    """What a value may be."""
    if get_origin(shape) is Annotated:
        yield from _forms(get_args(shape)[0])
    elif get_origin(shape) in (Union, UnionType):
        for member in get_args(shape):
            yield from _forms(member)
    else:
        yield shape
