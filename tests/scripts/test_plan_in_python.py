"""A plan's file is read in Python as the site's scripts read it: the same entries, or the same reason why not."""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.exports.plan_file import PlanUnreadable, joined, read_plan_file
from tests.scripts.conftest import Scripts
from tests.scripts.test_plan_format import PLAN, REFUSED, VERSION, any_json

EARLIER = {"version": 1, "facts": {"users": ["85"]}, "moments": [], "of": "x"}


def why(text: str) -> str:
    """Why a text is no plan; empty where it is one."""
    try:
        read_plan_file(text)
    except PlanUnreadable as error:
        return error.why
    return ""


def counting(text: str) -> dict[str, Any]:
    """What counts of each entry."""
    return {name: it.versions[0].value for name, it in read_plan_file(text).fields.items()}


def in_scripts(js: Scripts, text: str) -> dict[str, Any]:
    """The same as the scripts have it."""
    fields = json.loads(js("again", text))["fields"]
    return {name: tuple(it["value"]) if isinstance(it["value"], list) else it["value"] for name, it in fields.items()}


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_scripts_refuse_is_refused_for_the_same_reason(text: str, reason: str) -> None:
    """Damaged, newer, no plan, erased or too long."""
    assert why(text) == reason


@pytest.mark.parametrize("plan", [PLAN, EARLIER, {**EARLIER, "facts": {"no fact": ["85"]}}])
def test_what_scripts_read_is_read(js: Scripts, plan: dict[str, Any]) -> None:
    """Of this form and the earlier one."""
    text = json.dumps(plan)
    assert why(text) == js("why", text)
    if not why(text):
        assert counting(text) == in_scripts(js, text)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_in_a_file_both_say_the_same(js: Scripts, data: st.DataObject) -> None:
    """Anything at any place of a plan."""
    plan = copy.deepcopy(data.draw(st.sampled_from([PLAN, EARLIER])))
    place: Any = plan
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    if isinstance(place, dict) and data.draw(st.booleans()):
        key = data.draw(
            st.sampled_from(["constructor", "n", "x y", "kind/id done", "a\u00a0b c", "a\x1cb c", "\ufeff a"])
        )
    place[key] = data.draw(any_json | st.sampled_from([1.0, 1e300, True, 2**53, -1, "2028-03-06T08:00:00Z", []]))
    text = json.dumps(plan)
    assert why(text) == js("why", text)
    if not why(text):
        assert counting(text) == in_scripts(js, text)


versions = st.builds(
    lambda value, by, n: {**VERSION, "value": value, "by": by, "n": n},
    st.sampled_from(["a", "b", None]),
    st.sampled_from(["mine", "theirs"]),
    st.integers(1, 3),
)
registers = st.builds(
    lambda first, beside, seen: {**first, "beside": beside, "seen": seen},
    versions,
    st.lists(versions, max_size=2),
    st.dictionaries(st.sampled_from(["mine", "theirs"]), st.integers(1, 3)),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(registers, registers)
def test_two_entries_of_one_thing_become_one_alike(js: Scripts, one: dict[str, Any], other: dict[str, Any]) -> None:
    """As where a thing goes by another id since: the same of them counts."""
    text = json.dumps({**PLAN, "fields": {"risk/old note": one, "risk/new note": other}})
    old, new = read_plan_file(text).fields.values()
    followed = json.loads(js("followed", text, [["risk/old", "risk/new"]]))["fields"]
    assert joined(old, new).versions[0].value == followed["risk/new note"]["value"]
