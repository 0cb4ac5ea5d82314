"""Where each week lies of a plan made anew."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.timeline.replanning import DONE, Anew, Now
from calculators.timeline.weeks import Week

__all__ = ["weeks_anew"]

_DAY = timedelta(days=1)


def weeks_anew(anew: Anew) -> tuple[Week, ...]:
    """The weeks of ``anew``, in the plan's order.

    **Model** what is in work or to come goes at the planned pace, and what is overdue belongs to its last week. The
    weeks of what is over share its working days in proportion: of N such days and n planned ones, what was planned to
    begin on day k of it begins after ⌊k N / n + ½⌋ days. Where there are fewer days than weeks, weeks share a day.
    A day off belongs to the week that ends first after it, once, and to none while the plan waits for a block to begin.
    """
    weeks: list[Week] = []
    counted: date | None = None
    for now in anew.pieces:
        for place, number in enumerate(now.piece.weeks):
            start, end = _dates(anew, now, place)
            worked = anew.calendar.working_days(start, end)
            since = start
            if counted is not None:
                after = counted + _DAY
                since = after if anew.calendar.next_working_day(after) == start else max(after, start)
            weeks.append(
                Week(
                    number=number,
                    start=start,
                    end=end,
                    next_start=end + _DAY,
                    working_days=worked,
                    holidays=anew.calendar.lost(since, end),
                    last_working_day=_last_working_day(anew, now, end, worked),
                )
            )
            counted = end if counted is None else max(counted, end)
    return tuple(weeks)


def _last_working_day(anew: Anew, now: Now, end: date, worked: int) -> date | None:
    """On which somebody worked: also a day off, where a block has ended on it."""
    if anew.by_working_days and now.state == DONE and end == now.end:
        return end
    return anew.calendar.last_working_day(end) if worked else None


def _dates(anew: Anew, now: Now, place: int) -> tuple[date, date]:
    """First and last day of the week at ``place`` of a piece."""
    piece = now.piece
    first, last = piece.bounds[place], piece.bounds[place + 1]
    if now.is_over:
        days = _days(anew, now)
        first, last = ((2 * bound * days + piece.days) // (2 * piece.days) for bound in (first, last))
        last = max(last, first + 1)
    start = now.start if place == 0 else min(_day(anew, now.start, first + 1), now.end)
    end = now.end if place == len(piece.weeks) - 1 else min(_day(anew, now.start, last), now.end)
    return start, max(start, end)


def _days(anew: Anew, now: Now) -> int:
    """Days of the plan from start to end."""
    if anew.by_working_days:
        return anew.calendar.working_days(now.start, now.end)
    return (now.end - now.start).days + 1


def _day(anew: Anew, start: date, days: int) -> date:
    if anew.by_working_days:
        return anew.calendar.workday(start - _DAY, days)
    return start + (days - 1) * _DAY
