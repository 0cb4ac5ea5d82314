"""The three badges that say where a statement or number comes from: playbook, external, our assumption."""

from __future__ import annotations

from macros.content.model.ours import Origin
from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["Badge", "badge"]


@view
class Badge:
    """A finished badge; its border tells the origin too, so color is never needed."""

    modifier: str
    """Last part of its class, `pb-badge--<modifier>`."""
    icon: str
    words: str


_LOOKS: dict[Origin, tuple[str, str]] = {
    "playbook": ("playbook", "book-open-variant-outline"),
    "external": ("external", "open-in-new"),
    "ours": ("assumption", "pencil-outline"),
}
"""Modifier and icon."""


def badge(site: Site, origin: Origin) -> Badge:
    """The badge of an origin, in the words of the vocabulary."""
    modifier, icon = _LOOKS[origin]
    return Badge(modifier=modifier, icon=icon, words=site.loaded.vocabulary.origins[origin].label)
