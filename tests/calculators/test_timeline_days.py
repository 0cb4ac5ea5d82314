"""What fixes the timeline and what moves it: anchors, days off, size, days added by verticals."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import errors, good
from tests.calculators.examples import PLAN, WEEKS
from tests.calculators.worlds import ENTERED, modes, result, sizes, worlds


@given(worlds(), st.sampled_from(list(ENTERED)), st.sampled_from(list(ENTERED)))
def test_every_anchor_leads_back_to_the_same_plan(world: dict[str, Any], first: str, second: str) -> None:
    """Forward from one fixed day, backward from what it led to: dates, days off and chances are the same."""
    there = result(anchor=first, **world)
    back = result(anchor=second, **{**world, "anchor_date": there[ENTERED[second]]})

    assert back["rolled_from"] is None
    assert {**back, "rolled_from": None} == {**there, "rolled_from": None}


@given(worlds(), st.sampled_from(list(ENTERED)))
def test_the_entered_date_is_where_it_says(world: dict[str, Any], anchor: str) -> None:
    """A working day stays; on a day off a start comes later and an end earlier, to the nearest working day."""
    entered, raw = world["anchor_date"], result(anchor=anchor, **world)
    found = raw[ENTERED[anchor]]
    edge = next(option["edge"] for option in PLAN["go_live_options"] if option["id"] == world["go_live_at"])
    is_end = anchor == "finish" or (anchor == "go_live" and edge == "end")

    assert (found == entered) == (raw["rolled_from"] is None)
    assert found <= entered if is_end else found >= entered
    if world["holiday_calendar"] == "none":
        calendar = np.busdaycalendar(weekmask=world["weekmask"], holidays=[*world["holidays"], *world["blackouts"]])
        roll = "backward" if is_end else "forward"
        assert found == str(np.busday_offset(entered, 0, roll=roll, busdaycal=calendar))


@given(worlds(), st.sampled_from(list(ENTERED)))
def test_calendar_weeks_meet_their_anchor_too(world: dict[str, Any], anchor: str) -> None:
    """Nothing rolls but an end; every week has the days its size gives it."""
    raw = result(anchor=anchor, **{**world, "week_length": "calendar_days", "added_days": []})
    edge = next(option["edge"] for option in PLAN["go_live_options"] if option["id"] == world["go_live_at"])

    if anchor != "finish" and (anchor != "go_live" or edge == "start"):
        assert raw[ENTERED[anchor]] == world["anchor_date"]
    else:
        assert raw[ENTERED[anchor]] <= world["anchor_date"]
    total = sum(week["calendar_days"] for week in raw["weeks"])
    assert total == int(len(WEEKS) * 7 * world["size_users"] + 0.5) >= raw["calendar_days"]


@given(worlds(), modes)
def test_spans_fit_together_in_every_world(world: dict[str, Any], mode: str) -> None:
    """Weeks follow without overlap; parts sum to the whole; days off are told once each."""
    raw = result(week_length=mode, **world)

    for before, after in pairwise(raw["weeks"]):
        assert before["start"] <= before["end"] < after["start"]
    for spans in (raw["blocks"], raw["phases"], raw["weeks"]):
        assert sum(span["working_days"] for span in spans) == raw["working_days"]
        assert sum(span["holidays_lost"] for span in spans) == len(raw["holidays_hit"])
    assert [day["date"] for day in raw["days_off"]] == raw["holidays_hit"]
    blackouts = {day["date"] for day in raw["days_off"] if day["blackout"]}
    assert blackouts == set(world["blackouts"]) & set(raw["holidays_hit"])
    if mode == "working_days":
        days = int(len(WEEKS) * world["working_days_per_week"] * world["size_users"] + 0.5)
        assert raw["working_days"] == days + world["added_days"][0]["days"]


@given(worlds(), st.integers(-100, 200), st.sampled_from(["holidays", "blackouts"]))
def test_a_day_off_more_never_makes_a_date_earlier(world: dict[str, Any], shift: int, kind: str) -> None:
    """Counted from kick-off; counted back from the end, it never makes one later."""
    extra = (date.fromisoformat(world["anchor_date"]) + timedelta(days=shift)).isoformat()
    more = {**world, kind: [*world[kind], extra]}
    for anchor, sign in (("kickoff", 1), ("finish", -1)):
        before, after = result(anchor=anchor, **world), result(anchor=anchor, **more)
        for old, new in zip(before["weeks"], after["weeks"], strict=True):
            for edge in ("start", "end"):
                moved = date.fromisoformat(new[edge]) - date.fromisoformat(old[edge])
                assert sign * moved.days >= 0


@given(worlds(), sizes)
def test_a_larger_size_never_makes_a_date_earlier(world: dict[str, Any], other: float) -> None:
    """From kick-off, every week starts and ends no sooner."""
    small, large = sorted((world["size_users"], other))
    before, after = (result(anchor="kickoff", **{**world, "size_users": size}) for size in (small, large))

    for old, new in zip(before["weeks"], after["weeks"], strict=True):
        assert (new["start"], new["end"]) >= (old["start"], old["end"])
        assert new["end"] >= old["end"]


def test_the_plan_planned_back_from_its_end() -> None:
    """Easter Monday 2027 is no working day in Germany, so a plan to its evening ends on Maundy Thursday."""
    reply = good("timeline", anchor="finish", anchor_date="2027-03-29", holiday_calendar="germany")
    raw = reply["result"]

    assert (raw["finish"], raw["week_1"], raw["kickoff"]) == ("2027-03-25", "2026-12-31", "2026-12-16")
    assert raw["rolled_from"] == "2027-03-29"
    moved = "is a day off; the plan counts back from the working day before, Thursday 25 March 2027."
    assert f"Monday 29 March 2027 {moved}" in reply["notes"]
    names = "Fri 25 Dec 2026 (Christmas Day), Fri 1 Jan 2027 (New Year’s Day)"
    assert f"2 holidays fall on working days of the plan: {names}." in reply["notes"]


def test_federal_holidays_move_the_plan() -> None:
    """Martin Luther King's and Washington's birthdays are two days; the plan ends two working days later."""
    reply = good("timeline", holiday_calendar="us", weekmask="1111100")

    assert reply["result"]["finish"] == "2027-03-30"
    assert [row[1:] for row in reply["tables"]["days_off"]] == [
        ["Christmas Day", "Week −1"],
        ["New Year’s Day", "Week 1"],
        ["Birthday of Martin Luther King, Jr.", "Week 3"],
        ["Washington’s Birthday", "Week 6"],
    ]


def test_a_blackout_is_told_apart_from_holidays() -> None:
    """It moves the plan like a holiday, is named a blackout, and warns in a milestone's week."""
    reply = good("timeline", blackouts="2027-02-01 to 2027-02-07", holidays="2027-02-08")

    assert reply["result"]["finish"] == "2027-04-05"
    assert [row[1] for row in reply["tables"]["days_off"]] == ["Blackout"] * 5 + ["Holiday"]
    assert "Blackouts take 5 working days of the plan: Mon 1 Feb 2027 to Fri 5 Feb 2027." in reply["notes"]
    assert "Week 5, the week of “75% of members back”, meets 1 holiday and 5 blackout days." in reply["notes"]


def test_reasons_for_a_longer_plan_multiply() -> None:
    """More sites and more integrations stretch the plan as one number does that is their product."""
    both = result(size_sites=1.2, size_integrations=1.25)
    assert both["blocks"] == result(size_users=1.5)["blocks"] == result(size_departments=1.5)["blocks"]
    assert both["working_days"] == 105


def test_a_long_blackout_is_told_by_its_ends() -> None:
    """Weekends inside a freeze do not break it, a day of work does; single days stay single."""
    notes = good("timeline", blackouts="2027-03-15 to 2027-03-26, 2027-03-01, 2027-03-03")["notes"]

    dates = "Mon 1 Mar 2027, Wed 3 Mar 2027, Mon 15 Mar 2027 to Fri 26 Mar 2027"
    assert f"Blackouts take 12 working days of the plan: {dates}." in notes


def test_a_vertical_lengthens_the_plan_only_by_what_is_added() -> None:
    """The music-library's last adjustment ends in Week 5, so that week and what follows move; nothing before does."""
    plain = result(verticals=["music-library"])
    reply = good("timeline", verticals=["music-library"], added_days="music-library: 3")
    longer = reply["result"]

    assert [week["working_days"] for week in longer["weeks"]] == [5] * 6 + [8] + [5] * 7
    assert longer["weeks"][:6] == plain["weeks"][:6]
    assert longer["finish"] == "2027-03-31"
    assert longer["blocks"][5]["working_days"] == 18
    said = "Music Library takes 3 days longer, as you entered; the playbook gives no extra days."
    assert said in reply["notes"]
    unchosen = good("timeline", verticals=["branch-library"], added_days="music-library: 3")
    assert unchosen["result"]["finish"] == plain["finish"]
    assert "Music Library is not selected, so its added days do not count." in unchosen["notes"]


def test_added_days_of_several_verticals_add_up() -> None:
    """Each in its own week: Week 5 and Week 9."""
    both = result(verticals=["music-library", "branch-library"], added_days="music-library: 3; branch-library: 4")

    assert {week["first_week"]: week["working_days"] for week in both["weeks"] if week["working_days"] > 5} == {
        5: 8,
        9: 9,
    }


def test_an_adjustments_float_ends_with_its_block() -> None:
    """A test that ends with Week 4 ends ten working days before its block, a move that ends with Week 5 five."""
    adjustments = result(verticals=["music-library"])["adjustments"]

    assert [item["float_days"] for item in adjustments] == [5, 10, None]


def test_past_days_are_warned_of_only_when_today_is_known() -> None:
    """There is no clock: whoever asks says which day it is."""
    assert not any("past" in note for note in good("timeline")["notes"])
    assert not any("past" in note for note in good("timeline", today="2026-12-21")["notes"])
    assert "Kick-off, Monday 21 December 2026, is in the past." in good("timeline", today="2026-12-22")["notes"]
    over = "The whole plan is in the past: it ended on Friday 26 March 2027."
    assert over in good("timeline", today="2027-03-27")["notes"]


def test_a_day_to_keep_says_by_when_to_start() -> None:
    """Counted back from the end or from go-live: the latest kick-off, or where a start today leads."""
    back: dict[str, Any] = {"anchor": "finish", "anchor_date": "2027-03-26"}
    due = "To end on Friday 26 March 2027, start by Monday 21 December 2026."
    for today in (None, "2026-12-21"):
        assert due in good("timeline", **back, today=today)["notes"]
    reply = good("timeline", **back, today="2027-01-02")
    late = result(anchor="kickoff", anchor_date="2027-01-04")
    assert reply["result"]["from_today"] == {name: late[name] for name in ("kickoff", "go_live", "finish")}
    said = "To end on Friday 26 March 2027, kick-off was due by Monday 21 December 2026. With kick-off on Monday"
    assert any(note.startswith(said) for note in reply["notes"])
    assert any("To go live on" in note for note in good("timeline", **(back | {"anchor": "go_live"}))["notes"])


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        (
            {"added_days": "bakery: 3"},
            "added_days",
            "Name each vertical at most once, from: branch-library, music-library.",
        ),
        ({"added_days": "music-library: 1; music-library: 2"}, "added_days", "at most once"),
        ({"added_days": "music-library: 61"}, "added_days", "Row 1: days: Enter a whole number from 0 to 60."),
        ({"size_users": 0.4}, "size_users", "from 0.5 to 3"),
        ({"size_users": 2, "size_sites": 1.6}, "size_users", "0.5 to 3 when multiplied; these make 3.2"),
        ({"size_users": 0.9, "working_days_per_week": 1}, "size_users", "at least one day"),
        ({"holiday_calendar": "atlantis"}, "holiday_calendar", "Choose one of: none, us"),
        ({"blackouts": "04/01/2027"}, "blackouts", "2027-01-04 or 2027-04-01"),
        ({"anchor": "someday"}, "anchor", "week_1, kickoff, go_live, finish"),
        ({"today": "1800-01-01"}, "today", "Enter a date from"),
    ],
)
def test_bad_input_names_its_field_and_cure(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence at the field, and no other problem beside it."""
    found = errors("timeline", **changes)

    assert list(found) == [field]
    assert words in found[field]
