"""A plan made anew beside the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.timeline.plan import GoLiveOption
from calculators.timeline.replanned import Replanned, ReplannedBlock
from calculators.timeline.replanning import IN_WORK, Anew, Now
from calculators.workdays import WorkCalendar

__all__ = ["FirstPlan", "against_first", "slip"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPlan:
    """The days of the first plan that the new one is held against."""

    kickoff: date
    week_1: date
    go_live: date
    finish: date


def against_first(anew: Anew, first: FirstPlan, finish: date, option: GoLiveOption) -> Replanned:
    """Each block and the whole against the first plan; the new one ends on ``finish``, ``option`` is go-live."""
    return Replanned(
        status=anew.status,
        blocks=tuple(_block(now, anew.calendar) for now in anew.pieces if now.piece.id),
        first_kickoff=first.kickoff,
        first_week_1=first.week_1,
        first_go_live=first.go_live,
        first_finish=first.finish,
        slip=slip(anew.calendar, first.finish, finish),
        live=_is_live(anew.pieces, option),
        ended=all(now.is_over for now in anew.pieces),
    )


def slip(calendar: WorkCalendar, first: date, now: date) -> int:
    """Working days from ``first`` until ``now``, both at their day's end; negative where ``now`` is earlier."""
    if now >= first:
        return calendar.working_days(first + _DAY, now) if now > first else 0
    return -calendar.working_days(now + _DAY, first)


def _block(now: Now, calendar: WorkCalendar) -> ReplannedBlock:
    piece = now.piece
    return ReplannedBlock(
        id=piece.id,
        title=piece.title,
        first_week=piece.weeks[0],
        last_week=piece.weeks[-1],
        state=now.state,
        first_start=piece.first_start,
        first_end=piece.first_end,
        start=now.start,
        end=now.end,
        slip=slip(calendar, piece.first_end, now.end),
        moved_to=now.moved_to,
        due=now.due if now.state == IN_WORK and now.due < now.end else None,
    )


def _is_live(pieces: Sequence[Now], option: GoLiveOption) -> bool:
    now = next(now for now in pieces if option.week in now.piece.weeks)
    return now.is_over or (now.state == IN_WORK and option.edge == "start" and option.week == now.piece.weeks[0])
