"""What the keys of a new entry hold: valid values that say nothing, and examples of those that may be left out.

Not for: how they are written (`macros.editing.adding.skeleton`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.content.blanks import BLANK_LINE, blank
from macros.content.model.base import (
    DATE_PATTERN,
    FAR_PATTERN,
    ID_PATTERN,
    PERIOD_PATTERN,
    REFERENCE_PATTERN,
    ForReaders,
    Short,
    To,
)
from macros.content.model.shape import choices, forms, said_of, written_fields
from macros.editing.adding.kinds import entry_of

__all__ = ["Due", "Values", "is_part"]

_REFERENCES = (REFERENCE_PATTERN, FAR_PATTERN)

Due = Mapping[tuple[type[BaseModel], str], Any]
"""Values by model and key."""

_BELOW = "one-below"
"""The id of an entry that could hold more of its like."""
_PERIOD, _DATE = "P1M", "2025-01-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of one entry."""

    id: str
    units: Sequence[str]
    """Those of the vocabulary."""
    targets: Callable[[tuple[str, ...]], str]
    """A statement of one of these kinds (of any, where none is named) to refer to."""
    due: Due
    """What keys start as where the playbook decides it."""
    shown: Due = field(default_factory=dict)
    """What keys that may be left out are shown with, where the model's own example would not fit the playbook."""

    def start(self, about: FieldInfo) -> Any:
        """The value of a key that must be there: valid, and nothing that anybody would publish."""
        form, said = _form(about), _said(about)
        if choices(about.annotation):
            return choices(about.annotation)[0]
        if get_origin(form) is list:
            return [self._listed(get_args(form)[0])]
        if form in (int, float):
            return next((bound for note in said if (bound := getattr(note, "ge", None)) is not None), 0)
        return self._single(form, said, about)

    def example(self, model: type[BaseModel], key: str, about: FieldInfo) -> Any:
        """A value as it might be: of a key that may be left out, or of one inside such a key."""
        decided = {**self.shown, **self.due}
        if (model, key) in decided:
            return decided[model, key]
        form = _form(about)
        entry = entry_of(about.annotation)
        if entry is not None:
            inner = forms(entry)[0]
            # What holds itself would have no last example.
            itself = key in written_fields(inner)
            return {_BELOW: blank(self.id)} if itself else {self.id: self._keys(inner, every=True)}
        if is_part(form):
            return self._keys(form, every=False)
        if get_origin(form) in (dict, list):
            first = self._listed(get_args(form)[-1])
            return {self.id: first} if get_origin(form) is dict else [first]
        return self._simple_example(form, about)

    def _simple_example(self, form: Any, about: FieldInfo) -> Any:
        if _pattern(_said(about)) in _REFERENCES:
            return self.start(about)
        if about.examples:
            return about.examples[0]
        if not about.is_required() and about.default not in (None, False):
            return about.default
        return True if form is bool else self.start(about)

    def _keys(self, model: type[BaseModel], *, every: bool) -> dict[str, Any]:
        return {
            key: self.example(model, key, about)
            for key, about in written_fields(model).items()
            if every or about.is_required()
        }

    def _listed(self, shape: Any) -> Any:
        """One entry of a list."""
        form = forms(shape)[0]
        return self._keys(form, every=False) if is_part(form) else self._single(form, said_of(shape), None)

    def _single(self, form: Any, said: Sequence[Any], about: FieldInfo | None) -> Any:
        """A text, a number of no kind, or a mapping that is written as its text alone."""
        example = about.examples[0] if about is not None and about.examples else None
        pattern = _pattern(said)
        if pattern in _REFERENCES:
            return self.targets(next((note.kinds for note in said if isinstance(note, To)), ()))
        if pattern:
            return {ID_PATTERN: self.id, PERIOD_PATTERN: example or _PERIOD, DATE_PATTERN: example or _DATE}[pattern]
        if any(_is_unit(note) for note in (about, *said)):
            return example if example in self.units else self.units[0]
        if _is_model(form) or any(isinstance(note, ForReaders) for note in said):
            return blank(self.id)
        return (example or BLANK_LINE) if form is str else 0


def is_part(form: Any) -> bool:
    """Whether it is a mapping that is written with its keys."""
    return _is_model(form) and not (issubclass(form, Short) and form.has_short_form())


def _is_model(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, BaseModel)


def _form(about: FieldInfo) -> Any:
    shape: Any = about.annotation
    return forms(shape)[0]


def _said(about: FieldInfo) -> tuple[Any, ...]:
    shape: Any = about.annotation
    return (*about.metadata, *said_of(shape))


def _is_unit(note: Any) -> bool:
    extra = getattr(note, "json_schema_extra", None)
    return isinstance(extra, dict) and extra.get("vocabulary") == "units"


def _pattern(said: Sequence[Any]) -> str | None:
    known = (*_REFERENCES, ID_PATTERN, PERIOD_PATTERN, DATE_PATTERN)
    return next((note.pattern for note in said if getattr(note, "pattern", None) in known), None)
