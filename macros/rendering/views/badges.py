"""The three badges that say where a statement or number comes from: playbook, external, our assumption."""

from __future__ import annotations

from typing import Literal

from macros.rendering.views.view import view

__all__ = ["Badge", "badge"]

Origin = Literal["playbook", "external", "ours"]


@view
class Badge:
    """A finished badge; its border tells the origin too, so colour is never needed."""

    modifier: str
    """Last part of its class, `pb-badge--<modifier>`."""
    icon: str
    words: str


_BADGES: dict[Origin, Badge] = {
    "playbook": Badge(modifier="playbook", icon="book-open-variant-outline", words="playbook"),
    "external": Badge(modifier="external", icon="open-in-new", words="external"),
    "ours": Badge(modifier="assumption", icon="pencil-outline", words="our assumption"),
}


def badge(origin: Origin) -> Badge:
    """The badge of an origin.

    >>> badge("ours").words
    'our assumption'
    """
    return _BADGES[origin]
