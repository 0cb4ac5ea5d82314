"""What every third-party part is read with."""

from __future__ import annotations

from pathlib import Path

from macros.foundation.third_party import Part

__all__ = ["TEXTS", "Part", "read"]

TEXTS = Path(__file__).with_name("texts")
"""Licenses that no installed package carries the mere text of."""


def read(path: Path) -> str:
    """A license's text, without the white space at its ends."""
    return path.read_text(encoding="utf-8").strip()
