"""The place where a reader keeps the site on the device. The scripts choose among its words; they write none."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.page_tokens import SIZE
from macros.rendering.views.view import view

__all__ = ["offline_panel"]

_STATES = ("unavailable", "none", "keeping", "kept", "failed")
_TROUBLES = {
    "missing": "could not be fetched.",
    "different": "is not the file of this release: it was changed on its way here, or not everything is published yet.",
}
"""What is said after the address of the file that kept the site from being kept."""
_FACTS = ("when", "newest", "removal")


@view
class Status:
    state: str
    text: str
    is_first: bool
    """Shown until a script knows better, and for good where there is none."""


@view
class Trouble:
    kind: str
    text: str
    """Follows the address of a file."""


@view
class OfflinePart:
    """A playbook, which a reader keeps or not."""

    id: str
    title: str
    base: str
    """Where its pages lie, seen from here; empty for the first, below which all others lie."""
    size: str


@view
class OfflineView:
    size_label: str
    size: str
    parts: tuple[OfflinePart, ...]
    """Where there are several playbooks; the size is then of what all share."""
    statuses: tuple[Status, ...]
    troubles: tuple[Trouble, ...]
    keep_button: str
    remove_button: str
    facts_heading: str
    facts: tuple[str, ...]


def offline_panel(site: Site, here: str) -> OfflineView:
    """The panel; the size is filled in when the whole site is built."""
    words = {key: text.text for key, text in site.loaded.playbook.pages.pages["offline"].texts.items()}
    return OfflineView(
        size_label=words["size"],
        size=SIZE,
        parts=tuple(
            OfflinePart(
                id=id_,
                title=each.loaded.playbook.playbook.title,
                base=site.href(f"{id_}:", here) if each.base else "",
                size=f"{SIZE}:{id_}",
            )
            for id_, each in site.playbooks.items()
        ),
        statuses=tuple(
            Status(state=state, text=words[state], is_first=position == 0) for position, state in enumerate(_STATES)
        ),
        troubles=tuple(Trouble(kind=kind, text=text) for kind, text in _TROUBLES.items()),
        keep_button=words["keep-button"],
        remove_button=words["remove-button"],
        facts_heading=words["facts-heading"],
        facts=tuple(words[fact] for fact in _FACTS),
    )
