"""The people and the training that users need around them."""

from __future__ import annotations

import math
from fractions import Fraction

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import TrainingLoad

__all__ = ["champions", "training_loads", "training_weeks"]


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
