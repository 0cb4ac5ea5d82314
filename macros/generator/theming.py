"""How the theme and the rest meet: what it gives components, how it takes titles, marks and the beginning of a page."""

from __future__ import annotations

import re
from html import escape

import markupsafe

from macros.generator import theme_icons
from macros.rendering.icons import draw_with

__all__ = ["attribute", "hand_over", "mark", "plain", "with_start"]

_START = "start"
_TITLE = re.compile(r"<h1\b([^>]*)>")
_ID = re.compile(r'\bid="([^"]*)"')


def hand_over() -> None:
    """Give components the theme's icons."""
    draw_with(theme_icons.drawing)


def mark(hue: str) -> str:
    """The icon with which the theme marks pages of a hue in its navigation; drawn in our part of the theme."""
    return f"pb/hue-{hue}"


def with_start(html: str) -> tuple[str, str | None]:
    """The content with a title that can take the focus, and its anchor, where "skip to content" leads.

    The anchor is `None` where the content has no title, so that the theme writes one.

    >>> with_start('<nav>…</nav><h1 class="a">A</h1>')
    ('<nav>…</nav><h1 class="a" id="start" tabindex="-1">A</h1>', 'start')
    """
    title = _TITLE.search(html)
    if not title:
        return html, None
    named = _ID.search(title[1])
    attributes = title[1] if named else f'{title[1]} id="{_START}"'
    return f'{html[: title.start()]}<h1{attributes} tabindex="-1">{html[title.end() :]}', named[1] if named else _START


def attribute(text: str) -> str:
    """A text as the theme must get it for an attribute, which the theme's templates do not escape and ours do."""
    return markupsafe.escape(text)


def plain(title: str) -> str:
    """A title as the theme must get it: neither MkDocs nor the theme's templates escape it."""
    return escape(title, quote=False)
