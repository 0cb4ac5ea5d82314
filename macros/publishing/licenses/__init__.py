"""Every third-party part that the site serves: name, version, license, its text, and the files it is in.

Read from the installed packages, so that the list follows an upgrade. Knows nothing of MkDocs or the theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from macros.publishing.licenses.npm_packages import bundled, interpreter
from macros.publishing.licenses.part import Part
from macros.publishing.licenses.python_packages import font

__all__ = ["Part", "inventory", "parts_of"]

_ROOT = Path(__file__).resolve().parents[3]


def inventory(theme: Iterable[Part]) -> tuple[Part, ...]:
    """All parts, in the order readers see: what calculates, what draws, what searches, what the pages are made of.

    `theme` is what the theme brings; only the generator's room knows which theme it is.
    """
    return (*interpreter(_ROOT), *bundled(_ROOT), *theme, font(_ROOT))


def parts_of(path: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those of `parts` that a published file holds; its path is from the site's root. Empty for a file all ours."""
    return tuple(part for part in parts if any(fnmatchcase(path, pattern) for pattern in part.files))
