"""The adoption calculator's answer in words: figures, tables, sentence and notes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import ActualGap, Result
from calculators.adoption.words.forecast import fit_rows, forecast_rows, goal_figures, goal_sentence, outlook_notes
from calculators.adoption.words.pace import days_left_text, pace_text
from calculators.adoption.words.support import (
    hours_text,
    people_rows,
    session_rows,
    training_end_text,
    training_notes,
    training_rows,
)
from calculators.adoption.words.targets import own_target_figures, own_target_notes
from calculators.presentation import Presentation
from calculators.rounding import MINUS
from calculators.texts import (
    NONE,
    count_text,
    date_text,
    decimal_text,
    percent_text,
    plural,
    round_percent_text,
    short_date_text,
    week_text,
)
from calculators.value_text import ValueText

__all__ = ["day_phrase", "present"]

_OF = {"all": "all users", "active": "users active by then"}


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""
    latest = result.actuals[-1] if result.actuals else None
    levels = _level_titles(inputs)
    figures = {
        "target_users": count_text(result.target_users),
        "target_date": date_text(result.target_date),
        "status": levels[latest.level] if latest else "",
        "gap": _gap(latest) if latest else "",
        "needed_per_week": _needed(inputs, latest, result.needed_per_week, "a week"),
        "needed_hazard": _needed_hazard(inputs, latest, result.needed_hazard),
        **goal_figures(inputs, result),
        **own_target_figures(inputs, result),
        "power_users": count_text(result.power_users),
        "power_users_asked": NONE if inputs.power_user_criterion is None else count_text(inputs.power_user_criterion),
        "champions": count_text(result.champions),
        "training_sessions": count_text(result.training_sessions),
        "trainer_hours": hours_text(result.trainer_hours),
        "training_weeks": count_text(result.training_weeks),
        "training_end": training_end_text(result),
    }
    titles = {item.id: item.title for item in inputs.milestones}
    tables = {
        "targets": [
            [
                week_text(item.week),
                short_date_text(item.date),
                percent_text(item.share),
                count_text(item.users),
                count_text(item.new_users),
                titles[item.milestone] if item.milestone else "curve",
            ]
            for item in result.targets
        ],
        "actuals": [_actual_row(inputs, item, levels) for item in result.actuals],
        "forecast": forecast_rows(inputs, result),
        "fit": fit_rows(result),
        "measures": [
            [
                item.title,
                count_text(item.day),
                short_date_text(item.date),
                percent_text(item.share),
                _OF[item.of],
                count_text(item.users),
                percent_text(item.curve_share),
            ]
            for item in result.measures
        ],
        "levels": _level_rows(inputs),
        "people": people_rows(inputs, result),
        "training": training_rows(result),
        "sessions": session_rows(result),
    }
    return Presentation(
        figures=figures,
        tables=tables,
        sentence=_sentence(inputs, result),
        notes=_notes(inputs, result),
        brief=f"{count_text(result.target_users)} of {plural(inputs.users, 'user')} by {date_text(result.target_date)}",
    )


def _level_titles(inputs: Inputs) -> dict[str | None, str]:
    """What each level is called; nothing, where the playbook has none."""
    return {None: NONE, **{level.id: level.title for level in inputs.levels}}


def _actual_row(inputs: Inputs, item: ActualGap, levels: Mapping[str | None, str]) -> list[str]:
    share = percent_text(item.share)
    if item.low_share is not None and item.high_share is not None:
        share = f"{share} ({percent_text(item.low_share)} to {percent_text(item.high_share)})"
    return [
        week_text(item.week),
        short_date_text(item.date),
        count_text(item.users),
        share,
        count_text(item.target_users),
        _signed(item.gap_users, 0),
        _signed(item.gap_share * 100, 1),
        levels[item.level],
        _needed(inputs, item, item.needed_per_week),
    ]


def _sentence(inputs: Inputs, result: Result) -> list[tuple[str, bool]]:
    users = plural(inputs.users, "user")
    if not result.actuals:
        share = round_percent_text(inputs.milestones[-1].share)
        return [
            (f"By {date_text(result.target_date)}, ", False),
            (count_text(result.target_users), True),
            (f" of {users} ({share}) should be active.", False),
        ]
    latest = result.actuals[-1]
    return [
        (f"{day_phrase(latest)}, ", False),
        (count_text(latest.users), True),
        (f" of {users} are active, ", False),
        (_gap(latest), True),
        *_level_words(inputs, latest),
        *goal_sentence(result),
    ]


def _level_words(inputs: Inputs, latest: ActualGap) -> list[tuple[str, bool]]:
    of = f" of {count_text(latest.target_users)}"
    if latest.level is None:
        return [(f"{of}.", False)]
    return [(f"{of}: ", False), (_level_titles(inputs)[latest.level], True), (".", False)]


def _notes(inputs: Inputs, result: Result) -> list[str]:
    notes = []
    if result.midpoint_weeks is not None:
        notes.append(
            f"The milestones lie on one logistic curve: growth {decimal_text(result.rate_per_week, 4)} a week, "
            f"half of the ceiling after {decimal_text(result.midpoint_weeks, 2)} weeks."
        )
    else:
        notes.append("The milestones lie on no single logistic curve; the targets between them are straight in logits.")
    if result.rolled_from:
        notes.append(
            f"{date_text(result.rolled_from)} is a day off; Week 1 starts on the next working day, "
            f"{date_text(result.week_1)}."
        )
    notes.append(f"The adoption clock starts on {date_text(result.clock_start)}. Holidays are not counted here.")
    if inputs.active_means:
        notes.append(f"Active, as you count it: {inputs.active_means.strip().rstrip('.')}.")
    notes += [f"The count falls in {week_text(week)}: check it, or find out who stopped." for week in result.falls]
    notes += own_target_notes(inputs)
    notes += outlook_notes(inputs, result)
    notes += training_notes(inputs, result)
    if inputs.power_user_criterion is None:
        return notes
    if inputs.users < inputs.power_user_criterion:
        notes.append(
            f"The playbook asks for {count_text(inputs.power_user_criterion)} power users; with "
            f"{plural(inputs.users, 'user')} that cannot be reached, so a share of the users is shown instead."
        )
    elif result.power_users != inputs.power_user_criterion:
        notes.append(f"The playbook itself asks for {count_text(inputs.power_user_criterion)} power users at any size.")
    return notes


def day_phrase(item: ActualGap) -> str:
    """When a count was made, at the start of a sentence."""
    if item.weeks_completed == item.week:
        return f"At the end of {week_text(item.week)}"
    return f"On {date_text(item.date)}"


def _gap(item: ActualGap) -> str:
    side = "more" if item.gap_users > 0 else "fewer"
    text = f"{count_text(abs(item.gap_users))} {side} than the target" if item.gap_users else "exactly on the target"
    return ValueText(text, item.gap_users, "users, negative when fewer")


def _needed(inputs: Inputs, latest: ActualGap | None, value: float | None, unit: str = "") -> str:
    return NONE if value is None else pace_text(value, _weeks_left(inputs, latest), inputs.weekmask, unit)


def _needed_hazard(inputs: Inputs, latest: ActualGap | None, value: float | None) -> str:
    if value is None:
        return NONE
    left = _weeks_left(inputs, latest)
    if 0 < left < 1:
        text = f"{percent_text(1 - (1 - value) ** left)} {days_left_text(left, inputs.weekmask)}"
    else:
        text = f"{percent_text(value)} a week"
    return ValueText(text, value * 100, "% a week")


def _weeks_left(inputs: Inputs, latest: ActualGap | None) -> float:
    """From the latest count to the milestone it leads to; 0 without one."""
    if latest is None:
        return 0.0
    weeks = [item.week for item in inputs.milestones if item.id == latest.next_milestone]
    return weeks[0] - latest.weeks_completed if weeks else 0.0


def _signed(value: float, places: int) -> str:
    text = decimal_text(value, places)
    return text if text.startswith(MINUS) or not text.strip("0.") else ValueText(f"+{text}", value)


def _level_rows(inputs: Inputs) -> list[list[str]]:
    limits = (0.0, *inputs.level_limits)
    return [
        [
            level.title,
            ValueText(f"{decimal_text(-limit * 100, 1)} points", -limit * 100, "points")
            if limit
            else "any smaller gap"
            if limit is not None
            else "no gap in users",
        ]
        for level, limit in zip_longest(inputs.levels, limits[: len(inputs.levels)])
    ]
