"""Makes every entity a search result of its own that leads to its anchor, and lets the entries wait to be asked for.

The theme's index knows pages and headings; of pages that hold entities it knows nothing: the registry's stand for them,
and a page that did not change is not read again. What the theme fetches with every page says only where the entries are
and what searches them: `search/worker.js` among our scripts brings both with the first word looked for.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.content.registry import Entity
from macros.content.site import Site
from macros.foundation.build_cache import keep, known

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

    def complete(self, out: Path) -> None:
        """Part the index that the theme has written into `out`: what every page fetches, and all entries."""
        index = json.loads((out / _INDEX).read_text(encoding="utf-8"))
        (engine,) = out.glob(_ENGINE)
        entries = _json([*self._of_pages(index["docs"]), *map(self._entry, self._of_entities())])
        path = f"assets/search/entries-{hashlib.sha256(entries.encode()).hexdigest()[:12]}.json"
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(entries, encoding="utf-8")
        config = index["config"] | {"engine": engine.relative_to(out).as_posix(), "entries": path}
        (out / _INDEX).write_text(_json({"config": config, "docs": []}), encoding="utf-8")

    def _of_pages(self, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What the theme has read, kept for the next build, and what it was spared."""
        read: dict[str, list[Any]] = {page: [] for page in self._read}
        for entry in docs:
            read.get(entry["location"].partition("#")[0], []).append(entry)
        for page, entries in read.items():
            keep(_KIND, self._read[page], json.dumps(entries))
        # In one order, whichever of them were known.
        return sorted(docs + self._entries, key=lambda entry: str(entry["location"]))

    def _of_entities(self) -> Iterator[Entity]:
        """Those that are no page themselves."""
        return (entity for entity in self._site.registry.values() if entity.kind not in _PAGES_THEMSELVES)

    def _entry(self, entity: Entity) -> dict[str, Any]:
        words = entity.text if entity.text != entity.title else ""
        trail = " › ".join(reversed([parent.title for parent in self._ancestors(entity)]))
        kind = self._site.loaded.vocabulary.kinds[entity.kind].label
        lines = [f"{kind}, {trail}" if trail else kind, words.removeprefix(entity.title).strip()]
        return {
            "location": f"{entity.page}#{entity.anchor}",
            "title": escape(entity.title, quote=False),
            "text": escape(". ".join(line for line in lines if line), quote=False),
        }

    def _ancestors(self, entity: Entity) -> Iterator[Entity]:
        while entity.parent is not None:
            entity = self._site.registry[entity.parent]
            yield entity


_PAGES_THEMSELVES = {"playbook", "phase", "vertical"}


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
