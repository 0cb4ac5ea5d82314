"""The answer on the return on investment: what is likely and how far it may go, the same wherever it is said."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import roi
from calculators.bridge import brief, describe, export, simulation
from calculators.charting import LABEL_WIDTH
from calculators.reading import read_inputs
from calculators.roi.charts.range import range_of_draws
from calculators.roi.result import Outcome, Percentile
from calculators.roi.rules import RULES
from calculators.roi.simulation import simulate
from calculators.roi.words import present, present_outcome
from calculators.roi.words.rounded import rounded_text, step_of
from tests.calculators.door import good
from tests.calculators.drawing import examples
from tests.calculators.examples import values

CERTAIN = {
    **dict.fromkeys(("costs_below", "costs_above", "effects_below", "effects_above", "estimates_around"), 0),
    "latest_delay_days": 0,
}
AMOUNT = r"−?\$[\d,.]*\d(?: (?:million|billion|trillion))?"
UNITS = {"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12}
RANGE = re.compile(
    rf"Over (\d+) months it is worth (?:about )?({AMOUNT}); eight in ten draws lie between ({AMOUNT}) and ({AMOUNT})\."
)
HALF_NEVER = " With half of the playbook’s effects it never pays back in that time."
HALF_WORTH = re.compile(rf" With half of the playbook’s effects it is worth (?:about )?({AMOUNT})\.")


def drawn(**changes: Any) -> tuple[roi.Inputs, roi.Result, Outcome]:
    """The example with changes, calculated and drawn."""
    inputs = read_inputs(roi.Inputs, values("roi", **changes), RULES)
    assert isinstance(inputs, roi.Inputs)
    result = roi.calculate(inputs)
    *_, outcome = simulate(inputs, result)
    assert isinstance(outcome, Outcome)
    return inputs, result, outcome


def plain(pieces: list[tuple[str, bool]] | None) -> str:
    """A sentence without its emphasis."""
    assert pieces
    return "".join(text for text, _ in pieces)


def sentence(**changes: Any) -> str:
    """What a page says of the example with changes once all is drawn."""
    return plain(present_outcome(*drawn(**changes)).sentence)


def number(text: str) -> float:
    """An amount as it is written."""
    found = re.fullmatch(r"(−?)\$([\d,.]+) ?(\w*)", text)
    assert found
    sign, digits, unit = found.groups()
    return (-1 if sign else 1) * float(digits.replace(",", "")) * UNITS[unit]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Over 36 months it is worth about $120,000; eight in ten draws lie between $8,000 and $238,000."
            + HALF_NEVER,
        ),
        (
            {"users": 85},
            "Over 36 months it is worth about $3,000; eight in ten draws lie between −$42,000 and $51,000."
            + HALF_NEVER,
        ),
        (
            {"one_time_cost": 0, "internal_hours": 0, "recurring_cost": 0, "horizon_months": 12},
            (
                "Over 12 months it is worth about $169,000; eight in ten draws lie between $130,000 and $212,000."
                " With half of the playbook’s effects it is worth about $104,000."
            ),
        ),
        (
            {"one_time_cost": 1e6},
            "Over 36 months it is worth about −$840,000; eight in ten draws lie between −$1.01 million and −$690,000."
            + HALF_NEVER,
        ),
        (
            {"effects": []},
            "Over 36 months it is worth about $120,000; eight in ten draws lie between $8,000 and $238,000.",
        ),
        (
            CERTAIN,
            "If everything comes out as entered, it pays back after 12.4 months and over 36 months is worth about "
            "$238,000; no uncertainty is entered." + HALF_NEVER,
        ),
        (
            {**CERTAIN, "costs_above": 1e-9},
            "Over 36 months it is worth $237,635; the draws hardly differ." + HALF_NEVER,
        ),
        (
            dict.fromkeys(("hourly_cost", "error_cost", "one_time_cost", "internal_hours", "recurring_cost"), 0),
            (
                "If everything comes out as entered, there is nothing to pay back, and over 36 months it is worth $0; "
                "no uncertainty is entered. With half of the playbook’s effects it is worth $0."
            ),
        ),
        (
            {"users": 1_000_000, "error_cost": 1e12},
            (
                "Over 36 months it is worth about $1.39 trillion; eight in ten draws lie between $1.03 trillion and "
                "$1.63 trillion. With half of the playbook’s effects it is worth about $860 billion."
            ),
        ),
    ],
)
def test_the_answer_names_middle_range_and_half_the_effects(changes: dict[str, Any], said: str) -> None:
    """Gains, losses, nothing and huge amounts; without uncertainty or effects it says no more than there is."""
    assert sentence(**changes) == said


def test_nothing_is_said_of_effects_that_were_never_given() -> None:
    """No column, row, note or sentence of half of the playbook's effects; what was entered stands by itself."""
    reply = good("roi", effects=[])
    assert reply["tables"]["scenarios"] == []
    said = [*reply["notes"], plain(reply["sentence"]), *reply["figures"].values()]
    assert not [it for it in said if "effect" in it]
    assert "caption" in str(reply["charts"])
    assert "effects" not in str(reply["charts"])


def test_before_the_draws_the_single_result_is_what_it_is() -> None:
    """True by itself: it says under which condition, and half of the effects stand beside it as they do later."""
    assert plain(good("roi")["sentence"]) == (
        "If everything comes out as entered, it pays back after 12.4 months and over 36 months is worth about $238,000."
        + HALF_NEVER
    )


def test_middle_and_range_are_those_of_independent_draws() -> None:
    """The median and the 10th and 90th percentile of 200,000 draws by numpy, but for rounding and the draws' error."""
    random, count = np.random.default_rng(11), 200_000
    inputs, _, outcome = drawn(draws=20_000)

    def factor(below: float, above: float) -> Any:
        return random.triangular(1 - below, 1, 1 + above, count)

    lags = np.arange(0, 61, 5)
    by_lag = [roi.calculate(replace(inputs, benefit_lag_days=int(day))).pv_benefits for day in lags]
    weight = np.interp(random.triangular(0, 0, 60, count), lags, by_lag) / 237_864
    time = 240 * 3 * 46 * 34 * 0.35 * 0.5 * factor(0.5, 0.1) * factor(0.2, 0.2) * factor(0.2, 0.2) * factor(0.2, 0.2)
    errors = 60_000 * 0.68 * factor(0.5, 0.1) * factor(0.2, 0.2)
    yearly = (roi.calculate(inputs).pv_costs - 138_000) * factor(0.1, 0.3)
    npvs = (time + errors) * weight - 90_000 * factor(0.1, 0.3) - 48_000 * factor(0.1, 0.3) - yearly

    found = RANGE.match(sentence(draws=20_000))
    assert found
    told = {0.5: number(found[2]), 0.1: number(found[3]), 0.9: number(found[4])}
    errors_of = {percentile.share: percentile.error for percentile in outcome.percentiles}
    for share, amount in told.items():
        assert abs(np.quantile(npvs, share) - amount) <= 500 + 4.5 * errors_of[share]
    assert (npvs < roi.calculate(inputs).npv).mean() == pytest.approx(outcome.below_result, abs=0.01)


changed = st.fixed_dictionaries(
    {},
    optional={
        "users": st.integers(1, 5_000),
        "one_time_cost": st.sampled_from([0, 10, 90_000, 3e6, 1e10]),
        "internal_hours": st.sampled_from([0, 1200]),
        "recurring_cost": st.sampled_from([0, 0.5, 30, 900]),
        "efficiency": st.floats(-1, 1),
        "error_reduction": st.floats(-1, 1),
        "error_cost": st.sampled_from([0, 1, 60_000, 1e11]),
        "discount_rate": st.floats(-0.5, 2),
        "horizon_months": st.integers(12, 48),
        "costs_above": st.sampled_from([0, 1e-9, 0.3, 9]),
        "effects_below": st.sampled_from([0, 0.5, 1]),
        "effects_above": st.sampled_from([0, 0.1, 9]),
        "estimates_around": st.sampled_from([0, 0.2]),
        "latest_delay_days": st.sampled_from([0, 60]),
        "effects": st.just([])
        | st.tuples(st.floats(-1, 1)).map(
            lambda drawn_: [{"id": "less-work", "title": "Less work", "input": "efficiency", "value": drawn_[0]}]
        ),
    },
)


@examples(suite=120, nightly=3000)
@given(changed)
def test_no_text_contradicts_another(changes: dict[str, Any]) -> None:
    """The middle lies within its range; half of the effects never pays back only if it does not; nothing is missing."""
    inputs, result, outcome = drawn(**changes)
    words = present_outcome(inputs, result, outcome)
    said, before = plain(words.sentence), plain(present(inputs, result).sentence)
    half = next(scenario for scenario in result.scenarios if scenario.id == "conservative")

    assert (HALF_NEVER in said) == (half.payback is None and bool(inputs.effects)) == (HALF_NEVER in before)
    worth = HALF_WORTH.search(said)
    assert (worth is not None) == (half.payback is not None and bool(inputs.effects))
    if worth and number(worth[1]):
        assert (number(worth[1]) > 0) == (half.npv > 0)
    if not result.tornado:
        assert said == before
        assert "no uncertainty is entered" in said
        return
    low, middle, high = map(outcome.percentile, (0.1, 0.5, 0.9))
    step = step_of([low, middle, high], high - low)
    assert rounded_text(middle, step, "USD") in said
    if found := RANGE.match(said):
        told = [number(found[place]) for place in (3, 2, 4)]
        assert told == sorted(told)
        assert told[0] < told[2]
        assert told == pytest.approx([low, middle, high], abs=0.5001 * step + 0.006, rel=1e-9)
        assert found[1] == str(inputs.horizon_months)
    else:
        assert "; the draws hardly differ." in said
        assert high - low < 1
    assert f"it is {words.brief}." in said


def test_every_door_says_the_same_answer() -> None:
    """Simulation, files and the few words; the last two ask for the draws by themselves."""
    request = json.dumps({"values": values("roi")})
    said = plain(json.loads(simulation("roi", request).finish())["sentence"])

    assert said == sentence()
    assert json.loads(json.loads(export("roi", request, "json"))["text"])["sentence"] == said
    assert f'Answer,"{said}"' in json.loads(export("roi", request, "csv"))["text"]
    assert json.loads(brief("roi", request))["brief"] == (
        "worth about $120,000; eight in ten draws lie between $8,000 and $238,000"
    )


@pytest.mark.parametrize("name", ["timeline", "adoption", "roi"])
def test_the_last_reply_has_the_last_word(name: str) -> None:
    """Where the draws do not give the answer, it is the same before and after."""
    reply = good(name)
    last = json.loads(simulation(name, json.dumps({"values": values(name)})).finish())

    assert (last["sentence"] == reply["sentence"]) == (not describe(name)["answer_drawn"])


def test_the_share_of_draws_below_the_single_result_is_told() -> None:
    """The one figure by which a reader can judge it; not where nothing is drawn."""
    inputs, result, outcome = drawn()
    (words,) = range_of_draws(inputs, result, outcome)["caption"]

    assert outcome.below_result == pytest.approx(0.899)
    assert words["text"].endswith(
        "If everything comes out as entered it is $237,635, paid back after 12.4 months; "
        "90% of the draws lie below that."
    )
    (certain,) = range_of_draws(*drawn(**CERTAIN))["caption"]
    assert "draws" not in certain["title"] + certain["text"] + certain["alt"]
    assert drawn(**CERTAIN)[2].below_result == 0


amounts = st.floats(-1e9, 1e9) | st.sampled_from([0.0, 1.0, -1.0, 1000.5, 1001.0])


@examples(suite=200, nightly=5000)
@given(st.lists(amounts, min_size=5, max_size=5), st.booleans(), st.floats(0, 1))
def test_no_two_texts_of_the_range_meet(drawn_: list[float], is_close: bool, place: float) -> None:
    """Whatever the amounts, each text lies within the axis and apart from all others on its line, at both widths."""
    inputs, result, outcome = EXAMPLE
    if is_close:
        drawn_ = [drawn_[0] + amount * 1e-9 * place for amount in drawn_]
    low, middle, high = sorted(drawn_[:3])
    half, *others = result.scenarios
    result = replace(result, npv=drawn_[3], scenarios=(replace(half, npv=drawn_[4]), *others))
    told = {0.1: low, 0.5: middle, 0.9: high}
    outcome = replace(
        outcome, percentiles=tuple(Percentile(share=share, npv=npv, error=0) for share, npv in told.items())
    )
    chart = range_of_draws(inputs, result, outcome)
    start, end = chart["x_ticks"][0]["value"], chart["x_ticks"][-1]["value"]

    assert start <= 0 <= end
    assert all(start <= row["value"] <= end for row in chart["marks"])
    assert [row["kind"] for row in chart["marks"]].count("middle") == 1
    for prefix, width in (("", 584), ("narrow_", 272)):
        room = (end - start) / width
        boxes = sorted(
            (row[f"{prefix}level"], row[f"{prefix}at"], LABEL_WIDTH * len(row["label"]) * room / 2)
            for row in chart["marks"]
        )
        assert all(0 <= level <= 2 for level, *_ in boxes)
        assert all(start - room <= at - half_width and at + half_width <= end + room for _, at, half_width in boxes)
        for (level, at, size), (next_level, next_at, next_size) in pairwise(boxes):
            assert level != next_level or at + size < next_at - next_size


EXAMPLE = drawn()
