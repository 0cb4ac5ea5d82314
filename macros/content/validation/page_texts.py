"""Rules about pages.yaml: it has no words that no page shows; a page that it leaves out has ours."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.cures import Cure
from macros.content.model.pages import PAGE_TEXTS
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, nearest

__all__ = ["pages_of_the_site", "texts_of_pages"]


def pages_of_the_site(draft: Draft) -> Iterator[Problem]:
    """Every entry is a page."""
    source = draft.file("pages")
    if source is None:
        return
    pages = source.node.pages
    missing = [page for page in PAGE_TEXTS if page not in pages]
    for page in pages:
        if page not in PAGE_TEXTS:
            near = nearest(page, missing) or nearest(page, PAGE_TEXTS)
            missing = [other for other in missing if other != near]
            at = ("pages", page)
            cure: Cure | str = f"there are {listed(PAGE_TEXTS)}"
            if near:
                cure = source.meant(at, near, at_key=True) if near not in pages else f"'{near}' is there already"
            yield source.problem(at, f"the site has no page '{page}'", cure, at_key=True)


def texts_of_pages(draft: Draft) -> Iterator[Problem]:
    """Every text of a page is one that the page shows."""
    source = draft.file("pages")
    for page, text in source.node.pages.items() if source else ():
        assert source is not None
        if page in PAGE_TEXTS:
            yield from _texts(source, page, set(text.texts))


def _texts(source: Source, page: str, there: set[str]) -> Iterator[Problem]:
    known, path = PAGE_TEXTS[page], ("pages", page, "texts")
    for id_ in sorted(there - set(known)):
        near = nearest(id_, [other for other in known if other not in there])
        at = (*path, id_)
        cure = source.meant(at, near, at_key=True) if near else f"it shows {listed(known)}"
        yield source.problem(at, f"the page shows no text '{id_}'", cure, at_key=True)
