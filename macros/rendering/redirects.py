"""Small HTML files that lead on without JavaScript: from permalinks to anchors, from old addresses to new ones."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.former import Former, former_ids
from macros.content.site import Site
from macros.foundation.addresses import FOLDER_OF_KIND, MOVED
from macros.rendering.templates import render
from macros.rendering.views import page_words

__all__ = ["redirect_pages"]


def redirect_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Path and HTML of each."""
    for entity in site.registry.values():
        yield _page(site, entity.title, entity.permalink, entity.reference)
    for former in former_ids(site.loaded):
        yield from _former_addresses(site, former)
    for old, new in MOVED.items():
        if old.endswith("/"):
            yield _page(site, page_words.title(site.loaded.playbook, new.rstrip("/")) or new, old, new)


def _former_addresses(site: Site, former: Former) -> Iterator[tuple[str, str]]:
    """The permalink of what has moved, and the page that a phase or vertical had; what is retired has a page there."""
    entity = site.registry.get(former.leads_to)
    title = entity.title if entity else former.title
    if not former.retired:
        yield _page(site, title, former.permalink, former.leads_to)
    if former.kind in FOLDER_OF_KIND:
        old = f"{FOLDER_OF_KIND[former.kind]}/{former.id}/"
        yield _page(site, title, old, entity.page if entity else former.leads_to)


def _page(site: Site, title: str, address: str, target: str) -> tuple[str, str]:
    view = {"title": title, "href": _file_of(site.href(target, address))}
    return f"{address}index.html", str(render("redirect", view))


def _file_of(href: str) -> str:
    """A page by its file, which opens from a disk too; a served page takes the name out of its address again.

    >>> _file_of("../../phases/old/#top"), _file_of("../new.html")
    ('../../phases/old/index.html#top', '../new.html')
    """
    page, mark, fragment = href.partition("#")
    return f"{page}{'index.html' if page.endswith('/') else ''}{mark}{fragment}"
