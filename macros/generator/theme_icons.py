"""Where components' icons come from: the theme brings the drawings."""

from __future__ import annotations

from pathlib import Path

import material

__all__ = ["drawing"]

_SET = Path(material.__file__).parent / "templates" / ".icons" / "material"


def drawing(name: str) -> str:
    """The SVG element of an icon of the theme's main set, `plus`; `FileNotFoundError` where it has none of the name."""
    return (_SET / f"{name}.svg").read_text(encoding="utf-8")
