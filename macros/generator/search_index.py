"""The search of one build: every page is read as it is made, and what can be found is written beside what finds it.

Each page names both files, so that no cached list can name another release's; a file at an address that never changes
names the newest, for a page whose own are gone. Of several playbooks, what can be found lies in a file for each.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from html import unescape
from pathlib import Path

from macros.content.site import Site
from macros.foundation.addresses import SEARCH
from macros.foundation.build_cache import kept
from macros.foundation.set_aside import Aside
from macros.outputs import page_sections
from macros.outputs.page_sections import Section, sections_of
from macros.outputs.search_document import search_document, search_shard
from macros.outputs.search_pages import ReadPage
from macros.publishing.search_engine import engine_path

__all__ = ["NEWEST", "SearchIndex"]

NEWEST = "search/newest.json"
"""What names the newest files, at an address that never changes."""
_READER = inspect.getsource(page_sections)

_Read = tuple[str, Callable[[], bytes]]
"""A page's title, and its sections as text, set aside: what ten thousand pages say is too much to have at hand."""


class SearchIndex:
    """What the search of one build finds."""

    def __init__(self, site: Site, ways: Iterable[tuple[str, str]]) -> None:
        """`ways` are address and name of the pages that are offered where nothing is found."""
        self._site = site
        self._ways = tuple(ways)
        self._aside = Aside()
        self._read: dict[str, _Read] = {}

    def read(self, address: str, title: str, html: str) -> None:
        """Find what the page at this address says; its title is HTML too. A page read before is not read again."""
        found = kept("sections.json", json.dumps([_READER, html]), lambda: _written(sections_of(html)))
        self._read[address] = unescape(title), self._aside.put(found.encode())

    def write(self, out: Path) -> str:
        """Write what is found into `out`; what a page says of it: the paths of the engine and of all entries."""
        pages = _Pages(self._read)
        shards: dict[str, tuple[str, int]] = {}
        of_each: dict[str, list[str]] = {}
        for address in pages:
            of_each.setdefault(self._site.site_of(address).loaded.name, []).append(address)
        for name, site in self._site.playbooks.items():
            shard = search_shard(site, pages.only(of_each.get(name, [])), self._ways)
            path = _put(out, _named(f"entries-{name}", shard), shard)
            shards[name] = path, len(shard)
        text = search_document(self._site, pages, self._ways, shards)
        entries = _put(out, _named("entries", text), text)
        _put(out, NEWEST, json.dumps({"engine": engine_path(), "entries": entries}))
        return f"{engine_path()},{entries}"


class _Pages(Mapping[str, ReadPage]):
    """What has been read of pages, by address: in one order, whatever order MkDocs read them in."""

    def __init__(self, read: Mapping[str, _Read]) -> None:
        self._read = dict(sorted(read.items()))

    def only(self, addresses: Iterable[str]) -> _Pages:
        """Some of them."""
        return _Pages({address: self._read[address] for address in addresses})

    def __getitem__(self, address: str) -> ReadPage:
        title, sections = self._read[address]
        return ReadPage(title=title, sections=tuple(Section(**section) for section in json.loads(sections())))

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def _put(out: Path, path: str, text: str) -> str:
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_text(text, encoding="utf-8")
    return path


def _named(stem: str, text: str) -> str:
    return f"{SEARCH}/{stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"


def _written(sections: Iterable[Section]) -> str:
    return json.dumps([asdict(section) for section in sections])
