"""Statements of the playbook quoted elsewhere on the site: verbatim, with a link to where they stand.

Not for: showing a statement in its own place.
"""

from __future__ import annotations

from macros.content.registry import Entity
from macros.content.site import Site
from macros.content.weeks import week_name, weeks_name
from macros.rendering.views.view import view

__all__ = ["Quote", "quote", "words_of"]


@view
class Quote:
    """A statement in full, and where it stands."""

    words: str
    href: str
    kind: str
    """What it is, in words: `kpi`, `phase indicator`."""


def quote(site: Site, here: str, reference: str) -> Quote:
    """The statement a reference names; an unknown one raises `KeyError`."""
    entity = site.registry[reference]
    return Quote(words=words_of(entity), href=site.href(reference, here), kind=entity.kind.replace("-", " "))


def words_of(entity: Entity) -> str:
    """The statement as the source puts it: `90-Day Mastery: 78%`, `Week 4: 50% user adoption`."""
    node = entity.node
    text = getattr(node, "text", None)
    if entity.kind == "milestone":
        return f"{week_name(node.week)}: {text}"
    if entity.kind == "escalation-level":
        return f"Level {node.level} ({node.name}): {text}"
    if entity.kind in ("phase", "block"):
        return f"{entity.title} ({weeks_name(node.weeks)})"
    if entity.kind == "adjustment" and node.weeks:
        return f"{text} ({node.weeks.label or weeks_name(node.weeks)})"
    if text and text != entity.title:
        return f"{entity.title}: {text}"
    return entity.title
