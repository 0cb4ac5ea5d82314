"""The tables of keys in playbooks/README.md, from the model, between `<!-- keys:NAME -->` and `<!-- /keys -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.model import base, site_settings
from macros.content.model.base import Entity, Ours, Short, To, Weeks
from macros.content.model.quantity import Quantity
from macros.content.model.shape import choices, written_fields
from macros.content.yaml_faults import as_written
from macros.outputs.generated.schemas import FILE_MODELS

__all__ = ["with_key_tables"]

_BLOCK = re.compile(r"(<!-- keys:(?P<name>[a-z-]+) -->\n).*?(<!-- /keys -->)", re.DOTALL)
_SHARED: tuple[type[BaseModel], ...] = (Ours, Weeks, Quantity)
"""Mappings that occur in many files; their tables stand once, under `keys:shared`."""


def with_key_tables(text: str) -> str:
    """The text with every marked block filled anew; an unknown name raises `KeyError`."""
    return _BLOCK.sub(lambda found: f"{found[1]}{_block(found['name'])}{found[3]}", text)


def _block(name: str) -> str:
    roots = list(_SHARED) if name == "shared" else [FILE_MODELS[name]]
    told_elsewhere = set() if name == "shared" else _models_of_shared()
    forms: dict[str, list[type[BaseModel]]] = {}
    for model in dict.fromkeys(model for root in roots for model in _models_in(root)):
        if model not in told_elsewhere:
            forms.setdefault(_name(model), []).append(model)
    tables: dict[str, list[type[BaseModel]]] = {}
    for models in forms.values():
        tables.setdefault(_table(models), []).append(models[0])
    return "\n" + "\n".join(f"{_head(models)}\n\n{table}" for table, models in tables.items())


def _models_of_shared() -> set[type[BaseModel]]:
    return {model for shared in _SHARED for model in _models_in(shared)}


def _models_in(root: type[BaseModel], around: frozenset[type[BaseModel]] = frozenset()) -> list[type[BaseModel]]:
    """The model and all it holds, each once, in the order of the file; a statement holds statements."""
    found: dict[type[BaseModel], None] = {root: None}
    for field in root.model_fields.values():
        for model in _direct(field.annotation):
            if model not in around:
                found.update(dict.fromkeys(_models_in(model, around | {root})))
    return list(found)


def _direct(shape: Any) -> Iterator[type[BaseModel]]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
    elif get_origin(shape) is not Literal:
        for argument in get_args(shape):
            yield from _direct(argument)


def _head(models: list[type[BaseModel]]) -> str:
    names = ", ".join(f"**{_name(model)}**" for model in models)
    first = models[0]
    about = "All written the same way." if len(models) > 1 else " ".join((_about(first).__doc__ or "").split())
    short = " May be written as its text alone." if issubclass(first, Short) and first.has_short_form() else ""
    return f"{names}: {about}{short}"


def _about(model: type[BaseModel]) -> type[BaseModel]:
    """The model whose docstring tells what all forms of one kind have in common."""
    return next((base_ for base_ in reversed(model.__mro__) if getattr(base_, "KIND", None) == _name(model)), model)


def _name(model: type[BaseModel]) -> str:
    if issubclass(model, Entity) and hasattr(model, "KIND"):
        return model.KIND
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()


def _table(models: list[type[BaseModel]]) -> str:
    """One table for all forms of a kind: where they differ, a cell lists what each has."""
    rows: dict[str, list[list[str]]] = {}
    for model in models:
        for key, field in written_fields(model).items():
            rows.setdefault(key, []).append(_cells(key, field))
    lines = ["| key | value | must | meaning | example |", "|---|---|---|---|---|"]
    for key, cells in rows.items():
        joined = [
            joint.join(dict.fromkeys(filter(None, column)))
            for joint, column in zip((" or ", " or ", "", " ", " or "), zip(*cells, strict=True), strict=True)
        ]
        if len(cells) < len(models):
            joined[2] = f"for {_types(models, key)}"
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in joined) + " |")
    return "\n".join(lines) + "\n"


def _types(models: list[type[BaseModel]], key: str) -> str:
    """The `type`s that have the key."""
    having = [choice for model in models if key in model.model_fields for choice in choices(model)]
    return " or ".join(f"`{choice}`" for choice in having)


def _cells(key: str, field: FieldInfo) -> list[str]:
    must = "yes" if field.is_required() else ""
    example = f"`{as_written(field.examples[0])}`" if field.examples else ""
    return [f"`{key}`", _form(field.annotation, field.metadata), must, field.description or "", example]


_FORMS = {
    base.ID_PATTERN: "id",
    base.PERIOD_PATTERN: "period",
    base.DATE_PATTERN: "date",
    base.REFERENCE_PATTERN: "reference",
    base.FAR_PATTERN: "reference",
    base.LANGUAGE_PATTERN: "language",
    base.ADDRESS_PATTERN: "address",
    site_settings.COLOR_PATTERN: "color",
    site_settings.PICTURE_PATTERN: "file name",
}


def _form(shape: Any, notes: list[Any]) -> str:
    """What is written behind a key, in a few words."""
    while get_origin(shape) is Annotated:
        shape, *inner = get_args(shape)
        notes = [*notes, *inner]
    origin = get_origin(shape)
    if origin in (Union, UnionType):
        members = [member for member in get_args(shape) if member is not type(None)]
        forms = list(dict.fromkeys(_form(member, []) for member in members))
        return " or ".join(forms + (["`null`"] if len(members) < len(get_args(shape)) else []))
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in get_args(shape))
    if origin is dict:
        key, value = (_form(argument, []) for argument in get_args(shape))
        return f"{'id' if key == 'id' else 'name'}: {value}, …"
    if origin is list:
        return f"list of {_form(get_args(shape)[0], [])}"
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return _name(shape)
    return _scalar(shape, notes)


def _scalar(shape: Any, notes: list[Any]) -> str:
    kinds = next((note.kinds for note in notes if isinstance(note, To)), ())
    pattern = next((note.pattern for note in notes if getattr(note, "pattern", None) in _FORMS), None)
    if kinds:
        return f"reference to {' or '.join(kinds)}"
    if pattern:
        return _FORMS[pattern]
    return {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}[shape]
