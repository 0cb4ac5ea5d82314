"""What was read and may be meant otherwise is asked about at its field, and honest entries are left in peace."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import NAMES
from calculators.bridge import answer, describe
from calculators.currencies import CURRENCIES
from tests.calculators.door import good
from tests.calculators.examples import values

USUAL = {"currency": "USD", "users": 240, "one_time_cost": 90_000, "hourly_cost": 34, "efficiency": 0.35,
         "discount_rate": 0.1, "affected_hours": 3, "internal_hours": 1_200, "error_cost": 60_000}  # fmt: skip


def example(name: str, usual: dict[str, Any]) -> dict[str, Any]:
    """A worked example as a request tells of it."""
    return {name: {"values": usual, "placeholders": []}}


def asked(name: str = "roi", usual: dict[str, Any] = USUAL, **typed: Any) -> dict[str, dict[str, str]]:
    """The questions at each field of a good reply."""
    reply = json.loads(answer(name, json.dumps({"values": values(name, **typed), "example": example(name, usual)})))
    assert reply["ok"], reply["errors"]
    return {question["field"]: question for question in reply["notes_at"]}


@pytest.mark.parametrize(
    ("field", "typed", "sentence", "enter"),
    [
        ("efficiency", "0.35", "Did you mean 35%? You wrote 0.35%.", "35"),
        ("efficiency", "0,35", "Did you mean 35%? You wrote 0.35%.", "35"),
        ("efficiency", "-.2", "Did you mean −20%? You wrote −0.2%.", "-20"),
        ("discount_rate", "0.08", "Did you mean 8%? You wrote 0.08%.", "8"),
        ("discount_rate", "1000", "Did you mean 10%? You wrote 1,000%.", "10"),
        ("realization", "0.5", "Did you mean 50%? You wrote 0.5%.", "50"),
        ("hourly_cost", "3,400", "Did you mean $34? You wrote $3,400.", "34"),
        ("hourly_cost", "0.034", "Did you mean $34? You wrote $0.034.", "34"),
        ("hourly_cost", "34.000", "Did you mean $34? “34.000” is read as $34,000.", "34"),
        ("one_time_cost", "90,000,000", "Did you mean $90,000? You wrote $90,000,000.", "90,000"),
        ("one_time_cost", "90", "Did you mean $90,000? You wrote $90.", "90,000"),
        ("affected_hours", "0.03", "Did you mean 3 hours a week? You wrote 0.03 hours a week.", "3"),
        ("internal_hours", "1.2k", "", ""),
        ("yearly_revenue", "1.234", "Did you mean $1.234? “1.234” is read as $1,234.", "1.2340"),
        ("yearly_revenue", "1.234 million",
         "Did you mean $1,234,000,000? “1.234 million” is read as $1,234,000.", "1,234,000,000"),
    ],
)  # fmt: skip
def test_an_entry_that_is_a_hundred_or_a_thousand_times_off_is_asked_about(
    field: str, typed: str, sentence: str, enter: str
) -> None:
    """The sentence names both, and what to enter is read as what it names; the answer follows what was typed."""
    question = asked(**{field: typed}).get(field, {"sentence": "", "enter": ""})

    assert (question["sentence"], question["enter"]) == (sentence, enter)
    if enter:
        assert question["take"].removeprefix("Take ") in sentence
        assert not asked(**{field: enter})


@pytest.mark.parametrize(
    "typed",
    [
        {"efficiency": "35"}, {"efficiency": "2"}, {"efficiency": "0"}, {"efficiency": "0.35 %"}, {"efficiency": "100"},
        {"efficiency": 0.0035}, {"discount_rate": "5.5"}, {"discount_rate": "0.5 percent"}, {"hourly_cost": "12"},
        {"hourly_cost": "250"}, {"one_time_cost": "2,500"}, {"one_time_cost": "2,500,000"}, {"one_time_cost": "1,234"},
        {"one_time_cost": "48.500"}, {"one_time_cost": "0"}, {"affected_hours": "40"}, {"affected_hours": "0.5"},
        {"users": "24,000", "one_time_cost": "20,000,000", "error_cost": "12,000,000", "internal_hours": "40,000"},
        {"users": "8", "one_time_cost": "900", "internal_hours": "20"}, {"yearly_revenue": "90,000"},
        {"currency": "JPY", "hourly_cost": "5,000", "one_time_cost": "9,000,000"}, {"currency": "JPY"},
        {"currency": "INR", "hourly_cost": "₹1,500", "one_time_cost": "₹75,00,000"},
        {"currency": "SEK", "hourly_cost": "400"},
    ],
)  # fmt: skip
def test_honest_entries_are_left_in_peace(typed: dict[str, Any]) -> None:
    """Small and large companies, rates with their sign, other currencies, and what is no text at all."""
    assert asked(**typed) == {}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_form_starts_with_is_never_asked_about(name: str) -> None:
    """Typed as it is shown, in whichever currency, every value of the example is the usual one."""
    built = good(name)
    usual = {
        field: value
        for field, value in built["values"].items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    for currency in [it.code for it in CURRENCIES] if name == "roi" else [""]:
        more = {"currency": currency} if currency else {}
        assert asked(name, {**usual, "currency": "USD"}, **{**built["shown"], **more}) == {}


def test_without_knowing_what_is_usual_only_shares_of_one_and_points_are_asked_about() -> None:
    """A request need not tell of an example."""
    assert asked(usual={}, hourly_cost="3,400", one_time_cost="90,000,000") == {}
    assert list(asked(usual={}, efficiency="0.35", one_time_cost="1.234")) == ["one_time_cost", "efficiency"]


@given(
    st.sampled_from(
        [field["name"] for field in describe("roi")["fields"] if field["kind"] in {"money", "number", "share"}]
    ),
    st.floats(0.0001, 0.99) | st.floats(1, 60) | st.integers(1, 10**9),
)
def test_what_is_offered_can_be_taken(field: str, number: float) -> None:
    """Whatever is typed, the other value is one that the field takes, and taking it asks nothing again of a slip."""
    reply = json.loads(
        answer("roi", json.dumps({"values": values("roi", **{field: f"{number:f}"}), "example": example("roi", USUAL)}))
    )
    for question in reply.get("notes_at", ()):
        taken = json.loads(answer("roi", json.dumps({"values": values("roi", **{field: question["enter"]})})))
        assert taken["ok"] or all(error["field"] != field for error in taken["errors"])
