"""What Markdown makes of tables and headings, so that everyone can use it: an extension of Python-Markdown.

A table that is too wide scrolls in a region that the keyboard reaches and that has a name. The mark that leads to a
heading is for pointers, as it is in components: it is no part of the heading's name and no stop of the keyboard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

__all__ = ["ProseMarkup"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AFTER_TOC = 4
"""Python-Markdown's contents list has 5; it gives headings their ids and marks."""


class ProseMarkup(Extension):  # type: ignore[misc]  # it ships no types
    """Wraps tables, and takes marks out of headings' names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Come after the contents list."""
        md.treeprocessors.register(_Processor(md), "prose-markup", _AFTER_TOC)


class _Processor(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        heading, tables = "", Counter[str]()
        for parent, child in list(_pairs(root)):
            if child.tag in _HEADINGS:
                _silence_mark(child)
                heading = _words(child)
            elif child.tag == "table":
                tables[heading] += 1
                number = tables[heading]
                _wrap(parent, child, f"Table: {heading}" if number == 1 else f"Table {number}: {heading}")


def _pairs(parent: Element) -> Iterator[tuple[Element, Element]]:
    """Every element after its parent, in the order of the page."""
    for child in parent:
        yield parent, child
        yield from _pairs(child)


def _is_mark(element: Element) -> bool:
    return "headerlink" in element.get("class", "").split()


def _silence_mark(heading: Element) -> None:
    for mark in filter(_is_mark, heading):
        mark.text = "#"
        mark.attrib.pop("title", None)
        mark.set("tabindex", "-1")
        mark.set("aria-hidden", "true")


def _words(heading: Element) -> str:
    """A heading's text without its mark."""
    inside = ("".join(child.itertext()) if not _is_mark(child) else "" for child in heading)
    tails = (child.tail or "" for child in heading)
    return "".join([heading.text or "", *(text for pair in zip(inside, tails, strict=True) for text in pair)]).strip()


def _wrap(parent: Element, table: Element, name: str) -> None:
    region = Element("div", {"class": "pb-scroll", "tabindex": "0", "role": "region", "aria-label": name})
    region.tail, table.tail = table.tail, None
    region.append(table)
    parent[list(parent).index(table)] = region
    # Without a class the theme would wrap it once more.
    table.set("class", "pb-table pb-table--prose")
