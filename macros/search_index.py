"""Makes every entity a search result of its own that leads to its anchor.

The theme's index knows pages and headings; the entries of pages that hold entities are replaced by the registry's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from macros.registry import Entity
from macros.site import Site

__all__ = ["rewrite"]

_PAGES_THEMSELVES = {"playbook", "phase", "vertical"}


def rewrite(index_file: Path, site: Site) -> None:
    """Replace the entries in the index that MkDocs has just written."""
    index = json.loads(index_file.read_text(encoding="utf-8"))
    homes = {entity.page for entity in site.registry.values()}
    pages = [entry for entry in index["docs"] if "#" not in entry["location"] or _page(entry) not in homes]
    index["docs"] = [_headed(entry, homes) for entry in pages]
    index["docs"] += [_entry(site, entity) for entity in site.registry.values() if entity.kind not in _PAGES_THEMSELVES]
    index_file.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


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
