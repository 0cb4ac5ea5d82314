"""What stands below a statement, workstream or block: who is named for it, a link that it carries, a note of ours."""

from __future__ import annotations

from typing import Any

from macros.content.model.roles import PARTS
from macros.content.responsibility import named_for
from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["More", "MoreOf"]

_NOTE = "Our note"


@view
class Outward:
    """A link to another site."""

    label: str
    address: str


@view
class RoleLink:
    title: str
    href: str


@view
class Named:
    """The roles that have one part in it."""

    label: str
    letter: str
    """Of a RACI table; empty where the playbook wants none."""
    roles: tuple[RoleLink, ...]


@view
class More:
    """All of it; any part may be empty."""

    named: tuple[Named, ...]
    link: Outward | None
    note_label: str
    note: str


class MoreOf:
    """Reads it from what is written at one thing, for a page."""

    def __init__(self, site: Site, here: str) -> None:
        self._site = site
        self._here = here
        roles = site.loaded.playbook.roles
        self._letters = bool(roles and roles.letters)

    def __call__(self, node: Any) -> More | None:
        """What stands below the thing; None where nothing does."""
        link, note = getattr(node, "link", None), getattr(node, "note", None)
        named = tuple(
            Named(
                label=PARTS[part].label,
                letter=PARTS[part].letter if self._letters else "",
                roles=tuple(
                    RoleLink(title=role.title, href=self._site.href(role.reference, self._here)) for role in roles
                ),
            )
            for part, roles in named_for(getattr(node, "who", None), self._site.registry)
        )
        if not (named or link or note):
            return None
        return More(
            named=named,
            link=Outward(label=link.label, address=link.address) if link else None,
            note_label=_NOTE,
            note=note.text if note else "",
        )
