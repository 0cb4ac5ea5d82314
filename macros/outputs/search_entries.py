"""What a search finds of the playbook: every statement, term, phase and vertical, at its address.

Not for: what pages say beside them (`macros.outputs.search_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.content.dates import day_name
from macros.content.kind_labels import kind_label
from macros.content.model.roles import PARTS
from macros.content.registry import Entity
from macros.content.responsibility import named_for
from macros.content.site import Site
from macros.content.times import even_time_name, full_time_name, in_time_name, milestone_name, time_name
from macros.content.weeks import typographic, week_name, weeks_name
from macros.foundation.sentences import sentences

__all__ = ["GROUPS", "PAGE_KINDS", "Entry", "search_entries"]

GROUPS = {
    "calculators": "Calculators",
    "phases": "Phases",
    "verticals": "Verticals",
    "statements": "Statements",
    "terms": "Terms",
    "pages": "Pages",
    "contributing": "For editors",
}
"""What results are shown by, in this order, and what readers see over each."""

PAGE_KINDS = frozenset({"playbook", "phase", "vertical"})
"""Kinds that are found as the page they are."""

_OVERLAYS = frozenset({"replacement", "omission"})
"""Kinds that say something of a statement of the base plan."""
_GROUP_OF_KIND = {"term": "terms", "phase": "phases", "block": "phases", "vertical": "verticals", "playbook": "pages"}
_NAMES = frozenset({"title", "short_title", "shortest_title", "also", "name"})
"""Fields that say what a thing is called, not what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One result; all its words are plain text."""

    location: str
    """Its address from the playbook's base: a page, and the place on it after `#`."""
    title: str
    group: str
    """One of `GROUPS`."""
    names: tuple[str, ...] = ()
    """What else it is called."""
    says: tuple[str, ...] = ()
    """Its own sentences."""
    where: str = ""
    """What it is and where it stands, in one sentence."""
    when: str = ""
    """Its own weeks, as readers see them."""
    vertical: str = ""
    """The vertical it belongs to, by the name that readers see."""
    prose: tuple[str, ...] = ()
    """What its page says there beside that."""

    def as_json(self) -> dict[str, Any]:
        """Its address, which home's leaves empty, and whatever else is not empty."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) or name == "location"}


def search_entries(site: Site) -> Iterator[Entry]:
    """One for each entity, in the registry's order; one that is a page has that page's address."""
    for entity in site.registry.values():
        names = _names(site, entity)
        own = {entity.title, *names}
        yield Entry(
            location=entity.page if entity.kind in PAGE_KINDS else f"{entity.page}#{entity.anchor}",
            title=entity.title,
            group=_GROUP_OF_KIND.get(entity.kind, "statements"),
            names=names,
            says=tuple(line for text in _says(site, entity) if text not in own for line in sentences(text)),
            where=_where(site, entity),
            when=_when(entity) or _moved(entity),
            vertical=_vertical(site, entity),
        )


def _moved(entity: Entity) -> str:
    """The weeks that a vertical moves something to."""
    reading = getattr(entity.node, "set", None) if entity.kind in _OVERLAYS else None
    if reading is None:
        return ""
    if reading.week is not None:
        return week_name(reading.week)
    return weeks_name(reading.weeks) if reading.weeks else ""


def _names(site: Site, entity: Entity) -> tuple[str, ...]:
    """What else it is called; what a vertical changes is found by what the base plan says too."""
    if entity.kind in _OVERLAYS:
        statement = site.registry[entity.node.of]
        return () if statement.title == entity.title else (statement.title,)
    found = [getattr(entity.node, name, None) or () for name in sorted(_NAMES)]
    names = [name for value in found for name in ([value] if isinstance(value, str) else value)]
    return tuple(name for name in dict.fromkeys(names) if name != entity.title)


def _says(site: Site, entity: Entity) -> Iterator[str]:
    introduction, note, link = (getattr(entity.node, name, None) for name in ("introduction", "note", "link"))
    if introduction:
        yield introduction.text
    yield from dict.fromkeys(entity.words())
    if note:
        yield note.text
    if link:
        yield f"{link.label}."
    for part, roles in named_for(getattr(entity.node, "who", None), site.registry):
        yield f"{PARTS[part].label}: {', '.join(role.title for role in roles)}."


def _where(site: Site, entity: Entity) -> str:
    label = kind_label(entity, site.registry, site.loaded.vocabulary)
    if entity.kind == "milestone":
        due = entity.node.due
        return f"{label} {f'due on {day_name(due)}' if due else f'at the end of {week_name(entity.node.week)}'}."
    vertical = _vertical(site, entity)
    if entity.kind == "adjustment":
        when = _when(entity)
        return f"{vertical} adds it in {when}." if when else f"{vertical} adds it."
    if entity.kind in _OVERLAYS:
        return _changed(site, entity, vertical)
    if vertical:
        return f"{label}, {vertical}."
    ancestors = list(_ancestors(site, entity))
    block = next((it for it in ancestors if it.kind == "block"), None)
    when = (even_time_name(block.node) if block.node.dates else time_name(block.node)) if block else ""
    place = [label, when, ancestors[0].title if ancestors else ""]
    return f"{', '.join(filter(None, place))}."


def _changed(site: Site, entity: Entity, vertical: str) -> str:
    """What a vertical does to a statement, and where the base plan has it."""
    statement = site.registry[entity.node.of]
    block = next((it for it in (statement, *_ancestors(site, statement)) if it.kind == "block"), None)
    where = f" {in_time_name(block.node)}" if block else ""
    if entity.kind == "omission":
        return f"{vertical} leaves it out{where}."
    moved = _moved(entity)
    return f"{vertical} moves it to {moved}." if moved else f"{vertical} changes it{where}."


def _when(entity: Entity) -> str:
    if entity.kind == "milestone":
        return milestone_name(entity.node)
    weeks = getattr(entity.node, "weeks", None)
    if getattr(entity.node, "dates", None):
        return full_time_name(entity.node)
    if not weeks:
        return time_name(entity.node) if entity.kind in ("phase", "block") else ""
    if entity.kind == "block" and entity.node.days:
        return time_name(entity.node)
    # A range the source words its own way is named by its weeks all the same.
    plain = weeks_name(weeks.model_copy(update={"label": None}))
    return plain if entity.kind == "adjustment" or not weeks.label else typographic(weeks.label)


def _vertical(site: Site, entity: Entity) -> str:
    scope = entity.id.partition(".")[0]
    owner = site.loaded.playbook.verticals.get(scope)
    return owner.short_title if owner and (entity.kind == "vertical" or "." in entity.id) else ""


def _ancestors(site: Site, entity: Entity) -> Iterator[Entity]:
    while entity.parent is not None:
        entity = site.registry[entity.parent]
        yield entity
