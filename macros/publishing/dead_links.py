"""Finds dead links in a built site: pages, files and anchors that links inside it name and that are not there.

Strict MkDocs checks Markdown links only; components make raw HTML.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from macros.publishing.built import Built

__all__ = ["dead_links"]

# A site's pages are hundreds, most of them text: Python's HTML parser would take longer over them than all else in a
# build. These patterns read tags and attributes one after the other, as it does; a test compares both.
_TEXT = re.compile(
    r"<(?:!--.*?--|((script|style|title|textarea)\b[^>]*>)"
    r".*?</\2\s*)>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)\s((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'/=>]++)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ASKED = frozenset({"id", "href", "src", "action", "poster", "rel", "http-equiv", "content"})
_REFERRING = ("href", "src", "action", "poster")
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class _Page:
    """The addresses a page refers to and the ids it has; those of thousands of pages are kept at once."""

    __slots__ = ("addresses", "ids")

    def __init__(self, html: str) -> None:
        ids: list[str] = []
        addresses: list[str] = []
        for tag, attributes in _tags(html):
            if "id" in attributes:
                ids.append(attributes["id"])
            if tag == "link" and attributes.get("rel") in {"canonical", "prev", "next"}:
                continue
            if tag == "meta" and attributes.get("http-equiv") == "refresh":
                addresses.append(re.sub(r"^[^=]*=", "", attributes.get("content", "")))
            addresses += [attributes[name] for name in _REFERRING if attributes.get(name)]
        self.ids = frozenset(map(sys.intern, ids))
        # Most stand on all of a page's neighbors too.
        self.addresses = tuple(dict.fromkeys(map(sys.intern, addresses)))


def _tags(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each tag that has any of the attributes that matter here, with these."""
    for tag in _TAG.finditer(_TEXT.sub(lambda found: f"<{found[1]}" if found[1] else "", html)):
        found: dict[str, str] = {}
        for name, quoted, other, bare in _ATTRIBUTE.findall(tag[2]):
            if name.lower() in _ASKED:
                found.setdefault(name.lower(), unescape(quoted or other or bare))
        if found:
            yield tag[1].lower(), found


_known: dict[bytes, _Page] = {}
"""The pages of the build before, by checksum."""


def dead_links(site: Built, *, on_each: Callable[[], None] = lambda: None) -> list[str]:
    """One line a dead link: the page it stands on, the address, what is missing. Outside addresses are not followed.

    `on_each` is called before each page is read; what it raises is raised.
    """
    pages = _pages(site, on_each)
    # 404.html is served at any address, so its links are absolute; they are followed in the browser tests.
    return [
        f"{name}: {address}: {missing}"
        for name, page in pages.items()
        if name != "404.html"
        for address in page.addresses
        if (missing := _missing(name, address, pages, site))
    ]


def _pages(site: Built, on_each: Callable[[], None]) -> dict[str, _Page]:
    """The pages of a site; while serving, those that the build before had too are not read through again."""
    found = {}
    for name in site.pages:
        on_each()
        found[name] = _known.get(site.checksum(name)) or _Page(site.text(name))
    _known.clear()
    _known.update((site.checksum(name), page) for name, page in found.items())
    return found


def _missing(name: str, address: str, pages: dict[str, _Page], site: Built) -> str | None:
    if _OUTSIDE.match(address):
        return None
    written, _, fragment = address.partition("#")
    path = _path(name, unquote(written.partition("?")[0]))
    if path not in site:
        return "no such page or file"
    fragment = unquote(fragment)
    if fragment and path in pages and fragment not in pages[path].ids and fragment != "__top":
        return "no such anchor"
    return None


def _path(name: str, written: str) -> str:
    """The file that an address on page `name` leads to; what climbs above the site's root stays there, as in browsers.

    >>> _path("a/index.html", "../../b/"), _path("a/index.html", ""), _path("a/index.html", "..")
    ('b/index.html', 'a/index.html', 'index.html')
    """
    if not written:
        return name
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), written)).lstrip("/")
    is_folder = written.endswith(("/", "/.", "/..")) or written in {".", ".."}
    return posixpath.join(path, "index.html") if is_folder or not path else path
