"""What the chosen verticals change in the plan's blocks and milestones, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.overlays import Change, holding
from calculators.texts import percent_text, week_text, weeks_text
from calculators.timeline.inputs import Inputs

__all__ = ["changes"]

_TOLD = ("blocks", "milestones")
"""Of all else that changes, the tables show how it reads now."""


def changes(inputs: Inputs) -> Iterator[str]:
    """One sentence for each change that holds, beside what the plan says without it."""
    rows = {(of, row.id): row for of in _TOLD for row in getattr(inputs.plan, of)}
    for vertical in inputs.plan.verticals:
        for change in holding([vertical], inputs.verticals):
            if change.of in _TOLD:
                yield f"{vertical.title} {_told(change, rows[change.of, change.id])}."


def _told(change: Change, row: Any) -> str:
    if not change.says:
        return f"leaves out “{row.title}”"
    title, before, after = change.title or row.title, _when(row), _when(change)
    if after and after != before:
        read = f", where it reads “{title}”" if title != row.title else ""
        return f"moves “{row.title}” from {before} to {after}{read}"
    if title != row.title:
        return f"has “{title}” instead of “{row.title}”"
    shares = ["no share" if share is None else percent_text(share) for share in (change.share, row.share)]
    return f"counts “{title}” with {shares[0]} of users instead of {shares[1]}"


def _when(of: Any) -> str:
    """The weeks that a row or a change names; empty where it names none."""
    if getattr(of, "week", None) is not None:
        return week_text(of.week)
    first, last = getattr(of, "first_week", None), getattr(of, "last_week", None)
    return weeks_text(first, last) if first is not None and last is not None else ""
