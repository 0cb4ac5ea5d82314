"""The timeline counts with the plan as it reads in the chosen verticals."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bridge import answer
from tests.calculators.door import errors, good
from tests.calculators.examples import PLAN, values

LATER = {"of": "milestones", "id": "half-back", "says": ["week"], "week": 5}
LONGER = {"of": "blocks", "id": "settling-in", "says": ["first_week", "last_week"], "first_week": 7, "last_week": 8}
SOONER = {"of": "blocks", "id": "evening-hours", "says": ["first_week", "last_week"], "first_week": 9, "last_week": 12}
PLAN_ENDS = {"of": "go_live_options", "id": "opening-start", "says": ["title", "week"], "title": "the start", "week": 5}
NO_PLAN = {"of": "deliverables", "id": "counting-stock", "number": 2, "says": []}
LIST = {"of": "deliverables", "id": "counting-stock", "number": 1, "says": ["title"], "title": "List of all"}
GONE = {"of": "milestones", "id": "three-quarters-back", "says": []}
FEWER = {
    "of": "milestones",
    "id": "nearly-all-back",
    "says": ["title", "share"],
    "title": "80% of members back",
    "share": 0.8,
}


def plan(**changes: list[dict[str, Any]]) -> dict[str, Any]:
    """The example's plan with these changes in its verticals."""
    made = copy.deepcopy(PLAN)
    for vertical in made["verticals"]:
        vertical["changes"] = changes.get(vertical["id"].partition("-")[0], [])
    return made


def test_what_a_vertical_moves_is_dated_where_it_is_there() -> None:
    """A milestone, blocks and the meaning of go-live; without the vertical nothing moves."""
    moved = plan(music=[LATER, LONGER, SOONER, PLAN_ENDS])
    base, there = good("timeline")["result"], good("timeline", plan=moved, verticals=["music-library"])["result"]
    assert good("timeline", plan=moved)["result"] == base
    assert there["milestones"][0]["week"] == 5
    assert there["milestones"][0]["date"] == base["weeks"][6]["last_working_day"]
    blocks = {block["id"]: (block["first_week"], block["last_week"]) for block in there["blocks"]}
    assert (blocks["settling-in"], blocks["evening-hours"]) == ((7, 8), (9, 12))
    assert there["go_live"] == base["weeks"][6]["start"]
    assert there["finish"] == base["finish"]


def test_what_a_vertical_words_otherwise_or_leaves_out_is_due_as_it_is_there() -> None:
    """In the tables, the last milestone's figure and the calendar."""
    worded = plan(branch=[GONE, FEWER, LIST, NO_PLAN])
    reply = good("timeline", plan=worded, verticals=["branch-library"], users=100)
    assert [item["id"] for item in reply["result"]["milestones"]] == ["half-back", "nearly-all-back"]
    assert reply["figures"]["last_milestone_users"] == "80"
    due = [row[1] for row in reply["tables"]["due"]]
    assert "List of all" in due
    assert not {"Inventory", "Plan"} & set(due)


def test_each_change_is_told() -> None:
    """With what the plan says without it."""
    notes = good(
        "timeline",
        plan=plan(branch=[GONE, FEWER, NO_PLAN], music=[LATER, LONGER, SOONER, PLAN_ENDS]),
        verticals=["branch-library", "music-library"],
    )["notes"]
    assert [note for note in notes if note.startswith(("Branch", "Music"))] == [
        "Branch Library leaves out “75% of members back”.",
        "Branch Library has “80% of members back” instead of “90% of members back”.",
        "Music Library moves “50% of members back” from Week 4 to Week 5.",
        "Music Library moves “Settling In” from Weeks 7–9 to Weeks 7–8.",
        "Music Library moves “Evening Hours” from Weeks 10–12 to Weeks 9–12.",
    ]
    told = {**FEWER, "says": ["share"], "title": None}
    told_of_shares = good("timeline", plan=plan(music=[told]), verticals=["music-library"])["notes"]
    assert "Music Library counts “90% of members back” with 80.0% of users instead of 90.0%." in told_of_shares


def test_of_two_verticals_one_wins() -> None:
    """What names the other as the one beside which it does not hold gives way to it, and holds alone."""
    other = {**LATER, "week": 6, "unless": ["music-library"]}
    both = plan(music=[LATER], branch=[other])
    weeks = {
        chosen: good("timeline", plan=both, verticals=list(chosen))["result"]["milestones"][0]["week"]
        for chosen in (("branch-library",), ("music-library",), ("branch-library", "music-library"))
    }
    assert list(weeks.values()) == [6, 5, 5]


def test_what_happened_goes_by_the_weeks_of_the_vertical() -> None:
    """A block is called by its weeks as they are there; by those of the base plan it is none."""
    moved = plan(music=[LONGER, SOONER])
    said = "Weeks 9–12: moved to 2027-03-22"
    reply = good("timeline", plan=moved, verticals=["music-library"], actual_dates=said, today="2027-01-04")
    assert {block["id"]: block["start"] for block in reply["result"]["blocks"]}["evening-hours"] == "2027-03-22"
    assert "actual_dates" in errors("timeline", plan=moved, actual_dates=said, today="2027-01-04")


@given(order=st.permutations(["branch-library", "music-library"]), twice=st.booleans())
def test_the_order_in_which_verticals_are_named_does_not_matter(order: list[str], twice: bool) -> None:
    """Nor does naming one twice."""
    both = plan(music=[LATER, LIST], branch=[FEWER, NO_PLAN])
    named = [*order, *(order[:1] if twice else [])]
    expected = good("timeline", plan=both, verticals=["branch-library", "music-library"])
    assert good("timeline", plan=both, verticals=named)["result"] == expected["result"]


@pytest.mark.parametrize(
    "wrong",
    [
        {**LATER, "id": "nobody-back"},
        {**LATER, "of": "weeks"},
        {**LATER, "week": 40},
        {**LATER, "week": None},
        {**LATER, "says": ["first_week"]},
        {**LONGER, "first_week": 9, "last_week": 7},
        {**LONGER, "says": []},
        {**LIST, "number": 3},
        {**LIST, "title": None},
        {**LATER, "unless": ["bakery"]},
    ],
)
def test_a_change_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    """With its number, whether the vertical is chosen or not."""
    assert errors("timeline", plan=plan(music=[LATER, wrong]))["plan"].startswith("Change 2 of vertical music-library")


def test_a_plan_without_changes_is_counted_as_before() -> None:
    """Who gives none need not say so."""
    assert good("timeline", plan=plan())["result"] == good("timeline")["result"]
    assert "changes" not in values("timeline")["plan"]["verticals"][0]


def test_a_readers_own_plan_tells_what_reads_otherwise_there() -> None:
    """Weeks, titles and shares that pages were built with otherwise; nothing of what stays."""
    moved = plan(music=[LATER, FEWER, SOONER, GONE])
    request = {"values": values("timeline", plan=moved, verticals=["music-library"]), "own": ["verticals"]}
    parts = json.loads(answer("timeline", json.dumps(request)))["own"]["parts"]
    told = {
        name: {key: text for key, text in part["texts"].items() if key in {"title", "week", "weeks", "share", "count"}}
        for name, part in parts.items()
    }
    assert {name: texts for name, texts in told.items() if texts} == {
        "milestone/half-back": {"week": "Week 5"},
        "milestone/nearly-all-back": {"title": "80% of members back", "share": "80%", "count": "80%"},
        "block/evening-hours": {"weeks": "Weeks 9–12"},
    }
    assert parts["milestone/nearly-all-back"]["texts"]["height"] == "80"
    assert "milestone/three-quarters-back" not in parts
    counted = json.loads(answer("timeline", json.dumps(request | {"own": ["users"]})))["own"]["parts"]
    assert counted["milestone/nearly-all-back"]["texts"]["count"] == "192"
    assert "counted" in counted["milestone/nearly-all-back"]["texts"]
    assert "counted" not in counted["milestone/half-back"]["texts"]
