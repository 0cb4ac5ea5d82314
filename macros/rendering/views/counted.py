"""What a milestone asks of users, and statements that repeat it: a reader's own head-count stands beside them too."""

from __future__ import annotations

from macros.content.model.files import Playbook
from macros.content.model.plan_statements import Milestone
from macros.content.model.walking import parts

__all__ = ["CountedAs", "share_of"]


def share_of(milestone: Milestone) -> float | None:
    """The share of users that a milestone asks for, in percent; None where it asks for something else."""
    quantity = milestone.quantity
    return min(quantity.value, 100.0) if quantity and quantity.unit == "percent" and not quantity.change else None


class CountedAs:
    """Finds the milestone whose words a statement repeats.

    `80%+ of desks taken over` repeats `80% of desks taken`: the same number of users is meant.
    """

    def __init__(self, playbook: Playbook) -> None:
        self._shares = tuple(
            (_plain(part.text), f"milestone/{path[-1]}")
            for phase in playbook.phases.values()
            for path, part in parts(phase)
            if isinstance(part, Milestone) and share_of(part) is not None
        )

    def __call__(self, text: str) -> str | None:
        """The milestone's reference; None where the statement repeats none."""
        said = _plain(text)
        return next((reference for words, reference in self._shares if words in said), None)


def _plain(text: str) -> str:
    return text.replace("%+", "%").casefold()
