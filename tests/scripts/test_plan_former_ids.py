"""What was entered of a statement follows it to another id; what is retired is listed with its last words."""

import json
from typing import Any

from tests.scripts.conftest import Scripts

MOVED = [["activity/a", "activity/b"], ["activity/b", "activity/c"], ["vertical/x", "vertical/y"]]


def plan(js: Scripts, *entries: tuple[str, str, Any], by: str = "mine", base: str = "") -> str:
    """A plan with these entries."""
    changes = [{"subject": subject, "field": field, "value": value} for subject, field, value in entries]
    stamp = {"by": by, "at": "2028-03-06T08:00:00Z"}
    return str(js("changed", base or js("empty", "p"), changes, stamp))


def items(js: Scripts, text: str) -> dict[str, Any]:
    """Of the statements."""
    return dict(js("items", text))


def test_entries_follow_a_renamed_statement(js: Scripts) -> None:
    """Over several renames; what was taken back follows too, and all else stays as it is."""
    text = plan(js, ("activity/a", "done", "2028-03-06"), ("activity/z", "note", "Ask"), ("facts", "users", ["85"]))
    text = plan(js, ("activity/a", "owner", None), base=text)
    followed = js("followed", text, MOVED)
    assert items(js, followed) == {"activity/c": {"done": "2028-03-06"}, "activity/z": {"note": "Ask"}}
    assert js("facts", followed) == {"users": ["85"]}
    assert js("followed", followed, MOVED) == followed


def test_copies_from_before_and_after_a_rename_are_merged(js: Scripts) -> None:
    """One reader's site is a release behind: his tick of the old id and hers of the new one are of one thing."""
    shared = plan(js, ("activity/a", "done", "2028-03-06"))
    his = plan(js, ("activity/a", "done", None), by="his", base=shared)
    hers = plan(js, ("activity/c", "note", "Ask"), by="hers", base=js("followed", shared, MOVED))
    for both in (js("merged", his, hers), js("merged", hers, his)):
        assert items(js, js("followed", both, MOVED)) == {"activity/c": {"note": "Ask"}}
        assert js("conflicts", js("followed", both, MOVED)) == []


def test_entries_under_both_ids_are_one_entry_with_both_versions(js: Scripts) -> None:
    """Nothing is lost where each was entered by itself."""
    text = js(
        "merged", plan(js, ("activity/a", "note", "One"), by="a"), plan(js, ("activity/c", "note", "Two"), by="b")
    )
    (conflict,) = js("conflicts", js("followed", text, MOVED))
    assert {conflict["mine"]["value"], conflict["others"][0]["value"]} == {"One", "Two"}


def test_ids_that_lead_in_a_circle_lead_nowhere_else(js: Scripts) -> None:
    """A broken list does not hang the page."""
    text = plan(js, ("activity/a", "done", "2028-03-06"))
    assert len(items(js, js("followed", text, [["activity/a", "activity/b"], ["activity/b", "activity/a"]]))) == 1


def test_following_is_kept_and_is_no_step_to_undo(js: Scripts) -> None:
    """The page says what has moved; the reader has done nothing."""
    js("device", "moved")
    js("tab", "moved", "moved")
    js("do", "moved", "change", [{"subject": "activity/a", "field": "done", "value": "2028-03-06"}], "done")
    steps = js("steps", "moved")
    js("follow", "moved", MOVED)
    assert js("value", "moved", "activity/c", "done") == "2028-03-06"
    assert js("steps", "moved") == steps
    assert "activity/a" not in json.loads(js("state", "moved")["text"])["fields"]
    js("tab", "moved", "moved", {"reload": True})
    assert js("value", "moved", "activity/c", "done") == "2028-03-06"


def test_what_is_retired_is_listed_with_its_last_words(js: Scripts) -> None:
    """What is unknown for another reason, as in an older release, is listed without any; what is there is not."""
    text = plan(js, ("activity/a", "done", "2028-03-06"), ("activity/b", "note", "Ask"), ("risk/c", "level", "high"))
    words = {"title": "Paint the shelves", "until": "2028-01-01"}
    assert js("gone", text, ["risk/c"], {"activity/a": words}) == [
        ["activity/a", {"done": "2028-03-06"}, words],
        ["activity/b", {"note": "Ask"}, None],
    ]
