"""What verticals say otherwise than the plan: which of it holds where some are chosen, and how its rows then read.

Nothing here decides which of two verticals wins: each change names those beside which it does not hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from calculators.spec import about

__all__ = ["Change", "changed", "holding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a vertical says otherwise of a row of the plan, or that it leaves the row out."""

    of: str = field(metadata=about(label="List", kind="text"))
    """The list that holds the row, by its name in what is given."""
    id: str = field(metadata=about(label="Id", kind="text"))
    """The row's; of a block's lists of words, the block's."""
    number: int | None = field(
        default=None, metadata=about(label="Number", kind="integer", minimum=1, maximum=2_000, optional=True)
    )
    """Its place in a block's list of words, from 1."""
    says: tuple[str, ...] = field(metadata=about(label="Says", kind="texts"))
    """The fields below that read otherwise; none where the row is left out."""
    title: str | None = field(default=None, metadata=about(label="Title", kind="text", optional=True))
    first_week: int | None = field(default=None, metadata=about(label="First week", kind="integer", optional=True))
    last_week: int | None = field(default=None, metadata=about(label="Last week", kind="integer", optional=True))
    week: int | None = field(default=None, metadata=about(label="Week", kind="integer", optional=True))
    share: float | None = field(
        default=None, metadata=about(label="Share", kind="share", minimum=0, maximum=1, optional=True)
    )
    unless: tuple[str, ...] | None = field(default=None, metadata=about(label="Unless", kind="texts", optional=True))
    """The verticals that win over this: where one of them is chosen too, it does not hold."""

    @property
    def said(self) -> dict[str, Any]:
        """What reads otherwise, by field."""
        return {name: getattr(self, name) for name in self.says}


_Row = TypeVar("_Row", bound=Any)
"""A dataclass with an ``id``."""


def holding(verticals: Iterable[Any], chosen: Collection[str]) -> tuple[Change, ...]:
    """The changes that hold where verticals are ``chosen``, in whichever order; each has ``id`` and ``changes``."""
    return tuple(
        change
        for vertical in verticals
        if vertical.id in chosen
        for change in vertical.changes or ()
        if not set(change.unless or ()) & set(chosen)
    )


def changed(of: str, rows: Iterable[_Row], changes: Iterable[Change]) -> tuple[_Row, ...]:
    """The rows of the list ``of`` as they read with ``changes``, without those that are left out.

    >>> from calculators.adoption_curve import TargetMilestone
    >>> half = TargetMilestone(id="half", title="Half of all", week=4, share=0.5)
    >>> later = Change(of="milestones", id="half", says=("week",), week=5)
    >>> [(row.title, row.week) for row in changed("milestones", [half], [later])]
    [('Half of all', 5)]
    """
    told: dict[str, list[Change]] = {}
    for change in changes:
        if change.of == of:
            told.setdefault(change.id, []).append(change)
    return tuple(
        _reading(row, told[row.id]) if row.id in told else row
        for row in rows
        if all(change.says for change in told.get(row.id, ()))
    )


def _reading(row: _Row, changes: Iterable[Change]) -> _Row:
    said = {name: value for change in changes for name, value in change.said.items()}
    return replace(row, **said)
