"""People and training around the users, in words."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import Result
from calculators.presentation import count_text, decimal_text, plural, round_percent_text

__all__ = ["hours_text", "people_rows", "training_rows"]

_NONE = "\N{EN DASH}"
_GROUPS = {"users": "Everybody", "power_users": "Power users, further sessions"}


def people_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """Power users as a share and as the playbook asks, champions by both ratios, trainers."""
    floor = f"at least one for each of {plural(inputs.departments, 'department')}"
    return [
        ["Power users", count_text(result.power_users), f"{round_percent_text(inputs.power_user_share)} of all users"],
        ["Power users in the playbook", count_text(inputs.power_user_criterion), "its own number, whatever the size"],
        ["Champions", count_text(result.champions), f"one for {plural(inputs.users_per_champion, 'user')}, {floor}"],
        [
            "Champions during the rollout",
            count_text(result.rollout_champions),
            f"one for {plural(inputs.users_per_rollout_champion, 'user')}, {floor}",
        ],
        [
            "Trainers",
            count_text(inputs.trainers),
            f"{plural(inputs.trainer_sessions, 'session')} each a week: {plural(result.training_weeks, 'week')} in all",
        ],
    ]


def training_rows(result: Result) -> list[list[str]]:
    """Seats, sessions and hours by group, and their total."""
    rows = [
        [
            _GROUPS[load.group],
            count_text(load.people),
            count_text(load.seats),
            count_text(load.sessions),
            hours_text(load.trainer_hours),
        ]
        for load in result.training
    ]
    total = [count_text(result.training_seats), count_text(result.training_sessions), hours_text(result.trainer_hours)]
    return [*rows, ["Total", _NONE, *total]]


def hours_text(hours: float) -> str:
    """Hours, with decimals only where there are any."""
    return count_text(hours) if hours == int(hours) else decimal_text(hours, 2)
