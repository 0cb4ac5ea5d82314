"""What of a plan may take longer: its blocks in days of the plan, and the calendar over which they are laid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calculators.workdays import WorkCalendar

__all__ = ["Wait", "Work", "days_of", "within_reach"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """A block of the work that may not begin before a day, however soon the blocks before it end."""

    block: int
    """Its place among ``Work.blocks``."""
    days: int
    """Days of the plan from ``Work.first`` on that pass before it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What runs from the clock's start to the plan's end and may take longer, in days of the plan.

    A day of the plan is a working day, or a calendar day where weeks are seven days long.
    """

    start: date
    """Day 1 of the clock."""
    first: date
    """The first day of the plan that counts: ``start``, or later where a start is kept on a day off; with actual dates
    the first on which anything is left to do, or the day after the end where nothing is."""
    blocks: tuple[int, ...]
    """Days of each block in a row, of one in work those that remain; none where all have ended."""
    by_working_days: bool
    calendar: WorkCalendar
    """Its days off are those that the longest of the three lengths can meet."""
    deadline: date
    waits: tuple[Wait, ...] = ()

    def ways(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The ways to the end: days that pass before, and the blocks from then on; first that through all of them."""
        yield 0, self.blocks
        for wait in self.waits:
            yield wait.days, self.blocks[wait.block :]

    def days_by(self, day: date) -> int:
        """How many days of the plan have passed by the end of ``day``; 0 before its first."""
        if day < self.first:
            return 0
        if self.by_working_days:
            return self.calendar.working_days(self.first, day)
        # What would end on days off ends on the last day worked before them.
        return (self.calendar.next_working_day(day + _DAY) - self.first).days

    def end(self, days: int) -> date:
        """The day on which so many days of it end, always one that is worked; of none, the day before its first."""
        before = self.first - _DAY
        if self.by_working_days:
            return self.calendar.workday(before, days)
        return max(before, self.calendar.last_working_day(before + days * _DAY))


def days_of(blocks: tuple[int, ...]) -> int:
    """The days of the plan that blocks hold; whole days add up exactly."""
    return int(math.fsum(blocks))


def within_reach(work: Work, high_length: float) -> Work:
    """``work`` with no other days off than it can meet by its deadline, or with every block as long as may be.

    **Inputs** ``high_length`` the most that a block may last, as a share of its days.
    """
    longest = max(wait + math.ceil(days_of(blocks) * high_length) for wait, blocks in work.ways())
    last = max(work.end(longest), work.deadline)
    off = tuple(day for day in work.calendar.off if work.first <= day <= last)
    return replace(work, calendar=WorkCalendar(work.calendar.weekmask, off))
