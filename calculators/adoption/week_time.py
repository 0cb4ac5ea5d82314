"""Days as weeks completed since Week 1 began, and back: a day of work is an equal part of its week."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.workdays import networkdays, workday

__all__ = ["WeekTime", "day_at", "week_end", "week_time_of"]

_WEEK = timedelta(days=7)
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, order=True)
class WeekTime:
    """The end of the ``worked``-th of ``of`` working days of ``week``; the last is the end of the week."""

    week: int
    worked: int
    of: int

    @property
    def weeks(self) -> float:
        """Weeks completed since Week 1 began, a whole number exactly at the end of a week."""
        return self.week - 1 + self.worked / self.of


def week_time_of(day: date, week_1: date, weekmask: str) -> WeekTime:
    """The end of ``day``, which does not lie before ``week_1``; a day off after the last working day ends the week.

    >>> [week_time_of(date(2027, 1, day), date(2027, 1, 4), "1111100").weeks for day in (6, 8, 10, 11)]
    [0.6, 1.0, 1.0, 1.2]
    """
    week = (day - week_1).days // 7
    return WeekTime(week + 1, networkdays(week_1 + week * _WEEK, day, weekmask), weekmask.count("1"))


def week_end(week_1: date, week: int, weekmask: str) -> date:
    """The last working day of ``week``."""
    return workday(week_1 + week * _WEEK, -1, weekmask)


def day_at(weeks: float, week_1: date, weekmask: str) -> date:
    """The working day by whose end ``weeks`` are completed, a billionth of a day forgiven.

    >>> [day_at(weeks, date(2027, 1, 4), "1111100").isoformat() for weeks in (0.6, 0.61, 1, 1.0000000000001, 1.1)]
    ['2027-01-06', '2027-01-07', '2027-01-08', '2027-01-08', '2027-01-11']
    """
    per_week = weekmask.count("1")
    days = max(1, math.ceil(weeks * per_week - _ROUNDING))
    week, day = divmod(days - 1, per_week)
    return workday(week_1 + week * _WEEK - timedelta(days=1), day + 1, weekmask)
