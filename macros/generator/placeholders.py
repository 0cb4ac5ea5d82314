"""Keeps components' HTML out of Markdown's way: a token stands for it until the page's Markdown has become HTML.

Markdown would parse it, find nothing to do, and hand it on, which takes longer than making it.
"""

from __future__ import annotations

import re

__all__ = ["Placeholders"]

_TOKEN = re.compile(r"pb:placeholder:(\d+);")


class Placeholders:
    """The HTML of one build's components."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def put(self, html: str) -> str:
        """A token for it, of characters that mean nothing to Markdown."""
        self._kept.append(html)
        return f"pb:placeholder:{len(self._kept) - 1};"

    def fill(self, text: str) -> str:
        """The text with the HTML in place of each token; a token that was never given stays as it is.

        >>> placeholders = Placeholders()
        >>> placeholders.fill(f"<div>{placeholders.put('<b>x</b>')}</div> pb:placeholder:7;")
        '<div><b>x</b></div> pb:placeholder:7;'
        """
        return _TOKEN.sub(lambda found: self._kept[n] if (n := int(found[1])) < len(self._kept) else found[0], text)
