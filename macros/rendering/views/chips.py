"""Chips: a week range in few words, in the hue of the phase it starts in."""

from __future__ import annotations

from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.weeks import weeks_name
from macros.rendering.views.hues import hue_of_week
from macros.rendering.views.view import view

__all__ = ["Chip", "even_weeks_name", "weeks_chip"]


@view
class Chip:
    """A finished chip."""

    text: str
    hue: str | None = None
    """`1` to `4`, `beyond`, or `None` for a neutral chip."""


def weeks_chip(playbook: Playbook, weeks: Weeks | None) -> Chip:
    """The chip of a range, in our spelling wherever the source's differs; a statement without a week says so."""
    if weeks is None:
        return Chip(text="no week given")
    return Chip(text=even_weeks_name(weeks), hue=hue_of_week(playbook, weeks.first))


def even_weeks_name(weeks: Weeks) -> str:
    """`Weeks 4–5`, whatever the source writes: names that stand below each other are spelled alike.

    >>> even_weeks_name(Weeks(first=4, last=5, label="Week 4-5"))
    'Weeks 4–5'
    """
    return weeks_name(weeks.model_copy(update={"label": None}))
