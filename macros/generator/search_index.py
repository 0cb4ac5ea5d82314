"""The theme's search index: what the theme reads, and what it is handed; all entries wait to be asked for.

The theme's index knows pages and headings; of pages that hold entities it knows nothing: the registry's stand for them,
and a page that did not change is not read again. Each page names the files with all entries and with what searches
them, so that no cached list can name another release's: `theme/search-worker.js` among our scripts brings both with the
first word looked for. The theme's index, at an address that never changes, names the newest, for a page whose own are
gone.
"""

from __future__ import annotations

import hashlib
import json
import re
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.content.site import Site
from macros.foundation.build_cache import keep, known
from macros.outputs.search_entries import Entry, search_entries

__all__ = ["SearchIndex"]

_KIND = "searched.json"
_INDEX = "search/search_index.json"
_ENGINE = "assets/javascripts/workers/search.*.min.js"
_FORM = re.compile(r"<form\b[^>]*>")
"""What a calculator is given is written here for scripts, not for readers; the theme reads nothing of it."""


class SearchIndex:
    """The index of one build: what the theme shall read, and all else."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._entries: list[dict[str, Any]] = []
        self._read: dict[str, str] = {}
        """What decides the theme's entries of each page that it is to read, by the page's address."""

    def needs(self, page: str, title: str, html: str) -> bool:
        """Whether the theme has to read the page at this address; if not, its entries are known.

        A page that holds entities is found by its name, its words at their anchors. Another's entries are kept from
        build to build.
        """
        if self._site.registry.on_page(page):
            self._entries.append({"location": page, "title": title, "text": ""})
            return False
        decisive = json.dumps([version("mkdocs-material"), page, title, _FORM.sub("", html)])
        found = known(_KIND, decisive)
        if found is None:
            self._read[page] = decisive
            return True
        self._entries += json.loads(found)
        return False

    def complete(self, out: Path) -> str:
        """Part the index that the theme has written into `out`: what names the files, and what is in them.

        Returns what a page says of them: the paths of the program and of what sets it up, with all entries.
        """
        index = json.loads((out / _INDEX).read_text(encoding="utf-8"))
        (engine,) = out.glob(_ENGINE)
        docs = [*self._of_pages(index["docs"]), *map(_doc, search_entries(self._site))]
        # What the theme's page would tell its worker, had it all that itself.
        entries = _json({"config": index["config"], "options": {"suggest": True}, "docs": docs})
        path = f"assets/search/entries-{hashlib.sha256(entries.encode()).hexdigest()[:12]}.json"
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(entries, encoding="utf-8")
        config = index["config"] | {"engine": engine.relative_to(out).as_posix(), "entries": path}
        (out / _INDEX).write_text(_json({"config": config, "docs": []}), encoding="utf-8")
        return f"{config['engine']},{path}"

    def _of_pages(self, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What the theme has read, kept for the next build, and what it was spared."""
        read: dict[str, list[Any]] = {page: [] for page in self._read}
        for entry in docs:
            read.get(entry["location"].partition("#")[0], []).append(entry)
        for page, entries in read.items():
            keep(_KIND, self._read[page], json.dumps(entries))
        # In one order, whichever of them were known.
        return sorted(docs + self._entries, key=lambda entry: str(entry["location"]))


def _doc(entry: Entry) -> dict[str, Any]:
    """An entry as the theme's index writes it; its words are HTML there."""
    return {
        "location": f"{entry.page}#{entry.anchor}",
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
    }


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
