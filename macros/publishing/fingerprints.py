"""Addresses that change with their content: folders of style sheets and scripts bear a checksum of all they hold.

A page then never meets a script or style sheet of another release, neither in a browser's cache nor on the server, and
servers may let browsers keep them for good. Relative addresses between the files go on working.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

__all__ = ["FOLDERS", "fingerprinted", "hashed_prefix"]

FOLDERS = ("assets/css", "assets/js")
_HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,64}(?=[./]|$)")


def fingerprinted(docs: Path) -> dict[str, str]:
    """The published address of each folder below `docs` whose address changes with its content."""
    return {folder: f"{folder}-{_checksum(docs / folder)}" for folder in FOLDERS if (docs / folder).is_dir()}


def hashed_prefix(path: str) -> str | None:
    """The part of a path up to the name with a checksum in it, a slash after a folder's; none without such a name.

    >>> hashed_prefix("assets/js-0123456789ab/main.mjs")
    'assets/js-0123456789ab/'
    >>> hashed_prefix("assets/javascripts/bundle.a5f9d56c.min.js")
    'assets/javascripts/bundle.a5f9d56c.min.js'
    >>> hashed_prefix("risks/index.html") is None
    True
    """
    names = path.split("/")
    for end, name in enumerate(names, start=1):
        if path.startswith("assets/") and _HASHED_NAME.search(name):
            return "/".join(names[:end]) + ("/" if end < len(names) else "")
    return None


def _checksum(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
