"""A new entry as YAML: every key of its model, each under a comment that explains it.

Keys that must be there hold a value that is valid and says nothing; those that may be left out stand as comments.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.kind_words import kind_words
from macros.content.model.shape import choices, forms, written_fields
from macros.content.yaml_faults import as_written
from macros.editing.adding.kinds import entry_of, kind_name
from macros.editing.adding.values import Values, is_part

__all__ = ["Skeleton", "explanation"]

_WIDTH = 110
_ADVICE = "Replace every “To be written”. A key after # is optional: remove the # to use it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """One entry that is being written, with all that must stand in it."""

    values: Values
    step: int
    """How many spaces each level is indented by."""
    new_id: Callable[[str, str], str]
    """An id for what stands in the entry: from its kind and the id wished for, one that is free."""

    def entry(self, model: type[BaseModel]) -> list[str]:
        """The lines of an entry; a comment in it, so that it goes with it, tells what it is and what to do with it."""
        what = kind_words(kind_name(model) or "entry")
        opening, *keys = self._entry(model, self.values.id, 0)
        return [opening, *_head(f"New {what}: {_meaning(model)}", self.step), *keys]

    def part(self, model: type[BaseModel]) -> list[str]:
        """The lines of a part that begins with the entry."""
        return [*_head(_meaning(model), 0), *self._keys(model, 0)]

    def file(self, model: type[BaseModel]) -> list[str]:
        """The lines of a file."""
        return [*_head(_meaning(model), 0), *self._keys(model, 0)]

    def _entry(self, model: type[BaseModel], id_: str, indent: int) -> list[str]:
        return [f"{' ' * indent}{id_}:", *self._keys(model, indent + self.step)]

    def _keys(self, model: type[BaseModel], indent: int) -> list[str]:
        lines = []
        for key, about in written_fields(model).items():
            if (model, key) in self.values.due or about.is_required():
                only_one = len(choices(about.annotation)) == 1 or key == "schema"
                lines += [] if only_one else _comment(explanation(about), indent)
                lines += self._value(model, key, about, indent)
            else:
                example = self.values.example(model, key, about)
                lines += _comment(explanation(about), indent)
                lines += [f"{' ' * indent}# {line}" for line in _typed(key, example, self.step)]
        return lines

    def _value(self, model: type[BaseModel], key: str, about: FieldInfo, indent: int) -> list[str]:
        """A key that must be there, with what it starts as."""
        head = f"{' ' * indent}{key}:"
        if (model, key) in self.values.due:
            return [f"{head} {as_written(self.values.due[model, key])}"]
        entry = entry_of(about.annotation)
        if entry is not None:
            return [head, *self._first_in(forms(entry), indent + self.step)]
        shape: Any = about.annotation
        inner = forms(shape)[0]
        if is_part(inner):
            return [head, *self._keys(inner, indent + self.step)]
        return [f"{head} {as_written(self.values.start(about))}"]

    def _first_in(self, models: tuple[type[BaseModel], ...], indent: int) -> list[str]:
        """The first entry of a list inside this one, in the shortest form there is; its id is this one's if free."""
        tried = []
        for model in models:
            kinds = choices(model)
            due = {**self.values.due, (model, "type"): kinds[0]} if kinds else self.values.due
            values = replace(self.values, due=due)
            part = Skeleton(values=values, step=self.step, new_id=self.new_id)
            id_ = self.new_id(kind_name(model) or "", self.values.id)
            tried.append(part._entry(model, id_, indent))
        return min(tried, key=len)


def _meaning(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def explanation(about: FieldInfo) -> str:
    """What a key means, which words it may be, and an example."""
    words = [about.description or ""]
    known = choices(about.annotation)
    if len(known) > 1:
        words.append(f"One of {', '.join(map(as_written, known))}.")
    if about.examples and about.is_required():
        words.append(f"For example: {as_written(about.examples[0])}")
    return " ".join(words)


def _head(about: str, indent: int) -> list[str]:
    return [*_comment(about, indent), *_comment(_ADVICE, indent)]


def _comment(text: str, indent: int) -> list[str]:
    return [f"{' ' * indent}# {line}" for line in textwrap.wrap(text, _WIDTH - indent, break_on_hyphens=False)]


def _typed(key: str, value: Any, step: int) -> list[str]:
    """A key and its value as they are typed; entries of a list on lines of their own."""
    if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
        inner = [line for name, part in value.items() for line in _typed(name, part, step)]
        return [f"{key}:", *(f"{' ' * step}{line}" for line in inner)]
    return [f"{key}: {as_written(value)}"]
