"""Replacements and omissions as readers know them: by the statement they are about, and how it reads in the vertical.

Not for: what else a vertical says of its own, which is told as everything is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from macros.changes.differences import Difference, FieldDifference
from macros.changes.outline import FieldPath, Outline, Thing

__all__ = ["about", "as_read", "is_overlay", "reason"]

_OVERLAYS = frozenset({"replacement", "omission"})
_SET = "set"
_NAMES = {("of",): ("about",), ("over",): ("wins over",)}
"""Fields that name other things, and what they are called."""


def is_overlay(thing: Thing) -> bool:
    """Whether it says something of a statement of the base plan."""
    return thing.kind in _OVERLAYS


def about(thing: Thing, state: Outline) -> Thing | None:
    """The statement that a replacement or omission is about; None for anything else, or where it is not there."""
    reference = thing.fields.get(("of",)) if is_overlay(thing) else None
    return state.things.get(reference) if isinstance(reference, str) else None


def reason(difference: Difference) -> str:
    """Why a vertical says so, of what is still said and whose reason is no change by itself."""
    new = difference.new
    if new is None or not is_overlay(new):
        return ""
    is_told = difference.old is not None and any(it.path == ("because",) for it in difference.fields)
    return "" if is_told else new.words("because")


def as_read(difference: Difference, base: Outline, head: Outline) -> Difference:
    """What becomes of the statement in the vertical, instead of what becomes of the entry that says so.

    An entry that came changes how the statement read until then, one that went gives that back.
    """
    thing = difference.thing
    if not is_overlay(thing):
        return difference
    said = [_said(it) for it in (difference.old, difference.new)]
    touched = {path[0] for fields in said for path in fields}
    old, new = (
        _reading(thing, it, own, about(it or thing, state) or about(it or thing, other))
        for it, own, state, other in zip(
            (difference.old, difference.new), said, (base, head), (head, base), strict=True
        )
    )
    fields = [
        FieldDifference(path, old.fields.get(path), new.fields.get(path))
        for path in dict.fromkeys([*new.fields, *old.fields])
        if path[0] in touched and old.fields.get(path) != new.fields.get(path)
    ]
    if difference.old and difference.new:
        fields += [
            FieldDifference(_NAMES.get(it.path, it.path), _named(it.old, base), _named(it.new, head))
            if it.path in _NAMES
            else it
            for it in difference.fields
            if it.path[0] != _SET
        ]
    return replace(difference, old=old, new=new, fields=tuple(fields))


def _said(thing: Thing | None) -> dict[FieldPath, Any]:
    """How the statement reads, field by field; nothing of one that is left out."""
    return {path[1:]: value for path, value in thing.fields.items() if path[:1] == (_SET,)} if thing else {}


def _reading(thing: Thing, entry: Thing | None, said: Mapping[FieldPath, Any], statement: Thing | None) -> Thing:
    """The entry with its statement's fields as they read by it."""
    own = {path[0] for path in said}
    base = statement.fields if statement else {}
    fields = {path: value for path, value in base.items() if path and path[0] not in own}
    return replace(entry or thing, fields=fields | {path: value for path, value in said.items() if path})


def _named(value: Any, state: Outline) -> Any:
    """References by the names of what they name."""
    if isinstance(value, list):
        return [_named(entry, state) for entry in value]
    named = state.things.get(value) if isinstance(value, str) else None
    return (named.words("short_title") or named.name) if named else value
