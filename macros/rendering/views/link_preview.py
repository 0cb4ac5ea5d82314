"""What other programs show beside a link to a page: its description.

Where the playbook itself says what a page is about, its words stand there as a quotation; all others are this site's.
"""

from __future__ import annotations

from typing import Literal

from macros.content.site import Site
from macros.content.times import time_name
from macros.foundation.addresses import calculator_of
from macros.foundation.sentences import shortened
from macros.rendering.views.page_words import heading_words, introduction
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["LONGEST", "LinkPreview", "link_preview"]

LONGEST = 300
"""So many letters are shown by hardly any program; more would be cut in the middle of a word."""


@view
class LinkPreview:
    """The description of a page."""

    text: str
    origin: Literal["playbook", "ours"]
    """Whose words it tells: the playbook's own, quoted, or this site's."""


def link_preview(site: Site, page: str) -> LinkPreview | None:
    """The description of the page with this key; None for a page whose words are in no YAML."""
    playbook = site.loaded.playbook
    kind, _, name = page.partition("/")
    overview = playbook.playbook.overview
    if page == "playbook" and overview:
        label = heading_words(playbook, "playbook", "overview-heading", overview.title)
        return LinkPreview(text=f"{label}: “{shortened(overview.text, LONGEST)}”", origin="playbook")
    if kind == "phase":
        when = time_name(playbook.phases[name])
        return _ours(": ".join(filter(None, (when, introduction(playbook, page)))))
    if calculator := calculator_of(page):
        text = playbook.calculators.calculators.get(calculator)
        if text is None:
            return None
        answer = "".join(words for words, _ in worked_example(site, calculator).sentence)
        # The answer is whole, however long: half of it would say something else.
        return LinkPreview(text=f"{text.question} Worked example: {answer}", origin="ours")
    own = introduction(playbook, page) if kind == "vertical" or page in playbook.pages.pages else ""
    return _ours(own) if own else None


def _ours(text: str) -> LinkPreview:
    return LinkPreview(text=shortened(text, LONGEST), origin="ours")
