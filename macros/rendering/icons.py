"""Icons of components, by what they show. Which set they are drawn from is not known here: it is handed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

__all__ = ["draw_with", "icon"]

_drawings: list[Callable[[str], str]] = []


def draw_with(drawing: Callable[[str], str]) -> None:
    """Take the drawings from here on from `drawing`: the SVG element of an icon by its name, such as `plus`."""
    _drawings[:] = [drawing]
    icon.cache_clear()


@lru_cache
def icon(name: str) -> Markup:
    """An icon, inline and decorative; a name that its set does not have raises what the set raises."""
    (drawing,) = _drawings
    marked = drawing(name).strip().replace("<svg ", '<svg class="pb-icon" aria-hidden="true" ', 1)
    return Markup(marked)  # noqa: S704 - a file of the set
