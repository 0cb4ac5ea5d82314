"""The playbook's weeks: which there are, which a range holds, and how they are named to readers."""

from __future__ import annotations

from collections.abc import Sequence

from macros.content.model.base import Weeks
from macros.content.model.root import Calendar

__all__ = ["all_weeks", "overlap", "typographic", "week_name", "weeks_in", "weeks_name"]

MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"


def all_weeks(calendar: Calendar | None) -> list[int]:
    """Every week of the calendar, in order; week 0 only where the calendar has one. None of a playbook without one."""
    if calendar is None:
        return []
    weeks = range(calendar.first_week, calendar.last_week + 1)
    return [week for week in weeks if week != 0 or calendar.week_zero == "present"]


def weeks_in(weeks: Weeks | None, calendar: Calendar | None) -> list[int]:
    """The weeks of a range that the calendar has, both ends included; none of what has no weeks."""
    return [week for week in all_weeks(calendar) if weeks and weeks.first <= week <= weeks.last]


def overlap(one: Weeks | None, other: Weeks | None) -> bool:
    """Whether two ranges share a week; nothing shares one with what has none."""
    return one is not None and other is not None and one.first <= other.last and other.first <= one.last


def week_number(week: int) -> str:
    """A week's number with a true minus sign.

    >>> week_number(-2)
    '−2'
    """
    return f"{MINUS}{-week}" if week < 0 else str(week)


def week_name(week: int) -> str:
    """`Week −2`, as readers see it."""
    return f"Week {week_number(week)}"


def weeks_name(weeks: Weeks) -> str:
    """`Week 3` or `Weeks 4–6`; the source's own label where it has one, with typographic signs.

    >>> weeks_name(Weeks(first=4, last=6))
    'Weeks 4–6'
    >>> weeks_name(Weeks(first=-2, last=-1, label="Weeks -2 to 0"))
    'Weeks −2 to 0'
    """
    if weeks.label:
        return typographic(weeks.label)
    if weeks.first == weeks.last:
        return week_name(weeks.first)
    return f"Weeks {range_name((weeks.first, weeks.last))}"


def range_name(ends: Sequence[int]) -> str:
    """`4–6`, or `−2` where both ends are one week; `−2 to −1` where a dash would be read as a sign.

    >>> range_name((-2, -1))
    '−2 to −1'
    """
    first, last = ends[0], ends[-1]
    if first == last:
        return week_number(first)
    joint = " to " if last < 0 else EN_DASH
    return f"{week_number(first)}{joint}{week_number(last)}"


def typographic(label: str) -> str:
    """A hyphen before a number and after a space is a minus, between two numbers a dash."""
    signs = []
    for index, sign in enumerate(label):
        before = label[index - 1] if index else " "
        if sign != "-" or not label[index + 1 : index + 2].isdigit():
            signs.append(sign)
        else:
            signs.append(EN_DASH if before.isdigit() else MINUS)
    return "".join(signs)
