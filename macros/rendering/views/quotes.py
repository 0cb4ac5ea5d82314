"""Statements of the playbook quoted elsewhere on the site: verbatim, with a link to where they stand.

Not for: showing a statement in its own place.
"""

from __future__ import annotations

from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["Quote", "quote"]


@view
class Quote:
    """A statement in full, and where it stands."""

    words: str
    href: str
    kind: str
    """What it is, in words: `kpi`, `phase indicator`."""


def quote(site: Site, here: str, reference: str) -> Quote:
    """The statement a reference names; an unknown one raises `KeyError`."""
    entity = site.registry[reference]
    return Quote(words=entity.quoted, href=site.href(reference, here), kind=entity.kind.replace("-", " "))
