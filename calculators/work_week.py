"""A work week in words."""

from __future__ import annotations

from calculators.texts import WEEKDAYS

__all__ = ["work_week_text"]


def work_week_text(weekmask: str) -> str:
    """The working days of ``weekmask`` (seven digits, Monday first): as a run where they are one, over Sunday too.

    >>> work_week_text("1111000"), work_week_text("1111001"), work_week_text("1010000"), work_week_text("1111111")
    ('Monday to Thursday', 'Sunday to Thursday', 'Monday, Wednesday', 'all seven days')
    """
    days = [day for day, digit in enumerate(weekmask) if digit == "1"]
    if len(days) == len(WEEKDAYS):
        return "all seven days"
    starts = [day for day in days if weekmask[day - 1] == "0"]
    if len(starts) == 1 and len(days) > 2:
        return f"{WEEKDAYS[starts[0]]} to {WEEKDAYS[(starts[0] + len(days) - 1) % len(WEEKDAYS)]}"
    return ", ".join(WEEKDAYS[day] for day in days)
