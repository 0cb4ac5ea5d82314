"""What is to be said of a plan on each day, for whoever looks a day up in it."""

import json
from typing import Any

from calculators.bridge import answer
from tests.calculators.examples import values


def said(day: str, **changes: Any) -> str:
    """What is said on a day: the last moment that has come."""
    request = {"values": values("timeline", **changes), "moments": True}
    moments = json.loads(answer("timeline", json.dumps(request)))["moments"]
    assert [it["since"] or "" for it in moments] == sorted(it["since"] or "" for it in moments)
    words: str = [it["words"] for it in moments if (it["since"] or "") <= day][-1]
    return words


def test_before_it_begins_its_start_is_said() -> None:
    """The first week, and Week 1 where that is another."""
    text = "Your plan begins on Monday 21 December 2026; Week 1 starts on Monday 4 January 2027"
    assert said("2026-12-20") == said("1999-01-01") == text


def test_in_each_week_its_number_is_said() -> None:
    """The weekend belongs to the week before it; before Week 1 it is said when that starts."""
    assert said("2026-12-21") == "Week −2 of your plan; Week 1 starts on Monday 4 January 2027"
    assert said("2027-01-03") == "Week −1 of your plan; Week 1 starts on Monday 4 January 2027"
    assert said("2027-01-04") == "Week 1 of your plan, from Monday 4 January 2027"
    assert said("2027-01-24") == "Week 3 of your plan, from Monday 4 January 2027"
    assert said("2027-03-26") == "Week 12 of your plan, from Monday 4 January 2027"


def test_after_its_end_that_is_said() -> None:
    """From the day after its last working day on."""
    assert said("2027-03-27") == said("2199-01-01") == "Your plan ended on Friday 26 March 2027"


def test_days_off_move_the_weeks() -> None:
    """The dates are those of the answer, holidays counted."""
    assert said("2027-01-11", holidays=["2027-01-08"]) == "Week 1 of your plan, from Monday 4 January 2027"


def test_nothing_is_said_unasked() -> None:
    """And by nothing that dates no plan."""
    assert "moments" not in json.loads(answer("timeline", json.dumps({"values": values("timeline")})))
    assert "moments" not in json.loads(answer("roi", json.dumps({"values": values("roi"), "moments": True})))
