"""Timelines to draw: dates, work weeks, days off and sizes, and what comes of them."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from calculators.holidays import CALENDARS
from tests.calculators.door import good
from tests.calculators.examples import PLAN

starts = st.dates(date(2020, 1, 1), date(2035, 12, 31))
masks = st.sampled_from(["1111100", "1111110", "1111001", "1111111", "0110100"])
sizes = st.integers(50, 300).map(lambda hundredths: hundredths / 100)
modes = st.sampled_from(["working_days", "calendar_days"])
go_lives = st.sampled_from([option["id"] for option in PLAN["go_live_options"]])
countries = st.sampled_from(["none", *CALENDARS])
ENTERED = {"week_1": "week_1", "kickoff": "kickoff", "go_live": "go_live", "finish": "finish"}


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """A date, a work week, days off around it and a size: everything but what the date fixes."""
    start = draw(starts)
    shifts = st.lists(st.integers(-120, 200), max_size=8)
    off = [[(start + timedelta(days=shift)).isoformat() for shift in draw(shifts)] for _ in range(2)]
    return {
        "anchor_date": start.isoformat(),
        "weekmask": draw(masks),
        "holidays": off[0],
        "blackouts": off[1],
        "holiday_calendar": draw(countries),
        "size_users": draw(sizes),
        "go_live_at": draw(go_lives),
        "working_days_per_week": draw(st.integers(2, 6)),
        "verticals": ["music-library"],
        "added_days": [{"vertical": "music-library", "days": draw(st.integers(0, 60))}],
    }


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("timeline", **changes)["result"]
    return raw
