"""Lists what a folder holds; on a site of hundreds of small files, `Path.rglob` takes longer than reading them."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["files_below"]


def files_below(folder: Path, *, hidden: bool = True) -> list[str]:
    """The path of every file below a folder, from that folder, with slashes, sorted.

    Without what is `hidden`, folders whose name begins with a dot are not entered.
    """
    found = []
    for place, folders, names in os.walk(folder):
        if not hidden:
            folders[:] = [name for name in folders if not name.startswith(".")]
        inner = os.path.relpath(place, folder).replace(os.sep, "/")
        prefix = "" if inner == "." else f"{inner}/"
        found += [prefix + name for name in names]
    return sorted(found)
