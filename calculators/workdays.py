"""Working-day arithmetic on dates: which days are worked, the n-th one, how many.

Dates are proleptic Gregorian ``datetime.date``; no clock, no time zone, no list of public holidays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.invalid import InvalidInput

__all__ = [
    "WorkCalendar",
    "add_months",
    "networkdays",
    "next_working_day",
    "work_calendar",
    "workday",
]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked, for many questions about the same ones; made by ``work_calendar``."""

    weekmask: str
    off: tuple[date, ...]
    """Days off that the mask would work, in order, each once."""

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        return self.weekmask[day.weekday()] == "1" and not self._is_off(day)

    def workday(self, start: date, days: int) -> date:
        """As the function ``workday``."""
        step = _DAY if days > 0 else -_DAY
        # Whole weeks in one jump (each holds per_week working days, wherever it starts), then day by day.
        weeks, left = divmod(abs(days), self.weekmask.count("1"))
        try:
            day = start + step * 7 * weeks
            left += self._passed(start, day)
            while left:
                day += step
                if self.is_working_day(day):
                    left -= 1
            # A jump may have ended on a day off: the n-th working day is the last one passed.
            while days and not self.is_working_day(day):
                day -= step
        except OverflowError:
            raise InvalidInput("days", "Enter fewer days: the date would lie outside the calendar.") from None
        return day

    def working_days(self, start: date, end: date) -> int:
        """As the function ``networkdays``."""
        if end < start:
            return -self.working_days(end, start)
        weeks, rest = divmod((end - start).days + 1, 7)
        first = start.weekday()
        days = weeks * self.weekmask.count("1") + (self.weekmask * 2)[first : first + rest].count("1")
        return days - len(self.lost(start, end))

    def next_working_day(self, day: date) -> date:
        """``day`` itself when it is worked, else the first working day after it."""
        return day if self.is_working_day(day) else self.workday(day, 1)

    def last_working_day(self, day: date) -> date:
        """``day`` itself when it is worked, else the last working day before it."""
        return day if self.is_working_day(day) else self.workday(day, -1)

    def lost(self, start: date, end: date) -> tuple[date, ...]:
        """The holidays from ``start`` to ``end``, both included, that fall on days the mask would work, in order."""
        return self.off[bisect_left(self.off, start) : bisect_right(self.off, end)]

    def _is_off(self, day: date) -> bool:
        place = bisect_left(self.off, day)
        return place < len(self.off) and self.off[place] == day

    def _passed(self, start: date, day: date) -> int:
        """Days off passed by a jump from ``start`` (not counted) to ``day`` (counted)."""
        if day >= start:
            return bisect_right(self.off, day) - bisect_right(self.off, start)
        return bisect_left(self.off, start) - bisect_left(self.off, day)


def work_calendar(weekmask: str = "1111100", holidays: Iterable[date] = ()) -> WorkCalendar:
    """The calendar of a work week and its holidays.

    **Inputs** weekmask: seven digits, Monday first, 1 = working; holidays: days off besides, those on a
    weekend or listed twice count once.
    **Raises** InvalidInput for a mask without a working day.
    """
    if len(weekmask) != 7 or set(weekmask) - set("01") or "1" not in weekmask:
        raise InvalidInput("weekmask", "Enter seven digits, Monday first, 1 for a working day, with at least one 1.")
    return WorkCalendar(weekmask, tuple(sorted({day for day in holidays if weekmask[day.weekday()] == "1"})))


def workday(start: date, days: int, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> date:
    """The ``days``-th working day after ``start`` (before it when negative); ``start`` itself is not counted.

    **Model** as OpenFormula's WORKDAY: offset 0 gives ``start`` back, even when it is a day off.
    **Inputs** as ``work_calendar``.
    **Raises** InvalidInput as ``work_calendar``, and for a result outside the years 1-9999.

    >>> workday(date(2027, 1, 1), 1)
    datetime.date(2027, 1, 4)
    >>> workday(date(2027, 1, 4), -10)
    datetime.date(2026, 12, 21)
    """
    return work_calendar(weekmask, holidays).workday(start, days)


def networkdays(start: date, end: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> int:
    """Working days from ``start`` to ``end``, both included; negative when ``end`` lies before ``start``.

    **Model** as OpenFormula's NETWORKDAYS.

    >>> networkdays(date(2027, 1, 4), date(2027, 3, 26))
    60
    """
    return work_calendar(weekmask, holidays).working_days(start, end)


def next_working_day(day: date, weekmask: str = "1111100", holidays: Iterable[date] = ()) -> date:
    """``day`` itself when it is worked, else the first working day after it."""
    return work_calendar(weekmask, holidays).next_working_day(day)


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
