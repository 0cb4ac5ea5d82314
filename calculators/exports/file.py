"""A file to download."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ExportFile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """Its name, media type and whole text."""

    name: str
    media_type: str
    text: str
