"""Keeps what is slow to make, under a name that comes from all that decides it: a second build makes nothing again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["FOLDER", "keep", "kept", "kept_bytes", "key_of", "known", "put"]

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "kept"
"""Can be removed at any time. Beside the code, so that all checkouts that share the code share it."""


def key_of(*decisive: str | bytes) -> str:
    """A name for whatever these texts decide; none of them can be moved into its neighbor.

    >>> key_of("ab", "c") == key_of("a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in decisive:
        content = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()[:24]


def kept_bytes(name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` made under this name, in this run or any earlier one; the name holds a key of all that decides it."""
    file = FOLDER / name
    if not file.is_file():
        put(file, make())
    return file.read_bytes()


def kept(kind: str, source: str, make: Callable[[], str]) -> str:
    """What `make` made of `source`, from this run or any earlier one; `kind` ends the file's name.

    Everything that decides the outcome belongs into `source`, versions too.
    """
    found = known(kind, source)
    return keep(kind, source, make()) if found is None else found


def known(kind: str, source: str) -> str | None:
    """What has been kept for `source`, if anything."""
    file = _file(kind, source)
    # As bytes: line ends and byte order marks belong to what is kept.
    return file.read_bytes().decode() if file.is_file() else None


def keep(kind: str, source: str, made: str) -> str:
    """Keep `made`, whole or not at all, and hand it back."""
    put(_file(kind, source), made.encode())
    return made


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it or reads it meanwhile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(file)


def _file(kind: str, source: str) -> Path:
    return FOLDER / f"{key_of(source)}.{kind}"
