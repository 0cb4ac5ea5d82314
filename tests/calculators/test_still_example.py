"""The label “Worked example” follows the figures: it names what moves the answer and is still the example's."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import NAMES
from calculators.bridge import answer, describe, export
from calculators.calculation import calculation, read_linked
from calculators.catalog import CALCULATORS
from calculators.invalid import InvalidInput
from calculators.reading import canonical
from tests.calculators.drawing import examples, likely, within
from tests.calculators.examples import values

PLACEHOLDERS = {
    "timeline": ["anchor_date", "users"],
    "adoption": ["users", "week_1_date", "departments", "trainers"],
    "roi": [
        "currency",
        "users",
        "start_date",
        "one_time_cost",
        "recurring_cost",
        "internal_hours",
        "internal_rate",
        "affected_hours",
        "hourly_cost",
        "error_cost",
        "yearly_revenue",
    ],
}
FROM_OTHERS = {"start_from": "timeline", "ramp_from": "adoption"}
AMOUNTS = {
    "one_time_cost": 1,
    "recurring_cost": 2,
    "internal_hours": 3,
    "internal_rate": 4,
    "affected_hours": 5,
    "hourly_cost": 6,
    "error_cost": 7,
}


def example_of(name: str, **first: Any) -> dict[str, Any]:
    """The worked example of a calculator as a page sends it, with what its page begins with."""
    given_fields = {field["name"] for field in describe(name)["fields"] if field["given"]}
    kept = {field: value for field, value in values(name, **first).items() if field not in given_fields}
    return {"values": kept, "placeholders": PLACEHOLDERS[name]}


def still(name: str, changes: dict[str, Any] | None = None, **linked: dict[str, Any]) -> dict[str, Any]:
    """What is said of calculator `name` with these changes, here and in those it takes from."""
    first = FROM_OTHERS if name == "roi" else {}
    request = {
        "values": values(name, **{**first, **(changes or {})}),
        "linked": {other: values(other, **linked.get(other, {})) for other in NAMES if other != name},
        "example": {other: example_of(other, **(first if other == name else {})) for other in NAMES},
    }
    reply = json.loads(answer(name, json.dumps(request)))
    assert reply["ok"], reply
    said: dict[str, Any] = reply["example"]
    return said


def test_the_worked_example_is_called_so_with_all_that_is_to_be_replaced() -> None:
    """Each by what the form calls it, many amounts by their number, and each with the field where it is entered."""
    assert still("timeline") == {
        "state": "whole",
        "label": "Worked example",
        "pieces": [
            ["all of it: ", ""],
            ["date", "timeline.anchor_date"],
            [" and ", ""],
            ["users", "timeline.users"],
        ],
        "text": "Worked example (all of it: date and users)",
    }
    assert still("roi")["text"] == "Worked example (all of it: currency, users, 7 amounts and Week 1)"


def test_in_between_it_is_partly_the_example_and_names_what() -> None:
    """One figure replaced: the other is still the example's."""
    assert still("timeline", {"users": 85})["text"] == "Partly the worked example (still the example’s: date)"
    assert still("timeline", {"anchor_date": "2027-02-01"})["text"].endswith("(still the example’s: users)")


def test_a_figure_of_the_playbook_that_was_replaced_makes_it_partly_the_readers() -> None:
    """No placeholder is gone, but the answer is no more that of the worked example."""
    assert still("roi", {"efficiency": 0.2})["state"] == "partly"


def test_it_is_gone_with_the_last_of_them() -> None:
    """What is the playbook's, or our assumption, is not the example's."""
    assert still("timeline", {"users": 85, "anchor_date": "2027-02-01"}) == {
        "state": "none",
        "label": "Your plan",
        "pieces": [],
        "text": "Your plan",
    }


def test_the_examples_own_value_typed_in_another_way_is_still_the_examples() -> None:
    """The figure decides, not how it was written."""
    assert still("timeline", {"users": "240.0"})["state"] == "whole"


def test_what_another_calculator_hands_over_counts_with_its_fields() -> None:
    """All of one's own is entered; go-live still comes from the example's date, which is Week 1 here."""
    own = {**AMOUNTS, "users": 85, "currency": "EUR"}
    assert still("roi", own)["pieces"][1:] == [["Week 1", "roi.start_date"]]
    assert still("roi", own, timeline={"anchor_date": "2027-02-01"})["state"] == "none"


def test_what_another_calculator_hands_over_is_moved_by_some_of_its_fields_only() -> None:
    """A curve through counts follows from the users there; neither departments nor trainers move it."""
    own = {**AMOUNTS, "users": 85, "currency": "EUR"}
    dated = {"anchor_date": "2027-02-01"}
    counted = still("roi", {**own, "users": 240}, timeline=dated, adoption={"actuals": "4: 120", "ceiling": 0.95})
    assert counted["text"] == "Partly the worked example (still the example’s: users)"


def test_a_field_of_another_calculator_is_named_with_it() -> None:
    """Where the form itself has no place to enter it."""
    request = {
        "values": values("roi", **FROM_OTHERS),
        "linked": {"timeline": values("timeline"), "adoption": values("adoption")},
        "example": {
            "roi": {**example_of("roi", **FROM_OTHERS), "placeholders": []},
            "timeline": {**example_of("timeline"), "placeholders": []},
            "adoption": {**example_of("adoption"), "placeholders": ["ceiling"]},
        },
    }
    said = json.loads(answer("roi", json.dumps(request)))["example"]
    assert said["pieces"][1:] == [["largest share that will ever be active (adoption)", "adoption.ceiling"]]


def test_what_has_no_use_is_nothing_to_replace() -> None:
    """With the link broken, the other calculator's example moves nothing here; without hours, nor does their cost."""
    own = {**AMOUNTS, "users": 85, "currency": "EUR", "start_from": "own", "start_date": "2027-02-01"}
    assert still("roi", own)["state"] == "none"
    assert still("roi", {**own, "yearly_revenue": None})["state"] == "none"
    without = still("roi", {**own, "internal_hours": 0, "internal_rate": 40})
    assert without["state"] == "none"


def test_a_change_without_use_leaves_it_the_example() -> None:
    """The answer is the same, so is what it is called."""
    assert still("roi", {"revenue_uplift": 0.3})["state"] == "whole"


def test_many_are_named_up_to_the_third_and_then_counted() -> None:
    """The sentence stays short; the rest are one way on."""
    said = still("adoption")
    assert said["text"] == "Worked example (all of it: users, Week 1, departments and trainers)"
    request = {
        "values": values("adoption"),
        "example": {"adoption": {**example_of("adoption"), "placeholders": list(values("adoption"))}},
    }
    pieces = json.loads(answer("adoption", json.dumps(request)))["example"]["pieces"]
    assert pieces[-1][0].endswith(" more")
    assert len([piece for piece in pieces if piece[1]]) == 4


def test_without_an_example_nothing_is_said() -> None:
    """The command line's requests say nothing of it."""
    assert "example" not in json.loads(answer("timeline", json.dumps({"values": values("timeline")})))


def test_files_say_it_too() -> None:
    """A table or a document that leaves the page says whose figures it was made from."""
    asked = {"values": values("timeline", users=85), "example": {"timeline": example_of("timeline")}}
    text = "Partly the worked example (still the example’s: date)"
    assert f"Figures,{text}" in json.loads(export("timeline", json.dumps(asked), "csv"))["text"]
    document = json.loads(json.loads(export("timeline", json.dumps(asked), "json"))["text"])
    assert document["example"]["text"] == text


@pytest.mark.parametrize(
    "wrong", [3, [], {"timeline": 3}, {"timeline": {}}, {"timeline": {"values": {}, "placeholders": [1]}}]
)
def test_an_example_that_is_none_is_refused(wrong: Any) -> None:
    """With what to send instead."""
    reply = json.loads(answer("timeline", json.dumps({"values": values("timeline"), "example": wrong})))
    assert "example" in reply["errors"][0]["message"]


@pytest.mark.parametrize("name", NAMES)
@examples(suite=150, nightly=20_000)
@given(data=st.data())
def test_what_is_said_to_move_nothing_moves_nothing(name: str, data: st.DataObject) -> None:
    """Whatever else is entered, another value in such a field leaves every text and number of the answer."""
    sent = data.draw(likely(name))
    before = _reply(name, sent)
    if before is None:
        return
    inputs, _ = read_linked(name, sent, {})
    unused = set(CALCULATORS[name].unused(inputs))
    if not unused:
        return
    fields = [field for field in describe(name)["fields"] if field["name"] in unused]
    field = data.draw(st.sampled_from(fields))
    after = _reply(name, {**sent, field["name"]: data.draw(within(field, name))})
    assert after is None or after == before


@pytest.mark.parametrize("name", [name for name in NAMES if CALCULATORS[name].offers])
@examples(suite=150, nightly=20_000)
@given(data=st.data())
def test_what_is_handed_over_follows_from_the_fields_that_are_named(name: str, data: st.DataObject) -> None:
    """Another value in any other field hands over the very same."""
    sent = data.draw(likely(name))
    for offer in CALCULATORS[name].offers.values():
        before = _inputs(name, sent)
        if before is None:
            return
        moved_by = set(offer.moved_by(before))
        others = [field for field in describe(name)["fields"] if not field["given"] and field["name"] not in moved_by]
        field = data.draw(st.sampled_from(others))
        after = _inputs(name, {**sent, field["name"]: data.draw(within(field, name))})
        if after is not None:
            calculate = CALCULATORS[name].calculate
            assert canonical(offer.make(after, calculate(after))) == canonical(offer.make(before, calculate(before)))


def _inputs(name: str, sent: dict[str, Any]) -> Any:
    try:
        return read_linked(name, sent, {})[0]
    except InvalidInput:
        return None


def _reply(name: str, sent: dict[str, Any]) -> dict[str, Any] | None:
    """All that an answer says and draws."""
    try:
        work = calculation(name, json.dumps({"values": sent}))
    except InvalidInput:
        return None
    return {"words": canonical(work.words), "charts": work.calculator.draw(work.inputs, work.result)}
