"""What an editor can add to a playbook, as the model has it: entries of lists, and files of folders.

Not for: where in a playbook there is room for one (`macros.editing.adding.places`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from macros.content.model.base import Entity, Id, Named
from macros.content.model.files import FILES, FOLDERS, OPTIONAL
from macros.content.model.shape import choices, forms, written_fields
from macros.content.model.vocabulary import Vocabulary

__all__ = ["Kind", "entry_of", "kind_name", "kinds"]

_WITH_THE_CODE = frozenset({"page"})
"""A page's words stand beside a page of docs/, which no editor of YAML makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing."""

    name: str
    """`risk`, `indicator-group`: as permalinks have it, or what problems call it."""
    models: tuple[type[BaseModel], ...]
    """Its forms; more than one where `type` says which it is."""
    folder: str | None = None
    """The folder that holds a file for each."""

    @property
    def types(self) -> list[str]:
        """What `type` may be by the model itself; empty where there is one form only."""
        return [word for model in self.models for word in choices(model)] if len(self.models) > 1 else []

    def types_in(self, words: Vocabulary | None) -> list[str]:
        """What `type` may be, with all that a vocabulary names where one form takes these."""
        takes_any = self.types and any(not choices(model) for model in self.models)
        own = words.section_types if takes_any and words else ()
        return list(dict.fromkeys([*self.types, *own]))

    def model_of(self, type_: str | None) -> type[BaseModel]:
        """The form that `type` names, or the one that takes any other; the only one where there is one only."""
        named = (model for model in self.models if type_ is None or type_ in choices(model))
        return next(named, None) or next(model for model in self.models if not choices(model))


def kind_name(model: type[BaseModel]) -> str | None:
    """What a thing of this model is called; None for a mapping that only groups keys."""
    if issubclass(model, Entity) and hasattr(model, "KIND"):
        return model.KIND
    return model.LABEL.replace(" ", "-") if issubclass(model, Named) else None


def entry_of(shape: Any) -> Any:
    """What stands behind each id of such a mapping, where it has a name of its own; else None."""
    return _entry_of(shape)


# Asked about every value of a playbook.
@cache
def _entry_of(shape: Any) -> Any:
    for form in forms(shape):
        if get_origin(form) is dict:
            key, entry = get_args(form)
            models = forms(entry)
            named = all(isinstance(it, type) and issubclass(it, BaseModel) and kind_name(it) for it in models)
            return entry if key == Id and named else None
    return None


@cache
def kinds() -> dict[str, Kind]:
    """Everything that can be added, by name, in the order of the files."""
    found: dict[str, Kind] = {}
    for folder, model in FOLDERS.items():
        name = kind_name(model)
        assert name is not None
        found[name] = Kind(name=name, models=(model,), folder=folder)
    for root in (*FILES.values(), OPTIONAL["roles"], OPTIONAL["words"], *FOLDERS.values()):
        for entry in _entries(root, frozenset()):
            models = forms(entry)
            name = kind_name(models[0])
            assert name is not None
            if name not in _WITH_THE_CODE:
                found.setdefault(name, Kind(name=name, models=models))
    return found


def _entries(model: type[BaseModel], around: frozenset[type[BaseModel]]) -> Iterator[Any]:
    """The entries of each list anywhere below a model, but for what it stands in itself."""
    for field in written_fields(model).values():
        entry = entry_of(field.annotation)
        if entry is not None:
            yield entry
        for form in _below(field.annotation):
            if form not in around:
                yield from _entries(form, around | {model})


def _below(shape: Any) -> Iterator[type[BaseModel]]:
    for form in forms(shape):
        if isinstance(form, type) and issubclass(form, BaseModel):
            yield form
        elif get_origin(form) in (dict, list):
            yield from _below(get_args(form)[-1])
