"""People and training around the users, in words."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import Result
from calculators.texts import (
    NONE,
    count_text,
    date_text,
    decimal_text,
    plural,
    round_percent_text,
    short_date_text,
    week_text,
    weeks_text,
)

__all__ = ["hours_text", "people_rows", "session_rows", "training_end_text", "training_notes", "training_rows"]

_GROUPS = {"users": "Everybody", "power_users": "Power users, extra sessions"}


def people_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """Power users as a share and as the playbook asks, champions by both ratios, trainers."""
    floor = f"at least one for each of {plural(inputs.departments, 'department')}"
    return [
        ["Power users", count_text(result.power_users), f"{round_percent_text(inputs.power_user_share)} of all users"],
        *_asked_rows(inputs),
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


def _asked_rows(inputs: Inputs) -> list[list[str]]:
    if inputs.power_user_criterion is None:
        return []
    return [["Power users in the playbook", count_text(inputs.power_user_criterion), "its own number, at any size"]]


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
    return [*rows, ["Total", NONE, *total]]


def session_rows(result: Result) -> list[list[str]]:
    """The calendar of the sessions, a row a week."""
    return [
        [
            weeks_text(row.first_week, row.last_week),
            short_date_text(row.start),
            short_date_text(row.end) if row.end else NONE,
            count_text(row.power_user_sessions),
            count_text(row.user_sessions),
            count_text(row.most_a_day),
            hours_text(row.trainer_hours),
        ]
        for row in result.sessions
    ]


def training_end_text(result: Result) -> str:
    """The day on which the last session's week ends, or that week's name; empty without sessions."""
    if not result.sessions:
        return ""
    return date_text(result.training_end) if result.training_end else week_text(result.sessions[-1].last_week)


def training_notes(inputs: Inputs, result: Result) -> list[str]:
    """How the sessions are laid out, and whether they end in time."""
    if not result.sessions:
        return []
    last, due = result.sessions[-1].last_week, inputs.milestones[-1].week
    most = plural(inputs.trainers * inputs.trainer_sessions, "session")
    start = week_text(inputs.training_from_week)
    notes = [f"Training is scheduled from {start} on, at most {most} a week, spread evenly over its working days."]
    if last > due:
        notes.append(
            f"At this pace training ends in {week_text(last)}, after the last milestone, which is due in "
            f"{week_text(due)}: more trainers, larger sessions or an earlier start would help."
        )
    return notes


def hours_text(hours: float) -> str:
    """Hours, with decimals only where there are any."""
    return count_text(hours) if hours == int(hours) else decimal_text(hours, 2)
