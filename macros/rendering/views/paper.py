"""What a printed page says of itself: whose it is, where it stands and which version it is, at its head and foot.

The day is the playbook's and the site's, never that of printing: two sheets of one version say the same.
"""

from __future__ import annotations

from calculators.texts import date_text
from macros.content.site import Site
from macros.rendering.views.frame_words import made, stated_dates
from macros.rendering.views.view import view

__all__ = ["Paper", "paper"]

_STRANGE = "\"'\\<>&\n\r\f"
"""Characters that would end a text in a style sheet, or that HTML writes otherwise."""


@view
class Paper:
    """The first sheet's head, and what stands at the foot of each."""

    playbook: str
    stated: str
    """Every date the playbook states about itself; may be empty."""
    address: str
    asks_browser: bool
    """Whether only the reader's browser knows the whole address."""
    made: str
    """Version, commit and day of the site."""
    foot: str
    """As a style sheet writes it between quotation marks."""


def paper(site: Site, here: str, title: str) -> Paper:
    """The words for the page at `here`, which is called `title`."""
    playbook = site.loaded.playbook
    name = playbook.playbook.title
    return Paper(
        playbook=name,
        stated=stated_dates(playbook),
        address=f"{site.address or '/'}{site.from_root(here)}",
        asks_browser=site.address is None,
        made=f"{made(site)}, {date_text(site.today)}",
        foot=_css_text(f"{title}, {name}" if here else name),
    )


def _css_text(text: str) -> str:
    r"""A text as a style sheet writes it between quotation marks, without any sign that HTML would write otherwise.

    >>> print(_css_text('Racks of 19" & more'))
    Racks of 19\22  \26  more
    """
    return "".join(f"\\{ord(sign):x} " if sign in _STRANGE else sign for sign in text)
