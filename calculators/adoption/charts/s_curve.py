"""Adoption over time as a chart's data: targets, counts, where they lead, and the band around that."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook import Outlook, outlook_of
from calculators.adoption.result import ActualGap, GoalForecast, Result
from calculators.adoption.words.answer import day_phrase
from calculators.charting import LABEL_WIDTH, Rows, caption, value_ticks
from calculators.texts import count_text, plural, round_percent_text, short_date_text, week_text

__all__ = ["s_curve"]

_POINTS = 130
"""Points of a curve; more show no difference."""
_ROOM = 0.6
"""Of the axis: where the latest count lies further right, its own text fills the room."""
_PLOT = {"": 560, "narrow_": 270}
"""Pixels of the axis, in the wide and the narrow drawing."""
_OVERHANG = 10
"""Pixels a text may reach over the axis, between its labels."""
_TALL = 0.25
"""Of all users: two texts less than this apart would touch."""
_CLEAR = 0.15
"""Of all users: this far below the targets' curve, a text above a line stands free."""


def s_curve(inputs: Inputs, result: Result, band: Sequence[Mapping[str, Any]] = (), cases: str = "") -> dict[str, Rows]:
    """The chart's data sets.

    ``band`` holds week, low and high (shares) of simulated courses, of which it encloses ``cases``.
    """
    outlook = outlook_of(inputs, result.actuals)
    last_week = outlook.last_week
    highest = max([inputs.ceiling, inputs.goal_share, *(item.share for item in result.actuals)])
    return {
        "caption": _caption(inputs, result, cases),
        "frame": [
            {
                "start": result.week_1.isoformat(),
                "end_exclusive": _after(result.week_1, last_week),
                "x_title": "End of week",
            }
        ],
        "x_ticks": _week_ticks(result.week_1, last_week),
        "y_ticks": value_ticks(0, highest, round_percent_text),
        "curve": [_point(result.week_1, week, outlook.playbook.share(week)) for week in _steps(0, last_week)],
        "targets": _targets(inputs, result, last_week),
        "goal": _goal(inputs, result, last_week),
        "actuals": [_point(result.week_1, item.weeks_completed, item.share) for item in result.actuals],
        "actuals_label": [
            {
                **_point(result.week_1, item.weeks_completed, item.share),
                "label": f"{count_text(item.users)} counted",
                # The curve passes above a count that is behind, and below one that is ahead.
                "align": "left" if item.gap_share < 0 else "right",
            }
            for item in result.actuals[-1:]
        ],
        "fit": _fit(outlook, result),
        "fit_label": _fit_label(outlook, result),
        "band": [
            {"date": _after(result.week_1, item["week"]), "low": item["low"], "high": item["high"]} for item in band
        ],
    }


def _after(week_1: date, weeks: float) -> str:
    """The day on which so many weeks are over: whole ones at the start of the next."""
    return (week_1 + timedelta(days=math.floor(7 * weeks + 0.5))).isoformat()


def _point(week_1: date, weeks: float, share: float) -> dict[str, Any]:
    return {"date": _after(week_1, weeks), "share": share}


def _steps(first: float, last: float) -> list[float]:
    """Weeks completed from ``first`` to ``last``, a day or a few apart."""
    days = max(1, math.ceil(7 * (last - first) / _POINTS))
    count = max(0, math.ceil(7 * (last - first) / days - 1e-9))
    return [*(first + step * days / 7 for step in range(count)), last]


def _targets(inputs: Inputs, result: Result, last_week: int) -> Rows:
    """Counts behind the curve lie to its right, with their texts; targets’ then stand to its left, if they fit."""
    is_behind = bool(result.actuals) and result.actuals[-1].gap_share < 0
    rows = []
    for item in inputs.milestones:
        label = f"{round_percent_text(item.share)} in {week_text(item.week)}"
        fits = {
            prefix: is_behind and item.week / last_week * width > LABEL_WIDTH * len(label) - _OVERHANG
            for prefix, width in _PLOT.items()
        }
        sides = {f"{prefix}align": "right" if fit else "left" for prefix, fit in fits.items()}
        rows.append({**_point(result.week_1, item.week, item.share), "label": label, **sides})
    return rows


def _goal(inputs: Inputs, result: Result, last_week: int) -> Rows:
    """A target other than the last milestone, its text beside it where there is room, else above and before it."""
    goal = result.goal
    if goal.id is not None:
        return []
    when = f"on {_day_and_month(goal.date)}" if inputs.target_day else f"in {week_text(round(goal.weeks))}"
    short = f"{round_percent_text(goal.share)} {when}"
    labels = {"": f"Target: {short}", "narrow_": short}
    row: dict[str, Any] = _point(result.week_1, goal.weeks, goal.share)
    for prefix, label in labels.items():
        room = (1 - goal.weeks / last_week) * _PLOT[prefix]
        row[f"{prefix}label"] = label
        row[f"{prefix}align"] = "left" if LABEL_WIDTH * len(label) < room + _OVERHANG else "right"
    return [row]


def _fit(outlook: Outlook, result: Result) -> Rows:
    """The fitted curve up to the latest count, and the way on from there; nothing without counts."""
    if not outlook.counted:
        return []
    first, latest = outlook.counted[0][0], outlook.course.weeks
    past = _steps(first, latest)[:-1] if outlook.fit.fitted else []
    users = outlook.inputs.users
    return [
        *(_point(result.week_1, week, outlook.fit.curve.share(week)) for week in past),
        *(
            _point(result.week_1, week, outlook.course.expected(week) / users)
            for week in _steps(latest, outlook.last_week)
        ),
    ]


def _fit_label(outlook: Outlook, result: Result) -> Rows:
    """When the target is expected, else how many are by the last week shown: at the end of the line, where room is."""
    goal, last = result.goal, outlook.last_week
    if goal.reach in {"no_counts", "reached"} or outlook.course.weeks > _ROOM * last:
        return []
    people = outlook.course.expected(last)
    share = people / outlook.inputs.users
    if goal.id is None and abs(goal.share - share) < _TALL and goal.weeks * 3 > last:
        return []  # the target's own text stands there
    # The line's end tells its own week.
    many, when = people, ""
    if goal.reach_date is not None:
        many, when = goal.users, f" {_day_and_month(goal.reach_date)}"
    return [
        {
            **_point(result.week_1, last, share),
            "label": f"{count_text(many)} expected{when}",
            "align": "right",
            # Below the line the latest count has its text, unless the line goes on to the curve.
            "dy": -18 if outlook.playbook.share(last) - share > _CLEAR else 18,
        }
    ]


def _day_and_month(day: date) -> str:
    return " ".join(short_date_text(day).split()[1:3])


def _week_ticks(week_1: date, last_week: int) -> Rows:
    """A tick for the end of a week, numbered where there is room."""
    step, narrow = (next(n for n in (1, 2, 4, 8, 13, 26, 52, 104) if last_week <= n * most) for most in (12, 7))
    return [
        {
            "date": _after(week_1, week),
            "label": str(week) if week % step == 0 else "",
            "narrow_label": str(week) if week % narrow == 0 else "",
        }
        for week in range(1, last_week + 1)
        if week % step == 0 or week % narrow == 0
    ]


def _caption(inputs: Inputs, result: Result, cases: str) -> Rows:
    last = inputs.milestones[-1]
    dots = "the milestones and the target you chose" if result.goal.id is None else "the milestones"
    text = f"Share of all users who are active. Dots are {dots}; the line through the milestones is our curve."
    seen = f" Adoption stays within the band in {cases} simulations." if cases else ""
    rising = (
        f"Line of the share of active users, rising through {len(inputs.milestones)} milestones to "
        f"{round_percent_text(last.share)} at the end of {week_text(last.week)}"
    )
    if not result.actuals:
        goal = f"{count_text(result.target_users)} of {plural(inputs.users, 'user')}"
        return caption(f"{goal} by the end of {week_text(last.week)}", f"{text}{seen}", f"{rising}.")
    return caption(
        f"{_distance(result.actuals[-1])} {_start_low(day_phrase(result.actuals[-1]))}",
        f"{text} Diamonds are your counts; the dashed line is where they lead.{seen}",
        f"{rising}, and {plural(len(result.actuals), 'count')} of your own{_ahead(result.goal)}.",
    )


def _ahead(goal: GoalForecast) -> str:
    if goal.reach == "reached":
        return ", which reach the target"
    if goal.reach_date is None:
        return ", whose forecast does not reach the target"
    weeks = "early or on time" if (goal.delay_weeks or 0) <= 0 else "late"
    return f", whose forecast reaches the target {weeks}"


def _start_low(text: str) -> str:
    return text[0].lower() + text[1:]


def _distance(item: ActualGap) -> str:
    if item.gap_users == 0:
        return "Exactly on the curve"
    users = plural(abs(item.gap_users), "user")
    return f"{users} {'ahead of' if item.gap_users > 0 else 'behind'} the curve"
