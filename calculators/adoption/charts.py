"""The adoption calculator's charts as data: adoption over time, and each count against its target."""

from __future__ import annotations

import math
from datetime import date, timedelta

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import ActualGap, Result
from calculators.charting import Chart, Charts, Rows, caption, value_ticks
from calculators.curve import curve_through
from calculators.presentation import (
    MINUS,
    count_text,
    plural,
    round_percent_text,
    week_text,
)

__all__ = ["CHARTS", "charts"]

CHARTS = (Chart("s_curve", "targets"), Chart("gaps", "actuals"))

_WEEK = timedelta(days=7)
_POINTS = 130
"""Points of the curve; more show no difference."""


def charts(inputs: Inputs, result: Result) -> Charts:
    """``s_curve`` always, ``gaps`` once there is a count."""
    drawn = {"s_curve": _s_curve(inputs, result)}
    return {**drawn, "gaps": _gaps(inputs, result)} if result.actuals else drawn


def _s_curve(inputs: Inputs, result: Result) -> dict[str, Rows]:
    last_week = max([inputs.horizon_weeks, *(item.week for item in result.actuals)])
    highest = max([inputs.ceiling, *(item.share for item in result.actuals)])
    latest = result.actuals[-1:]
    return {
        "caption": _s_curve_caption(inputs, result),
        "frame": [
            {
                "start": result.week_1.isoformat(),
                "end_exclusive": _end_of(result.week_1, last_week),
                "x_title": "End of week",
            }
        ],
        "x_ticks": _week_ticks(result.week_1, last_week),
        "y_ticks": value_ticks(0, highest, round_percent_text),
        "curve": _curve(inputs, result.week_1, last_week),
        "targets": [
            {
                "date": _end_of(result.week_1, item.week),
                "share": item.share,
                "label": f"{round_percent_text(item.share)} in {week_text(item.week)}",
                "align": "left",
            }
            for item in inputs.milestones
        ],
        "actuals": [{"date": _end_of(result.week_1, item.week), "share": item.share} for item in result.actuals],
        "actuals_label": [
            {
                "date": _end_of(result.week_1, item.week),
                "share": item.share,
                "label": f"{count_text(item.users)} counted",
                # The curve passes above a count that is behind, and below one that is ahead.
                "align": "left" if item.gap_share < 0 else "right",
            }
            for item in latest
        ],
        "fit": [],
        "fit_label": [],
        "band": [],
    }


def _end_of(week_1: date, week: int) -> str:
    """The moment a week is over: the start of the next."""
    return (week_1 + week * _WEEK).isoformat()


def _curve(inputs: Inputs, week_1: date, last_week: int) -> Rows:
    curve = curve_through(inputs.milestones, inputs.ceiling)
    step = math.ceil(7 * last_week / _POINTS)
    days = [*range(0, 7 * last_week, step), 7 * last_week]
    return [{"date": (week_1 + timedelta(days=day)).isoformat(), "share": curve.share(day / 7)} for day in days]


def _week_ticks(week_1: date, last_week: int) -> Rows:
    """A tick for the end of a week, numbered where there is room."""
    step, narrow = (next(n for n in (1, 2, 4, 8, 13, 26, 52, 104) if last_week <= n * most) for most in (12, 7))
    return [
        {
            "date": _end_of(week_1, week),
            "label": str(week) if week % step == 0 else "",
            "narrow_label": str(week) if week % narrow == 0 else "",
        }
        for week in range(1, last_week + 1)
        if week % step == 0 or week % narrow == 0
    ]


def _s_curve_caption(inputs: Inputs, result: Result) -> Rows:
    last = inputs.milestones[-1]
    goal = f"{count_text(result.target_users)} of {plural(inputs.users, 'user')}"
    title = f"{goal} by the end of {week_text(last.week)}"
    seen = ""
    if result.actuals:
        latest = result.actuals[-1]
        title = f"{_distance(latest)} at the end of {week_text(latest.week)}"
        seen = " Diamonds are your counts."
    return caption(
        title,
        f"Share of all users who are active. Dots are the milestones; the line between them is our curve.{seen}",
        f"Line of the share of active users, rising through {len(inputs.milestones)} milestones to "
        f"{round_percent_text(last.share)} at the end of {week_text(last.week)}"
        + (f", and {plural(len(result.actuals), 'count')} of your own." if result.actuals else "."),
    )


def _distance(item: ActualGap) -> str:
    if item.gap_users == 0:
        return "Exactly on the curve"
    users = plural(abs(item.gap_users), "user")
    return f"{users} {'ahead of' if item.gap_users > 0 else 'behind'} the curve"


def _gaps(inputs: Inputs, result: Result) -> dict[str, Rows]:
    levels = {level.id: number for number, level in enumerate(inputs.levels, start=1)}
    titles = {level.id: level.title for level in inputs.levels}
    gaps = [item.gap_users for item in result.actuals]
    latest = result.actuals[-1]
    return {
        "caption": caption(
            f"{week_text(latest.week)}: {titles[latest.level]}",
            "Users above or below the target at the end of each week you counted; the color is the level’s.",
            f"Bars for {plural(len(gaps), 'count')}: users above or below the target, as the table below says.",
        ),
        "bars": [
            {
                "row": item.week,
                "week": week_text(item.week),
                "gap": item.gap_users,
                "label": _signed(item.gap_users),
                "level": levels[item.level],
            }
            for item in result.actuals
        ],
        "y_ticks": value_ticks(1.15 * min(0, *gaps, -1), 1.15 * max(0, *gaps), _signed, most=4, least=1),
    }


def _signed(users: float) -> str:
    text = count_text(users)
    return text if text.startswith(MINUS) or text == "0" else f"+{text}"
