"""Where each week of a plan lies in the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.workdays import holidays_lost, is_working_day, networkdays, next_working_day, workday

__all__ = ["Calendar", "Week", "lay_out"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days are worked."""

    weekmask: str
    holidays: tuple[date, ...]

    def workday(self, start: date, days: int) -> date:
        """As ``workdays.workday``, on this calendar."""
        return workday(start, days, self.weekmask, self.holidays)

    def working_days(self, start: date, end: date) -> int:
        """As ``workdays.networkdays``, on this calendar."""
        return networkdays(start, end, self.weekmask, self.holidays)

    def next_working_day(self, day: date) -> date:
        """``day`` itself or the first working day after it."""
        return next_working_day(day, self.weekmask, self.holidays)

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        return is_working_day(day, self.weekmask, self.holidays)

    def lost(self, start: date, end: date) -> tuple[date, ...]:
        """Holidays from ``start`` to ``end`` on days the work week would work."""
        return holidays_lost(start, end, self.weekmask, self.holidays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of the plan in the calendar; ``end`` is inclusive."""

    number: int
    start: date
    end: date
    working_days: int
    holidays: tuple[date, ...]
    """Holidays after the end of the week before (in the first week: from its start) that would have been worked."""
    last_working_day: date | None
    """``None`` when holidays or the mask leave the week without work."""


def lay_out(
    numbers: Sequence[int], anchor_week: int, anchor: date, calendar: Calendar, working_days_per_week: int | None
) -> tuple[Week, ...]:
    """The weeks ``numbers``, consecutive in the calendar, so that ``anchor_week`` starts on ``anchor``.

    **Model** with ``working_days_per_week`` = d, week i starts d·(i − anchor) working days from the anchor,
    which must itself be worked, and ends on its d-th working day: a holiday after the anchor moves later
    weeks later, one before it moves earlier weeks earlier. With ``None`` a week is seven calendar days and
    holidays move nothing.
    """
    anchor_index = list(numbers).index(anchor_week)
    starts, ends = (
        _calendar_weeks(anchor)
        if working_days_per_week is None
        else _working_weeks(anchor, calendar, working_days_per_week)
    )
    weeks: list[Week] = []
    for index, number in enumerate(numbers):
        start, end = starts(index - anchor_index), ends(index - anchor_index)
        holidays_from = weeks[-1].end + _DAY if weeks else start
        worked = calendar.working_days(start, end)
        weeks.append(
            Week(
                number=number,
                start=start,
                end=end,
                working_days=worked,
                holidays=calendar.lost(holidays_from, end),
                last_working_day=calendar.workday(end + _DAY, -1) if worked else None,
            )
        )
    return tuple(weeks)


def _calendar_weeks(anchor: date) -> tuple[Callable[[int], date], Callable[[int], date]]:
    def start(offset: int) -> date:
        return anchor + timedelta(days=7 * offset)

    return start, lambda offset: start(offset) + timedelta(days=6)


def _working_weeks(anchor: date, calendar: Calendar, days: int) -> tuple[Callable[[int], date], Callable[[int], date]]:
    def start(offset: int) -> date:
        return calendar.workday(anchor, days * offset)

    return start, lambda offset: calendar.workday(start(offset), days - 1)
