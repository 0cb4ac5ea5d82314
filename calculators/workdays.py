"""Working-day arithmetic on dates: which days are worked, the n-th one, how many.

Dates are proleptic Gregorian ``datetime.date``; no clock, no time zone, no list of public holidays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from calculators.invalid import InvalidInput

__all__ = ["add_months", "holidays_lost", "is_working_day", "networkdays", "next_working_day", "workday"]

_DAY = timedelta(days=1)


def workday(start: date, days: int, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> date:
    """The ``days``-th working day after ``start`` (before it when negative); ``start`` itself is not counted.

    **Model** as OpenFormula's WORKDAY: offset 0 gives ``start`` back, even when it is a day off.
    **Inputs** weekmask: seven digits, Monday first, 1 = working; holidays: days off besides, those on a
    weekend or listed twice count once.
    **Raises** InvalidInput for a mask without a working day, and for a result outside the years 1-9999.

    >>> workday(date(2027, 1, 1), 1)
    datetime.date(2027, 1, 4)
    >>> workday(date(2027, 1, 4), -10)
    datetime.date(2026, 12, 21)
    """
    off = _working_holidays(weekmask, holidays)
    step = _DAY if days > 0 else -_DAY
    per_week = weekmask.count("1")
    # Whole weeks in one jump (each holds per_week working days, wherever it starts), then day by day.
    weeks, left = divmod(abs(days), per_week)
    try:
        day = start + step * 7 * weeks
        left += _between(off, start, day)
        while left:
            day += step
            if weekmask[day.weekday()] == "1" and day not in off:
                left -= 1
        # A jump may have ended on a day off: the n-th working day is the last one passed.
        while days and not (weekmask[day.weekday()] == "1" and day not in off):
            day -= step
    except OverflowError:
        raise InvalidInput("days", "Enter fewer days: the date would lie outside the calendar.") from None
    return day


def networkdays(start: date, end: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> int:
    """Working days from ``start`` to ``end``, both included; negative when ``end`` lies before ``start``.

    **Model** as OpenFormula's NETWORKDAYS.

    >>> networkdays(date(2027, 1, 4), date(2027, 3, 26))
    60
    """
    if end < start:
        return -networkdays(end, start, weekmask, holidays)
    off = _working_holidays(weekmask, holidays)
    weeks, rest = divmod((end - start).days + 1, 7)
    count = weeks * weekmask.count("1")
    count += [weekmask[(start.weekday() + shift) % 7] for shift in range(rest)].count("1")
    return count - len([day for day in off if start <= day <= end])


def is_working_day(day: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> bool:
    """Whether ``day`` is worked."""
    return networkdays(day, day, weekmask, holidays) == 1


def next_working_day(day: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> date:
    """``day`` itself when it is worked, else the first working day after it."""
    return day if is_working_day(day, weekmask, holidays) else workday(day, 1, weekmask, holidays)


def holidays_lost(start: date, end: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> tuple[date, ...]:
    """The holidays from ``start`` to ``end``, both included, that fall on days the mask would work, in order."""
    return tuple(sorted(day for day in _working_holidays(weekmask, holidays) if start <= day <= end))


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of that month when it is shorter.

    >>> add_months(date(2027, 1, 31), 1), add_months(date(2028, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2029, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year < 9999:
        raise InvalidInput("months", "Enter fewer months: the date would lie outside the calendar.")
    next_month = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (next_month - _DAY).day))


def _working_holidays(weekmask: str, holidays: Iterable[date]) -> frozenset[date]:
    if len(weekmask) != 7 or set(weekmask) - set("01") or "1" not in weekmask:
        raise InvalidInput("weekmask", "Enter seven digits, Monday first, 1 for a working day, with at least one 1.")
    return frozenset(day for day in holidays if weekmask[day.weekday()] == "1")


def _between(off: frozenset[date], start: date, day: date) -> int:
    """Days off passed by a jump from ``start`` (not counted) to ``day`` (counted)."""
    if day >= start:
        return len([holiday for holiday in off if start < holiday <= day])
    return len([holiday for holiday in off if day <= holiday < start])
