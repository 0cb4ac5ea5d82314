"""Each count against its target as a chart's data."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import ActualGap, Result
from calculators.charting import Rows, caption, value_ticks
from calculators.rounding import MINUS
from calculators.texts import count_text, plural, short_date_text, week_text

__all__ = ["gaps"]


def gaps(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """A bar for each count, in the color of its level."""
    levels: dict[str | None, int] = {
        None: 1,
        **{level.id: number for number, level in enumerate(inputs.levels, start=1)},
    }
    titles: dict[str | None, str] = {None: "", **{level.id: level.title for level in inputs.levels}}
    users = [item.gap_users for item in result.actuals]
    latest = result.actuals[-1]
    return {
        "caption": caption(
            f"{_when(latest)}: {titles[latest.level] or f'{_signed(latest.gap_users)} users'}",
            "Users above or below the target at each of your counts."
            + (" The color shows the level." if inputs.levels else ""),
            f"Bars for {plural(len(users), 'count')}: users above or below the target, as the table below says.",
        ),
        "bars": [
            {
                "row": _row(item),
                "week": _when(item),
                "gap": item.gap_users,
                "label": _signed(item.gap_users),
                "level": levels[item.level],
            }
            for item in result.actuals
        ],
        "y_ticks": value_ticks(1.15 * min(0, *users, -1), 1.15 * max(0, *users), _signed, most=4, least=1),
    }


def _row(item: ActualGap) -> float:
    """The week, or for a count within it the weeks completed: a place of its own for each."""
    return item.week if item.weeks_completed == item.week else round(item.weeks_completed, 1)


def _when(item: ActualGap) -> str:
    return week_text(item.week) if item.weeks_completed == item.week else short_date_text(item.date)


def _signed(users: float) -> str:
    text = count_text(users)
    return text if text.startswith(MINUS) or text == "0" else f"+{text}"
