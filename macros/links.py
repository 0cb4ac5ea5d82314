"""Finds dead links in a built site: pages, files and anchors that links inside it name and that are not there.

Strict MkDocs checks Markdown links only; components make raw HTML.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

__all__ = ["dead_links"]

_REFERRING = {"href", "src", "action", "poster"}
_ROOT = "https://site.invalid/"


class _Page(HTMLParser):
    """The addresses a page refers to and the ids it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "link" and attributes.get("rel") in {"canonical", "prev", "next"}:
            return
        if tag == "meta" and attributes.get("http-equiv") == "refresh":
            self.addresses.append(re.sub(r"^[^=]*=", "", attributes.get("content", "")))
        self.addresses += [attributes[name] for name in _REFERRING if attributes.get(name)]


def dead_links(site_dir: Path) -> list[str]:
    """One line a dead link: the page it stands on, the address, what is missing. Outside addresses are not followed."""
    pages: dict[str, _Page] = {}
    for path in sorted(site_dir.rglob("*.html")):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(site_dir).as_posix()] = page
    files = {path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()}
    # 404.html is served at any address, so its links are absolute; they are followed in the browser tests.
    return [
        f"{name}: {address}: {missing}"
        for name, page in pages.items()
        if name != "404.html"
        for address in dict.fromkeys(page.addresses)
        if (missing := _missing(name, address, pages, files))
    ]


def _missing(name: str, address: str, pages: dict[str, _Page], files: set[str]) -> str | None:
    if urlsplit(address).scheme or address.startswith("//"):
        return None
    target = urlsplit(urljoin(_ROOT + name, address))
    path = unquote(target.path).lstrip("/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    if path not in files:
        return "no such page or file"
    fragment = unquote(target.fragment)
    if fragment and path in pages and fragment not in pages[path].ids and fragment != "__top":
        return "no such anchor"
    return None
