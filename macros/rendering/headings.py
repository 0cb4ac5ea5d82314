"""Reads the headings of finished HTML, so that components can hold headings and still be in the table of contents."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

__all__ = ["anchors", "toc_tokens"]

_LEVELS = {"h1": 1, "h2": 2, "h3": 3}
_HEADING = re.compile(r"<(h[123])\b.*?</\1>", re.DOTALL)
_ANCHOR = re.compile(r'<[a-z][^>]*?\sid="([^"]+)"')


class _Headings(HTMLParser):
    """Collects (level, id, text) of each heading with an id; what is hidden from the eye or decorative is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, str]] = []
        self._open: tuple[int, str] | None = None
        self._words: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._open and (self._skipped or _is_aside(attributes)):
            self._skipped += 1
        elif tag in _LEVELS and attributes.get("id"):
            self._open = (_LEVELS[tag], str(attributes["id"]))
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._open and tag in _LEVELS:
            self.found.append((*self._open, " ".join("".join(self._words).split())))
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open and not self._skipped:
            self._words.append(data)


def _is_aside(attributes: dict[str, str | None]) -> bool:
    return attributes.get("aria-hidden") == "true" or "headerlink" in (attributes.get("class") or "").split()


def toc_tokens(html: str) -> list[dict[str, Any]]:
    """The headings as Markdown's own table of contents would hand them on: nested, names escaped.

    >>> toc_tokens('<h2 id="a">One</h2><h3 id="b">Two &amp; more</h3>')[0]["children"][0]["name"]
    'Two &amp; more'
    """
    parser = _Headings()
    # What lies between headings is most of a page and concerns nobody here.
    for heading in _HEADING.finditer(html):
        parser.feed(heading[0])
    roots: list[dict[str, Any]] = []
    stack: list[dict[str, Any]] = []
    for level, anchor, words in parser.found:
        name = escape(words, quote=False)
        token = {"level": level, "id": anchor, "name": name, "html": name, "data-toc-label": "", "children": []}
        while stack and stack[-1]["level"] >= level:
            stack.pop()
        (stack[-1]["children"] if stack else roots).append(token)
        stack.append(token)
    return roots


def anchors(html: str) -> set[str]:
    """The ids of all elements: what a link's fragment may name.

    >>> anchors('<p class="x" id="a">id="b"</p>')
    {'a'}
    """
    return set(_ANCHOR.findall(html))
