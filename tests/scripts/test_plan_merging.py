"""Two copies of a plan become one, in whatever order, and nothing that somebody entered is lost."""

import json
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scripts.conftest import Scripts

DEVICES = 3
NAMES = ("activity/shelve done", "activity/shelve note", "facts users", "plan name")
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

devices = st.integers(0, DEVICES - 1)
values = st.none() | st.sampled_from(["2028-03-06", "2028-03-07", ""]) | st.lists(st.sampled_from("ab"), max_size=2)
moments = st.integers(0, 59).map(lambda second: f"2028-03-06T08:00:{second:02}Z")
entered = st.fixed_dictionaries({"device": devices, "name": st.sampled_from(NAMES), "value": values, "at": moments})
handed = st.fixed_dictionaries({"device": devices, "from": devices})
switched = st.fixed_dictionaries({"device": devices, "name": st.sampled_from(NAMES), "pick": st.integers(0, 3)})
histories = st.lists(st.one_of(entered, handed, switched), max_size=14)


def versions(text: str) -> dict[str, list[Any]]:
    """What a plan's entries say, the counting one first."""
    fields = json.loads(text)["fields"]
    return {
        name: [field["value"], *(other["value"] for other in field.get("beside", []))] for name, field in fields.items()
    }


def expected(history: list[dict[str, Any]]) -> list[dict[str, list[Any]]]:
    """What each device must hold, told in another way: all that happened, and what each writer knew when writing."""
    known: list[dict[str, set[int]]] = [{name: set() for name in NAMES} for _ in range(DEVICES)]
    seen: dict[int, set[int]] = {}
    value: dict[int, Any] = {}

    def current(device: int, name: str) -> list[int]:
        mine = known[device][name]
        return sorted(it for it in mine if not any(it in seen[other] for other in mine))

    for number, deed in enumerate(history):
        device = deed["device"]
        if "from" in deed:
            for name in NAMES:
                known[device][name] |= known[deed["from"]][name]
        elif "value" in deed:
            now = current(device, deed["name"])
            # An entry that says so already stays: there nothing happened.
            says = [value[it] for it in now] or [None]
            if all(it == deed["value"] for it in says):
                continue
            seen[number], value[number] = set(known[device][deed["name"]]), deed["value"]
            known[device][deed["name"]].add(number)
    return [
        {
            name: sorted(map(json.dumps, (value[it] for it in current(device, name))))
            for name in NAMES
            if known[device][name]
        }
        for device in range(DEVICES)
    ]


@many
@given(histories)
def test_each_device_holds_what_it_was_told_and_nothing_else(js: Scripts, history: list[dict[str, Any]]) -> None:
    """A version stays until somebody who knew of it enters another one."""
    texts = js("played", DEVICES, history)
    found = [{name: sorted(map(json.dumps, them)) for name, them in versions(text).items()} for text in texts]
    assert found == expected(history)


@many
@given(histories)
def test_the_order_of_merging_does_not_matter(js: Scripts, history: list[dict[str, Any]]) -> None:
    """Commutative and associative: every order and grouping ends with the same entries and versions."""
    one, two, three = js("played", DEVICES, history)
    ends = {
        json.dumps(js("essence", js("merged", js("merged", a, b), c))) for a, b, c in permutations((one, two, three))
    }
    ends.add(json.dumps(js("essence", js("merged", one, js("merged", two, three)))))
    assert len(ends) == 1


@many
@given(histories)
def test_merging_once_more_changes_nothing(js: Scripts, history: list[dict[str, Any]]) -> None:
    """With itself, and with a copy that was merged before; what counts on a device goes on counting there."""
    one, two, _ = js("played", DEVICES, history)
    assert js("merged", one, one) == one
    both = js("merged", one, two)
    assert js("merged", both, two) == both
    assert js("merged", both, one) == both
    assert js("holds", both, one)
    assert js("holds", both, two)


@many
@given(histories)
def test_what_counts_changes_only_by_a_later_entry(js: Scripts, history: list[dict[str, Any]]) -> None:
    """Yours counts until you switch: what is told beforehand is what comes, and what differs leaves yours in place."""
    one, two, _ = js("played", DEVICES, history)
    both, before, after = versions(js("merged", one, two)), versions(one), versions(two)
    told = {f"{it['subject']} {it['field']}": it["kind"] for it in js("differences", one, two)}
    for name, them in both.items():
        mine = before.get(name, [None])[0]
        kind = told.get(name)
        if kind in {"added", "changed"}:
            assert them[0] in after[name]
            assert (mine is None) == (kind == "added")
        else:
            assert them[0] == mine
        if kind == "differs":
            assert any(it != mine for it in them)


@many
@given(histories)
def test_a_plan_reads_back_as_it_was_written(js: Scripts, history: list[dict[str, Any]]) -> None:
    """As kept and as a file."""
    for text in js("played", DEVICES, history):
        assert js("again", text) == text
        assert js("again", js("file", text)) == text


def entry(subject: str, field: str, value: Any) -> list[dict[str, Any]]:
    """One change."""
    return [{"subject": subject, "field": field, "value": value}]


def by(device: str, minute: int = 0) -> dict[str, str]:
    """Who enters it, and when."""
    return {"by": device, "at": f"2028-03-06T08:{minute:02}:00Z"}


@pytest.fixture
def ticked(js: Scripts) -> str:
    """A plan with one tick, handed on."""
    return str(js("changed", js("empty", "p"), entry("activity/shelve", "done", "2028-03-06"), by("mine")))


def test_an_untick_is_a_change_too(js: Scripts, ticked: str) -> None:
    """Taken back on one side, untouched on the other: it is open on both."""
    open_again = js("changed", ticked, entry("activity/shelve", "done", None), by("theirs", 5))
    for both in (js("merged", ticked, open_again), js("merged", open_again, ticked)):
        assert js("items", both) == []
        assert js("conflicts", both) == []


def test_what_both_changed_is_kept_twice(js: Scripts, ticked: str) -> None:
    """On each side its own counts, whatever the clocks say, and the other one stands beside it with its day."""
    mine = js("changed", ticked, entry("activity/shelve", "owner", "Ada"), by("mine", 1))
    theirs = js("changed", ticked, entry("activity/shelve", "owner", "Ben"), by("theirs", 9))
    for one, other, own, foreign in ((mine, theirs, "Ada", "Ben"), (theirs, mine, "Ben", "Ada")):
        (difference,) = js("differences", one, other)
        assert (difference["kind"], difference["mine"]["value"], difference["theirs"]["value"]) == (
            "differs",
            own,
            foreign,
        )
        both = js("merged", one, other)
        assert dict(js("items", both))["activity/shelve"]["owner"] == own
        (conflict,) = js("conflicts", both)
        assert [it["value"] for it in conflict["others"]] == [foreign]
        settled = js("changed", both, entry("activity/shelve", "owner", foreign), by("mine", 30))
        assert js("conflicts", settled) == []
        assert dict(js("items", js("merged", both, settled)))["activity/shelve"]["owner"] == foreign


def test_the_same_entered_twice_is_no_conflict(js: Scripts, ticked: str) -> None:
    """Both ticked it on the same day: there is nothing to decide."""
    mine = js("changed", ticked, entry("gate/open", "done", "2028-03-09"), by("mine", 1))
    theirs = js("changed", ticked, entry("gate/open", "done", "2028-03-09"), by("theirs", 2))
    assert js("conflicts", js("merged", mine, theirs)) == []
    assert js("differences", mine, theirs) == []


def test_counting_one_s_own_again_lets_go_of_the_other(js: Scripts, ticked: str) -> None:
    """Entering what counts already settles it."""
    mine = js("changed", ticked, entry("facts", "users", ["85"]), by("mine", 1))
    both = js("merged", mine, js("changed", ticked, entry("facts", "users", ["88"]), by("theirs", 2)))
    assert js("conflicts", js("changed", both, entry("facts", "users", ["85"]), by("mine", 3))) == []


def test_what_follows_the_counting_version_counts_after_it(js: Scripts, ticked: str) -> None:
    """Somebody corrected yours without knowing of what stands beside it: the correction counts, not the other."""
    owner = ("activity/shelve", "owner")
    mine = js("changed", ticked, entry(*owner, "Ada"), by("mine", 1))
    corrected = js("changed", mine, entry(*owner, "Adam"), by("third", 3))
    both = js("merged", mine, js("changed", ticked, entry(*owner, "Ben"), by("theirs", 2)))
    assert versions(js("merged", both, corrected))["activity/shelve owner"] == ["Adam", "Ben"]


def test_what_was_left_behind_does_not_come_back(js: Scripts, ticked: str) -> None:
    """Not even from the oldest copy, after a copy that was nearly as old."""
    middle = js("changed", ticked, entry("activity/shelve", "done", "2028-03-07"), by("mine", 1))
    newest = js("changed", middle, entry("activity/shelve", "done", "2028-03-08"), by("theirs", 2))
    both = js("merged", js("merged", newest, ticked), middle)
    assert versions(both)["activity/shelve done"] == ["2028-03-08"]


WORKED = {
    "of": "x",
    "dates": {"activity/shelve": {"start": "2028-03-06"}},
}


def test_dates_go_with_the_facts_that_they_follow_from(js: Scripts) -> None:
    """They are gone while other facts count, back with the old ones, and come along with a copy that has them."""
    plan = js("changed", js("empty", "p"), entry("facts", "users", ["85"]), by("mine"))
    dated = js("withWorked", plan, WORKED)
    assert js("worked", dated)["dates"] == WORKED["dates"]
    other = js("changed", dated, entry("facts", "users", ["90"]), by("mine", 1))
    assert js("worked", other) is None
    assert js("worked", js("changed", other, entry("facts", "users", ["85"]), by("mine", 2)))["of"] == "x"
    assert js("worked", js("merged", plan, dated))["of"] == "x"
    assert js("worked", js("merged", other, dated)) is None
    assert js("worked", js("merged", dated, js("withWorked", plan, {**WORKED, "of": "y"})))["of"] == "x"
