"""What charts share: ticks that hold the data, Mondays, and texts that keep clear of one another."""

import math
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from calculators.charting import LABEL_WIDTH, anchored, beside, lines_of, monday_ticks, staggered, value_ticks

AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@given(AMOUNTS, AMOUNTS)
def test_ticks_hold_the_data_and_are_few(one: float, other: float) -> None:
    """The outer ones are the axis' ends, so nothing lies outside; equal ends get an axis all the same."""
    low, high = min(one, other), max(one, other)
    ticks = [tick["value"] for tick in value_ticks(low, high, str)]
    slack = 1e-9 * max(abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert ticks == sorted(set(ticks))
    assert 2 <= len(ticks) <= 8
    assert all(math.isfinite(tick) for tick in ticks)


def test_a_fifth_is_a_round_step_although_no_float_is() -> None:
    """0.2 is a little more than a fifth in binary, which must not push the step to a half."""
    assert [tick["label"] for tick in value_ticks(0, 1, "{:.1f}".format)] == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]


def test_counts_get_no_fractions() -> None:
    """One user more or less is the smallest step."""
    assert [tick["value"] for tick in value_ticks(-1, 0, str, least=1)] == [-1.0, 0.0]


@given(DAYS, st.integers(0, 12_000))
def test_weeks_begin_on_monday(start: date, length: int) -> None:
    """Every tick is a Monday within the axis, at most sixteen, with at most six texts, narrow four."""
    end = start + timedelta(days=length)
    ticks = monday_ticks(start, end)
    days = [date.fromisoformat(tick["date"]) for tick in ticks]
    assert all(day.weekday() == 0 and start <= day <= end for day in days)
    assert len(days) <= 16 or length > 520 * 7 * 16
    assert len([tick for tick in ticks if tick["label"]]) <= 6
    assert len([tick for tick in ticks if tick["narrow_label"]]) <= 4


def test_a_year_is_told_where_it_is_new() -> None:
    """Not at each tick."""
    ticks = monday_ticks(date(2026, 11, 2), date(2027, 2, 1))
    assert [tick["label"] for tick in ticks if tick["label"]] == [
        ["2 Nov", "2026"],
        ["30 Nov"],
        ["28 Dec"],
        ["25 Jan", "2027"],
    ]


@given(st.lists(st.integers(0, 365), min_size=1, max_size=3, unique=True))
def test_texts_of_up_to_three_lines_never_meet(places: list[int]) -> None:
    """Three levels are enough for three texts, wherever they are; a level lower is taken where there is room."""
    start = date(2027, 1, 1)
    rows = [{"label": f"Day {place}", "date": (start + timedelta(days=place)).isoformat()} for place in places]
    placed = staggered(rows, start, start + timedelta(days=365))
    for key, width in (("level", 380), ("narrow_level", 310)):
        spans: dict[int, list[tuple[float, float]]] = {}
        for row in placed:
            share = (date.fromisoformat(row["date"]) - start).days / 365
            text = LABEL_WIDTH * len(row["label"])
            left = share * width - text * {"left": 0, "right": 1, "center": 0.5}[row["align"]]
            spans.setdefault(row[key], []).append((left, left + text))
        for texts in spans.values():
            ordered = sorted(texts)
            assert all(before[1] < after[0] for before, after in pairwise(ordered))


def test_lines_far_apart_share_the_level_next_to_the_plot() -> None:
    """Amounts are placed as days are."""
    placed = staggered([{"label": "P90", "value": 90.0}, {"label": "P10", "value": 10.0}], 0, 100)
    assert [(row["label"], row["level"], row["narrow_level"]) for row in placed] == [("P10", 0, 0), ("P90", 0, 0)]


def test_a_text_above_a_bar_stays_in_the_drawing() -> None:
    """It begins with its bar, ends with it where it would run out, and else begins at the edge."""
    first, last = date(2027, 1, 1), date(2027, 4, 11)
    early, late = date(2027, 1, 11), date(2027, 4, 1)
    assert anchored("Rollout", early, late, first, last) == {"date": "2027-01-11", "align": "left"}
    assert anchored("Rollout", late, last, first, last) == {"date": "2027-04-11", "align": "right"}
    assert anchored("x" * 60, late, last, first, last) == {"date": "2027-01-01", "align": "left"}
    assert [beside(share) for share in (0, 0.5, 1)] == ["left", "center", "right"]
    assert lines_of("Staff training in quiet hours", 27) == ["Staff training in quiet", "hours"]
