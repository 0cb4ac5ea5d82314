"""Every third-party part that the site serves: name, version, license, its text, and the files it is in.

Read from the installed packages, so that the list follows an upgrade. Knows nothing of MkDocs.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from macros.publishing.licenses.npm_packages import chart_engine, interpreter
from macros.publishing.licenses.part import Part
from macros.publishing.licenses.python_packages import font, theme

__all__ = ["Part", "inventory", "parts_of"]

_ROOT = Path(__file__).resolve().parents[3]


@lru_cache
def inventory() -> tuple[Part, ...]:
    """All parts, in the order readers see: what calculates, what draws, what the pages are made of."""
    return (*interpreter(_ROOT), *chart_engine(_ROOT), *theme(), font(_ROOT))


def parts_of(path: str) -> tuple[Part, ...]:
    """The parts a published file holds; its path is from the site's root. Empty for a file that is all ours."""
    return tuple(part for part in inventory() if any(fnmatchcase(path, pattern) for pattern in part.files))
