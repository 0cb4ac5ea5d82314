"""The theme's own style sheets: while serving, pages load them whole; a build takes of them what the site needs."""

from __future__ import annotations

from pathlib import Path

import material

__all__ = ["FOLDER", "addresses", "text"]

FOLDER = "assets/stylesheets"
"""Where the theme publishes them."""
_TEMPLATES = Path(material.__file__).parent / "templates"
_NAMES = ("main.*.min.css", "palette.*.min.css")
"""In the order in which they build on each other."""


def addresses() -> list[str]:
    """From the site's root; raises `ValueError` where the theme does not have exactly one of each name."""
    return [path.relative_to(_TEMPLATES).as_posix() for path in _sheets()]


def text() -> str:
    """All of them, as one."""
    return "".join(path.read_text(encoding="utf-8") for path in _sheets())


def _sheets() -> list[Path]:
    found = [list((_TEMPLATES / FOLDER).glob(name)) for name in _NAMES]
    return [path for (path,) in found]
