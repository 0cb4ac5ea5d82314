"""Small HTML files that lead on without JavaScript: from permalinks to anchors, from old addresses to new ones."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.site import Site
from macros.foundation.addresses import MOVED
from macros.rendering.templates import render
from macros.rendering.views import page_words

__all__ = ["redirect_pages"]


def redirect_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Path and HTML of each."""
    for entity in site.registry.values():
        yield _page(site, entity.title, entity.permalink, entity.reference)
    for old, new in MOVED.items():
        if old.endswith("/"):
            yield _page(site, page_words.title(site.loaded.playbook, new.rstrip("/")) or new, old, new)


def _page(site: Site, title: str, address: str, target: str) -> tuple[str, str]:
    view = {"title": title, "href": site.href(target, address)}
    return f"{address}index.html", str(render("redirect", view))
