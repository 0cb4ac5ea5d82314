"""The theme's own script, mended for a site that is published without an address of its own.

The theme changes pages without loading them anew where the sitemap names them, and reads whole addresses there only. A
sitemap that names no host has addresses from the site's root; the mended script takes them from there.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import material

__all__ = ["REPAIR", "MendedScript", "mended"]

_SCRIPTS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
_PUBLISHED = "assets/javascripts"
REPAIR = (r"new URL\((\w+)\.textContent\),(\w+)\)", r"new URL(\1.textContent,\2),\2)")
"""What is matched of Material 9.8.1, which reads the sitemap there, and what stands there instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedScript:
    """A script of the theme, and what is published in its place."""

    replaces: str
    """Path of the theme's, from the site's root."""
    path: str
    """Its own, which bears its own checksum: browsers that keep the theme's for good still fetch it."""
    text: str


def mended() -> MendedScript:
    """The theme's script, with a sitemap's addresses taken from the site's root.

    Raises `ValueError` where the theme reads its sitemap otherwise than the pinned one.
    """
    (source,) = _SCRIPTS.glob("bundle.*.min.js")
    text, count = re.subn(*REPAIR, source.read_text(encoding="utf-8"))
    if count != 1:
        raise ValueError(f"{source.name} reads the sitemap in {count} places of the known form; mend REPAIR")
    checksum = hashlib.sha256(text.encode()).hexdigest()[:8]
    return MendedScript(
        replaces=f"{_PUBLISHED}/{source.name}", path=f"{_PUBLISHED}/bundle.{checksum}.min.js", text=text
    )
