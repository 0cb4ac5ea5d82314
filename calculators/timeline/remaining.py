"""What is left to do of a plan made anew, in days of the plan: it alone may take longer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from calculators.timeline.inputs import Inputs
from calculators.timeline.replanning import IN_WORK, TO_COME, Anew, Now
from calculators.timeline.result import Clock
from calculators.timeline.weeks import Week
from calculators.timeline.work import Wait, Work, within_reach

__all__ = ["remaining_work"]

_DAY = timedelta(days=1)


def remaining_work(inputs: Inputs, anew: Anew, weeks: Mapping[int, Week], clock: Clock, finish: date) -> Work:
    """What is left from the deadline's ``clock`` on; the clock itself and the deadline are those of the first plan.

    **Model** of blocks in work only what remains counts, from today on; several run side by side, so the one that ends
    last stands for them. Blocks to come take their whole lengths, and one that has moved waits for its day. What is
    over has one length. As in the first plan, nothing stretches what lies before the clock's first week.
    **Inputs** ``weeks`` of ``anew`` by their numbers, and ``finish`` the day on which it ends.
    """
    counted = 1 if inputs.deadline_clock == "week_1" else min(weeks)
    left = [now for now in anew.pieces if not now.is_over and now.piece.weeks[-1] >= counted]
    coming = [now for now in left if now.state == TO_COME]
    working = [now for now in left if now.state == IN_WORK]
    blocks: list[int] = []
    first = finish + _DAY
    if working:
        assert anew.status is not None
        first = anew.calendar.next_working_day(anew.status)
        blocks.append(max(_passing(anew, first, _last_day(now, coming, anew)) for now in working))
    elif coming:
        first = weeks[max(counted, coming[0].piece.weeks[0])].start
        first = anew.calendar.next_working_day(first) if anew.by_working_days else first
    waits = []
    for now in coming:
        day = now.moved_to and anew.calendar.next_working_day(now.moved_to)
        if day and day > first:
            waits.append(Wait(len(blocks), _passing(anew, first, day - _DAY)))
        blocks.append(_counted_days(now, counted))
    work = Work(clock.start, first, tuple(blocks), anew.by_working_days, anew.calendar, clock.deadline, tuple(waits))
    return within_reach(work, inputs.high_length)


def _passing(anew: Anew, first: date, last: date) -> int:
    """Days of the plan from ``first`` to ``last``."""
    if anew.by_working_days:
        return anew.calendar.working_days(first, last)
    return (last - first).days + 1


def _last_day(now: Now, coming: list[Now], anew: Anew) -> date:
    """A block's end; by seven days a week, the day before what comes next could begin."""
    return now.end if anew.by_working_days or not coming else max(now.end, coming[0].turn - _DAY)


def _counted_days(now: Now, counted: int) -> int:
    bounds = now.piece.bounds
    places = [place for place, week in enumerate(now.piece.weeks) if week >= counted]
    return bounds[-1] - bounds[places[0]]
