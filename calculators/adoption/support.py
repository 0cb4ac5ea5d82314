"""The people and the training that users need around them, and when the sessions are held."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import SessionWeek, TrainingLoad
from calculators.adoption.week_time import week_end
from calculators.workdays import next_working_day

__all__ = ["champions", "session_weeks", "training_end", "training_loads", "training_weeks"]

_WEEK = timedelta(days=7)
_MOST_ROWS = 26
"""Weeks shown each by itself; the rest share one row."""
_FURTHEST_WEEK = 5200
"""A century on, a date says nothing any more."""


def champions(users: int, departments: int, ratio: int) -> int:
    """One for every ``ratio`` users, at least one a department, at most all users.

    >>> champions(240, 6, 50), champions(240, 6, 15), champions(3, 6, 50)
    (6, 16, 3)
    """
    return min(users, max(departments, math.ceil(Fraction(users, ratio))))


def training_loads(inputs: Inputs, power_users: int) -> tuple[TrainingLoad, TrainingLoad]:
    """What everybody's sessions come to, and what power users' further ones add.

    **Model** sessions = sessions each · ⌈people / seats in one⌉; trainer hours = sessions · length of one.
    **Source** ours; the playbook names no ratio.
    """
    return (
        _load("users", inputs.users, inputs.user_sessions, inputs),
        _load("power_users", power_users, inputs.power_user_sessions, inputs),
    )


def _load(group: str, people: int, each: int, inputs: Inputs) -> TrainingLoad:
    sessions = each * math.ceil(Fraction(people, inputs.session_seats))
    return TrainingLoad(
        group=group,
        people=people,
        seats=each * people,
        sessions=sessions,
        trainer_hours=sessions * inputs.session_hours,
    )


def training_weeks(sessions: int, inputs: Inputs) -> int:
    """The weeks in which the trainers hold ``sessions``, the last one begun counted whole."""
    return math.ceil(Fraction(sessions, inputs.trainers * inputs.trainer_sessions))


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
