"""A plan is handed on as a file or a link, and what comes back is read strictly or refused with its reason."""

import copy
import json
from random import Random
from string import ascii_letters
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scripts.conftest import Scripts

PAGE = "https://books.example/plan/?week=4"
STAMP = {"by": "mine", "at": "2028-03-06T08:00:00Z"}
VERSION = {"value": "2028-03-06", "at": "2028-03-06T08:00:00Z", "by": "mine", "n": 1}
PLAN: dict[str, Any] = {
    "schema": "playbook-plan",
    "version": 2,
    "id": "abc",
    "playbook": {"id": "made-up", "release": "r1"},
    "fields": {
        "activity/shelve done": VERSION,
        "activity/shelve owner": {
            **VERSION,
            "value": "Ada",
            "beside": [{**VERSION, "value": "Ben", "by": "theirs"}],
            "seen": {"mine": 3, "theirs": 1},
        },
        "facts verticals": {**VERSION, "value": ["one", "two"]},
    },
    "worked": None,
}
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def with_field(field: Any, name: str = "activity/shelve done") -> dict[str, Any]:
    """The plan with one entry."""
    return {**PLAN, "fields": {name: field}}


def test_a_file_names_its_schema_version_playbook_and_release(js: Scripts) -> None:
    """Other programs read the same form; what counts of an entry is its `value`."""
    text = js(
        "changed", js("empty", "abc"), [{"subject": "activity/shelve", "field": "done", "value": "2028-03-06"}], STAMP
    )
    file = js("file", text)
    assert file.startswith("{\n")
    assert json.loads(file) == with_field(VERSION)


def test_what_a_plan_holds_is_read_whole(js: Scripts) -> None:
    """With what stands beside an entry, what was seen, and lists."""
    assert json.loads(js("again", json.dumps(PLAN))) == PLAN
    assert js("items", json.dumps(PLAN)) == [["activity/shelve", {"done": "2028-03-06", "owner": "Ada"}]]
    assert js("facts", json.dumps(PLAN)) == {"verticals": ["one", "two"]}


REFUSED = [
    ("", "damaged"),
    ('{"schema": "playbook-plan", "vers', "damaged"),
    ("null", "no plan"),
    ("[]", "no plan"),
    ('{"format": "playbook-scenarios/1"}', "no plan"),
    ('{"schema": "other", "version": 2}', "no plan"),
    ('{"version": 1, "facts": 3}', "no plan"),
    (json.dumps({**PLAN, "version": 3, "fields": "else"}), "newer"),
    (json.dumps({**PLAN, "version": 0}), "damaged"),
    (json.dumps({**PLAN, "id": "<b>"}), "damaged"),
    (json.dumps({**PLAN, "id": None}), "damaged"),
    (json.dumps({**PLAN, "playbook": "x"}), "damaged"),
    (json.dumps({**PLAN, "fields": []}), "damaged"),
    (json.dumps(with_field("2028-03-06")), "damaged"),
    (json.dumps(with_field({**VERSION, "n": 0})), "damaged"),
    (json.dumps(with_field({**VERSION, "n": "1"})), "damaged"),
    (json.dumps(with_field({**VERSION, "by": ""})), "damaged"),
    (json.dumps(with_field({**VERSION, "at": "yesterday"})), "damaged"),
    (json.dumps(with_field({**VERSION, "value": 3})), "damaged"),
    (json.dumps(with_field({**VERSION, "value": ["a", 3]})), "damaged"),
    (json.dumps(with_field({**VERSION, "beside": [1]})), "damaged"),
    (json.dumps(with_field({**VERSION, "seen": {"mine": -1}})), "damaged"),
    (json.dumps(with_field(VERSION, "nameless")), "damaged"),
    (json.dumps({"schema": "playbook-plan", "version": 2, "id": "abc", "erased": True}), "erased"),
    (json.dumps({**PLAN, "more": "x" * 5_000_000}), "too long"),
]
"""Texts that are no plan, each with the reason."""


@pytest.mark.parametrize(("file", "why"), REFUSED)
def test_what_is_no_plan_is_refused_with_its_reason(js: Scripts, file: str, why: str) -> None:
    """Nothing is guessed, and a newer release's plan is not taken for a broken one."""
    assert js("why", file) == why


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_in_a_file_it_is_read_or_refused(js: Scripts, data: st.DataObject) -> None:
    """Anything at any place: what is read can be written and read again."""
    plan = copy.deepcopy(PLAN)
    place: Any = plan
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    if isinstance(place, dict) and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(["__proto__", "constructor", "n", "x y", "kind/id done"]))
    place[key] = data.draw(any_json)
    text = json.dumps(plan)
    if js("why", text) == "":
        again = js("again", text)
        assert js("again", again) == again
        assert js("again", js("merged", again, json.dumps(PLAN))) == js("merged", again, json.dumps(PLAN))


def test_the_earlier_form_is_read_as_a_file_too(js: Scripts) -> None:
    """Version 1, the calculators' facts; the same plan wherever it is read, and every later entry counts before it."""
    earlier = {"version": 1, "facts": {"users": ["85"]}, "moments": [], "of": "x"}
    text = js("again", json.dumps(earlier))
    assert json.loads(text)["version"] == 2
    assert js("facts", text) == {"users": ["85"]}
    assert js("worked", text) is None
    assert js("again", json.dumps(earlier)) == text
    assert js("why", json.dumps({"version": 1, "facts": {"no fact": ["85"]}})) == "no plan"


def test_an_earlier_plan_from_a_file_does_not_take_another_one_s_place(js: Scripts) -> None:
    """It had no id: each time it is a plan of its own."""
    js("device", "earlier-files")
    js("tab", "earlier-file", "earlier-files")
    for users in ("85", "90"):
        js("receive", "earlier-file", js("again", json.dumps({"version": 1, "facts": {"users": [users]}})))
    assert len(js("all", "earlier-file")) == 2


def test_a_link_holds_the_whole_plan(js: Scripts) -> None:
    """In its fragment, which no server is sent."""
    link = js("link", json.dumps(PLAN), PAGE)
    assert link.startswith(f"{PAGE}#plan=")
    assert js("brings", link)
    assert not js("brings", PAGE)
    assert not js("brings", f"{PAGE}#roi=abc")
    assert json.loads(js("inLink", link)["text"]) == PLAN


def test_a_plan_that_is_worked_with_fits_into_a_link(js: Scripts) -> None:
    """A hundred and sixty ticks with owners, as a large team would have them half way."""
    fields = {
        f"activity/some-activity-{n} done": {**VERSION, "at": f"2028-03-06T08:{n % 60:02}:00Z"} for n in range(160)
    }
    fields |= {f"activity/some-activity-{n} owner": {**VERSION, "value": f"Person {n % 7}"} for n in range(160)}
    assert js("link", json.dumps({**PLAN, "fields": fields}), PAGE)


def test_dates_stay_behind_before_a_link_grows_too_long(js: Scripts) -> None:
    """They are worked out anew; what people entered is not, so a plan that is longer still makes none."""
    facts = json.dumps([["verticals", ["one", "two"]]], separators=(",", ":"))
    noise = "".join(Random(1).choices(ascii_letters, k=40_000))
    worked = {"facts": facts, "of": noise, "dates": {}}
    link = js("link", json.dumps({**PLAN, "worked": worked}), PAGE)
    assert json.loads(js("inLink", link)["text"])["worked"] is None
    small = {**worked, "of": "x"}
    assert json.loads(js("inLink", js("link", json.dumps({**PLAN, "worked": small}), PAGE))["text"])["worked"] == small
    assert js("link", json.dumps(with_field({**VERSION, "value": noise})), PAGE) is None


@pytest.mark.parametrize("packed", ["", "x", "abc-_", "A" * 4_001])
def test_a_link_that_was_cut_or_changed_is_refused(js: Scripts, packed: str) -> None:
    """As damaged, whatever is left of it."""
    assert js("inLink", f"{PAGE}#plan={packed}") == {"text": None, "why": "damaged"}
    link = js("link", json.dumps(PLAN), PAGE)
    assert js("inLink", link[:-9])["why"] == "damaged"
