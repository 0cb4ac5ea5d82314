"""Keeps what was worked out from a text, named after that text: drawing a chart takes longer than a page.

Not for: what the browser runs, which is bytes (`macros.runtime.store`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["kept"]

_FOLDER = Path(__file__).resolve().parents[1] / ".cache" / "texts"


def kept(kind: str, source: str, make: Callable[[], str]) -> str:
    """What `make` made of `source`, from this run or any earlier one; `kind` ends the file's name.

    Everything that decides the outcome belongs into `source`, versions too. The folder can be removed at any time.
    """
    file = _FOLDER / f"{hashlib.sha256(source.encode()).hexdigest()[:24]}.{kind}"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    made = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    aside.write_text(made, encoding="utf-8")
    aside.replace(file)
    return made
