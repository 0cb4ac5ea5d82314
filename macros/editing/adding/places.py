"""Where in a playbook there is room for one thing more of a kind: every list that holds such things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.content.documents import Path
from macros.content.model.phases import Phase
from macros.content.model.shape import below, forms, settle, written_fields
from macros.content.model.verticals import Vertical
from macros.content.times import place_in_time
from macros.content.validation.draft import Draft, Source
from macros.editing.adding.kinds import Kind, entry_of, kind_name

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A list of a file, which may not be written yet."""

    source: Source
    path: Path
    around: tuple[str, ...]
    """The file, then everything that holds the list, as `kind/id`, outermost first."""
    models: tuple[type[BaseModel], ...]
    """What it holds: one form, or all that `type` may name."""
    begins: type[BaseModel] | None = None
    """The optional part that it stands in, which is not written yet; None where the list's own holder is there."""

    @property
    def name(self) -> str:
        """What it is called: the last thing that holds it."""
        return self.around[-1]

    @property
    def entries(self) -> dict[str, Any]:
        """What stands in it."""
        data = self.source.document.data
        for key in self.path:
            data = (data or {}).get(key)
        return data or {}

    def is_in(self, name: str) -> bool:
        """Whether `name`, in full or its id alone, names something that holds the list."""
        return any(name in (it, it.rpartition("/")[2]) for it in self.around)


def places(draft: Draft, kind: Kind) -> list[Place]:
    """Every list of the playbook for things of this kind, as readers meet them: phases in the order of time."""
    return [
        place
        for source in _in_reading_order(draft.sources.values())
        for place in _lists(source, source.model, source.document.data, (), (_name(source),))
        if set(kind.models) & set(place.models)
    ]


def _in_reading_order(sources: Iterable[Source]) -> list[Source]:
    """File by file as they are listed, but phases and verticals each among their like as pages have them."""
    folders: dict[str, int] = {}
    for source in sources:
        folders.setdefault(source.key.rpartition("/")[0], len(folders))
    return sorted(sources, key=lambda it: (folders[it.key.rpartition("/")[0]], _standing(it.node)))


def _standing(node: Any) -> tuple[int, int]:
    if isinstance(node, Phase):
        return place_in_time(node)
    return (node.order, 0) if isinstance(node, Vertical) else (0, 0)


def _name(source: Source) -> str:
    kind = kind_name(source.model) if "/" in source.key else None
    return f"{kind}/{source.name}" if kind else source.name


def _lists(source: Source, shape: Any, data: Any, path: Path, around: tuple[str, ...]) -> Iterator[Place]:
    form = settle(shape, data)
    if isinstance(form, type) and issubclass(form, BaseModel) and isinstance(data, dict):
        for key in written_fields(form):
            inner = below(form, data, key)
            entry = entry_of(inner)
            if entry is not None:
                yield Place(source=source, path=(*path, key), around=around, models=forms(entry))
            elif key not in data:
                yield from _beginning(source, settle(inner, None), (*path, key), around)
            yield from _lists(source, inner, data.get(key), (*path, key), around)
    elif isinstance(data, dict):
        for key, value in data.items():
            inner = below(form, data, key)
            model = settle(inner, value)
            name = kind_name(model) if isinstance(model, type) and issubclass(model, BaseModel) else None
            yield from _lists(source, inner, value, (*path, key), (*around, f"{name}/{key}") if name else around)


def _beginning(source: Source, form: Any, path: Path, around: tuple[str, ...]) -> Iterator[Place]:
    """The lists of an optional part that is not written yet."""
    if isinstance(form, type) and issubclass(form, BaseModel):
        for key, about in written_fields(form).items():
            entry = entry_of(about.annotation)
            if entry is not None and about.is_required():
                yield Place(source=source, path=(*path, key), around=around, models=forms(entry), begins=form)
