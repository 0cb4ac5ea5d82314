"""Every third-party part that the site serves: name, version, licence, its text, and the files it is in.

Read from the installed packages, so that the list follows an upgrade. Knows nothing of MkDocs or the theme.
"""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from macros.publishing.licenses.npm_packages import chart_engine, interpreter
from macros.publishing.licenses.part import Part
from macros.publishing.licenses.python_packages import font

__all__ = ["Part", "count_theme", "inventory", "parts_of"]

_ROOT = Path(__file__).resolve().parents[3]
_theme: list[Callable[[], tuple[Part, ...]]] = []


def count_theme(parts: Callable[[], tuple[Part, ...]]) -> None:
    """Count what the theme brings among the parts; only the generator's room knows which theme it is."""
    _theme[:] = [parts]
    inventory.cache_clear()


@lru_cache
def inventory() -> tuple[Part, ...]:
    """All parts, in the order readers see: what calculates, what draws, what the pages are made of."""
    theme = (part for parts in _theme for part in parts())
    return (*interpreter(_ROOT), *chart_engine(_ROOT), *theme, font(_ROOT))


def parts_of(path: str) -> tuple[Part, ...]:
    """The parts a published file holds; its path is from the site's root. Empty for a file that is all ours."""
    return tuple(part for part in inventory() if any(fnmatchcase(path, pattern) for pattern in part.files))
