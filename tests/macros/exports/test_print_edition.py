"""The print edition, as a browser reads and prints it."""

import itertools
import re
from html.parser import HTMLParser

import pypdfium2
import pytest

from macros.cli.pdf import printed
from macros.exports.edition import Edition
from macros.exports.print_edition import print_edition
from macros.setup import chromium


class Page(HTMLParser):
    """The ids of a page, its headings, its words, and what is opened or closed in the wrong place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is opened."""
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in {"meta", "br"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what closes something else."""
        if self._open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        """Note words, but not styles."""
        if self._open and self._open[-1] != "style":
            self.words.append(data)


def test_every_statement_stands_on_the_page_once(edition: Edition) -> None:
    """Under its id, with its words."""
    page = Page(print_edition(edition).decode())
    assert page.faults == []
    assert len(set(page.ids)) == len(page.ids)
    assert set(edition.entities) <= set(page.ids)
    said = " ".join(" ".join(page.words).split())
    for entity in edition.entities.values():
        assert " ".join(entity.title.split()) in said


def test_no_heading_skips_a_level(edition: Edition) -> None:
    """Whoever goes from heading to heading finds each below the one that holds it."""
    levels = Page(print_edition(edition).decode()).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_the_page_asks_nobody_for_anything(whole: Edition) -> None:
    """It is whole as it is, wherever it lies."""
    html = print_edition(whole).decode()
    assert not re.search(r"<script|<link|src=|url\(|@import", html)


def test_the_pdf_has_an_outline_tags_and_numbers(whole: Edition) -> None:
    """Every chapter is a bookmark, and each sheet says which of how many it is."""
    if chromium.find() is None:
        pytest.skip("no Chromium is here to print")
    content = printed(print_edition(whole))
    pdf = pypdfium2.PdfDocument(content)
    titles = [item.get_title() for item in pdf.get_toc()]
    assert [it for it in (phase.phase.title for phase in whole.plan.phases) if not any(it in t for t in titles)] == []
    assert pdf.get_metadata_dict()["Title"] == whole.title
    assert b"/MarkInfo" in content
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    assert len(sheets) > 2
    for number, text in enumerate(sheets, start=1):
        # Where a foot's spaces are is the reader's guess.
        assert f"Page{number}of{len(sheets)}" in "".join(text.split())
    said = " ".join(" ".join(sheets).split())
    missing = [it.title for it in whole.entities.values() if it.kind == "activity" and it.title not in said]
    assert missing == []


def test_the_same_page_is_printed_the_same(whole: Edition) -> None:
    """By the same Chromium: no moment is in it."""
    if chromium.find() is None:
        pytest.skip("no Chromium is here to print")
    html = print_edition(whole)
    assert printed(html) == printed(html)
