"""Sets words in the site's own font: how wide they are, where a line ends, and their outlines.

Outlines, because a picture of texts would be drawn with whatever fonts the builder's machine has.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from macros.rendering.share_picture.font import FONT

__all__ = ["Lettering"]

_GUESSED_WIDTH = 0.6
"""Of a letter that the font lacks, in its height."""


class Lettering:
    """The font at one weight, 400 to 700, and one width, 75 to 100."""

    def __init__(self, weight: int, stretch: int = 100) -> None:
        font = _font()
        self.weight = weight
        self._glyphs = font.getGlyphSet(location={"wght": weight, "wdth": stretch})
        self._names = font.getBestCmap()
        self._em: int = font["head"].unitsPerEm

    def has(self, text: str) -> bool:
        """Whether the font has every letter of a text."""
        return all(ord(letter) in self._names for letter in text)

    def width(self, text: str, size: float) -> float:
        """How wide a text of that size is, in the units of the size."""
        return sum(map(self._advance, text)) * size

    def scale(self, size: float) -> float:
        """What an outline's units are to be multiplied by for a text of that size."""
        return size / self._em

    def outline(self, text: str) -> str:
        """The text as the `d` of a path, in units of the font that grow upwards; what the font lacks is left out."""
        pen = SVGPathPen(self._glyphs, ntos=lambda number: f"{number:.0f}")
        at = 0.0
        for letter in text:
            name = self._names.get(ord(letter))
            if name:
                self._glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, at, 0)))
            at += self._advance(letter) * self._em
        return str(pen.getCommands())

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """The text in as few lines as fit into so much room, and these as even as may be.

        A word that is wider than the room stands alone, and juts out. A hyphen may end a line.
        """
        filled = self._filled(text, size, room)
        for narrower in range(int(room), int(room / 2), -4):
            again = self._filled(text, size, narrower)
            if len(again) > len(filled) or not self.fits(again, size, narrower):
                break
            filled = again
        return filled

    def _filled(self, text: str, size: float, room: float) -> list[str]:
        """Each line as full as may be."""
        lines = [""]
        for piece in re.findall(r"\s*(?:[^\s-]*\w-(?=\w)|\S+)", text):
            longer = lines[-1] + piece
            if lines[-1] and self.width(longer, size) > room:
                lines.append(piece.lstrip())
            else:
                lines[-1] = longer.lstrip()
        return lines

    def fits(self, lines: list[str], size: float, room: float) -> bool:
        """Whether none of them juts out."""
        return all(self.width(line, size) <= room for line in lines)

    def _advance(self, letter: str) -> float:
        """In heights of the letters."""
        name = self._names.get(ord(letter))
        return self._glyphs[name].width / self._em if name else _GUESSED_WIDTH


@lru_cache(maxsize=1)
def _font() -> TTFont:
    return TTFont(FONT)
