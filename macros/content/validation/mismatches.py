"""Leads an error of pydantic back to the file: its path in the YAML, the value as typed, what may stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.cures import Cure
from macros.content.documents import Mark, Path
from macros.content.model import base
from macros.content.model.shape import below, is_choice_of_forms, settle, written_fields
from macros.content.problems import Problem
from macros.content.validation.draft import Source
from macros.content.validation.words import shown

__all__ = ["Mismatch", "entries_above", "fields_around", "is_torn", "locate", "meant_key", "torn_pieces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One error of pydantic, led back to the file."""

    source: Source
    error: Any
    path: Path
    """Keys that exist in the data, but for the last one of a missing key."""
    value: Any
    """What stands there; for a missing key the mapping that lacks it."""
    shape: Any
    """What the model has at `path`."""
    form: Any = None
    """What it has there before one of several forms was chosen."""

    @property
    def name(self) -> str:
        """What is at fault, as sentences call it; an entity has been named by its place already."""
        if not self.path:
            return "the file"
        return "it" if self.is_entity else f"'{self.path[-1]}'"

    @property
    def is_entity(self) -> bool:
        """Whether the place of the value already calls it by its name."""
        form = settle(self.shape, self.value)
        return isinstance(form, type) and issubclass(form, base.Entity | base.Named)

    @property
    def typed(self) -> str:
        """The value as it was typed."""
        return self.source.document.written.get(self.path) or shown(self.value)

    def problem(
        self, sentence: str, hint: str | Cure = "", *, at_key: bool = False, path: Path | None = None
    ) -> Problem:
        """A problem with what stands at `path`; its place is what holds it, for sentences name the key."""
        at = self.path if path is None else path
        around = at if self.is_entity and path is None and not at_key else at[:-1]
        return self.source.problem(at, sentence, hint, at_key=at_key, place_of=around)


def locate(source: Source, error: Any) -> Mismatch:
    """Follows pydantic's path through model and data, leaving out the names it gives to forms."""
    path: list[Any] = []
    data, shape, form = source.document.data, source.model, None
    parts = [part for part in error["loc"] if part != "[key]"]
    for part in parts:
        if is_choice_of_forms(shape):
            form, shape = shape, settle(shape, data)
            continue
        if not isinstance(data, dict | list):
            break
        path.append(part)
        form = None
        inner = below(shape, data, part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            shape = inner
            break
        shape = inner
    return Mismatch(source=source, error=error, path=tuple(path), value=data, shape=shape, form=form)


def fields_around(mismatch: Mismatch) -> dict[str, FieldInfo]:
    """The keys that may stand where the mismatched one stands or lacks."""
    data, shape = mismatch.source.document.data, mismatch.source.model
    for key in mismatch.path[:-1]:
        data, shape = data[key], below(shape, data, key)
    form = settle(shape, data)
    return written_fields(form) if isinstance(form, type) and issubclass(form, BaseModel) else {}


def _around(mismatch: Mismatch) -> Any:
    data = mismatch.source.document.data
    for key in mismatch.path[:-1]:
        data = data[key]
    return data


def meant_key(mismatch: Mismatch) -> str | None:
    """The key an unknown one was probably meant to be: near in spelling and not there already."""
    free = [key for key in fields_around(mismatch) if key not in _around(mismatch)]
    near = get_close_matches(str(mismatch.path[-1]).lower().replace("-", "_"), free, n=1, cutoff=0.6)
    return near[0] if near else None


def is_torn(mismatch: Mismatch) -> bool:
    """A text in braces that a comma has torn: what follows the comma looks like a key without a value."""
    if mismatch.error["type"] != "extra_forbidden" or mismatch.source.document.written.get(mismatch.path) != "":
        return False
    key, value = (mismatch.source.document.mark(mismatch.path, key=at_key) for at_key in (True, False))
    return key.line == value.line and value.column - key.column == len(mismatch.path[-1])


def entries_above(mismatch: Mismatch) -> Path | None:
    """An entry of the mapping that ends above an unknown key which looks like one of its ids."""
    around, key = _around(mismatch), str(mismatch.path[-1])
    keys = list(around)
    before = keys[keys.index(key) - 1] if keys.index(key) else None
    entries = around.get(before) if before is not None else None
    if not isinstance(entries, dict) or not entries or not re.fullmatch(base.ID_PATTERN, key):
        return None
    shape = mismatch.source.model
    data = mismatch.source.document.data
    for part in (*mismatch.path[:-1], before):
        shape, data = below(shape, data, part), data[part]
    if get_origin(settle(shape, data)) is not dict:
        return None
    first = (*mismatch.path[:-1], before, next(iter(entries)))
    return first if first in mismatch.source.document.keys else None


def torn_pieces(mismatch: Mismatch) -> tuple[str, tuple[Mark, Mark]] | None:
    """The whole text that commas have torn, and where it stands; None where it cannot be put together again."""
    document, holder = mismatch.source.document, mismatch.path[:-1]
    keys = list(_around(mismatch))
    at = keys.index(mismatch.path[-1])
    if not at:
        return None
    before = (*holder, keys[at - 1])
    span = document.span(before)
    value = _around(mismatch)[keys[at - 1]]
    if span is None or not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text, end = str(document.written.get(before, value)), span[1]
    if end.column - span[0].column != len(text):
        return None
    for key in keys[at:]:
        piece = document.keys[*holder, key]
        if document.written.get((*holder, key)) != "" or piece.line != end.line:
            break
        text += "," + " " * (piece.column - end.column - 1) + key
        end = Mark(piece.line, piece.column + len(key))
    return text, (span[0], end)
