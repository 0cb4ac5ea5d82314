"""Printed pages as sheets that can be read: what stands on each, and where."""

from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Page

POINTS_PER_MM = 72 / 25.4
FORMATS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
MARGIN_MM, FOOT_MM = 15.0, 15.0
"""What the style sheet leaves at the sides, and below for the foot."""


@dataclass(frozen=True)
class Sheet:
    """One sheet; places in millimeters from its left and upper edge."""

    width: float
    height: float
    body: str
    """The words above the foot, line by line."""
    foot: str
    left: float
    right: float
    """Where its words begin and end."""
    end: float
    """Where the last line of its body ends."""

    @property
    def lines(self) -> list[str]:
        """The body's lines that hold anything."""
        return [line.strip() for line in self.body.splitlines() if line.strip()]


def printed(page: Page, size: str) -> list[Sheet]:
    """The page as Chromium prints it on such paper, with the style sheet's margins."""
    return read(page.pdf(format=size, prefer_css_page_size=False, print_background=False))


def read(pdf: bytes) -> list[Sheet]:
    """The sheets of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    words = page.get_textpage()
    border = FOOT_MM * POINTS_PER_MM
    boxes = [words.get_rect(number) for number in range(words.count_rects())]
    above = [box for box in boxes if box[3] > border]
    return Sheet(
        width=width / POINTS_PER_MM,
        height=height / POINTS_PER_MM,
        body=_typed(words.get_text_bounded(bottom=border)),
        foot=_typed(words.get_text_bounded(top=border)),
        left=min((box[0] for box in boxes), default=0) / POINTS_PER_MM,
        right=max((box[2] for box in boxes), default=0) / POINTS_PER_MM,
        end=(height - min((box[1] for box in above), default=height)) / POINTS_PER_MM,
    )


def _typed(text: str) -> str:
    """With the hyphen at which a line was broken, where the reader puts a mark of its own."""
    return text.replace("\r\n", "\n").replace("\ufffe", "-")
