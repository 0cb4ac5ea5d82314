"""The navigation: patterns in mkdocs.yml become the pages there are, and of a long list a page names its neighbors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from fnmatch import fnmatchcase
from typing import Any

from mkdocs.structure.nav import Navigation

from macros.content.windowing import is_long
from macros.foundation.addresses import is_shared

__all__ = ["below", "expand", "first_page", "near", "neighborhood", "of_playbooks", "without"]

_NEAR = 8
"""Entries on either side of the current one in a long list, whose index page, at its head, shows all."""


def expand(nav: Any, sources: Sequence[str], order: Mapping[str, int]) -> Any:
    """The navigation with each pattern replaced by the pages it matches and no other line names.

    Pages with an `order` come in it, the others after them by name.

    >>> expand([{"Phases": ["phases/*"]}], ["phases/b.md", "phases/a.md"], {"phases/b.md": 0})
    [{'Phases': ['phases/b.md', 'phases/a.md']}]
    """
    if isinstance(nav, dict):
        return {title: expand(entry, sources, order) for title, entry in nav.items()}
    if not isinstance(nav, list):
        return nav
    named = {entry for entry in nav if isinstance(entry, str)}
    expanded: list[Any] = []
    for entry in nav:
        if isinstance(entry, str) and "*" in entry:
            # A hundred playbooks have hundreds of patterns and thousands of pages: most differ in their beginnings.
            begin = entry.partition("*")[0]
            begun = (uri for uri in sources if uri.startswith(begin))
            matching = [uri for uri in begun if fnmatchcase(uri, entry) and uri not in named]
            expanded += sorted(matching, key=lambda uri: (order.get(uri, len(order)), uri))
        else:
            expanded.append(expand(entry, sources, order))
    return expanded


def without(nav: Any, absent: Collection[str]) -> Any:
    """The navigation without some pages; what is left of a section whose first page is gone stands in its place.

    So does a page that is left alone.

    >>> without([{"Risks": "risks.md"}, {"Measurement": ["measurement.md", "conflicts.md"]}], ["measurement.md"])
    [{'Risks': 'risks.md'}, 'conflicts.md']
    """
    left: list[Any] = []
    for entry in nav:
        (title, held) = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        if isinstance(held, list):
            inner = without(held, absent)
            is_page = len(inner) < len(held) and len(inner) == 1 and not _is_pattern(inner[0])
            is_headless = isinstance(held[0], str) and held[0] in absent
            left += inner if is_headless or is_page else [{title: inner}]
        elif held not in absent:
            left.append(entry)
    return left


def _is_pattern(entry: Any) -> bool:
    return isinstance(entry, str) and "*" in entry


def below(nav: Any, base: str) -> Any:
    """The navigation of a further playbook, whose pages lie below `base`: without what all playbooks share.

    >>> below([{"About": ["glossary.md", "licenses.md", {"Contributing": ["contributing/*"]}]}], "bakery/")
    [{'About': ['bakery/glossary.md']}]
    """
    if isinstance(nav, str):
        return base + nav
    if isinstance(nav, dict):
        own = {title: below(entry, base) for title, entry in nav.items() if not _is_shared(entry)}
        return {title: entry for title, entry in own.items() if entry}
    return [kept for entry in nav if not _is_shared(entry) and (kept := below(entry, base))]


def _is_shared(entry: Any) -> bool:
    return isinstance(entry, str) and is_shared(entry.removesuffix(".md") + "/")


def of_playbooks(nav: Navigation, bases: Sequence[str]) -> dict[str, Navigation]:
    """The navigation of each playbook, by its base; the sections of the further ones leave the whole.

    A page of a further playbook then stands below the sections of its own navigation alone.
    """
    sections = nav.items[len(nav.items) - len(bases) + 1 :]
    nav.items = nav.items[: len(nav.items) - len(sections)]
    found = {"": nav}
    for base, section in zip(bases[1:], sections, strict=True):
        own = copy(nav)
        own.items = section.children
        for item in own.items:
            item.parent = None
        own.homepage = next(page for page in nav.pages if page.url == base)
        found[base] = own
    return found


def first_page(entry: Any) -> Any:
    """The page that an entry of the navigation leads to: itself, or the first one below it."""
    while getattr(entry, "children", None):
        entry = entry.children[0]
    return entry


def near(nav: Navigation) -> Navigation:
    """The navigation with long lists cut to what is near the current page; itself where nothing is left out."""
    items = neighborhood(nav.items)
    if _same(items, nav.items):
        return nav
    shown = copy(nav)
    shown.items = items
    return shown


def neighborhood(entries: Sequence[Any]) -> list[Any]:
    """Sections and pages of the theme's navigation, long lists cut to what is near the current page, at any depth.

    The theme writes the whole navigation into each page: a thousand pages of one list would be a million lines.
    """
    place = next((index for index, entry in enumerate(entries) if entry.active), 0)
    first = min(max(0, place - _NEAR), len(entries) - 2 * _NEAR - 1)
    near = list(entries[first : first + 2 * _NEAR + 1]) if _is_long(entries) else list(entries)
    # The index page of a list is its title.
    if near[:1] != list(entries[:1]) and getattr(entries[0], "is_index", False):
        near.insert(0, entries[0])
    return [_cut(entry) if getattr(entry, "children", None) else entry for entry in near]


def _is_long(entries: Sequence[Any]) -> bool:
    """As a plan is long, whose index page stands before its phases."""
    return is_long(len(entries) - 1)


def _cut(section: Any) -> Any:
    """The section itself where nothing in it is left out, since the theme asks which one is the current page's."""
    children = neighborhood(section.children)
    if _same(children, section.children):
        return section
    cut = copy(section)
    cut.children = children
    return cut


def _same(entries: Sequence[Any], others: Sequence[Any]) -> bool:
    return len(entries) == len(others) and all(one is other for one, other in zip(entries, others, strict=True))
