"""The timeline against hand-checked dates and numpy's business days, and by its invariants."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import errors, good
from tests.calculators.examples import WEEKS, values

mondays = st.dates(date(2020, 1, 6), date(2035, 1, 1)).map(lambda day: day - timedelta(days=day.weekday()))
starts = st.dates(date(2020, 1, 1), date(2035, 12, 31))
masks = st.sampled_from(["1111100", "1111110", "1111001", "1111111", "0110100"])


@st.composite
def starts_and_holidays(draw: st.DrawFn) -> tuple[date, list[date]]:
    """A start and holidays around the plan."""
    start = draw(starts)
    shifts = draw(st.lists(st.integers(-40, 130), max_size=12))
    return start, [start + timedelta(days=shift) for shift in shifts]


def iso(days: list[date]) -> list[str]:
    """Dates as a request has them."""
    return [day.isoformat() for day in days]


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("timeline", **changes)["result"]
    return raw


@given(mondays)
def test_a_plain_plan_from_a_monday(monday: date) -> None:
    """Without holidays the plan ends on a Friday: 60 working days, 82 days to that Friday, 84 to Sunday."""
    raw = result(anchor_date=monday.isoformat())
    week_1, kickoff = raw["clocks"]

    assert date.fromisoformat(raw["finish"]).weekday() == 4
    assert (week_1["working_days"], week_1["end_day"], week_1["full_weeks_day"]) == (60, 82, 84)
    assert (kickoff["working_days"], kickoff["end_day"], kickoff["full_weeks_day"]) == (70, 96, 98)
    assert [item["slack_days"] for item in raw["slack"]] == [8, -7, 8, 38]
    assert (week_1["slack_days"], kickoff["slack_days"]) == (8, -6)
    assert date.fromisoformat(raw["slack"][0]["date"]) == monday + timedelta(days=89)


def test_the_worked_example_block_by_block() -> None:
    """Dates of 2027 checked on a paper calendar."""
    reply = good("timeline", verticals=["music-library"])
    raw = reply["result"]

    assert (raw["go_live"], raw["finish"], raw["kickoff"]) == ("2027-01-25", "2027-03-26", "2026-12-21")
    assert [(block["start"], block["end"], block["working_days"]) for block in raw["blocks"]] == [
        ("2026-12-21", "2026-12-25", 5),
        ("2026-12-28", "2027-01-01", 5),
        ("2027-01-04", "2027-01-08", 5),
        ("2027-01-11", "2027-01-15", 5),
        ("2027-01-18", "2027-01-22", 5),
        ("2027-01-25", "2027-02-12", 15),
        ("2027-02-15", "2027-03-05", 15),
        ("2027-03-08", "2027-03-26", 15),
    ]
    assert [(item["date"], item["users"]) for item in raw["milestones"]] == [
        ("2027-01-29", 120),
        ("2027-02-05", 180),
        ("2027-02-12", 216),
    ]
    assert [item["first"] for item in raw["reviews"]] == ["2027-04-26", "2027-06-28", "2028-03-27"]
    assert "".join(text for text, _ in reply["sentence"]) == (
        "Go-live is Monday 25 January 2027; Week 12 ends on Friday 26 March 2027. 90% of 240 users (216) should be "
        "active by Friday 12 February 2027. The chance of ending by day 90 is 65.4%."
    )


def test_adjustments_of_chosen_verticals_only() -> None:
    """Each gets its weeks' dates; one without a week gets none and says so; shared weeks are warned of."""
    assert result()["adjustments"] == []
    reply = good("timeline", verticals=["music-library"])
    rollout, kitchen, training = reply["result"]["adjustments"]

    assert (rollout["start"], rollout["end"], rollout["working_days"]) == ("2027-01-18", "2027-02-05", 15)
    assert (kitchen["start"], kitchen["end"]) == ("2027-01-25", "2027-01-29")
    assert {training[key] for key in ("start", "end", "first_week", "working_days", "holidays_lost")} == {None}
    assert reply["tables"]["adjustments"][2][2:] == ["–"] * 5
    assert "Staff training in quiet hours has no week in the playbook, so it gets no date." in reply["notes"]
    assert "Listening room testing runs in Week 4, the week of “50% of members back”." in reply["notes"]
    assert reply["result"]["finish"] == result()["finish"]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("opening-start", "2027-01-25"),
        ("moving-end", "2027-01-15"),
        ("opening-end", "2027-02-12"),
        ("plan-end", "2027-03-26"),
    ],
)
def test_go_live_is_what_was_chosen(option: str, expected: str) -> None:
    """The first day or the last working day of the chosen week."""
    assert result(go_live_at=option)["go_live"] == expected


def test_a_start_on_a_day_off_rolls_forward_and_says_so() -> None:
    """Saturday 2 January becomes Monday the 4th; a holiday there makes it Tuesday."""
    reply = good("timeline", anchor_date="2027-01-02")
    assert reply["result"]["week_1"] == "2027-01-04"
    rolled = "Saturday 2 January 2027 is a day off; the plan counts from the next working day, Monday 4 January 2027."
    assert rolled in reply["notes"]  # fmt: skip
    assert result(anchor_date="2027-01-02", holidays=["2027-01-04"])["week_1"] == "2027-01-05"


def test_holidays_are_counted_once_and_add_up() -> None:
    """A holiday on the seam of two weeks belongs to the later one; the blocks' holidays sum to the plan's."""
    holidays = ["2026-12-28", "2027-01-01", "2027-02-02", "2027-02-13"]
    reply = good("timeline", holidays=holidays, anchor="kickoff", anchor_date="2026-12-21")
    lost = [block["holidays_lost"] for block in reply["result"]["blocks"]]

    assert lost == [0, 2, 0, 0, 0, 1, 0, 0]
    assert reply["result"]["holidays_hit"] == holidays[:3]
    assert (
        "3 holidays fall on working days of the plan: Mon 28 Dec 2026, Fri 1 Jan 2027, Tue 2 Feb 2027."
        in reply["notes"]
    )


def test_a_holiday_in_a_milestones_week_is_told() -> None:
    """The week before a target is the wrong one to lose a day unnoticed."""
    reply = good("timeline", holidays=["2027-02-03"])

    assert "Week 5, the week of “75% of members back”, meets 1 holiday." in reply["notes"]
    assert reply["result"]["milestones"][1]["date"] == "2027-02-08"


def test_calendar_weeks_lose_holidays_but_do_not_move() -> None:
    """Seven days each; a week entirely off has no working day and its milestone stands on its last day."""
    off = [f"2027-02-{day:02}" for day in range(1, 6)]
    reply = good("timeline", week_length="calendar_days", holidays=off, anchor_date="2027-01-02")
    raw = reply["result"]

    assert (raw["week_1"], raw["finish"], raw["rolled_from"]) == ("2027-01-02", "2027-03-26", None)
    reply = good("timeline", week_length="calendar_days", holidays=off)
    raw = reply["result"]
    assert (raw["finish"], raw["calendar_days"], raw["working_days"]) == ("2027-03-26", 96, 65)
    assert raw["weeks"][-1]["end"] == "2027-03-28"
    assert raw["milestones"][1]["date"] == "2027-02-07"
    assert raw["milestones"][2]["date"] == "2027-02-12"
    assert "There is no working day in Week 5." in reply["notes"]


@given(starts_and_holidays(), masks, st.integers(1, 7), st.sampled_from(["week_1", "kickoff"]))
def test_every_week_starts_where_numpy_says(
    drawn: tuple[date, list[date]], mask: str, per_week: int, anchor: str
) -> None:
    """Week i starts d·(i − anchor) business days from the rolled anchor and holds d of them."""
    start, holidays = drawn
    calendar = np.busdaycalendar(weekmask=mask, holidays=holidays)
    raw = result(
        anchor_date=start.isoformat(),
        anchor=anchor,
        weekmask=mask,
        holidays=iso(holidays),
        working_days_per_week=per_week,
    )
    rolled = np.busday_offset(start, 0, roll="forward", busdaycal=calendar)
    anchor_index = WEEKS.index(1) if anchor == "week_1" else 0
    for index, week in enumerate(raw["weeks"]):
        offset = per_week * (index - anchor_index)
        assert week["start"] == str(np.busday_offset(rolled, offset, busdaycal=calendar))
        assert week["end"] == str(np.busday_offset(rolled, offset + per_week - 1, busdaycal=calendar))
        assert week["working_days"] == per_week
    assert raw["working_days"] == per_week * len(WEEKS)


@given(starts_and_holidays(), masks)
def test_backward_from_the_forward_start_returns(drawn: tuple[date, list[date]], mask: str) -> None:
    """The Week 1 a kick-off leads to leads back to that kick-off."""
    start, holidays = drawn
    common: dict[str, Any] = {"weekmask": mask, "holidays": iso(holidays)}
    forward = result(anchor="kickoff", anchor_date=start.isoformat(), **common)
    backward = result(anchor="week_1", anchor_date=forward["week_1"], **common)

    assert (backward["kickoff"], backward["finish"]) == (forward["kickoff"], forward["finish"])


@given(starts_and_holidays(), masks, st.integers(-40, 130))
def test_a_new_holiday_never_makes_a_date_earlier(drawn: tuple[date, list[date]], mask: str, shift: int) -> None:
    """Counted from kick-off, a day off more can only delay."""
    start, holidays = drawn
    common: dict[str, Any] = {"anchor": "kickoff", "anchor_date": start.isoformat(), "weekmask": mask}
    before = result(holidays=iso(holidays), **common)
    after = result(holidays=iso([*holidays, start + timedelta(days=shift)]), **common)

    for old, new in zip(before["weeks"], after["weeks"], strict=True):
        assert (new["start"], new["end"]) >= (old["start"], old["end"])
        assert new["end"] >= old["end"]


@given(starts_and_holidays(), masks, st.sampled_from(["working_days", "calendar_days"]))
def test_spans_fit_together(drawn: tuple[date, list[date]], mask: str, mode: str) -> None:
    """Weeks follow without overlap; blocks and phases sum to the plan; both clocks end on one day."""
    start, holidays = drawn
    raw = result(anchor_date=start.isoformat(), holidays=iso(holidays), weekmask=mask, week_length=mode)

    for before, after in pairwise(raw["weeks"]):
        assert before["start"] <= before["end"] < after["start"]
    for spans in (raw["blocks"], raw["phases"], raw["weeks"]):
        assert sum(span["working_days"] for span in spans) == raw["working_days"]
        assert sum(span["holidays_lost"] for span in spans) == len(raw["holidays_hit"])
        assert spans[0]["start"] == raw["kickoff"]
        assert spans[-1]["end"] == raw["finish"] or mode == "calendar_days"
    assert raw["finish"] <= raw["weeks"][-1]["end"]
    for clock in raw["clocks"]:
        finish = date.fromisoformat(clock["start"]) + timedelta(days=clock["end_day"] - 1)
        assert finish.isoformat() == raw["finish"]
        assert date.fromisoformat(clock["deadline"]) - finish == timedelta(days=clock["slack_days"])


def test_leap_day_is_a_day_of_the_plan() -> None:
    """29 February 2028 is worked like any Tuesday."""
    assert any(week["start"] <= "2028-02-29" <= week["end"] for week in result(anchor_date="2028-01-03")["weeks"])
    assert result(anchor_date="2028-02-29")["week_1"] == "2028-02-29"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"weekmask": "0000000"}, "weekmask", "at least one working day"),
        ({"anchor_date": "1900-12-31"}, "anchor_date", "Enter a date from 1901-01-01 to 2199-12-31."),
        ({"anchor_date": "2027-02-29"}, "anchor_date", "there is no 2027-02-29"),
        ({"verticals": ["bakery"]}, "verticals", "branch-library, music-library"),
        ({"go_live_at": "some-day"}, "go_live_at", "opening-start"),
        ({"working_days_per_week": 0}, "working_days_per_week", "from 1 to 7"),
        ({"deadline_days": 731}, "deadline_days", "from 1 to 730"),
        ({"holidays": ["1800-01-01"]}, "holidays", "Enter dates from"),
    ],
)
def test_bad_input_names_its_field_and_cure(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence at the field, and no other problem beside it."""
    found = errors("timeline", **changes)

    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda plan: plan.update(weeks=[1, 3, 2]), "ascending order"),
        (lambda plan: plan.update(weeks=[2, 3]), "Week 1"),
        (lambda plan: plan.update(weeks=[]), "ascending order"),
        (lambda plan: plan["blocks"][0].update(first_week=40, last_week=41), "block counting-stock"),
        (lambda plan: plan["milestones"][0].update(week=13), "milestone half-back"),
        (lambda plan: plan["milestones"][0].update(id="nearly-all-back"), "every milestone its own id"),
        (
            lambda plan: plan["verticals"][0]["adjustments"][0].update(last_week=None),
            "adjustment branch-library.van-training both weeks",
        ),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(spoil: Any, words: str) -> None:
    """The whole plan must fit its own weeks."""
    plan = values("timeline")["plan"]
    spoil(plan)

    assert words in errors("timeline", plan=plan)["plan"]
