"""The tokens of the style sheet that follow from the colors of `_site.yaml`; its own stand where it names none.

Not for: whether a color can be read, which the check says (`macros.content.site_settings`).
"""

from __future__ import annotations

from macros.content.model.site_settings import Colors
from macros.content.site_settings import GROUNDS
from macros.foundation.colors import between, contrast

__all__ = ["style_sheet"]

_HOVER, _TINT = 0.35, 0.87
"""How far from the accent a color lies toward the ink, and toward the ground."""


def style_sheet(colors: Colors | None) -> str:
    """Rules that stand behind the style sheet's own; empty without colors.

    >>> style_sheet(None)
    ''
    """
    if colors is None:
        return ""
    both = {name: _shades(getattr(colors.accent, name), name) for name in GROUNDS}
    tokens = (f"--pb-{token}:light-dark({both['light'][token]},{both['dark'][token]});" for token in both["light"])
    return f":root{{{''.join(tokens)}}}"


def _shades(accent: str, name: str) -> dict[str, str]:
    """The accent and what belongs to it, on light or dark grounds."""
    ground, ink = GROUNDS[name]
    on_accent = max(("#ffffff", "#0d1215"), key=lambda color: contrast(color, accent))
    return {
        "accent": accent,
        "accent-hover": between(accent, ink, _HOVER),
        "accent-tint": between(accent, ground, _TINT),
        "on-accent": on_accent,
    }
