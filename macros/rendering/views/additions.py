"""What verticals add to the plan, as it is marked in its place."""

from __future__ import annotations

from collections.abc import Mapping

from macros.content.model.phases import Block, Phase
from macros.content.times import even_time_name
from macros.content.verticals import Addition, block_ids
from macros.content.weeks import week_name
from macros.rendering.views.chips import NO_WEEK, even_weeks_name
from macros.rendering.views.view import view

__all__ = ["AdditionView", "addition_to_block"]


@view
class AdditionView:
    """One addition as one place shows it."""

    text: str
    when: str
    anchor: str | None = None
    """Set where the addition has its home."""
    href: str | None = None
    """Where its text leads."""
    vertical: str | None = None
    """The vertical's name, where several are shown together."""
    vertical_href: str | None = None
    vertical_id: str | None = None
    """Set, with `reference`, where a reader's own plan shows what his vertical adds."""
    reference: str | None = None


def addition_to_block(phases: Mapping[str, Phase], addition: Addition, block_id: str, block: Block) -> AdditionView:
    """An addition as marked in one block of `phases`; of several blocks each says which part of it runs there."""
    weeks = addition.adjustment.weeks
    if block.weeks is None:
        return AdditionView(text=addition.adjustment.text, when=even_time_name(block))
    if weeks is None:
        return AdditionView(text=addition.adjustment.text, when=NO_WEEK)
    blocks = block_ids(phases, addition.adjustment)
    when = even_weeks_name(weeks)
    if len(blocks) > 1:
        if block_id == blocks[0]:
            when += ", starts here"
        elif block_id == blocks[-1]:
            when += f", ends in {week_name(min(weeks.last, block.weeks.last))}"
        else:
            when += ", goes on"
    return AdditionView(text=addition.adjustment.text, when=when)
