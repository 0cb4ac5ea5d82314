"""Ids that moved or are retired, as the published JSON tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.former import Former, former_ids
from macros.content.site import Site

__all__ = ["former_verticals", "moved", "retired"]

_WORDS = ("title", "text", "where", "until", "because")


def moved(site: Site) -> list[dict[str, Any]]:
    """Every id whose thing goes by another id now, and by which."""
    return [_identity(it) | {"moved_to": it.goes_to or it.into} for it in former_ids(site.loaded) if not it.retired]


def retired(site: Site) -> list[dict[str, Any]]:
    """Every id that is gone, with what stood there as far as that is known, and what stands in its place."""
    return [_retired(it) for it in former_ids(site.loaded) if it.retired]


def former_verticals(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id of each vertical that was renamed or is retired, and what its document says of that."""
    for it in former_ids(site.loaded):
        if it.kind == "vertical":
            yield it.id, _identity(it) | {"moved_to": it.goes_to or it.into, "retired": it.retired}


def _retired(former: Former) -> dict[str, Any]:
    words = {name: getattr(former.words, name, None) for name in _WORDS}
    return _identity(former) | words | {"title": former.title, "moved_to": former.into}


def _identity(former: Former) -> dict[str, Any]:
    """Not as an entity is named: whoever collects those finds what is in the playbook."""
    return {"reference": former.reference, "permalink": former.permalink}
