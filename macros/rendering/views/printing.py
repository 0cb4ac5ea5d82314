"""How a part of a phase's page, a block or a gate, becomes a checklist on a sheet of its own."""

from __future__ import annotations

from macros.rendering.views.view import view

__all__ = ["Printing", "printing"]


@view
class Printing:
    """How a part of the page becomes a checklist on a sheet of its own."""

    anchor: str
    """In an address it chooses the part, which then prints alone."""
    label: str
    alone: str
    """What is said while the part is chosen."""
    whole: str
    """The way back to printing all of it."""
    back: str
    """The part's own anchor."""
    owner: str
    done: str
    """Above the room beside each box, as `owner` is."""


def printing(anchor: str, chosen: str, named: str) -> Printing:
    """The part at `anchor`, which `chosen` in an address prints alone; `named` as in `Print this gate`."""
    return Printing(
        anchor=chosen,
        label=f"Print {named}",
        alone="What you print now is this part alone.",
        whole="Print the whole page instead",
        back=anchor,
        owner="Owner",
        done="Date done",
    )
