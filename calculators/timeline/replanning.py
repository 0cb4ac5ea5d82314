"""The plan made anew: what has happened stays as it was entered, what remains is planned from today on.

Blocks follow one another, so each waits for those before it, as activities do on a critical path:

- today is the status date, which its own work still belongs to: nothing that is left lies before it. Where today is
  not known, or somewhere later already, the latest day on which something happened stands for it;
- a block that has ended keeps its dates, days off or not; without a start it began on its turn;
- a block in work lasts as long as planned from its start on, and where that is over, until today or the next working
  day at least: what remains of it is what it was planned to take, less what has been worked, and one day at the least;
- blocks before one that has begun, of which nothing is entered, are supposed to be done: in turn, each as long as
  planned, and before the other one began;
- every other block begins on the first working day after all before it have ended, not before today, and not before
  the day it has moved to; one that nothing has shifted keeps its first dates. Then it takes its planned days.

**Source** Kelley and Walker 1959, Critical-Path Planning and Scheduling, Proceedings of the Eastern Joint Computer
Conference, 160-173, for the earliest dates of what follows; U.S. Government Accountability Office 2015, Schedule
Assessment Guide, GAO-16-89G, best practice 9, for the status date: what is before it has actual dates, nothing that
remains is planned before it, no actual date lies after it. That blocks which overlap run on side by side is ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.timeline.actual_dates import ActualDates, dates_by_block
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.pieces import Piece, pieces_of
from calculators.timeline.weeks import Week
from calculators.workdays import WorkCalendar

__all__ = ["DONE", "IN_WORK", "SUPPOSED", "TO_COME", "Anew", "Now", "replan"]

_DAY = timedelta(days=1)
DONE, SUPPOSED, IN_WORK, TO_COME = "done", "supposed", "in_work", "to_come"


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """A piece of the plan with the dates it has now."""

    piece: Piece
    state: str
    start: date
    end: date
    turn: date
    """On which it would begin, were it not for today and for the day it has moved to."""
    due: date
    """On which it would end by its length alone."""
    moved_to: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is left."""
        return self.state in (DONE, SUPPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """The plan made anew."""

    status: date | None
    pieces: tuple[Now, ...]
    calendar: WorkCalendar
    by_working_days: bool


def replan(inputs: Inputs, first: Sequence[Week], bounds: Sequence[int], calendar: WorkCalendar) -> Anew:
    """Every piece of the plan with its dates now, by the rules above.

    **Inputs** ``first`` the weeks of the first plan, ``bounds`` the days of the plan on which they begin.
    """
    rows = dates_by_block(inputs.resolved, inputs.actual_dates)
    happened = [when for row in rows.values() for when in (row.started, row.ended) if when is not None]
    status = max([*happened, *([inputs.today] if inputs.today else [])], default=None)
    return _Replanning(
        rows, pieces_of(inputs.planned, first, bounds), status, calendar, inputs.week_length == WORKING_DAYS
    ).anew()


class _Replanning:
    def __init__(
        self,
        rows: Mapping[str, ActualDates],
        pieces: Sequence[Piece],
        status: date | None,
        calendar: WorkCalendar,
        by_working_days: bool,
    ) -> None:
        self.rows, self.pieces, self.status = rows, pieces, status
        self.calendar, self.by_working_days = calendar, by_working_days
        self.begun = [index for index, piece in enumerate(pieces) if (row := rows.get(piece.id)) and row.has_begun]
        self.found: list[Now] = []

    def anew(self) -> Anew:
        last_begun = max(self.begun, default=-1)
        for index, piece in enumerate(self.pieces):
            row = self.rows.get(piece.id)
            if index > last_begun:
                now = self.to_come(piece, row)
            elif row is None or not row.has_begun:
                now = self.supposed(index, piece)
            else:
                now = self.begun_one(piece, row)
            self.found.append(now)
        return Anew(
            status=self.status,
            pieces=tuple(self.found),
            calendar=self.calendar,
            by_working_days=self.by_working_days,
        )

    def turn(self, piece: Piece) -> date:
        """The first working day after all before have ended; the first plan's own start where they end as planned."""
        if not self.found:
            return piece.first_start
        before = self.found[-1]
        end = max(now.end for now in self.found)
        if before.state == TO_COME and not self.by_working_days:
            # Weeks of seven days follow one another on whatever day.
            return end + _DAY
        follows = self.calendar.next_working_day(end + _DAY)
        planned = self.calendar.next_working_day(before.piece.first_end + _DAY)
        return piece.first_start if follows == planned else follows

    def last_day(self, start: date, days: int) -> date:
        """The last of so many days of the plan from ``start`` on."""
        return self.calendar.workday(start - _DAY, days) if self.by_working_days else start + (days - 1) * _DAY

    def begun_one(self, piece: Piece, row: ActualDates) -> Now:
        turn = self.turn(piece)
        start = row.started or min(turn, row.ended or turn)
        due = self.last_day(start, piece.days)
        if row.ended:
            return Now(piece=piece, state=DONE, start=start, end=row.ended, turn=turn, due=due)
        end = max(due, self.calendar.next_working_day(self.status or due))
        return Now(piece=piece, state=IN_WORK, start=start, end=end, turn=turn, due=due)

    def supposed(self, index: int, piece: Piece) -> Now:
        row = self.rows[self.pieces[min(later for later in self.begun if later > index)].id]
        limit = row.started - _DAY if row.started else row.ended
        assert limit is not None
        limit = self.calendar.last_working_day(limit)
        turn = self.turn(piece)
        start = min(turn, limit)
        due = self.last_day(turn, piece.days)
        return Now(piece=piece, state=SUPPOSED, start=start, end=max(start, min(due, limit)), turn=turn, due=due)

    def to_come(self, piece: Piece, row: ActualDates | None) -> Now:
        turn = self.turn(piece)
        moved_to = row.moved_to if row else None
        earliest = max(day for day in (self.status, moved_to, turn) if day is not None)
        start = turn if earliest == turn else self.calendar.next_working_day(earliest)
        end = self.last_day(start, piece.days)
        return Now(piece=piece, state=TO_COME, start=start, end=end, turn=turn, due=end, moved_to=moved_to)
