"""Keeps what was worked out from a text, named after that text: drawing a chart takes longer than a page.

Not for: what the browser runs, which is bytes (`macros.publishing.runtime.store`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["keep", "kept", "known"]

_FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "texts"


def kept(kind: str, source: str, make: Callable[[], str]) -> str:
    """What `make` made of `source`, from this run or any earlier one; `kind` ends the file's name.

    Everything that decides the outcome belongs into `source`, versions too. The folder can be removed at any time.
    """
    found = known(kind, source)
    return keep(kind, source, make()) if found is None else found


def known(kind: str, source: str) -> str | None:
    """What has been kept for `source`, if anything."""
    file = _file(kind, source)
    return file.read_text(encoding="utf-8") if file.is_file() else None


def keep(kind: str, source: str, made: str) -> str:
    """Keep `made`, whole or not at all, and hand it back."""
    file = _file(kind, source)
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_text(made, encoding="utf-8")
    aside.replace(file)
    return made


def _file(kind: str, source: str) -> Path:
    return _FOLDER / f"{hashlib.sha256(source.encode()).hexdigest()[:24]}.{kind}"
