"""A target other than the last milestone in words: the planner's own, or an industry's."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import GoalForecast, Result
from calculators.adoption.words.pace import pace_text
from calculators.texts import NONE, count_text, date_text, plural, round_percent_text, week_text
from calculators.value_text import ValueText

__all__ = ["own_target_figures", "own_target_notes", "own_target_title"]


def own_target_figures(inputs: Inputs, result: Result) -> dict[str, str]:
    """The target in people and what leads there; nothing to say of the last milestone's."""
    goal = result.goal
    if goal.id is not None:
        return dict.fromkeys(("own_target", "own_target_curve", "own_target_expected", "own_target_needed"), "")
    share = round_percent_text(goal.share)
    return {
        "own_target": ValueText(
            f"{plural(goal.users, 'user')} ({share}) by {date_text(goal.date)}", goal.users, "users"
        ),
        "own_target_curve": count_text(goal.curve_users),
        "own_target_expected": _expected(goal),
        "own_target_needed": _needed(inputs, result),
    }


def _expected(goal: GoalForecast) -> str:
    if goal.expected_users is None:
        return ""
    people = round(goal.expected_users)
    gap = people - goal.users
    side = f"{count_text(abs(gap))} {'more' if gap > 0 else 'fewer'} than the target" if gap else "exactly the target"
    return ValueText(f"{count_text(people)}, {side}", people, "users")


def _needed(inputs: Inputs, result: Result) -> str:
    left = result.goal.weeks - (result.actuals[-1].weeks_completed if result.actuals else 0)
    needed = result.goal_needed_per_week
    return NONE if needed is None else pace_text(needed, left, inputs.weekmask, "a week")


def own_target_title(inputs: Inputs, result: Result) -> str:
    """What a table calls it; an industry's title names its share."""
    own = f"Your target: {round_percent_text(result.goal.share)}"
    return inputs.own_target.title if _is_industrys(inputs) else own


def own_target_notes(inputs: Inputs) -> list[str]:
    """Whose target it is, and what the playbook leaves open about it."""
    if not _is_industrys(inputs):
        return []
    due = (
        ""
        if inputs.target_week or inputs.target_day
        else (
            f" The playbook gives no day for it, so it is due with the last milestone, at the end of "
            f"{week_text(inputs.milestones[-1].week)}, unless you say otherwise."
        )
    )
    return [f"The target is the playbook’s for this industry: {inputs.own_target.title}.{due}"]


def _is_industrys(inputs: Inputs) -> bool:
    return inputs.target_share is None and inputs.own_target.share is not None
