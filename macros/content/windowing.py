"""How much of the plan a page shows that is about one part of it: all of a short plan, of a long one what is near.

Each page shows the plan. Were that the whole of a long one, a page would grow with the plan, and the site with its
square. Whatever is left out stands on the page of all phases. Pages that name every phase or vertical name many of them
only, without what each of them holds.
"""

from __future__ import annotations

from macros.content.model.files import Playbook
from macros.content.verticals import changed_phases

__all__ = ["LISTED", "is_long", "plan_window", "strip_window"]

LISTED = 120
"""So many phases, or verticals, the home page names; whatever is left out stands on the page of all."""

_WHOLE = 24
"""A plan of so many phases is shown whole."""
_NEAR = 4
"""Phases on either side of a page's own place in a longer one."""


def is_long(count: int) -> bool:
    """Whether so many phases, or verticals, are more than one page shows with what each of them holds."""
    return count > _WHOLE


def strip_window(playbook: Playbook, current: str | None, vertical: str | None) -> list[str]:
    """The phases of the strip, in their order: around the current one, or those that a vertical's plan shows first."""
    ids = list(playbook.phases) if vertical is None else plan_window(playbook, vertical)
    if not is_long(len(ids)):
        return ids
    place = ids.index(current) if current in ids else 0
    first = min(max(0, place - _NEAR), len(ids) - 2 * _NEAR - 1)
    return ids[first : first + 2 * _NEAR + 1]


def plan_window(playbook: Playbook, vertical: str) -> list[str]:
    """The phases of a vertical's plan: all, or of a long plan those it adds something to."""
    return changed_phases(playbook, vertical) if is_long(len(playbook.phases)) else list(playbook.phases)
