"""Chips: when something is, in few words and in the hue of the phase it starts in."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.hues import hue_of_phase, hue_of_week
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.model.phases import Block
from macros.content.model.verticals import Adjustment
from macros.content.times import even_time_name, has_dates
from macros.content.weeks import weeks_name
from macros.foundation.sentences import joined
from macros.rendering.views.view import view

__all__ = ["Chip", "added_chip", "added_when", "even_weeks_name", "time_chip"]

NO_WEEK = "The playbook gives no week"
NO_STEP = "The playbook gives no step"
NO_DATE = "The playbook gives no date"
"""What is said where the source does not say when."""


@view
class Chip:
    """A finished chip."""

    text: str
    hue: str | None = None
    """`1` to `4`, `beyond`, or `None` for a neutral chip."""


def time_chip(playbook: Playbook, id_: str, block: Block) -> Chip:
    """The chip of a block, by its id and as it reads in a vertical."""
    phase = next(phase_id for phase_id, phase in playbook.phases.items() if id_ in phase.blocks)
    return Chip(text=even_time_name(block), hue=hue_of_phase(playbook, phase))


def added_chip(playbook: Playbook, adjustment: Adjustment) -> Chip:
    """The chip of what a vertical adds; where the source does not say when, it says so."""
    weeks, when = adjustment.weeks, added_when(playbook, adjustment)
    if weeks:
        return Chip(text=when, hue=hue_of_week(playbook, weeks.first))
    first = next(_steps(playbook, adjustment), None)
    return time_chip(playbook, *first) if first else Chip(text=when.removeprefix("The playbook gives ") + " given")


def added_when(playbook: Playbook, adjustment: Adjustment) -> str:
    """The weeks of what a vertical adds, in our spelling; else those of the blocks that it names, or their steps."""
    if adjustment.weeks:
        return even_weeks_name(adjustment.weeks)
    if playbook.playbook.calendar:
        return NO_WEEK
    named = joined([even_time_name(block) for _, block in _steps(playbook, adjustment)])
    return named or (NO_DATE if has_dates(playbook) else NO_STEP)


def _steps(playbook: Playbook, adjustment: Adjustment) -> Iterator[tuple[str, Block]]:
    """The blocks that it names, where the playbook counts no weeks."""
    if playbook.playbook.calendar is None:
        for phase in playbook.phases.values():
            yield from ((id_, it) for id_, it in phase.blocks.items() if f"block/{id_}" in adjustment.blocks)


def even_weeks_name(weeks: Weeks) -> str:
    """`Weeks 4–5`, whatever the source writes: names that stand below each other are spelled alike.

    >>> even_weeks_name(Weeks(first=4, last=5, label="Week 4-5"))
    'Weeks 4–5'
    """
    return weeks_name(weeks.model_copy(update={"label": None}))
