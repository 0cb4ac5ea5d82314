"""The place where a reader keeps the site on the device. The scripts choose among its words; they write none."""

from __future__ import annotations

from macros.content.site import Site
from macros.foundation.page_tokens import SIZE
from macros.rendering.views.view import view

__all__ = ["offline_panel"]

_STATES = ("unavailable", "none", "keeping", "kept", "failed")
_FACTS = ("when", "newest", "removal")


@view
class Status:
    state: str
    text: str
    is_first: bool
    """Shown until a script knows better, and for good where there is none."""


@view
class OfflineView:
    size_label: str
    size: str
    statuses: tuple[Status, ...]
    keep_button: str
    remove_button: str
    facts_heading: str
    facts: tuple[str, ...]


def offline_panel(site: Site, here: str) -> OfflineView:  # noqa: ARG001 - every view is called alike
    """The panel; the size is filled in when the whole site is built."""
    words = {key: text.text for key, text in site.loaded.playbook.pages.pages["offline"].texts.items()}
    return OfflineView(
        size_label=words["size"],
        size=SIZE,
        statuses=tuple(
            Status(state=state, text=words[state], is_first=position == 0) for position, state in enumerate(_STATES)
        ),
        keep_button=words["keep-button"],
        remove_button=words["remove-button"],
        facts_heading=words["facts-heading"],
        facts=tuple(words[fact] for fact in _FACTS),
    )
