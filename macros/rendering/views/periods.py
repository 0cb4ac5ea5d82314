"""How often something comes back, in words and over a year."""

from __future__ import annotations

__all__ = ["months_held", "period_words"]

_NOUNS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def period_words(period: str) -> str:
    """An ISO 8601 period of one unit as a cadence.

    >>> period_words("P1M"), period_words("P3M"), period_words("P30D")
    ('every month', 'every three months', 'every 30 days')
    """
    count, noun = int(period[1:-1]), _NOUNS[period[-1]]
    if count == 1:
        return f"every {noun}"
    return f"every {_NUMBERS[count] if count < len(_NUMBERS) else count} {noun}s"


def months_held(period: str) -> tuple[bool, ...]:
    """In which of twelve months it is held, counted from its start; a period shorter than a month fills them all.

    >>> months_held("P3M").count(True), months_held("P1Y")[-1]
    (4, True)
    """
    count, unit = int(period[1:-1]), period[-1]
    months = {"M": count, "Y": 12 * count}.get(unit, 1)
    return tuple(month % months == 0 for month in range(1, 13))
