"""The site's colors in a drawing that no style sheet reaches: those for light, as previews are."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["TOKENS", "with_colors"]

TOKENS = Path(__file__).resolve().parents[3] / "docs" / "assets" / "css" / "tokens.css"
_TOKEN = re.compile(r"(--pb-[\w-]+):\s*light-dark\((#[0-9a-f]{6}),")


def with_colors(svg: str, tokens: str) -> str:
    """The drawing with each `var(--pb-…)` replaced by what the style sheet `tokens` says of it in light.

    >>> with_colors('fill="var(--pb-ink)"', "--pb-ink: light-dark(#16232a, #e8ecec);")
    'fill="#16232a"'
    """
    light = dict(_TOKEN.findall(tokens))
    return re.sub(r"var\((--pb-[\w-]+)\)", lambda found: light[found[1]], svg)
