"""A Week 0 that the planner asks for: one more week before Week 1, empty, and what it moves."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.workdays import work_calendar
from tests.calculators.door import errors, good
from tests.calculators.examples import PLAN
from tests.calculators.worlds import modes, result, worlds

ASKED = {"week_zero": "present"}


def length(raw: dict[str, Any]) -> int:
    """Calendar days from kick-off to the last Sunday."""
    days: int = raw["clocks"][1]["full_weeks_day"]
    return days


def test_fifteen_weeks_are_a_hundred_and_five_days() -> None:
    """Kick-off is a week earlier; from Week 1 on nothing is another day."""
    without, with_it = result(), result(**ASKED)

    assert (length(without), length(with_it)) == (98, 105)
    assert [week["first_week"] for week in with_it["weeks"]] == [-2, -1, 0, *range(1, 13)]
    assert (without["kickoff"], with_it["kickoff"]) == ("2026-12-21", "2026-12-14")
    assert (with_it["working_days"], with_it["calendar_days"]) == (75, 103)
    zero = with_it["weeks"][2]
    assert (zero["start"], zero["end"], zero["hue"]) == ("2026-12-28", "2027-01-01", "1")
    for same in ("week_1", "finish", "go_live", "milestones", "reviews", "slack", "chances", "work"):
        assert with_it[same] == without[same]
    assert with_it["blocks"][2:] == without["blocks"][2:]
    assert with_it["phases"][1:] == without["phases"][1:]


def test_from_kick_off_what_follows_is_a_week_later() -> None:
    """Weeks −2 and −1 stay; the phase of preparation ends with Week 0, whether or not the plan's data say so."""
    kickoff: dict[str, Any] = {"anchor": "kickoff", "deadline_clock": "kickoff"}
    short = {**PLAN, "phases": [PLAN["phases"][0] | {"last_week": -1}, *PLAN["phases"][1:]]}
    without, with_it = result(**kickoff, plan=short), result(**kickoff, plan=short, **ASKED)

    assert with_it["blocks"][:2] == without["blocks"][:2]
    for old, new in zip(without["blocks"][2:], with_it["blocks"][2:], strict=True):
        assert date.fromisoformat(new["start"]) - date.fromisoformat(old["start"]) == timedelta(days=7)
    assert (with_it["phases"][0]["last_week"], with_it["phases"][0]["end"]) == (0, "2027-01-22")
    assert with_it["phases"][0] == result(**kickoff, **ASKED)["phases"][0]
    assert with_it["slack"][0]["slack_days"] == without["slack"][0]["slack_days"] - 7 == 90 - 103
    assert with_it["work"]["blocks"] == [5, 5, 5, 5, 5, 5, 15, 15, 15]


@given(worlds(), st.sampled_from(["week_1", "kickoff", "go_live", "finish"]), modes)
def test_it_moves_the_weeks_on_its_side_by_its_own_length(world: dict[str, Any], anchor: str, mode: str) -> None:
    """By working days or calendar days, over whatever is off; on the date's side of it nothing moves."""
    world = {**world, "size_users": 1, "holiday_calendar": "none"}
    without = result(anchor=anchor, week_length=mode, **world)
    with_it = result(anchor=anchor, week_length=mode, **ASKED, **world)
    calendar = work_calendar(
        world["weekmask"], [date.fromisoformat(day) for day in (*world["holidays"], *world["blackouts"])]
    )

    def moved(day: date, sign: int) -> date:
        by_weeks = mode == "calendar_days"
        return (
            day + timedelta(days=7 * sign) if by_weeks else calendar.workday(day, world["working_days_per_week"] * sign)
        )

    old = {week["first_week"]: week for week in without["weeks"]}
    for week in with_it["weeks"]:
        number = week["first_week"]
        if number == 0:
            continue
        start = date.fromisoformat(old[number]["start"])
        shift = 0 if (number < 0) == (anchor == "kickoff") else (1 if anchor == "kickoff" else -1)
        assert week["start"] == str(moved(start, shift) if shift else start)
    assert [week["first_week"] for week in with_it["weeks"]] == [-2, -1, 0, *range(1, 13)]


def test_it_is_said_to_be_the_planners_and_without_a_block() -> None:
    """A note with its dates and a row of its own; no deliverable falls into it; unasked, nothing is said."""
    without, with_it = good("timeline"), good("timeline", **ASKED)

    assert (
        "Week 0 is planned as you chose, Monday 28 December 2026 to Friday 1 January 2027; "
        "the playbook describes nothing for it."
    ) in with_it["notes"]
    assert "Week 0" not in " ".join(without["notes"])
    assert with_it["tables"]["phases"][0][0] == "Weeks −2 to 0"
    blocks = with_it["tables"]["blocks"]
    own = ["Week 0", "Your own week, no block", "Mon 28 Dec 2026", "Fri 1 Jan 2027", "5", "5", "0"]
    assert blocks[2] == own
    assert [row[1] for row in blocks if row != own] == [row[1] for row in without["tables"]["blocks"]]
    for column in (4, 6):
        assert sum(int(row[column]) for row in blocks[:-1]) == int(blocks[-1][column])
    assert [row[1:] for row in with_it["tables"]["due"]] == [row[1:] for row in without["tables"]["due"]]


def test_a_plan_that_has_a_week_0_keeps_it() -> None:
    """Nothing is planned twice, and nothing is said."""
    own = {**PLAN, "weeks": [-2, -1, 0, *range(1, 13)]}

    asked, unasked = good("timeline", plan=own, **ASKED), good("timeline", plan=own)
    for part in ("result", "notes", "tables", "charts"):
        assert asked[part] == unasked[part]
    assert result(plan=own)["weeks"] == result(**ASKED)["weeks"]
    assert unasked["tables"]["blocks"][2][:2] == ["Week 0", "No block"]


def test_a_block_that_lasts_over_week_0_needs_no_row_for_it() -> None:
    """Its bar covers the week; no gap is left that a row would fill."""
    first, second, *rest = PLAN["blocks"]
    over = {**PLAN, "blocks": [first, {**second, "last_week": 0}, *rest], "weeks": [-2, -1, 0, *range(1, 13)]}
    assert len(good("timeline", plan=over)["tables"]["blocks"]) == len(good("timeline")["tables"]["blocks"])


def test_it_has_a_bar_of_its_own_and_ends_its_phase() -> None:
    """Between its neighbors' bars without a gap, in no phase's color; the phase's diamond stands in its row."""
    without, with_it = good("timeline")["charts"]["gantt"], good("timeline", **ASKED)["charts"]["gantt"]
    row = with_it["rows"][2]
    assert (row["title"], row["weeks"]) == (["Your own week, no block"], "0")
    assert with_it["blocks"][2] == {"row": 2, "start": "2026-12-28", "end_exclusive": "2027-01-02", "hue": "beyond"}
    assert [gate["row"] for gate in with_it["gates"]] == [2, *(gate["row"] + 1 for gate in without["gates"][1:])]
    said = "A bar is a block, the gray one a week without any, a diamond"
    assert said in with_it["caption"][0]["text"]
    assert "gray" not in without["caption"][0]["text"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"week_zero": "maybe"}, "Choose one of: absent, present."),
        (
            {**ASKED, "plan": {**PLAN, "weeks": list(range(1, 13)), "phases": [], "blocks": []}},
            "Leave Week 0 out: this plan begins with Week 1.",
        ),
    ],
)
def test_a_week_0_that_cannot_be_is_refused(changes: dict[str, Any], words: str) -> None:
    """A sentence at the field."""
    assert errors("timeline", **changes) == {"week_zero": words}
