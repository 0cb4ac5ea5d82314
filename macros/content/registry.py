"""Every addressable thing of a playbook: its kind, permanent id, page, anchor and place in the YAML.

Not for: resolving verticals (`macros.content.verticals`) or making links (`macros.content.site`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from macros.content.addressed import Addressed
from macros.content.model.base import Entity as EntityModel
from macros.content.model.shape import word_fields
from macros.content.times import milestone_name, time_name
from macros.content.weeks import weeks_name

if TYPE_CHECKING:
    from macros.content.loaded import Loaded

__all__ = ["Entity", "Registry", "page_of"]

_PAGE_OF_FILE = {
    "playbook": "playbook/",
    "roles": "playbook/",
    "measurement": "measurement/",
    "risks": "risks/",
    "cadence": "post-implementation/",
    "assumptions": "assumptions/",
    "conflicts": "conflicts/",
    "glossary": "glossary/",
}
_OVERLAYS = frozenset({"replacement", "omission"})
"""Kinds that say something of a statement of the base plan."""
_PAGE_OF_KIND = {"related-playbook": "related/"}


def page_of(file: str, kind: str) -> str | None:
    """Address of the page that shows the entities of one kind of a file, by its key; None where none does.

    >>> page_of("risks", "risk"), page_of("phases/first-week", "block"), page_of("pages", "page")
    ('risks/', 'phases/first-week/', None)
    """
    home = f"{file}/" if "/" in file else _PAGE_OF_FILE.get(file)
    return _PAGE_OF_KIND.get(kind, home) if home else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Addressed):
    """One addressable thing."""

    title: str
    """Its name, or its words where it has no name."""
    node: Any
    """The model object it was read into."""
    file: str
    """Path of its YAML file, from the repository's root."""
    line: int
    """Line of its key, 1-based."""
    page: str
    """Address of its page, from the playbook's base (`macros.content.site.Site`)."""
    parent: str | None
    """Reference of the entity that holds it."""

    @property
    def quoted(self) -> str:
        """The statement as the source puts it: `Share on time: 80%`, `Week 4: half of all`."""
        node = self.node
        text = getattr(node, "text", None)
        if self.kind == "milestone":
            return f"{milestone_name(node)}: {text}"
        if self.kind == "escalation-level":
            return f"Level {node.level} ({node.name}): {text}"
        if self.kind in ("phase", "block"):
            return f"{self.title} ({time_name(node)})"
        if self.kind == "adjustment" and node.weeks:
            return f"{text} ({node.weeks.label or weeks_name(node.weeks)})"
        return f"{self.title}: {text}" if text and text != self.title else self.title

    @property
    def text(self) -> str:
        """All its own words, for search: its title, then every field that the model declares to hold words."""
        return " ".join(dict.fromkeys([self.title, *self.words()]))

    def words(self) -> Iterator[str]:
        """Each text of the fields that the model declares to hold words."""
        model: type[BaseModel] = type(self.node)
        for name in word_fields(model):
            value = getattr(self.node, name)
            yield from [value] if isinstance(value, str) else value or ()


class Registry(Mapping[str, Entity]):
    """All entities by reference, in the order of the files."""

    def __init__(self, entities: list[Entity]) -> None:
        self._entities = {entity.reference: entity for entity in entities}
        self._by_kind: dict[str, list[Entity]] = defaultdict(list)
        self._by_page: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._entities.values():
            self._by_kind[entity.kind].append(entity)
            self._by_page[entity.page].append(entity)

    @staticmethod
    def of(loaded: Loaded) -> Registry:
        """The registry of a loaded playbook."""
        return _registry_of(loaded)

    def __getitem__(self, reference: str) -> Entity:
        return self._entities[reference]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def of_kind(self, kind: str) -> list[Entity]:
        """All entities of one kind."""
        return self._by_kind.get(kind, [])

    def on_page(self, page: str) -> list[Entity]:
        """All entities whose home is the page at this address."""
        return self._by_page.get(page, [])


@lru_cache(maxsize=2)
def _registry_of(loaded: Loaded) -> Registry:
    """Checks, defaults and pages all ask for it; while serving, the playbook before the last is let go."""
    return Registry(_named([entity for key in loaded.documents for entity in _in_file(loaded, key)]))


def _named(entities: list[Entity]) -> list[Entity]:
    """What says something of another statement goes by that: as it reads there, or by its name where it is left out."""
    titles = {entity.reference: entity.title for entity in entities}

    def title(node: Any) -> str | None:
        reading = getattr(node, "set", None)
        said = (getattr(reading, name, None) for name in ("title", "text"))
        return next(filter(None, said), None) or titles.get(node.of)

    return [replace(it, title=title(it.node) or it.title) if it.kind in _OVERLAYS else it for it in entities]


def _in_file(loaded: Loaded, key: str) -> Iterator[Entity]:
    folder, _, name = key.rpartition("/")
    root = getattr(loaded.playbook, folder)[name] if folder else getattr(loaded.playbook, key)
    document = loaded.documents[key]
    scope = f"{name}." if folder == "verticals" else ""
    for path, own_id, node, parent in _walk(root, (), None, scope):
        page = page_of(key, node.KIND)
        if page is None:
            return
        mark = document.keys[path] if path else next(iter(document.keys.values()))
        yield Entity(
            kind=node.KIND,
            id=own_id,
            playbook=loaded.name,
            title=getattr(node, "title", None) or getattr(node, "text", None) or node.because,
            node=node,
            file=document.path,
            line=mark.line,
            page=page,
            parent=parent,
        )


def _walk(
    node: BaseModel, path: tuple[str, ...], parent: str | None, scope: str
) -> Iterator[tuple[tuple[str, ...], str, Any, str | None]]:
    """Depth first through every model field, in the order of the file; a file that is itself an entity comes first."""
    if not path and isinstance(node, EntityModel):
        parent = f"{node.KIND}/{node.id}"  # type: ignore[attr-defined]
        yield path, node.id, node, None  # type: ignore[attr-defined]
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, BaseModel):
            yield from _walk(value, (*path, name), parent, scope)
        elif isinstance(value, dict):
            for key, child in value.items():
                here = (*path, name, key)
                if isinstance(child, EntityModel):
                    yield here, scope + key, child, parent
                    yield from _walk(child, here, f"{child.KIND}/{scope}{key}", scope)
                elif isinstance(child, BaseModel):
                    yield from _walk(child, here, parent, scope)
