"""Where each week of a plan lies in the calendar."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.workdays import WorkCalendar

__all__ = ["Week", "dates_of_days", "lay_out", "week_bounds"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of the plan in the calendar; ``end`` is inclusive."""

    number: int
    start: date
    end: date
    next_start: date
    """The day on which the week after it starts, or would."""
    working_days: int
    holidays: tuple[date, ...]
    """Holidays after the end of the week before (in the first week: from its start) that would have been worked."""
    last_working_day: date | None
    """``None`` when holidays or the mask leave the week without work."""


def week_bounds(numbers: Sequence[int], days: int, size: float, added: Mapping[int, int]) -> tuple[int, ...]:
    """The days of the plan on which its weeks start, counted from 0, and lastly the plan's length in days.

    **Model** week i of n starts on day ⌊i · days · size + ½⌋, so that lengths differ by one day at most and sum to the
    rounded whole, later by the days that weeks before it were given besides.
    **Inputs** days a week holds, times ``size`` at least 1; ``added`` days by week number.

    >>> week_bounds([1, 2, 3, 4], 5, 1.5, {2: 3})
    (0, 8, 18, 26, 33)
    """
    bounds, more = [0], 0
    for index, number in enumerate(numbers, start=1):
        more += added.get(number, 0)
        bounds.append(math.floor(index * days * size + 0.5) + more)
    return tuple(bounds)


def dates_of_days(anchor: date, offset: int, calendar: WorkCalendar, by_working_days: bool) -> Callable[[int], date]:
    """On which date each day of the plan falls, counted from 0, when day ``offset`` falls on ``anchor``.

    **Model** by working days, day k is the (k − offset)-th working day from the anchor, which must itself be worked:
    a day off after the anchor moves what follows later, one before it moves what comes earlier still earlier.
    Otherwise day k is a calendar day, and days off move nothing.
    """
    if by_working_days:
        return lambda day: calendar.workday(anchor, day - offset)
    return lambda day: anchor + (day - offset) * _DAY


def lay_out(
    numbers: Sequence[int],
    bounds: Sequence[int],
    date_of: Callable[[int], date],
    calendar: WorkCalendar,
    starts: Mapping[int, date],
) -> tuple[Week, ...]:
    """The weeks ``numbers``, one after the other, with ``bounds`` from ``week_bounds`` and dates from ``date_of``.

    ``starts`` has weeks' starts that are kept on days off before their work, by the day of the plan they begin with.
    """
    weeks: list[Week] = []
    for index, number in enumerate(numbers):
        start = weeks[-1].next_start if weeks else starts.get(bounds[0], date_of(bounds[0]))
        end = date_of(bounds[index + 1] - 1)
        holidays_from = weeks[-1].end + _DAY if weeks else start
        worked = calendar.working_days(start, end)
        weeks.append(
            Week(
                number=number,
                start=start,
                end=end,
                next_start=starts.get(bounds[index + 1], date_of(bounds[index + 1])),
                working_days=worked,
                holidays=calendar.lost(holidays_from, end),
                last_working_day=calendar.last_working_day(end) if worked else None,
            )
        )
    return tuple(weeks)
