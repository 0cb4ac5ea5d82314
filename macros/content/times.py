"""When a part of the plan is: by its weeks, or by its place in the order where the playbook counts none.

Not for: weeks themselves (`macros.content.weeks`).
"""

from __future__ import annotations

from typing import Any

from macros.content.model.base import Days
from macros.content.model.phases import Block, Phase
from macros.content.model.root import Calendar
from macros.content.weeks import range_name, typographic, weeks_in, weeks_name

__all__ = ["days_name", "even_time_name", "length_of", "place_in_time", "span_of", "time_mark", "time_name"]

_LAST = 1_000_000
_WEEK, _LAST_WORKED = 7, 5
"""Days of a week, and the last of them that most people work."""


def time_name(part: Phase | Block) -> str:
    """`Weeks 4–6`, or `Step 3` where the playbook counts no weeks; the source's own words where it has some."""
    if part.weeks:
        return ", ".join(filter(None, (weeks_name(part.weeks), _days_of(part))))
    return part.when or f"Step {part.step}"


def even_time_name(part: Phase | Block) -> str:
    """The same in our spelling, whatever the source writes: names that stand below each other are spelled alike."""
    if part.weeks is None:
        return time_name(part)
    weeks, days = part.weeks.model_copy(update={"label": None}), part.days if isinstance(part, Block) else None
    return ", ".join([weeks_name(weeks), *([days_name(days.model_copy(update={"label": None}))] if days else [])])


def time_mark(part: Phase | Block) -> str:
    """The shortest sign of it: `4–6`, the days of its week, or the number of the step."""
    return _days_of(part) or range_name((part.weeks.first, part.weeks.last)) if part.weeks else part.step


def days_name(days: Days) -> str:
    """`Days 1–3`, or the source's own label for them.

    >>> days_name(Days(first=1, last=3)), days_name(Days(first=3, last=3, label="Day 8"))
    ('Days 1–3', 'Day 8')
    """
    if days.label:
        return typographic(days.label)
    return f"Day {days.first}" if days.first == days.last else f"Days {range_name((days.first, days.last))}"


def span_of(part: Phase | Block) -> tuple[float, float] | None:
    """From when to when on a line of weeks, the end left out: week 2 is from 2 to 3; None of what has no weeks.

    Days share a week by sevenths, and the fifth takes what is left of it.
    """
    if part.weeks is None:
        return None
    if isinstance(part, Block) and part.days:
        week, days = part.weeks.first, part.days
        last = _WEEK if days.last >= _LAST_WORKED else days.last
        return week + (days.first - 1) / _WEEK, week + last / _WEEK
    return part.weeks.first, part.weeks.last + 1


def length_of(part: Phase | Block, calendar: Calendar | None) -> float:
    """How long it is in weeks; a step of a plan that counts none is one."""
    span = span_of(part)
    if span is None or (isinstance(part, Block) and part.days):
        return span[1] - span[0] if span else 1
    return len(weeks_in(part.weeks, calendar))


def _days_of(part: Phase | Block) -> str:
    return days_name(part.days) if isinstance(part, Block) and part.days else ""


def place_in_time(phase: Any) -> tuple[int, int]:
    """What phases are sorted by: the week they begin in, then their `order`; last whatever says neither."""
    order = _LAST if phase.order is None else phase.order
    return (phase.weeks.first, order) if phase.weeks else (_LAST, order)
