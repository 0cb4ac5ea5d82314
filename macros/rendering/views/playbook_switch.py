"""What leads from each page into another playbook of the site: the nearest ones, and the page with all of them."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.addresses import PLAYBOOKS
from macros.rendering.views.playbook_list import OVERVIEW_TITLE
from macros.rendering.views.view import view

__all__ = ["Switch", "playbook_switch"]

_WHOLE = 12
"""A list of so many is shown whole."""
_NEAR = 5
"""Playbooks on either side of the current one in a longer list."""


@view
class PlaybookWay:
    page: str
    """Address from the site's root; the theme makes it relative."""
    title: str
    language: str
    is_current: bool


@view
class Switch:
    """A button, and the list that it opens."""

    button: str
    label: str
    """What the list is called."""
    ways: tuple[PlaybookWay, ...]
    all_page: str
    all_title: str


def playbook_switch(site: Site) -> Switch | None:
    """The switch on the pages of one playbook; None where there is no other."""
    if not site.playbooks:
        return None
    names = list(site.playbooks)
    place = names.index(site.loaded.name)
    first = min(max(0, place - _NEAR), max(0, len(names) - 2 * _NEAR - 1))
    near = names if len(names) <= _WHOLE else names[first : first + 2 * _NEAR + 1]
    return Switch(
        button="Other playbooks",
        label="Playbooks",
        ways=tuple(
            PlaybookWay(
                page=site.playbooks[name].base or ".",
                title=site.playbooks[name].loaded.playbook.playbook.title,
                language=site.playbooks[name].language,
                is_current=name == site.loaded.name,
            )
            for name in near
        ),
        all_page=PLAYBOOKS,
        all_title=OVERVIEW_TITLE,
    )
