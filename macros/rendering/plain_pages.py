"""Pages by themselves, without the site's frame, that a page of the site leads to: the rows of a long list."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.site import Site
from macros.rendering.templates import render
from macros.rendering.views.statement_list import statement_page

__all__ = ["plain_pages"]

_EVERYTHING = "everything/"


def plain_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Path from the site's root, and HTML, of each."""
    if found := statement_page(site, _EVERYTHING):
        path, page = found
        yield site.from_root(path), str(render("statement_page", page)).lstrip()
