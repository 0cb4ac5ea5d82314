"""When a part of the plan is: by its weeks, by its dates, or by its place in the order where it has neither.

Not for: weeks or dates themselves (`macros.content.weeks`, `macros.content.dates`).
"""

from __future__ import annotations

import math
from typing import Any
from unicodedata import bidirectional

from macros.content.dates import dates_mark, dates_name, day_name, even_dates_name, ordinals
from macros.content.model.base import Dates, Days
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.plan_statements import Milestone
from macros.content.model.root import Calendar
from macros.content.weeks import range_name, typographic, week_name, weeks_in, weeks_name

__all__ = [
    "days_name",
    "drawn_weeks",
    "even_time_name",
    "full_time_name",
    "has_dates",
    "in_time_name",
    "length_of",
    "milestone_name",
    "place_in_time",
    "span_of",
    "time_mark",
    "time_name",
    "whole_time",
]

_LAST = 100_000_000
"""Behind every week, and behind every day as a number of eight digits."""
_FROM_RIGHT = frozenset({"R", "AL"})
"""What Unicode calls letters that run from right to left."""
_ISOLATE, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_WEEK, _LAST_WORKED = 7, 5
"""Days of a week, and the last of them that most people work."""


def time_name(part: Phase | Block) -> str:
    """`Weeks 4–6`, `8–12 May 2028`, or `Step 3` where there is neither; the source's own words where it has some."""
    if part.weeks:
        return ", ".join(filter(None, (weeks_name(part.weeks), _days_of(part))))
    if part.dates:
        return dates_name(part.dates)
    return part.when or f"Step {part.step}"


def even_time_name(part: Phase | Block) -> str:
    """The same in our spelling, whatever the source writes: names that stand below each other are spelled alike."""
    if part.dates:
        return even_dates_name(part.dates)
    if part.weeks is None:
        return time_name(part)
    weeks, days = part.weeks.model_copy(update={"label": None}), part.days if isinstance(part, Block) else None
    return ", ".join([weeks_name(weeks), *([days_name(days.model_copy(update={"label": None}))] if days else [])])


def full_time_name(part: Phase | Block) -> str:
    """The same where there is room for both: words of the source's own for dates, and the dates.

    Where those words run from right to left, the dates are kept apart, lest a day go behind its month.
    """
    if part.dates is None or part.dates.label is None:
        return time_name(part)
    dates = even_time_name(part)
    runs_back = any(bidirectional(sign) in _FROM_RIGHT for sign in part.dates.label)
    return f"{time_name(part)}, {_ISOLATE}{dates}{_END}" if runs_back else f"{time_name(part)}, {dates}"


def in_time_name(part: Phase | Block) -> str:
    """The same as a sentence goes on with it: `in Weeks 4–6`, `on 8–12 May 2028`."""
    return f"{'on' if part.dates and not part.dates.label else 'in'} {time_name(part)}"


def time_mark(part: Phase | Block) -> str:
    """The shortest sign of it: `4–6`, the days of its week, `8–12 May`, or the number of the step."""
    if part.dates:
        return dates_mark(part.dates)
    return _days_of(part) or range_name((part.weeks.first, part.weeks.last)) if part.weeks else part.step


def days_name(days: Days) -> str:
    """`Days 1–3`, or the source's own label for them.

    >>> days_name(Days(first=1, last=3)), days_name(Days(first=3, last=3, label="Day 8"))
    ('Days 1–3', 'Day 8')
    """
    if days.label:
        return typographic(days.label)
    return f"Day {days.first}" if days.first == days.last else f"Days {range_name((days.first, days.last))}"


def milestone_name(milestone: Milestone) -> str:
    """`Week 4`, or `12 May 2028`: by whose end it is due."""
    if milestone.due:
        return day_name(milestone.due)
    return "" if milestone.week is None else week_name(milestone.week)


def has_dates(playbook: Playbook) -> bool:
    """Whether its phases and blocks stand on days of the calendar."""
    return any(phase.dates for phase in playbook.phases.values())


def whole_time(playbook: Playbook) -> Dates | None:
    """From the first day of all phases to the last; None of a playbook without dates."""
    dates = [phase.dates for phase in playbook.phases.values() if phase.dates]
    return Dates(first=min(it.first for it in dates), last=max(it.last for it in dates)) if dates else None


def span_of(part: Phase | Block) -> tuple[float, float] | None:
    """From when to when on a line of weeks, the end left out: week 2 is from 2 to 3; None of what has only its place.

    Days share a week by sevenths, and the fifth takes what is left of it. Of dates it is a line of days.
    """
    if part.dates:
        return ordinals(part.dates)
    if part.weeks is None:
        return None
    if isinstance(part, Block) and part.days:
        week, days = part.weeks.first, part.days
        last = _WEEK if days.last >= _LAST_WORKED else days.last
        return week + (days.first - 1) / _WEEK, week + last / _WEEK
    return part.weeks.first, part.weeks.last + 1


def length_of(part: Phase | Block, calendar: Calendar | None) -> float:
    """How long it is in weeks; a step of a plan that counts none is one, and dates are as long as they are drawn."""
    span = span_of(part)
    if span and part.dates:
        return drawn_weeks(span[1] - span[0])
    if span is None or (isinstance(part, Block) and part.days):
        return span[1] - span[0] if span else 1
    return len(weeks_in(part.weeks, calendar))


def drawn_weeks(days: float) -> float:
    """For how many weeks some days stand in a picture, where one part may take a day and another half a year.

    >>> drawn_weeks(7), drawn_weeks(28)
    (1.0, 2.0)
    """
    return math.sqrt(days / _WEEK)


def _days_of(part: Phase | Block) -> str:
    return days_name(part.days) if isinstance(part, Block) and part.days else ""


def place_in_time(phase: Any) -> tuple[int, int]:
    """What phases are sorted by: the week or day they begin in, then their `order`; last whatever says none of these.

    The day may be one that does not exist: its digits are in order as they are.
    """
    order = _LAST if phase.order is None else phase.order
    if phase.dates and not phase.weeks:
        return int(phase.dates.first.replace("-", "")), order
    return (phase.weeks.first, order) if phase.weeks else (_LAST, order)
