"""Statements of a list in the source's words, each with all that it carries, as pages outside of the plan show them.

Not for: a block's, in which terms are linked and verticals have a say (`macros.rendering.views.sections`).
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.content.model.statements import Statement
from macros.rendering.views.more import More, MoreOf
from macros.rendering.views.view import view

__all__ = ["Stated", "stated"]


@view
class Stated:
    """One statement."""

    anchor: str
    text: str
    more: More | None
    when: str
    """The source's own words for its time."""
    below: tuple[Stated, ...]
    """The statements below it, in order."""


def stated(more_of: MoreOf, statements: Mapping[str, Statement], scope: str = "") -> tuple[Stated, ...]:
    """Each statement, in the file's order; `scope` begins the ids of a vertical's: `restaurant.`."""
    return tuple(
        Stated(
            anchor=f"{it.KIND}--{scope}{id_}",
            text=it.text,
            more=more_of(it),
            when=it.when or "",
            below=stated(more_of, it.statements, scope),
        )
        for id_, it in statements.items()
    )
