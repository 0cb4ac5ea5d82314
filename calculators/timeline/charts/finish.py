"""The chance that the plan has ended, day by day, as data of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calculators.charting import Rows, caption, day_after, monday_ticks, staggered
from calculators.texts import count_text, percent_text, plural, round_percent_text, short_date_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Chance, CurvePoint, Result
from calculators.timeline.words.deadline import deadline_text

__all__ = ["finish"]

_DAY = timedelta(days=1)
_PERCENTILES = (("p50", 0.5), ("p80", 0.8), ("p95", 0.95))


def finish(inputs: Inputs, result: Result, chance: Chance, curve: Sequence[CurvePoint]) -> dict[str, Rows]:
    """Data sets of the chart ``finish``: ``curve`` with the percentiles of ``chance``, and the reference days.

    A point stands at the end of its day.
    """
    days = {item.days: item.date + _DAY for item in result.slack}
    shown = [point.date + _DAY for point in curve]
    start, end = min(*shown, *days.values()), max(*shown, *days.values())
    return {
        "caption": caption(
            f"The chance of ending by {deadline_text(inputs, result)} is {percent_text(chance.on_time)}",
            "How likely it is that the plan has ended by each day, if all blocks stretch alike. It follows from the "
            "three lengths you set; it is not a promise of the playbook.",
            f"Rising steps from {short_date_text(curve[0].date)} to {short_date_text(curve[-1].date)} with the days by "
            f"which 50%, 80% and 95% of such plans end, and lines at {plural(len(days), 'reference day')}.",
        ),
        "frame": [{"start": start.isoformat(), "end_exclusive": end.isoformat()}],
        "x_ticks": monday_ticks(start, end),
        "y_ticks": [{"value": share, "label": round_percent_text(share)} for share in (0.0, 0.25, 0.5, 0.75, 1.0)],
        "curve": [{"date": day_after(point.date), "share": point.share} for point in curve],
        "points": [_point(getattr(chance, name).date, name, share, start, end) for name, share in _PERCENTILES],
        "references": staggered(
            [{"label": f"Day {count_text(number)}", "date": day.isoformat()} for number, day in sorted(days.items())],
            start,
            end,
        ),
    }


def _point(day: date, name: str, share: float, start: date, end: date) -> dict[str, str | float]:
    """A percentile; its text stands on the side where there is room."""
    late = (day - start) * 2 > (end - start)
    return {
        "date": day_after(day),
        "share": share,
        "label": f"{name.upper()} {short_date_text(day)}",
        "align": "right" if late else "left",
    }
