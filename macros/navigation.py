"""Expands `phases/*` in mkdocs.yml's navigation, so that a new file needs no line there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

__all__ = ["expand"]


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
            matching = [uri for uri in sources if fnmatchcase(uri, entry) and uri not in named]
            expanded += sorted(matching, key=lambda uri: (order.get(uri, len(order)), uri))
        else:
            expanded.append(expand(entry, sources, order))
    return expanded
