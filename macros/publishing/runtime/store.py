"""Keeps what is slow to make, under a name that comes from all that decides it: a second build makes nothing again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["FOLDER", "kept", "key_of", "put"]

FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "runtime-parts"
"""Can be removed at any time. Beside the code, so that all checkouts that share the code share it."""


def key_of(*decisive: str | bytes) -> str:
    """A name for whatever these texts decide; none of them can be moved into its neighbour."""
    digest = hashlib.sha256()
    for part in decisive:
        content = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()[:24]


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` made under this name, in this run or any earlier one."""
    file = FOLDER / name
    if not file.is_file():
        put(file, make())
    return file.read_bytes()


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it or reads it meanwhile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(file)
