"""Makes every entity a search result of its own that leads to its anchor.

The theme's index knows pages and headings; of pages that hold entities it knows nothing: the registry's stand for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from macros.registry import Entity
from macros.site import Site

__all__ = ["rewrite"]

_PAGES_THEMSELVES = {"playbook", "phase", "vertical"}


def rewrite(index_file: Path, site: Site, homes: Mapping[str, str]) -> None:
    """Add to the index that MkDocs has just written.

    `homes` are the pages that hold entities, address to title: each is found by its name, its words at their anchors.
    """
    index = json.loads(index_file.read_text(encoding="utf-8"))
    index["docs"] += [{"location": page, "title": title, "text": ""} for page, title in homes.items()]
    index["docs"] += [_entry(site, entity) for entity in site.registry.values() if entity.kind not in _PAGES_THEMSELVES]
    index_file.write_text(json.dumps(index, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


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
