"""What pages show of a reader's own plan: each part of it with its dates, and what holds on each day."""

import json
from typing import Any

from calculators.bridge import answer
from tests.calculators.examples import PLAN, values


def own(*known: str, **changes: Any) -> dict[str, Any]:
    """The own dates of the example, of which the reader entered the facts `known`."""
    request = {"values": values("timeline", **changes), "own": list(known)}
    found: dict[str, Any] = json.loads(answer("timeline", json.dumps(request)))["own"]
    return found


def on(dates: dict[str, Any], day: str) -> dict[str, Any]:
    """What holds on a day: the last one that has come."""
    assert [it["since"] or "" for it in dates["days"]] == sorted(it["since"] or "" for it in dates["days"])
    found: dict[str, Any] = [it for it in dates["days"] if (it["since"] or "") <= day][-1]
    return found


def test_each_part_of_the_plan_has_its_dates() -> None:
    """Phases, blocks, weeks, gates, milestones, adjustments, reviews and counted days, by reference."""
    parts = own("start", "verticals", verticals=["music-library"])["parts"]
    assert parts["block/open-house"]["texts"]["long"] == "Monday 25 January to Friday 12 February 2027"
    assert parts["week/4"]["texts"]["short"] == "25 to 29 Jan"
    assert parts["gate/opening"] == {
        "first": "2027-02-12",
        "last": "2027-02-12",
        "texts": {
            "long": "Friday 12 February 2027",
            "end": "Fri 12 Feb",
            "due": "due Fri 12 Feb",
            "named": "Gate Fri 12 Feb",
        },
    }
    assert parts["milestone/half-back"]["texts"]["due"] == "by Fri 29 Jan"
    assert parts["adjustment/music-library.gradual-move"]["texts"]["short"] == "Weeks 3–5, 18 Jan to 5 Feb"
    assert parts["review/annual"]["texts"]["short"] == "Mon 27 Mar 2028"
    assert {"phase/packing", "goal/impact"} <= parts.keys()


def test_every_part_of_the_answer_is_there() -> None:
    """Nothing that the timeline dates is missing, whatever it is."""
    request = {"values": values("timeline", verticals=["music-library"]), "own": []}
    reply = json.loads(answer("timeline", json.dumps(request)))
    result, parts = reply["result"], reply["own"]["parts"]
    kinds = {"phases": "phase", "blocks": "block", "weeks": "week", "milestones": "milestone", "reviews": "review"}
    for name, kind in (kinds | {"adjustments": "adjustment"}).items():
        assert [key for key in parts if key.startswith(f"{kind}/")] == [f"{kind}/{it['id']}" for it in result[name]]
        assert result[name]
    for block in result["blocks"]:
        assert parts[f"block/{block['id']}"]["first"] == block["start"]
        assert parts[f"block/{block['id']}"]["last"] == block["last_working_day"]


def test_head_counts_are_told_to_who_entered_one() -> None:
    """The example's head-count never passes for the reader's."""
    texts = own("users", users=85)["parts"]["milestone/half-back"]["texts"]
    assert (texts["users"], texts["count"], texts["of"]) == ("43 of your 85", "43", "85")
    assert texts["counted"] == "43 users"
    assert "users" not in own("start", users=85)["parts"]["milestone/half-back"]["texts"]


def test_what_was_chosen_is_one_phrase() -> None:
    """With the verticals' names; head-count and vertical only where they are the reader's."""
    chosen = own("users", "start", "verticals", users=85, verticals=["music-library"])
    assert chosen["facts"] == "Music Library, 85 users, Week 1 on Monday 4 January 2027"
    assert own("start")["facts"] == "Week 1 on Monday 4 January 2027"


def test_an_adjustment_without_a_week_has_no_date() -> None:
    """It is there all the same, so that a page can list it."""
    parts = own(verticals=["music-library"])["parts"]
    assert parts["adjustment/music-library.training-in-quiet-hours"] == {"first": None, "last": None, "texts": {}}


def test_each_day_has_its_week_its_block_and_its_place() -> None:
    """A weekend belongs to the week before it; a block's share grows from day to day."""
    dates = own("start")
    wednesday = on(dates, "2027-01-27")
    assert wednesday == {
        "since": "2027-01-27",
        "stage": "during",
        "words": "Week 4 of your plan",
        "name": "Week 4",
        "date": "Wednesday 27 January 2027",
        "count": "day 24",
        "week": "4",
        "next_week": "5",
        "block": "open-house",
        "share": 13,
    }
    assert [on(dates, f"2027-01-{day}")["week"] for day in (29, 30, 31)] == ["4", "4", "4"]
    shares = [it["share"] for it in dates["days"] if it["block"] == "open-house"]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 100


def test_before_and_after_the_plan_that_is_said() -> None:
    """Before its first day, and from the day after its last working day on."""
    dates = own("start")
    before, after = on(dates, "2026-12-20"), on(dates, "2027-03-27")
    assert (before["stage"], before["next_week"]) == ("before", "-2")
    assert before["words"] == "Your plan begins on Monday 21 December 2026; Week 1 starts on Monday 4 January 2027"
    assert (after["stage"], after["words"]) == ("after", "Your plan ended on Friday 26 March 2027")
    assert on(dates, "2027-03-26")["stage"] == "during"


def test_every_length_of_a_plan_dates_each_day_once() -> None:
    """Calendar weeks, a start kept on a Saturday, actual dates: no day twice, none left out."""
    plans: tuple[dict[str, Any], ...] = (
        {"week_length": "calendar_days"},
        {"anchor_date": "2027-01-02", "start_on_day_off": "keep"},
        {"actual_dates": "Week 1: started 2027-01-11, ended 2027-01-15", "today": "2027-01-20"},
        {"week_zero": "present"},
    )
    for changes in plans:
        days = own(**changes)["days"]
        since = [it["since"] for it in days[1:]]
        assert len(since) == len(set(since))
        assert since == sorted(since)
        assert days[-1]["stage"] == "after"


def test_facts_nobody_knows_are_refused() -> None:
    """In words that say what to send."""
    for sent in (["weather"], "users", [1]):
        reply = json.loads(answer("timeline", json.dumps({"values": values("timeline"), "own": sent})))
        assert reply["errors"][0]["message"].startswith("Send under “own” a list of the facts that were entered, of: ")


def test_nothing_is_dated_unasked() -> None:
    """Nor by a calculator that dates no plan."""
    assert "own" not in json.loads(answer("timeline", json.dumps({"values": values("timeline")})))
    assert "own" not in json.loads(answer("roi", json.dumps({"values": values("roi"), "own": []})))


def test_a_day_names_every_block_that_runs_on_it() -> None:
    """Those that run side by side, in the plan's order."""
    first, second, *rest = PLAN["blocks"]
    plan = {**PLAN, "blocks": [{**first, "last_week": second["last_week"]}, second, *rest]}
    dates = own("start", plan=plan)
    start = dates["parts"][f"block/{second['id']}"]["first"]

    assert on(dates, start)["block"] == f"{first['id']} {second['id']}"
