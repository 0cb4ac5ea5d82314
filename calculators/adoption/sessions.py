"""When training sessions are held: week by week, as many as the trainers can hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from calculators.adoption.inputs import Inputs
from calculators.adoption.moments import week_end
from calculators.adoption.result import SessionWeek, TrainingLoad
from calculators.workdays import next_working_day

__all__ = ["session_weeks", "training_end"]

_WEEK = timedelta(days=7)
_MOST_ROWS = 26
"""Weeks shown each by itself; the rest share one row."""
_FURTHEST_WEEK = 5200
"""A century on, a date says nothing any more."""


def session_weeks(inputs: Inputs, loads: Sequence[TrainingLoad], weeks: int) -> tuple[SessionWeek, ...]:
    """The calendar of all sessions of ``loads`` (everybody's, power users' further ones), which take ``weeks``.

    **Model** from ``training_from_week`` on every week is filled with trainers · sessions each holds, the last one
    with the rest: first power users' further sessions, then everybody's. A week's sessions are spread evenly over its
    working days, so no day has more than ⌈sessions / days⌉.
    **Source** ours; the order is the playbook's, which trains power users before everybody.
    """
    everybody, power_users = (load.sessions for load in loads)
    capacity = inputs.trainers * inputs.trainer_sessions
    rows = []
    for index in range(min(weeks, _MOST_ROWS + 1)):
        last = weeks - 1 if index == _MOST_ROWS else index
        begun, done = index * capacity, min(everybody + power_users, (last + 1) * capacity)
        further = min(power_users, done) - min(power_users, begun)
        rows.append(_row(inputs, index, last, further, done - begun - further))
    return tuple(rows)


def _row(inputs: Inputs, index: int, last: int, power_user_sessions: int, user_sessions: int) -> SessionWeek:
    first_week, last_week = inputs.training_from_week + index, inputs.training_from_week + last
    sessions = power_user_sessions + user_sessions
    days = inputs.weekmask.count("1")
    busiest = min(sessions, inputs.trainers * inputs.trainer_sessions)
    return SessionWeek(
        first_week=first_week,
        last_week=last_week,
        start=next_working_day(inputs.week_1 + (first_week - 1) * _WEEK, inputs.weekmask),
        end=_end(inputs, last_week),
        power_user_sessions=power_user_sessions,
        user_sessions=user_sessions,
        most_a_day=math.ceil(Fraction(busiest, days)),
        trainer_hours=sessions * inputs.session_hours,
    )


def training_end(inputs: Inputs, weeks: int) -> date | None:
    """The last working day of the last week of sessions; ``None`` without any, or more than a century on."""
    return _end(inputs, inputs.training_from_week + weeks - 1) if weeks else None


def _end(inputs: Inputs, week: int) -> date | None:
    return week_end(inputs.week_1, week, inputs.weekmask) if week <= _FURTHEST_WEEK else None
