"""The search of one build: every page is read as it is made, and what can be found is written beside what finds it.

Each page names both files, so that no cached list can name another release's; a file at an address that never changes
names the newest, for a page whose own are gone. Of several playbooks, what can be found lies in a file for each.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Iterable
from dataclasses import asdict
from html import unescape
from pathlib import Path

from macros.content.site import Site
from macros.foundation.addresses import SEARCH
from macros.foundation.build_cache import kept
from macros.outputs import page_sections
from macros.outputs.page_sections import Section, sections_of
from macros.outputs.search_document import search_document, search_shard
from macros.outputs.search_pages import ReadPage
from macros.publishing.search_engine import engine_path

__all__ = ["NEWEST", "SearchIndex"]

NEWEST = "search/newest.json"
"""What names the newest files, at an address that never changes."""
_READER = inspect.getsource(page_sections)


class SearchIndex:
    """What the search of one build finds."""

    def __init__(self, site: Site, ways: Iterable[tuple[str, str]]) -> None:
        """`ways` are address and name of the pages that are offered where nothing is found."""
        self._site = site
        self._ways = tuple(ways)
        self._pages: dict[str, ReadPage] = {}

    def read(self, address: str, title: str, html: str) -> None:
        """Find what the page at this address says; its title is HTML too. A page read before is not read again."""
        found = kept("sections.json", json.dumps([_READER, html]), lambda: _written(sections_of(html)))
        sections = tuple(Section(**section) for section in json.loads(found))
        self._pages[address] = ReadPage(title=unescape(title), sections=sections)

    def write(self, out: Path) -> str:
        """Write what is found into `out`; what a page says of it: the paths of the engine and of all entries."""
        # In one order, whatever order MkDocs read the pages in.
        pages = dict(sorted(self._pages.items()))
        files: dict[str, str] = {}
        shards: dict[str, tuple[str, int]] = {}
        of_each: dict[str, dict[str, ReadPage]] = {}
        for address, page in pages.items():
            of_each.setdefault(self._site.site_of(address).loaded.name, {})[address] = page
        for name, site in self._site.playbooks.items():
            shard = search_shard(site, of_each.get(name, {}), self._ways)
            path = _named(f"entries-{name}", shard)
            files[path], shards[name] = shard, (path, len(shard))
        text = search_document(self._site, pages, self._ways, shards)
        entries = _named("entries", text)
        files |= {entries: text, NEWEST: json.dumps({"engine": engine_path(), "entries": entries})}
        for path, content in files.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_text(content, encoding="utf-8")
        return f"{engine_path()},{entries}"


def _named(stem: str, text: str) -> str:
    return f"{SEARCH}/{stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"


def _written(sections: Iterable[Section]) -> str:
    return json.dumps([asdict(section) for section in sections])
