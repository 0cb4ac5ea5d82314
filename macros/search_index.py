"""Makes every entity a search result of its own that leads to its anchor, and lets the entries wait to be asked for.

The theme's index knows pages and headings; the entries of pages that hold entities are replaced by the registry's. What
the theme fetches with every page says only where the entries are and what searches them: `search/worker.js` among our
scripts brings both with the first word looked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from macros.registry import Entity
from macros.site import Site

__all__ = ["rewrite"]

_PAGES_THEMSELVES = {"playbook", "phase", "vertical"}
_INDEX = "search/search_index.json"
_ENGINE = "assets/javascripts/workers/search.*.min.js"


def rewrite(out: Path, site: Site) -> None:
    """Part the index that MkDocs has just written into what every page fetches and the entries, made anew.

    Args:
        out: the built site.
        site: whose entities are to be found.
    """
    index = json.loads((out / _INDEX).read_text(encoding="utf-8"))
    (engine,) = out.glob(_ENGINE)
    entries = _json(_entries(index["docs"], site))
    path = f"assets/search/entries-{hashlib.sha256(entries.encode()).hexdigest()[:12]}.json"
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_text(entries, encoding="utf-8")
    config = index["config"] | {"engine": engine.relative_to(out).as_posix(), "entries": path}
    (out / _INDEX).write_text(_json({"config": config, "docs": []}), encoding="utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _entries(docs: list[dict[str, Any]], site: Site) -> list[dict[str, Any]]:
    homes = {entity.page for entity in site.registry.values()}
    pages = [entry for entry in docs if "#" not in entry["location"] or _page(entry) not in homes]
    entities = [entity for entity in site.registry.values() if entity.kind not in _PAGES_THEMSELVES]
    return [_headed(entry, homes) for entry in pages] + [_entry(site, entity) for entity in entities]


def _page(entry: dict[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _headed(entry: dict[str, Any], homes: set[str]) -> dict[str, Any]:
    """A page of entities is found by its name: its words are found at their anchors."""
    return {**entry, "text": ""} if entry["location"] in homes else entry


def _entry(site: Site, entity: Entity) -> dict[str, Any]:
    words = entity.text if entity.text != entity.title else ""
    trail = " › ".join(reversed([parent.title for parent in _ancestors(site, entity)]))
    kind = site.loaded.vocabulary.kinds[entity.kind].label
    lines = [f"{kind}, {trail}" if trail else kind, words.removeprefix(entity.title).strip()]
    return {
        "location": f"{entity.page}#{entity.anchor}",
        "title": escape(entity.title, quote=False),
        "text": escape(". ".join(line for line in lines if line), quote=False),
    }


def _ancestors(site: Site, entity: Entity) -> Iterator[Entity]:
    while entity.parent is not None:
        entity = site.registry[entity.parent]
        yield entity
