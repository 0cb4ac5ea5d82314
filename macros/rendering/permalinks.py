"""A small HTML file under every entity's permalink; it leads to the entity's anchor without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.site import Site
from macros.rendering.templates import render

__all__ = ["permalink_pages"]


def permalink_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Path and HTML of each."""
    for entity in site.registry.values():
        view = {"title": entity.title, "href": site.href(entity.reference, entity.permalink)}
        yield f"{entity.permalink}index.html", str(render("permalink", view))
