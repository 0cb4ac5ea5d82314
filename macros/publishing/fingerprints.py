"""Addresses that change with their content: names of files and folders that bear a checksum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

__all__ = ["checksum", "hashed_prefix", "named_by_content"]

_HASHED_NAME = re.compile(r"[.-][0-9a-f]{8,64}(?=[./]|$)")


def checksum(files: Mapping[str, str]) -> str:
    """The beginning of a checksum of files, by their paths: of all they hold and are called."""
    digest = hashlib.sha256()
    for path, text in sorted(files.items()):
        digest.update(f"\0{path}\0{text}".encode())
    return digest.hexdigest()[:12]


def named_by_content(name: str, content: bytes) -> str:
    """A file's name with the beginning of its content's checksum before the ending.

    >>> named_by_content("a.woff2", b"")
    'a-e3b0c44298fc.woff2'
    """
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"


def hashed_prefix(path: str) -> str | None:
    """The part of a path up to the name with a checksum in it, a slash after a folder's; none without such a name.

    >>> hashed_prefix("assets/js-0123456789ab/main.js")
    'assets/js-0123456789ab/'
    >>> hashed_prefix("assets/images/map.a5f9d56c.svg")
    'assets/images/map.a5f9d56c.svg'
    >>> hashed_prefix("risks/index.html") is None
    True
    """
    names = path.split("/")
    for end, name in enumerate(names, start=1):
        if path.startswith("assets/") and _HASHED_NAME.search(name):
            return "/".join(names[:end]) + ("/" if end < len(names) else "")
    return None
