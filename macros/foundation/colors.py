"""Colors as `#rrggbb`: how well one reads on another, and what lies between two.

Not for: which colors the site has; those are tokens of the style sheet.
"""

from __future__ import annotations

__all__ = ["between", "contrast", "readable"]

_STEPS = 50


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colors, 1 to 21.

    >>> round(contrast("#ffffff", "#000000"), 1), contrast("#123456", "#123456")
    (21.0, 1.0)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def between(one: str, other: str, share: float) -> str:
    """The color that lies `share` (0-1) of the way from one to the other.

    >>> between("#000000", "#ffffff", 0.5)
    '#808080'
    """
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def readable(color: str, ground: str, toward: str, ratio: float) -> str:
    """The color, moved `toward` another just as far as it reads on the ground at this ratio; at worst that other one.

    >>> readable("#cccccc", "#ffffff", "#000000", 4.5)
    '#767676'
    """
    steps = (between(color, toward, step / _STEPS) for step in range(_STEPS + 1))
    return next((found for found in steps if contrast(found, ground) >= ratio), toward)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
