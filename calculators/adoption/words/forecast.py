"""The forecast in words: when a target is expected, how likely it is on time, how the curve was found."""

from __future__ import annotations

import math

from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook import last_week_of
from calculators.adoption.result import GoalForecast, Result
from calculators.adoption.words.targets import own_target_title
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

__all__ = ["chance_text", "fit_rows", "forecast_rows", "goal_figures", "goal_sentence", "outlook_notes"]

_NO_PACE = "No pace yet"
_LEAST_DELAY = 0.05
"""Weeks; less is shown as on time."""
_LEAST_SHIFT = 0.5
"""Weeks; less is not worth a note."""

_CEILINGS = {
    "one_count": "One count does not show your own pace, so the forecast follows the playbook’s curve from there.",
    "few_counts": "Fewer than five counts cannot show where adoption will level off, so the forecast uses the "
    "largest share you entered.",
    "no_growth": "Your counts do not rise, so the forecast stays where the last one is.",
    "before_inflection": "Your counts have not slowed down yet and cannot show where adoption will level off, so the "
    "forecast uses the largest share you entered.",
    "above_all": "Your counts do not level off below all users, so the forecast uses the largest share you entered.",
    "uncertain": "Your counts scatter too much to show where adoption will level off, so the forecast uses the "
    "largest share you entered.",
    "no_better": "A level estimated from your counts fits them no better than the largest share you entered, so "
    "yours is used.",
}


def chance_text(chance: float) -> str:
    """A probability in whole percent, never rounded to certainty.

    >>> chance_text(0.378), chance_text(0.9996), chance_text(0.00001)
    ('38%', 'above 99%', 'below 1%')
    """
    text = "above 99%" if chance > 0.99 else "below 1%" if chance < 0.01 else f"{decimal_text(chance * 100, 0)}%"
    return ValueText(text, chance * 100, "%")


def goal_figures(inputs: Inputs, result: Result) -> dict[str, str]:
    """The figures of the target ahead; they have nothing to say without counts."""
    if not result.actuals:
        return dict.fromkeys(("reach_date", "delay", "probability"), "")
    goal = result.goal
    last_week = week_text(last_week_of(inputs, result.actuals))
    never = {"after_horizon": f"Not by the end of {last_week}", "never": "Not at this pace", "no_pace": _NO_PACE}
    return {
        "reach_date": never.get(goal.reach) or (date_text(goal.reach_date) if goal.reach_date else NONE),
        "delay": _delay(goal),
        "probability": _probability(goal, result),
    }


def goal_sentence(result: Result) -> list[tuple[str, bool]]:
    """What the answer says of the target ahead; nothing once it is reached."""
    goal = result.goal
    if goal.reach == "reached" or not result.actuals:
        return []
    people = count_text(goal.users)
    if goal.reach == "no_pace":
        return _no_pace_sentence(result)
    if goal.reach_date is None:
        when = "at this pace" if goal.reach == "never" else "in the weeks shown"
        pieces = [(f" The target of {people} is ", False), ("not reached", True), (f" {when}", False)]
    else:
        pieces = [(f" At this pace {people} are expected by ", False), (date_text(goal.reach_date), True)]
    return [*pieces, *_chance_ahead(result), (".", False)]


def _chance_ahead(result: Result) -> list[tuple[str, bool]]:
    """How likely the target is in time, as long as that lies ahead."""
    goal = result.goal
    if goal.probability is None or result.actuals[-1].weeks_completed >= goal.weeks:
        return []
    return [
        (f"; the chance of having them by {date_text(goal.date)} is ", False),
        (chance_text(goal.probability), True),
    ]


def _no_pace_sentence(result: Result) -> list[tuple[str, bool]]:
    """What is known when nobody is active, and what would be needed."""
    goal, needed = result.goal, result.goal_needed_per_week
    start = [(" Nobody has started, so there is ", False), ("no pace", True)]
    if needed is None:
        return [*start, (" to forecast from.", False)]
    return [
        *start,
        (" to forecast from: ", False),
        (count_text(goal.users), True),
        (f" by {date_text(goal.date)} need ", False),
        (f"{count_text(math.ceil(needed))} more a week", True),
        (".", False),
    ]


def forecast_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """A row a milestone, and one for the planner's own target; none without counts."""
    if not result.actuals:
        return []
    titles = {item.id: item.title for item in inputs.milestones}
    own = [] if result.goal.id else [result.goal]
    return [
        [
            titles[goal.id] if goal.id else own_target_title(inputs, result),
            short_date_text(goal.date),
            count_text(goal.users),
            short_date_text(goal.reach_date) if goal.reach_date else NONE,
            _delay(goal),
            _probability(goal, result),
        ]
        for goal in (*result.milestones, *own)
    ]


def fit_rows(result: Result) -> list[list[str]]:
    """The fitted curve beside the playbook's; none where nothing is fitted."""
    fit = result.fit
    if fit.error is None:
        return []
    rows = [
        ["Largest share that will ever be active", percent_text(fit.ceiling), NONE],
        ["Growth a week, in logits", decimal_text(fit.rate_per_week, 3), decimal_text(result.rate_per_week, 3)],
        ["Weeks until half of that", _weeks(fit.midpoint_weeks), _weeks(result.midpoint_weeks)],
        ["Distance of the counts from the curve, in points", decimal_text(fit.error * 100, 1), NONE],
        [
            "Scatter compared with chance alone",
            ValueText(f"{decimal_text(fit.dispersion, 1)} times", fit.dispersion, "times"),
            NONE,
        ],
    ]
    if fit.aicc_free is not None and fit.aicc_fixed is not None:
        rows += [
            ["AICc with the level entered", decimal_text(fit.aicc_fixed, 1), NONE],
            ["AICc with the level estimated from the counts", decimal_text(fit.aicc_free, 1), NONE],
        ]
    return rows


def outlook_notes(inputs: Inputs, result: Result) -> list[str]:
    """What to know of the forecast."""
    notes = [] if result.goal.reach == "reached" else _curve_notes(inputs, result)
    if any(item.share >= inputs.ceiling for item in result.actuals) and inputs.ceiling < 1:
        notes.append("A count reaches the largest share that will ever be active; enter a higher share there.")
    if inputs.surveyed is not None:
        notes.append(
            f"{plural(inputs.surveyed, 'user was', 'users were')} asked; every count stands for all "
            f"{plural(inputs.users, 'user')} in proportion, with the margin given at the count."
        )
    if any(row.share is not None for row in inputs.actuals):
        notes.append("A percentage is turned into whole people first.")
    return notes


def _curve_notes(inputs: Inputs, result: Result) -> list[str]:
    """Where the level comes from, and how far a single count lies off the playbook's curve."""
    fit = result.fit
    if fit.ceiling_basis == "identified":
        told = f"Your counts level off at {percent_text(fit.ceiling)} of users"
        return [f"{told}; the forecast uses that, not the {round_percent_text(inputs.ceiling)} entered."]
    notes = [_CEILINGS[fit.ceiling_basis]] if fit.ceiling_basis in _CEILINGS else []
    if fit.method == "current_count" and fit.shift_weeks is not None and abs(fit.shift_weeks) >= _LEAST_SHIFT:
        notes.append(_shift_note(fit.shift_weeks))
    return notes


def _shift_note(weeks: float) -> str:
    place = f"Your count is where the playbook’s curve is {_weeks_phrase(weeks)}"
    if weeks < 0:
        return f"{place} later; the forecast keeps that lead."
    return f"{place} earlier. The forecast assumes that growth goes on as in the playbook, so a second count matters."


def _delay(goal: GoalForecast) -> str:
    if goal.delay_weeks is None:
        return _NO_PACE if goal.reach == "no_pace" else "not reached"
    side = "late" if goal.delay_weeks > 0 else "early"
    # A count shows what was reached by its day, and not since when.
    bound = {"late": "at most ", "early": "at least "}[side] if goal.reach == "reached" else ""
    text = "on time" if abs(goal.delay_weeks) < _LEAST_DELAY else f"{bound}{_weeks_phrase(goal.delay_weeks)} {side}"
    return ValueText(text, goal.delay_weeks, "weeks, negative when early")


def _weeks_phrase(weeks: float) -> str:
    size = decimal_text(abs(weeks), 1)
    return "1 week" if size == "1.0" else f"{size} weeks"


def _probability(goal: GoalForecast, result: Result) -> str:
    if goal.probability is None:
        return _NO_PACE if goal.reach == "no_pace" else "unknown: no count on that day"
    if result.actuals[-1].weeks_completed >= goal.weeks:
        return "met" if goal.probability else "missed"
    return "already met" if goal.reach == "reached" else chance_text(goal.probability)


def _weeks(weeks: float | None) -> str:
    return NONE if weeks is None else decimal_text(weeks, 2)
