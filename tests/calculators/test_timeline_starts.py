"""What becomes of a timeline's start on a day off: it rolls forward, to the next Monday, or is kept."""

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import good
from tests.calculators.worlds import modes, result, worlds

starting = st.sampled_from(["week_1", "kickoff", "go_live"])


def is_day_off(world: dict[str, Any], day: date) -> bool:
    """By numpy: the mask or a listed day says so."""
    off = [*world["holidays"], *world["blackouts"]]
    return not np.is_busday(day.isoformat(), weekmask=world["weekmask"], holidays=off)


@given(worlds(), starting, st.sampled_from(["week_1", "kickoff"]))
def test_a_kept_start_moves_no_work(world: dict[str, Any], anchor: str, clock: str) -> None:
    """Its week starts on the day off; every end, milestone and working day is as if it had rolled forward."""
    world = {**world, "go_live_at": "opening-start", "holiday_calendar": "none"}
    shared = {"anchor": anchor, "deadline_clock": clock, **world}
    rolled, kept = result(**shared), result(start_on_day_off="keep", **shared)
    entered = date.fromisoformat(world["anchor_date"])

    assert kept[anchor] == world["anchor_date"]
    assert kept["rolled_from"] is None
    assert kept["work_from"] == (rolled[anchor] if is_day_off(world, entered) else None)
    moved = [
        (old["start"], new["start"])
        for old, new in zip(rolled["weeks"], kept["weeks"], strict=True)
        if old["start"] != new["start"]
    ]
    assert moved == ([(rolled[anchor], world["anchor_date"])] if kept["work_from"] else [])
    for spans in ("weeks", "blocks", "phases"):
        for old, new in zip(rolled[spans], kept[spans], strict=True):
            assert (new["end"], new["working_days"]) == (old["end"], old["working_days"])
    assert kept["milestones"] == rolled["milestones"]
    for before, after in pairwise(kept["weeks"]):
        assert before["start"] <= before["end"] < after["start"]
    assert [day["date"] for day in kept["days_off"]] == kept["holidays_hit"]


@given(worlds(), starting, st.sampled_from(["week_1", "kickoff"]))
def test_days_before_a_kept_starts_work_do_not_stretch(world: dict[str, Any], anchor: str, clock: str) -> None:
    """A clock that starts earlier by some days calls each chance's day by as many more, on the same dates."""
    shared = {"anchor": anchor, "deadline_clock": clock, **world, "go_live_at": "opening-start"}
    rolled = result(**shared, deadline_days=100)
    earlier = date.fromisoformat(rolled[clock]) - date.fromisoformat(result(**shared, start_on_day_off="keep")[clock])
    kept = result(**shared, start_on_day_off="keep", deadline_days=100 + earlier.days)

    assert earlier.days >= 0
    for old, new in zip(rolled["chances"], kept["chances"], strict=True):
        assert new["on_time"] == pytest.approx(old["on_time"], abs=1e-9)
    assert kept["slack"][0]["slack_days"] == rolled["slack"][0]["slack_days"]


@given(worlds(), starting)
def test_a_start_to_the_next_monday_is_where_numpy_says(world: dict[str, Any], anchor: str) -> None:
    """A day off moves to the first Monday after it, or to the first day worked from then on; others stay."""
    world = {**world, "go_live_at": "opening-start", "holiday_calendar": "none"}
    raw = result(anchor=anchor, start_on_day_off="next_monday", **world)
    entered = date.fromisoformat(world["anchor_date"])
    monday = np.busday_offset(entered.isoformat(), 1, roll="backward", weekmask="Mon")
    off = [*world["holidays"], *world["blackouts"]]
    worked = np.busday_offset(monday, 0, roll="forward", weekmask=world["weekmask"], holidays=off)

    assert raw[anchor] == (str(worked) if is_day_off(world, entered) else world["anchor_date"])


@given(worlds(), st.sampled_from(["finish", "go_live"]), modes, st.sampled_from(["keep", "next_monday"]))
def test_an_end_has_its_own_rule(world: dict[str, Any], anchor: str, mode: str, choice: str) -> None:
    """Whatever becomes of a start, an end on a day off goes back, and calendar weeks keep their start."""
    world = {**world, "go_live_at": "opening-end"}
    shared = {"anchor": anchor, "week_length": mode, **world}
    assert result(start_on_day_off=choice, **shared) == result(**shared)
    shared = {"anchor": "week_1", "week_length": "calendar_days", **world}
    assert result(start_on_day_off=choice, **shared) == result(**shared)


@pytest.mark.parametrize(
    ("choice", "week_1", "end_day", "said"),
    [
        ("roll_forward", "2027-01-07", 84, "the plan counts from the next working day, Thursday 7 January 2027."),
        ("keep", "2027-01-06", 85, "the plan starts on it as you chose, and work begins on Thursday 7 January 2027."),
        (
            "next_monday",
            "2027-01-11",
            82,
            "the plan counts from the next Monday or the first working day after it, Monday 11 January 2027.",
        ),
    ],
)
def test_a_start_on_a_day_off_says_what_became_of_it(choice: str, week_1: str, end_day: int, said: str) -> None:
    """Epiphany, a Wednesday off: day 1 is the day the plan starts on, and a note says why that one."""
    reply = good("timeline", anchor_date="2027-01-06", holidays="2027-01-06", start_on_day_off=choice)

    assert reply["result"]["week_1"] == week_1
    assert reply["result"]["clocks"][0]["end_day"] == end_day
    assert f"Wednesday 6 January 2027 is a day off; {said}" in reply["notes"]
