"""Which calculators take which statement as the default of an input, and which conflicts name it."""

from __future__ import annotations

from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["Link", "conflicts_about", "users_of"]


@view
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


def users_of(site: Site, reference: str) -> tuple[str, ...]:
    """Names of the calculators that read this statement, in the playbook's order."""
    return tuple(
        name
        for name, text in site.loaded.playbook.calculators.calculators.items()
        if reference in text.inputs.values() or any(reference in references for references in text.given.values())
    )


def conflicts_about(site: Site, here: str, reference: str) -> tuple[Link, ...]:
    """Links to the conflicts that name this statement, each by its question."""
    return tuple(
        Link(text=conflict.question, href=site.href(f"conflict/{id_}", here))
        for id_, conflict in site.loaded.playbook.conflicts.conflicts.items()
        if reference in conflict.statements
    )
