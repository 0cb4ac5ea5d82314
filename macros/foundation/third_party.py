"""What others made and the site serves, as those who find it and those who show it both know it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One third-party part, as it is served."""

    name: str
    version: str
    license: str
    """SPDX expression, or `public-domain`."""
    text: str
    """The license as its package has it, copyright lines included."""
    files: tuple[str, ...]
    """Patterns of the published files it is in, from the site's root."""
    note: str = ""
