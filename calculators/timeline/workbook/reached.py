"""Which days of a plan made anew a workbook writes as dates, and which it works out."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Result
from calculators.timeline.workbook.laid_out import LaidOut
from calculators.workbook import DATE, Cell, entry, formula

__all__ = ["Reached"]

_DAY = timedelta(days=1)


class Reached:
    """A day is a date to write over where it has been reached, or where something waits; else it is a formula.

    Without actual dates every day is a formula.
    """

    def __init__(self, inputs: Inputs, result: Result, plan: LaidOut) -> None:
        self.result, self.plan, self.calendar = result, plan, plan.calendar
        self.by_working_days = inputs.week_length == WORKING_DAYS

    def dated(self, day: date, follows: date | None, written: str) -> Cell:
        """The cell of ``day``, which the formula ``written`` would put on the day ``follows``."""
        anew = self.result.replanned
        if anew is None or (day == follows and (anew.status is None or day > anew.status)):
            return formula(written, day, DATE)
        return entry(day, DATE)

    def start(self, place: int) -> date | None:
        """Where the week at ``place`` starts if it follows the one before; the first, as first planned."""
        if self.result.replanned is None:
            return None
        if not place:
            return self.result.replanned.first_kickoff
        day = self.result.weeks[place - 1].end + _DAY
        return self.calendar.next_working_day(day) if self.by_working_days else day

    def end(self, place: int) -> date | None:
        """Where it ends if it takes its days from its start on."""
        days, start = self.plan.bounds[place + 1] - self.plan.bounds[place], self.result.weeks[place].start
        return self.calendar.workday(start - _DAY, days) if self.by_working_days else start + (days - 1) * _DAY

    def last_working_day(self, place: int) -> date | None:
        """The last day worked until its end, where any is."""
        week = self.result.weeks[place]
        return self.calendar.last_working_day(week.end) if week.working_days else week.end
