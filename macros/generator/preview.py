"""Renders the pages that an editor looks at from what the last whole build left, long before the next one is done.

What such a page shows of others, as names in the navigation, may be older than the page; the whole build that follows
decides, and a page that comes out otherwise is loaded again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.content.site import Site
from macros.generator.build import Build

__all__ = ["Made", "preview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A whole build, and all that MkDocs made for it."""

    build: Build
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    @property
    def root(self) -> Path:
        """The folder it lies in."""
        return Path(self.config.site_dir)

    @property
    def tabs(self) -> dict[str, str]:
        """For each page, the one that its part of the navigation begins with; both are addresses from the root."""
        return {
            page.file.url: pages[0].file.url
            for nav in self.build.navigations
            for item in nav.items
            if (pages := _pages(item))
            for page in pages
        }


def _pages(item: object) -> list[Page]:
    if isinstance(item, Page):
        return [item]
    return [page for child in getattr(item, "children", None) or () for page in _pages(child)]


def preview(made: Made, sites: Sequence[Site], wanted: Collection[str]) -> dict[str, bytes]:
    """Write the `wanted` pages, named by their files, anew into the folder of the last build; those that were written.

    What is wrong with a page's source raises as in any build.
    """
    made.build.show(sites, made.config)
    documents = made.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    shown = [(file, file.page) for file in documents if file.dest_uri in wanted and file.page]
    for _, page in shown:
        _populate_page(page, made.config, made.files)
    for file, page in shown:
        _build_page(
            page,
            made.config,
            documents,
            made.nav,
            made.env,
            excluded=file.inclusion.value <= InclusionLevel.DRAFT.value,
        )
    return {file.dest_uri: Path(file.abs_dest_path).read_bytes() for file, _ in shown}
