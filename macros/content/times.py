"""When a part of the plan is: by its weeks, or by its place in the order where the playbook counts none.

Not for: weeks themselves (`macros.content.weeks`).
"""

from __future__ import annotations

from typing import Any

from macros.content.model.phases import Block, Phase
from macros.content.weeks import range_name, weeks_name

__all__ = ["even_time_name", "place_in_time", "time_mark", "time_name"]

_LAST = 1_000_000


def time_name(part: Phase | Block) -> str:
    """`Weeks 4–6`, or `Step 3` where the playbook counts no weeks; the source's own words where it has some."""
    return weeks_name(part.weeks) if part.weeks else part.when or f"Step {part.step}"


def even_time_name(part: Phase | Block) -> str:
    """The same in our spelling, whatever the source writes: names that stand below each other are spelled alike."""
    return weeks_name(part.weeks.model_copy(update={"label": None})) if part.weeks else time_name(part)


def time_mark(part: Phase | Block) -> str:
    """The shortest sign of it: `4–6`, or the number of the step."""
    return range_name((part.weeks.first, part.weeks.last)) if part.weeks else part.step


def place_in_time(phase: Any) -> tuple[int, int]:
    """What phases are sorted by: the week they begin in, then their `order`; last whatever says neither."""
    order = _LAST if phase.order is None else phase.order
    return (phase.weeks.first, order) if phase.weeks else (_LAST, order)
