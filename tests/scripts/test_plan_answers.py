"""What was entered into calculators is the plan's, and so are their answers, as long as they are answers to it."""

import json
from typing import Any

import pytest

from tests.scripts.conftest import TICK, Scripts

STAMP = {"by": "mine", "at": "2028-03-06T08:00:00Z"}
SENTENCE = [["It pays back in ", False], ["May", True]]
USERS = ("facts", "users", ["85"])
COST = ("roi", "one_time_cost", ["5,000"])


def with_entries(js: Scripts, text: str, *entries: tuple[str, str, Any]) -> str:
    """The plan with these entries."""
    changed = js("changed", text, [{"subject": s, "field": f, "value": v} for s, f, v in entries], STAMP)
    return str(changed)


@pytest.fixture
def answered(js: Scripts) -> str:
    """A plan with an answer that takes from the timeline."""
    text = with_entries(js, js("empty", "abc"), USERS, COST)
    return str(js("withAnswer", text, "roi", SENTENCE, ["timeline"]))


def test_an_answer_stays_with_the_plan(js: Scripts, answered: str) -> None:
    """Through its text, and whatever is ticked."""
    assert js("answer", js("again", answered), "roi") == SENTENCE
    assert js("answer", with_entries(js, answered, TICK), "roi") == SENTENCE
    assert js("answer", answered, "timeline") is None


@pytest.mark.parametrize(
    "entry",
    [
        ("facts", "users", ["90"]),
        ("facts", "start", ["2028-04-03"]),
        ("roi", "one_time_cost", None),
        ("timeline", "deadline_days", ["80"]),
    ],
)
def test_an_answer_to_something_else_is_none(js: Scripts, answered: str, entry: tuple[str, str, Any]) -> None:
    """A fact has changed, an entry of the calculator's own, or of one that it takes from."""
    assert js("answer", with_entries(js, answered, entry), "roi") is None


def test_what_another_calculator_was_told_does_not_matter(js: Scripts, answered: str) -> None:
    """Where nothing is taken from it."""
    assert js("answer", with_entries(js, answered, ("adoption", "pilot", ["5"])), "roi") == SENTENCE


def test_another_release_answers_anew(js: Scripts, answered: str) -> None:
    """Its playbook may say other numbers."""
    plan = json.loads(answered)
    plan["playbook"]["release"] = "r2"
    assert js("answer", json.dumps(plan), "roi") is None


@pytest.mark.parametrize(
    "answers", [[], {"roi": 3}, {"roi": {"of": "x", "from": ["roi"], "sentence": [["<b>", "yes"]]}}, {"roi": {"of": 1}}]
)
def test_answers_that_are_none_are_left_out(js: Scripts, answered: str, answers: Any) -> None:
    """The plan itself is read all the same."""
    text = json.dumps({**json.loads(answered), "answers": answers})
    assert js("answer", text, "roi") is None
    assert js("facts", text) == {"users": ["85"]}


def test_entries_of_calculators_alone_are_no_plan(js: Scripts) -> None:
    """Figures to try; a fact, a tick or a count is one."""
    text = with_entries(js, js("empty", "abc"), COST)
    assert js("planned", text) is False
    for entry in (USERS, TICK, ("counts", "2028-03-06", "5")):
        assert js("planned", with_entries(js, text, entry)) is True


def test_entries_of_calculators_are_merged_like_all_others(js: Scripts) -> None:
    """Of two that knew nothing of each other both stay."""
    text = with_entries(js, js("empty", "abc"), USERS, COST)
    mine = with_entries(js, text, ("roi", "one_time_cost", ["6,000"]))
    theirs = js(
        "changed", text, [{"subject": "roi", "field": "one_time_cost", "value": ["7,000"]}], {**STAMP, "by": "theirs"}
    )
    (conflict,) = js("conflicts", js("merged", mine, theirs))
    assert conflict["mine"]["value"] == ["6,000"]
    assert [it["value"] for it in conflict["others"]] == [["7,000"]]
