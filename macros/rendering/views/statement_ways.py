"""The ways from a statement to its link, its source and a change of it.

A page holds their words once. A script makes rows of them when somebody asks, from the page's list of its statements: a
row beside each statement would weigh as much as the statements.
"""

from __future__ import annotations

from macros.content.site import Site
from macros.rendering.views.view import view

__all__ = ["BUTTON", "StatementWays", "WaysButton", "statement_ways"]


@view
class WaysButton:
    """The button of a section, which shows the ways of its statements."""

    words: str
    of: str
    """Stands between them and the section's title, for who hears the button."""


BUTTON = WaysButton(words="Links and source", of="of")


@view
class StatementWays:
    """What a row says, and where it leads."""

    close: str
    """The section's button once it is open."""
    own: str
    """What stands before the ways of a section itself; `{kind}` is its kind."""
    copy: str
    copied: str
    refused: str
    """What is said where a browser lets no page copy."""
    to: str
    """Stands before the statement's words, for who hears a way."""
    source: str | None
    """Stands before the line; None where sources are not published and file and line are only named."""
    suggest: str
    edit: str | None
    """The address where a change is begun, with `{path}` and `{line}` to be filled in; None where nobody can."""


def statement_ways(site: Site) -> StatementWays:
    """The ways of each statement of the site."""
    return StatementWays(
        close="Hide links and source",
        own="This {kind}:",
        copy="Copy link",
        copied="Link copied",
        refused="Not copied: this browser does not allow it",
        to="to",
        source="Source, line" if site.source_url else None,
        suggest="Suggest a change",
        edit=site.edit_url.format(path="{path}", line="{line}") if site.edit_url else None,
    )
