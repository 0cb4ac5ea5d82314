"""What a search shall find beside pages and their headings: every entity, by its name and words, at its anchor.

Not for: how the site's search reads it (`macros.generator.search_index`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.registry import Entity
from macros.content.site import Site

__all__ = ["Entry", "search_entries"]

_PAGES_THEMSELVES = {"playbook", "phase", "vertical"}
"""Kinds that are found as the page they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One result; its words are plain text."""

    page: str
    """Its address from the site's root."""
    anchor: str
    title: str
    text: str
    """What it is, where it stands, and what it says."""


def search_entries(site: Site) -> Iterator[Entry]:
    """One for each entity that is no page itself, in the registry's order."""
    for entity in site.registry.values():
        if entity.kind not in _PAGES_THEMSELVES:
            yield Entry(page=entity.page, anchor=entity.anchor, title=entity.title, text=_text(site, entity))


def _text(site: Site, entity: Entity) -> str:
    trail = " › ".join(reversed([parent.title for parent in _ancestors(site, entity)]))
    kind = site.loaded.vocabulary.kinds[entity.kind].label
    words = entity.text if entity.text != entity.title else ""
    lines = [f"{kind}, {trail}" if trail else kind, words.removeprefix(entity.title).strip()]
    return ". ".join(line for line in lines if line)


def _ancestors(site: Site, entity: Entity) -> Iterator[Entity]:
    while entity.parent is not None:
        entity = site.registry[entity.parent]
        yield entity
