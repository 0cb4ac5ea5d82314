"""The one door: whatever comes in, a reply goes out, and a good one can be asked again."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from calculators import NAMES
from calculators.bridge import answer, describe, simulation
from tests.calculators.door import ask, errors, good
from tests.calculators.examples import values

GIVEN = {name: {field["name"] for field in describe(name)["fields"] if field["given"]} for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described(name: str) -> None:
    """Label, kind and range stand beside every field, and the example names exactly these fields."""
    fields = describe(name)["fields"]

    assert [field["name"] for field in fields] == list(values(name))
    assert all(field["label"] and field["group"] in {"essential", "advanced"} for field in fields)
    numeric = [field for field in fields if field["kind"] in {"integer", "number", "share", "money", "date"}]
    assert all(field["minimum"] is not None and field["maximum"] is not None for field in numeric)
    choices = [field for field in fields if field["kind"] in {"choice", "choices"}]
    assert all(bool(field["choices"]) != bool(field["choices_from"]) for field in choices)
    json.dumps(describe(name), allow_nan=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_reply_fits_its_description(name: str) -> None:
    """Figures and tables are those described; every cell is text; nothing is empty that should speak."""
    reply, described = good(name), describe(name)

    figures, tables = ([it for it in described[kind] if not it["simulated"]] for kind in ("figures", "tables"))
    assert list(reply["figures"]) == [figure["name"] for figure in figures]
    assert list(reply["tables"]) == [table["name"] for table in tables]
    for table in tables:
        rows = reply["tables"][table["name"]]
        kinds = reply["row_kinds"].get(table["name"], [["", ""]] * len(rows))
        for row, (kind, _) in zip(rows, kinds, strict=True):
            assert len(row) == len(table["columns"])
            # A point in time has no start and no length.
            assert all(isinstance(cell, str) and (cell or kind == "mark") for cell in row)
    assert all(isinstance(text, str) and isinstance(strong, bool) for text, strong in reply["sentence"])
    assert any(strong for _, strong in reply["sentence"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["values", "shown"])
def test_a_reply_can_be_asked_again(name: str, form: str) -> None:
    """Canonical values and shown texts both lead to the very same reply."""
    first = good(name)
    assert set(first[form]) == set(values(name)) - GIVEN[name]

    assert good(name, **first[form]) == first


def test_typed_texts_are_read_in_the_unit_of_the_form() -> None:
    """Percent without sign, grouped amounts, several choices, rows and dates as typed."""
    reply = good("roi", efficiency="40 %", one_time_cost="$120k", users="1,200", gross_margin=" ", discount_rate="7,5")
    assert reply["values"]["efficiency"] == 0.4
    assert reply["values"]["one_time_cost"] == 120000
    assert reply["values"]["users"] == 1200
    assert reply["values"]["gross_margin"] is None
    assert reply["shown"]["discount_rate"] == "7.5"
    reply = good("timeline", verticals="music-library, branch-library,", holidays="2027-01-18 to 2027-01-19")
    assert reply["values"]["verticals"] == ["music-library", "branch-library"]
    assert reply["values"]["holidays"] == ["2027-01-18", "2027-01-19"]
    reply = good("adoption", actuals="4: 120\n5\t1\n\n 6 200;")
    assert [(row["week"], row["users"]) for row in reply["values"]["actuals"]] == [(4, 120), (5, 1), (6, 200)]


def test_every_problem_is_told_at_once() -> None:
    """Wrong types, ranges, unknown and missing fields, and rules between the fields that are right."""
    sent = values("roi", users=0, efficiency="lots", horizon_months=12.5, currency="XYZ", revenue_line="on", usrs=1)
    del sent["hourly_cost"]
    reply = json.loads(answer("roi", json.dumps({"values": sent})))

    assert [(error["field"], error["message"]) for error in reply["errors"]] == [
        (None, "There is no field “usrs”; did you mean “users”?"),
        ("currency", "Choose one of: USD, EUR, GBP, CHF, CAD, AUD, NZD, SEK, NOK, DKK, PLN, INR, JPY."),
        ("users", "Enter a whole number from 1 to 1,000,000."),
        ("hourly_cost", "Enter a value; this field is missing."),
        ("efficiency", "Enter a percentage, such as 35; “lots” is not understood."),
        ("horizon_months", "Enter a whole number."),
        ("yearly_revenue", "Enter the yearly revenue in scope, or leave revenue out: revenue is not profit."),
        ("revenue_attribution", (
                "Enter the share of the growth the platform causes, or leave revenue out: "
                "revenue is not profit."
            )),
        ("gross_margin", "Enter the gross margin, or leave revenue out: revenue is not profit."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"values": 3}',
        '{"values": {}, "more": 1}',
        "{",
        "nan",
        '{"values": {"users": NaN}}',
        '{"values": {"users": -Infinity}}',
        '{"values": {"users": 1, "users": 2}}',
        "[" * 5000 + "]" * 5000,
        '{"values":' * 60 + "1" + "}" * 60,
        '{"values": {"users": ' + "9" * 5000 + "}}",
        '{"values": "' + "x" * 500_000 + '"}',
        "\ud800",
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_request_is_answered(name: str, request_text: str) -> None:
    """Broken, hostile or absurd JSON gets a sentence, never an exception."""
    reply = json.loads(answer(name, request_text))

    assert reply["ok"] is False
    assert all(error["message"] for error in reply["errors"])


@pytest.mark.parametrize(
    ("request_text", "words"),
    [
        ('{"values": {"users": 1, "users": 2}}', "each key of the request once"),
        ('{"values": {"users": NaN}}', "not NaN"),
        ("[" * 40 + "]" * 40, "nested less deeply"),
        ('{"values": {"users": "[[[[[[[[[[[[[[[[[[[["}}', "is missing"),
        ("x" * 2_500_000, "at most 2,000,000 characters"),
        ("{", "valid JSON"),
    ],
)
def test_a_broken_request_hears_why(request_text: str, words: str) -> None:
    """The sentence fits the fault; brackets inside a text are no nesting."""
    messages = [error["message"] for error in json.loads(answer("roi", request_text))["errors"]]

    assert any(words in message for message in messages)


def test_true_is_no_number() -> None:
    """JSON's true would otherwise count as 1."""
    assert errors("roi", users=True) == {"users": "Enter a number."}


def test_an_unknown_calculator_is_answered() -> None:
    """The reply names those there are."""
    assert "adoption, roi, timeline" in json.loads(answer("tax", "{}"))["errors"][0]["message"]


@pytest.mark.parametrize(
    "value",
    [
        True,
        [],
        {},
        [[]],
        "",
        "x",
        -1,
        1e308,
        10**400,
        -(10**20),
        0.5,
        "1e400",
        "9" * 400,
        "\ud800",
        None,
        [None],
        ["\x00"],
        {"a": 1},
    ],
    ids=lambda value: repr(value)[:20],
)
@pytest.mark.parametrize("name", NAMES)
def test_each_field_answers_each_kind_of_nonsense(name: str, value: Any) -> None:
    """A reply comes for every field, and a bad one blames this field, or the last of the three shortfalls."""
    for field in values(name):
        reply = ask(name, **{field: value})
        blamed = {error["field"] for error in reply.get("errors", [])}
        assert reply["ok"] or blamed & {field, "critical_from", "low_length", "high_length"}, field


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in NAMES for field in sorted(GIVEN[name])])
def test_given_structures_are_read_strictly(name: str, field: str) -> None:
    """An unknown key, a missing key or a wrong type inside is named with the way to it."""
    if not isinstance(values(name)[field], dict | list):
        assert field in errors(name, **{field: "many"})
        return
    for spoil in (
        lambda row: row.update(extra=1),
        lambda row: row.pop(next(iter(row))),
        lambda row: row.update({next(iter(row)): [1]}),
    ):
        whole = values(name)[field]
        spoil(whole if isinstance(whole, dict) else whole[-1])
        assert field in errors(name, **{field: whole})
    assert "blocks: Row 3: last_week: Enter a whole number" in errors("timeline", plan=_plan(last_week=1.5))["plan"]
    assert (
        "blocks: Row 3: last_week: Enter a whole number from" in errors("timeline", plan=_plan(last_week=9999))["plan"]
    )


def _plan(**changes: Any) -> dict[str, Any]:
    plan: dict[str, Any] = values("timeline")["plan"]
    plan["blocks"][2].update(changes)
    return plan


@pytest.mark.parametrize("name", NAMES)
def test_a_simulation_finished_at_once_says_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are for those who wait; the last reply is one and the same, and stays."""
    text = json.dumps({"values": values(name)})
    stepped, whole = simulation(name, text), simulation(name, text).finish()
    monkeypatch.setattr("calculators.simulation._outcomes", {})
    replies = [stepped.advance()]
    while "ok" not in json.loads(replies[-1]):
        replies.append(stepped.advance())
    assert replies[-1] == whole == stepped.finish() == stepped.advance()
    assert set(json.loads(whole)) == {"ok", "outcome", "figures", "tables", "charts", "notes", "sentence"}


@pytest.fixture(name="drawn")
def counted_draws(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """How many plans are drawn for a request of the timeline, with nothing remembered at first."""
    monkeypatch.setattr("calculators.simulation._outcomes", {})

    def count(**changes: Any) -> int:
        steps = simulation("timeline", json.dumps({"values": values("timeline", **{"draws": 1_000, **changes})}))
        count_ = 0
        while "ok" not in (reply := json.loads(steps.advance())):
            count_ = reply["done"]
        return count_

    return count


def test_other_words_are_no_other_draws(drawn: Callable[..., int]) -> None:
    """An editor who changes a title does not wait for the same lengths again; other lengths are drawn."""
    assert drawn() > 0
    assert drawn(plan=_plan(title="Another title")) == 0
    assert drawn(plan=_plan(last_week=9)) > 0
    assert drawn(high_length=2.0) > 0
    assert drawn(seed=7) > 0


def test_what_is_asked_for_again_and_again_is_remembered(drawn: Callable[..., int]) -> None:
    """However many others come between, one at a time."""
    drawn()
    for seed in range(2, 12):
        drawn(seed=seed)
        assert drawn() == 0
    assert drawn(seed=2) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_simulation_gives_what_is_described_as_simulated(name: str) -> None:
    """Figures and tables marked so, each with its text, and no others."""
    last, described = json.loads(simulation(name, json.dumps({"values": values(name)})).finish()), describe(name)
    for part in ("figures", "tables"):
        assert list(last[part]) == [it["name"] for it in described[part] if it["simulated"]]
    # Without counts there is no target to miss.
    silent = ["simulated_probability"] if name == "adoption" else []
    assert [figure for figure, text in last["figures"].items() if not text] == silent


@pytest.mark.parametrize("name", NAMES)
def test_a_simulation_of_bad_input_is_refused_at_once(name: str) -> None:
    """By the same reply as the answer's."""
    text = json.dumps({"values": values(name, users=0)})
    assert simulation(name, text).advance() == answer(name, text)


@pytest.mark.parametrize("name", NAMES)
def test_half_a_character_comes_back_as_a_question_mark(name: str) -> None:
    """A reply can always be encoded, whatever was typed."""
    reply = answer(name, json.dumps({"values": values(name, users="12\ud800")}))
    assert "12?" in reply
    assert reply.encode()


def test_a_calculator_is_imported_when_it_is_asked() -> None:
    """The doors open without any; `prepare` then brings one at a time, to its end."""
    look = "[name for name in calculators.NAMES if f'calculators.{name}' in sys.modules]"
    script = f"""import sys, calculators
from calculators import bridge
seen = [{look}]
while bridge.prepare(): seen.append({look})
print([len(names) for names in seen])"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(list(range(len(NAMES) + 1)))
