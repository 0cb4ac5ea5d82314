"""What every chart needs: captions, axis ticks, texts that keep clear of one another.

A calculator's ``charts`` gives each chart's data sets: rows of raw values and of finished texts. Where and how they are
drawn is the business of whoever draws them. Dates are ISO texts; an end is exclusive.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from calculators.currencies import currency_of
from calculators.rounding import MINUS
from calculators.texts import decimal_text, short_date_text

__all__ = [
    "LABEL_WIDTH",
    "Chart",
    "Charts",
    "Rows",
    "anchored",
    "axis_money",
    "beside",
    "caption",
    "day_after",
    "day_tick_text",
    "lines_of",
    "monday_ticks",
    "rounded_axis_money",
    "staggered",
    "value_ticks",
]

Rows = list[dict[str, Any]]
Charts = dict[str, dict[str, Rows]]
"""Chart to data set to rows."""

LABEL_WIDTH = 7.5
"""Pixels a character of a chart's text takes at most, on the average; generous, so that texts keep apart."""
_PLOT = {"": 380, "narrow_": 310}
"""Pixels between the ends of an axis, in the wide and the narrow drawing."""
_LEVELS = 3
_WEEK = timedelta(days=7)
_WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520)
_MOST_TICKS = 16
_MOST_NARROW = 5


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart a calculator can give, and the result table that holds its values as texts."""

    name: str
    table: str
    view: str = ""
    """The view that shows it; without one it stands beside the answer, above all views."""


def caption(title: str, text: str, alt: str) -> Rows:
    """A chart's title, one sentence saying what to see, and what the picture is for those who cannot see it."""
    return [{"title": title, "text": text, "alt": alt}]


def day_after(day: date) -> str:
    """The exclusive end of something that lasts to the end of ``day``."""
    return (day + timedelta(days=1)).isoformat()


def value_ticks(low: float, high: float, text: Callable[[float], str], most: int = 5, least: float = 0) -> Rows:
    """Round values that reach from ``low`` or below to ``high`` or above, at most ``most`` + 2 of them.

    Steps are 1, 2 or 5 times a power of ten and not below ``least``. The axis ends at the outer ones. Where there are
    more than five, ``narrow`` tells every second one, zero among them, to which a narrow drawing gives its text.

    >>> [tick["label"] for tick in value_ticks(-138_000, 298_044, lambda value: f"{value:g}")]
    ['-200000', '-100000', '0', '100000', '200000', '300000']
    >>> [tick["value"] for tick in value_ticks(0, 0, str)]
    [-1.0, -0.5, 0.0, 0.5, 1.0]
    """
    if high <= low:
        spread = abs(low) / 2 or 1
        low, high = low - spread, high + spread
    wished = Decimal(format(max((high - low) / most, least), ".12g"))
    power = Decimal(1).scaleb(wished.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= wished)
    first = math.floor(Decimal(format(low, ".12g")) / step)
    last = math.ceil(Decimal(format(high, ".12g")) / step)
    few = last - first < _MOST_NARROW
    return [
        {"value": float(count * step), "label": text(float(count * step)), "narrow": few or count % 2 == 0}
        for count in range(first, last + 1)
    ]


def monday_ticks(start: date, end_exclusive: date) -> Rows:
    """Mondays from ``start`` on, as many as an axis holds, some of them with their date; the year where it is new.

    >>> ticks = monday_ticks(date(2026, 12, 21), date(2027, 3, 27))
    >>> len(ticks), [tick["label"] for tick in ticks if tick["label"]]
    (14, [['21 Dec', '2026'], ['18 Jan', '2027'], ['15 Feb'], ['15 Mar']])
    """
    monday = start + timedelta(days=-start.weekday() % 7)
    mondays = [monday + week * _WEEK for week in range(max((end_exclusive - monday).days // 7 + 1, 0))]
    ticks = mondays[:: _step(len(mondays), _MOST_TICKS)]
    labeled = {key: ticks[:: _step(len(ticks), most)] for key, most in (("label", 6), ("narrow_label", 4))}
    return [
        {"date": day.isoformat(), **{key: day_tick_text(day, shown) for key, shown in labeled.items()}} for day in ticks
    ]


def _step(count: int, most: int) -> int:
    return next((step for step in _WEEK_STEPS if count <= step * most), _WEEK_STEPS[-1])


def day_tick_text(day: date, shown: list[date]) -> list[str] | str:
    """Day and month of a tick, its year below where it is the first of that year; empty for a tick without text."""
    if day not in shown:
        return ""
    words = short_date_text(day).split()
    first = day == next(other for other in shown if other.year == day.year)
    return [" ".join(words[1:3]), *words[3 : 3 + first]]


def staggered(rows: Iterable[Mapping[str, Any]], start: float | date, end: float | date) -> Rows:
    """Reference lines with a ``level`` for each text, 0 next to the plot, so that no two texts of a level meet.

    A row has ``label`` and either ``date`` (ISO) or ``value``, on an axis from ``start`` to ``end``. There is a level
    for the wide drawing and a ``narrow_level``, and ``align``: a text near an end of the axis stays inside.
    """
    placed = sorted(({**row} for row in rows), key=_place)
    low, high = _number(start), _number(end)
    for prefix, width in _PLOT.items():
        edges = [-math.inf] * _LEVELS
        for row in placed:
            share = (_place(row) - low) / (high - low) if high > low else 0.5
            row["align"] = "left" if share < 0.1 else "right" if share > 0.9 else "center"
            text_width = LABEL_WIDTH * len(row["label"])
            left = share * width - text_width * {"left": 0, "right": 1, "center": 0.5}[row["align"]]
            free = [level for level, edge in enumerate(edges) if edge < left]
            level = free[0] if free else edges.index(min(edges))
            edges[level] = left + text_width + LABEL_WIDTH
            row[f"{prefix}level"] = level
    return placed


def _number(place: float | date) -> float:
    return float(place.toordinal()) if isinstance(place, date) else place


def _place(row: Mapping[str, Any]) -> float:
    return _number(date.fromisoformat(row["date"])) if "date" in row else float(row["value"])


def beside(share: float) -> str:
    """How the text of a point at ``share`` of the axis is set, so that it stays inside the drawing."""
    return "left" if share < 0.35 else "center" if share < 0.65 else "right"


def anchored(text: str, start: date, end: date, frame_start: date, frame_end: date) -> dict[str, str]:
    """Where the text above a bar begins or ends in the narrow drawing: at the bar's start if it fits, else at its end.

    >>> anchored("Finishing the Gardens, 10-12", *map(date, (2027,) * 4, (3, 3, 1, 4), (8, 27, 1, 1)))
    {'date': '2027-03-27', 'align': 'right'}
    """
    days = (frame_end - frame_start).days or 1
    room = _PLOT["narrow_"] / days
    width = LABEL_WIDTH * len(text)
    if (frame_end - start).days * room >= width:
        return {"date": start.isoformat(), "align": "left"}
    if (end - frame_start).days * room >= width:
        return {"date": end.isoformat(), "align": "right"}
    return {"date": frame_start.isoformat(), "align": "left"}


def lines_of(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` characters, where its words allow that."""
    return textwrap.wrap(text, width, break_long_words=False)


def axis_money(amount: float, currency: str) -> str:
    r"""A round amount, short; in lakh and crore where amounts are written so.

    >>> axis_money(300_000, "USD"), axis_money(-1_200_000, "EUR"), axis_money(0, "GBP"), axis_money(300_000, "INR")
    ('$300k', '−€1.2M', '£0', 'INR\xa03L')
    """
    own, size = currency_of(currency), abs(amount)
    unit, letter = next((pair for pair in own.short_units if size >= pair[0]), (1, ""))
    digits = decimal_text(size / unit, 2)
    short = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{MINUS if amount < 0 else ''}{own.mark}{own.written(short)}{letter}"


def rounded_axis_money(amount: float, currency: str) -> str:
    """Any amount in three digits: enough for a label whose table has it in full.

    >>> rounded_axis_money(-123_456, "USD")
    '−$123k'
    """
    return axis_money(float(format(amount, ".3g")), currency)
