"""How many people to win by when, in words."""

from __future__ import annotations

from calculators.texts import count_text, decimal_text, plural
from calculators.value_text import ValueText

__all__ = ["days_left_text", "pace_text"]


def pace_text(per_week: float, weeks_left: float, weekmask: str, unit: str = "") -> str:
    """People a week, with its unit where no heading names it; where less than a week is left, how many in that time.

    More than are missing would be no help.

    >>> pace_text(38.75, 1.6, "1111100"), *(pace_text(155, weeks, "1111100", "a week") for weeks in (6, 0.4))
    ('38.8', '155 a week', '62 in 2 days')
    """
    if 0 < weeks_left < 1:
        text = f"{count_text(per_week * weeks_left)} {days_left_text(weeks_left, weekmask)}"
    else:
        text = f"{decimal_text(per_week, 1).removesuffix('.0')} {unit}".rstrip()
    return ValueText(text, per_week, unit)


def days_left_text(weeks: float, weekmask: str) -> str:
    """`in 2 days`, days of work."""
    return f"in {plural(round(weeks * weekmask.count('1')), 'day')}"
