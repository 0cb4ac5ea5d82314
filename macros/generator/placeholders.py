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
        self._kept: dict[int, str] = {}
        self._count = 0

    def put(self, html: str) -> str:
        """A token for it, of characters that mean nothing to Markdown."""
        number, self._count = self._count, self._count + 1
        self._kept[number] = html
        return f"pb:placeholder:{number};"

    def fill(self, text: str) -> str:
        """The text with the HTML in place of each token, which is let go of; a token that was never given stays.

        >>> placeholders = Placeholders()
        >>> placeholders.fill(f"<div>{placeholders.put('<b>x</b>')}</div> pb:placeholder:7;")
        '<div><b>x</b></div> pb:placeholder:7;'
        """
        numbers = {int(number) for number in _TOKEN.findall(text)}
        filled = _TOKEN.sub(lambda found: self._kept.get(int(found[1]), found[0]), text)
        for number in numbers:
            self._kept.pop(number, None)
        return filled
