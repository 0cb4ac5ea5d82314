"""A timeline's deadline in calendar days or in working days, and the unit wherever it is shown."""

import json
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bridge import simulation
from calculators.holidays import holiday_calendar
from tests.calculators.door import errors, good
from tests.calculators.examples import values
from tests.calculators.worlds import modes, result, worlds

WORKING = {"deadline_counted_in": "working_days"}
clock_names = st.sampled_from(["week_1", "kickoff"])


def test_ninety_working_days_are_eighteen_weeks() -> None:
    """From Monday, without days off, they end on the Friday of the eighteenth week: day 124."""
    week_1, kickoff = result(**WORKING)["clocks"]

    assert (week_1["deadline"], week_1["deadline_day"]) == ("2027-05-07", 18 * 7 - 2)
    assert week_1["slack_days"] == 124 - 82
    assert (kickoff["deadline"], kickoff["deadline_day"]) == ("2027-04-23", 124)


@given(worlds(), st.sampled_from(["week_1", "kickoff", "go_live", "finish"]), modes, st.integers(1, 730))
def test_working_days_end_where_numpy_says(world: dict[str, Any], anchor: str, mode: str, deadline: int) -> None:
    """On either clock: the last of so many days worked from its start on, whatever is off in between."""
    raw = result(anchor=anchor, week_length=mode, deadline_days=deadline, **WORKING, **world)
    off = [*world["holidays"], *world["blackouts"]]
    if world["holiday_calendar"] != "none":
        start = date.fromisoformat(world["anchor_date"])
        years = range(start.year - 12, start.year + 13)
        off += [str(day) for day in holiday_calendar(world["holiday_calendar"], years, world["weekmask"])]
    for clock in raw["clocks"]:
        last = np.busday_offset(clock["start"], deadline - 1, "forward", weekmask=world["weekmask"], holidays=off)
        assert clock["deadline"] == str(last)
        assert str(date.fromisoformat(clock["start"]) + timedelta(days=clock["deadline_day"] - 1)) == str(last)


@given(worlds(), clock_names, modes, st.integers(1, 200))
def test_a_deadline_in_working_days_is_the_calendar_day_it_falls_on(
    world: dict[str, Any], clock: str, mode: str, deadline: int
) -> None:
    """Asked for that calendar day instead, the slack and the chances on its clock are the same."""
    shared = {"deadline_clock": clock, "week_length": mode, **world}
    worked = result(deadline_days=deadline, **WORKING, **shared)
    day = next(item["deadline_day"] for item in worked["clocks"] if item["id"] == clock)
    if day > 730:
        return
    again = result(deadline_days=day, **shared)

    assert {**worked, "clocks": None} == {**again, "clocks": None}
    assert next(item for item in worked["clocks"] if item["id"] == clock) == next(
        item for item in again["clocks"] if item["id"] == clock
    )


def test_public_holidays_count_up_to_a_deadline_far_away() -> None:
    """Fridays only, 730 of them: every Good Friday of fourteen years is a week more, long after the plan's end."""
    fridays = {"weekmask": "0000100", "working_days_per_week": 1, "anchor_date": "2027-01-08", "deadline_days": 730}
    raw = result(holiday_calendar="germany", **WORKING, **fridays)
    off = [str(day) for day in holiday_calendar("germany", range(2026, 2046), "0000100")]

    last = np.busday_offset("2027-01-08", 729, weekmask="Fri", holidays=off)
    assert raw["clocks"][0]["deadline"] == str(last) > result(**WORKING, **fridays)["clocks"][0]["deadline"]


def test_a_day_off_moves_a_deadline_in_working_days_and_no_other() -> None:
    """A week of blackouts gives the plan a week and the deadline a week, so the slack stays."""
    closed = {"blackouts": "2027-02-01 to 2027-02-05"}

    assert result(**WORKING)["clocks"][0]["slack_days"] == result(**WORKING, **closed)["clocks"][0]["slack_days"] == 42
    assert result(**closed)["clocks"][0]["slack_days"] == result()["clocks"][0]["slack_days"] - 7 == 1


def test_the_simulation_knows_the_deadline_in_working_days() -> None:
    """62 working days end on Tuesday of the thirteenth week, day 86; drawn and calculated alike."""

    def apart(**changes: Any) -> float:
        running = simulation("timeline", json.dumps({"values": values("timeline", **changes)}))
        while not (reply := json.loads(running.advance())).get("ok"):
            pass
        share: float = reply["outcome"]["apart"]["on_time"]
        return share

    assert apart(deadline_days=62, **WORKING) == apart(deadline_days=86) != apart(deadline_days=62)


@pytest.mark.parametrize(
    ("changes", "unit", "named"),
    [({}, "days", "day 90"), (WORKING, "calendar days", "day 124 (90 working days)")],
)
def test_every_place_that_shows_the_deadline_says_which_days(changes: dict[str, Any], unit: str, named: str) -> None:
    """Figure, notes, tables, chart titles: a bare day is a calendar day, and working days are called so."""
    reply = good("timeline", **changes)
    charts = {name: chart["caption"][0] for name, chart in reply["charts"].items()}
    slack = reply["result"]["clocks"][0]["slack_days"]

    assert reply["figures"]["slack"] == f"{slack} {unit} early"
    assert reply["notes"][0] == f"The plan ends on day 82, {slack} {unit} before {named}."
    assert any(f"the chance of ending by {named} is" in note for note in reply["notes"])
    assert charts["gantt"]["title"] == f"The plan ends {slack} {unit} before {named}"
    assert charts["finish"]["title"].startswith(f"The chance of ending by {named} is ")
    assert all(row[3].split(" ", 1)[1] in (f"{unit} early", f"{unit} late") for row in reply["tables"]["slack"])
    assert reply["tables"]["clocks"][0][4] == f"{slack} {unit} early"
    if changes:
        assert reply["notes"][1] == "Your deadline, 90 working days from Monday 4 January 2027, is Friday 7 May 2027."
        assert reply["tables"]["slack"][0][:3] == ["Your deadline, 90 working days", "124", "Fri 7 May 2027"]
        assert charts["slack"]["text"].endswith("Your deadline of 90 working days is day 124.")
        assert "124 your deadline" in charts["gantt"]["text"]
        assert [row["label"] for row in reply["charts"]["finish"]["references"]] == [
            "Day 75",
            "Day 90",
            "Day 120",
            "Day 124",
        ]
    else:
        assert "working days" not in " ".join((*reply["notes"], *(chart["text"] for chart in charts.values())))


def test_a_deadline_in_neither_kind_of_days_is_refused() -> None:
    """A sentence at the field names what there is."""
    assert errors("timeline", deadline_counted_in="weeks") == {
        "deadline_counted_in": "Choose one of: calendar_days, working_days."
    }
