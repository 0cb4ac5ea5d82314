"""What a search finds of pages: each by its name, and what it says beside the playbook's statements, at its heading.

A line that repeats a statement word for word is left to the statement, which has a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.content.registry import Entity
from macros.content.site import Site
from macros.foundation.addresses import calculator_of
from macros.foundation.sentences import sentences
from macros.outputs.page_sections import Section
from macros.outputs.search_entries import PAGE_KINDS, Entry

__all__ = ["OwnPages", "ReadPage", "with_pages"]

_CONTRIBUTING = "contributing/"
"""Below here stands what only those need who change the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page of the site and all that it says."""

    title: str
    sections: tuple[Section, ...]


class OwnPages(Mapping[str, ReadPage]):
    """A playbook's own among `pages`, by their addresses from its base; each is asked for when it is needed."""

    def __init__(self, site: Site, pages: Mapping[str, ReadPage]) -> None:
        self._pages = pages
        self._addresses = {site.local(address): address for address in pages if site.site_of(address) is site}

    def __getitem__(self, address: str) -> ReadPage:
        return self._pages[self._addresses[address]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)


def with_pages(site: Site, entries: Iterable[Entry], pages: Mapping[str, ReadPage]) -> Iterator[Entry]:
    """The playbook's entries with what pages say in their places, then every page and heading that is none of them.

    `pages` go by their addresses from the playbook's base.
    """
    said = _said(site)
    known = {entry.location: entry for entry in entries}
    lines = {location: tuple(prose) for location, prose in _placed(site, pages, said)}
    for location, entry in known.items():
        own = {entry.title, entry.when, entry.where, *entry.names, *entry.says}
        yield replace(entry, prose=tuple(line for line in lines.get(location, ()) if line not in own))
    for address, page in pages.items():
        if address not in known:
            entry = _page(site, address, page, lines.get(address, ()))
            own = {entry.title, *entry.names, *entry.says}
            yield replace(entry, prose=tuple(line for line in entry.prose if line not in own))
        for section in _headings(page):
            location = f"{address}#{section.anchor}"
            if _statement(site, section.anchor) is None:
                yield Entry(
                    location=location,
                    title=section.title,
                    group=_group(address, of="pages"),
                    where=page.title,
                    prose=tuple(line for line in lines.get(location, ()) if line != section.title),
                )


def _said(site: Site) -> set[str]:
    """Every text that has a place of its own."""
    entities = site.registry.values()
    texts = {text for it in entities for text in (it.title, it.quoted, *it.words())}
    return texts | {f"{it.title}: {text}" for it in entities for text in it.words()}


def _placed(site: Site, pages: Mapping[str, ReadPage], said: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Where each line of each page is found: at its statement or heading, else with the page."""
    for address, page in pages.items():
        headings = {section.anchor for section in _headings(page)}
        found: dict[str, list[str]] = {}
        for section in page.sections:
            statement = _statement(site, section.anchor)
            is_page = statement is not None and statement.kind in PAGE_KINDS
            own_place = not is_page and (statement is not None or section.anchor in headings)
            location = f"{address}#{section.anchor}" if own_place else address
            lines = found.setdefault(location, [])
            for line in section.lines:
                if line not in lines and not all(cell in said for cell in line.split(" · ")):
                    lines.append(line)
        yield from found.items()


def _headings(page: ReadPage) -> Iterator[Section]:
    """The parts with a heading of their own, without the page's own."""
    for section in page.sections:
        if section.anchor and section.title and section.title != page.title:
            yield section


def _statement(site: Site, anchor: str) -> Entity | None:
    """What the playbook says at this place of a page."""
    return site.registry.get(anchor.replace("--", "/", 1)) if "--" in anchor else None


def _page(site: Site, address: str, page: ReadPage, prose: tuple[str, ...]) -> Entry:
    calculator = calculator_of(address)
    if calculator in site.loaded.playbook.calculators.calculators:
        return _calculator(site, calculator, address, page, prose)
    text = site.loaded.playbook.pages.pages.get(address.rstrip("/") or "home")
    names = (text.heading or "", *text.also) if text else ()
    return Entry(
        location=address,
        title=page.title,
        group=_group(address, of="pages"),
        names=tuple(filter(None, names)),
        says=tuple(sentences(text.introduction.text)) if text else (),
        prose=prose,
    )


def _calculator(site: Site, name: str, address: str, page: ReadPage, prose: tuple[str, ...]) -> Entry:
    """Called by its name, its question, and what else readers look for it by."""
    text = site.loaded.playbook.calculators.calculators[name]
    spoken = name.replace("_", " ")
    names = [spoken, f"{spoken} calculator", f"{text.title} calculator", text.question, *text.also]
    return Entry(
        location=address,
        title=page.title,
        group="calculators",
        names=tuple(dict.fromkeys(names)),
        says=tuple(sentences(text.introduction.text)),
        prose=prose,
    )


def _group(address: str, *, of: str) -> str:
    return "contributing" if address.startswith(_CONTRIBUTING) else of
