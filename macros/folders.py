"""Lists what a folder holds; on a site of hundreds of small files, `Path.rglob` takes longer than reading them."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["files_below"]


def files_below(folder: Path) -> list[str]:
    """The path of every file below a folder, from that folder, with slashes, sorted."""
    found = []
    for place, _, names in os.walk(folder):
        inner = os.path.relpath(place, folder).replace(os.sep, "/")
        prefix = "" if inner == "." else f"{inner}/"
        found += [prefix + name for name in names]
    return sorted(found)
