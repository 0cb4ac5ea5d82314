"""Days of the calendar that a phase or block says: how they are named to readers, and how many they are.

Not for: rules about them (`macros.content.validation.fixed_dates`).
"""

from __future__ import annotations

import datetime as dt

from macros.content.model.base import Dates
from macros.content.weeks import EN_DASH, typographic

__all__ = ["dates_mark", "dates_name", "day_name", "even_dates_name", "ordinals"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT = 3
"""So many letters of a month stand where there is little room."""


def day_name(day: str) -> str:
    """A day as readers see it.

    >>> day_name("2028-05-08")
    '8 May 2028'
    """
    return _day(dt.date.fromisoformat(day))


def dates_name(dates: Dates) -> str:
    """`8–12 May 2028`, or the source's own label, with typographic signs.

    >>> dates_name(Dates(first="2028-05-08", last="2028-05-12", label="May 8-12"))
    'May 8–12'
    """
    return typographic(dates.label) if dates.label else even_dates_name(dates)


def even_dates_name(dates: Dates) -> str:
    """The same in our spelling, whatever the source writes; what both days share is said once.

    >>> even_dates_name(Dates(first="2028-05-08", last="2028-05-12")), even_dates_name(Dates(first="2028-05-08"))
    ('8–12 May 2028', '8 May 2028')
    >>> even_dates_name(Dates(first="2028-05-29", last="2028-06-02"))
    '29 May – 2 June 2028'
    >>> even_dates_name(Dates(first="2028-12-28", last="2029-01-03"))
    '28 December 2028 – 3 January 2029'
    """
    first, last = (dt.date.fromisoformat(day) for day in (dates.first, dates.last))
    if first == last:
        return _day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{_day(last)}"
    begins = _day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{begins} {EN_DASH} {_day(last)}"


def dates_mark(dates: Dates) -> str:
    """The same in the fewest letters, without the year.

    >>> dates_mark(Dates(first="2028-05-29", last="2028-06-02")), dates_mark(Dates(first="2028-05-08"))
    ('29 May–2 Jun', '8 May')
    """
    first, last = (dt.date.fromisoformat(day) for day in (dates.first, dates.last))
    ends = f"{last.day} {_MONTHS[last.month - 1][:_SHORT]}"
    if first == last:
        return ends
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{ends}"
    return f"{first.day} {_MONTHS[first.month - 1][:_SHORT]}{EN_DASH}{ends}"


def ordinals(dates: Dates) -> tuple[int, int]:
    """From which day to which, as numbers that grow by one a day, the end left out.

    >>> first, end = ordinals(Dates(first="2028-05-08", last="2028-05-12"))
    >>> end - first
    5
    """
    return dt.date.fromisoformat(dates.first).toordinal(), dt.date.fromisoformat(dates.last).toordinal() + 1


def _day(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
