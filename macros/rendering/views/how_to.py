"""A phase's page as data for search engines and assistants, which says what the page shows."""

from __future__ import annotations

from typing import Any

from macros.content.site import Site
from macros.exports import how_to as made
from macros.exports.edition import Edition

__all__ = ["how_to"]


def how_to(site: Site, here: str, phase: str) -> dict[str, Any]:  # noqa: ARG001 - every view is told where it is shown
    """The phase as schema.org's HowTo."""
    return made.how_to(Edition(loaded=site.loaded, address=site.address, base=site.base), phase)
