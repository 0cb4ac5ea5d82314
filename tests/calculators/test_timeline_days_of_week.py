"""Blocks that take some days of their week: these have their dates, and nothing else moves."""

import json
from datetime import date
from typing import Any

import pytest

from calculators.bridge import answer
from tests.calculators.door import errors, good
from tests.calculators.examples import PLAN, values

EARLY, LATE = {"first_day": 1, "last_day": 3}, {"first_day": 4, "last_day": 5}


def with_days(*days: dict[str, int]) -> dict[str, Any]:
    """The example, whose third block is parted into as many as days are named, all in its one week."""
    before, block, after = PLAN["blocks"][:2], PLAN["blocks"][2], PLAN["blocks"][3:]
    parts = [{**block, "id": f"{block['id']}-{place}", **own} for place, own in enumerate(days)]
    return {**PLAN, "blocks": [*before, *parts, *after]}


def parts(**changes: Any) -> list[dict[str, Any]]:
    """Those blocks with their dates."""
    found = good("timeline", plan=with_days(EARLY, LATE), **changes)["result"]["blocks"]
    return [it for it in found if "first_day" in it]


def test_a_block_has_the_dates_of_its_days() -> None:
    """From Monday to Wednesday, then Thursday and Friday; the plan ends when it did."""
    one, other = parts()
    whole = good("timeline")["result"]

    assert date.fromisoformat(one["start"]).weekday() == 0
    assert (date.fromisoformat(other["start"]) - date.fromisoformat(one["end"])).days == 1
    assert other["end"] == whole["blocks"][2]["last_working_day"]
    assert (one["working_days"], other["working_days"]) == (3, 2)
    assert good("timeline", plan=with_days(EARLY, LATE))["result"]["finish"] == whole["finish"]


def test_days_stretch_with_their_week() -> None:
    """Together they take the week, whatever it is made of."""
    one, other = parts(size_users=2)

    assert one["working_days"] + other["working_days"] == 10
    assert one["end"] < other["start"]


def test_a_short_week_lets_two_days_share_one() -> None:
    """A block ends on a day of its week, and has one at least."""
    week = good("timeline")["result"]["weeks"][2]
    off = [day.isoformat() for day in map(date.fromisoformat, [week["start"]])]
    one, other = parts(week_length="calendar_days", blackouts=off)

    assert week["start"] <= one["start"] <= one["end"] <= other["end"] <= week["end"]


def test_words_name_the_days() -> None:
    """Tables and the chart; what takes whole weeks reads as ever."""
    reply = good("timeline", plan=with_days(EARLY, {"first_day": 5, "last_day": 5}))
    said = json.dumps([reply["tables"], reply["charts"]["gantt"]["rows"]], ensure_ascii=False)

    assert "Week 1, days 1–3" in said
    assert "Week 1, day 5" in said


def test_today_is_in_the_block_whose_day_it_is() -> None:
    """At the weekend it is still the last one."""
    one, other = parts()
    request = {"values": values("timeline", plan=with_days(EARLY, LATE)), "own": ["start"]}
    days = json.loads(answer("timeline", json.dumps(request)))["own"]["days"]
    of = {it["since"]: it["block"] for it in days}
    saturday = date.fromisoformat(other["end"]).toordinal() + 1

    assert (of[one["end"]], of[other["start"]]) == (one["id"], other["id"])
    assert of[date.fromordinal(saturday).isoformat()] == other["id"]


@pytest.mark.parametrize("days", [{"first_day": 1}, {"first_day": 4, "last_day": 2}])
def test_days_that_make_no_sense_are_refused(days: dict[str, int]) -> None:
    """With what to give instead."""
    found = errors("timeline", plan=with_days(days))

    assert "both days, the first one first, or none" in str(found)


def test_phases_that_run_side_by_side_each_head_their_blocks() -> None:
    """A block stands below the phase whose hue it wears."""
    one, other = PLAN["phases"][1], PLAN["phases"][2]
    phases = [PLAN["phases"][0], {**one, "last_week": 3}, {**other, "first_week": 1}, PLAN["phases"][3]]
    rows = [row[0] for row in good("timeline", plan={**PLAN, "phases": phases})["tables"]["dates"]]

    assert rows.index(one["title"]) < rows.index("Week 2 · First Rooms") < rows.index(other["title"])
