"""One third-party part of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["TEXTS", "Part", "read"]

TEXTS = Path(__file__).with_name("texts")
"""Licences that no installed package carries the mere text of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What others made, as it is served."""

    name: str
    version: str
    licence: str
    """SPDX expression, or `public-domain`."""
    text: str
    """The licence as its package has it, copyright lines included."""
    files: tuple[str, ...]
    """Patterns of the published files it is in, from the site's root."""
    note: str = ""


def read(path: Path) -> str:
    """A licence's text, without the white space at its ends."""
    return path.read_text(encoding="utf-8").strip()
