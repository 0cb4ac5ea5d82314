"""How much work an answer is, counted in function calls: no busy machine changes that."""

import cProfile
import json
import math
import pstats
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators import calculation
from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.bridge import answer, export, simulation
from calculators.finance import payback_period
from calculators.presentation import MINUS
from calculators.texts import decimal_text
from tests.calculators.examples import MILESTONES, values
from tests.calculators.vectors import request_text

MOST_CALLS = {"timeline": 14_000, "adoption": 6_600, "roi": 21_500}
"""Up to a tenth above what an answer took when this was written; the browser's budget is in docs/contributing."""
TAKING = {"adoption": {"week_1_from": "timeline"}, "roi": {"start_from": "timeline", "ramp_from": "adoption"}}


def calls(work: Callable[[], Any]) -> int:
    """Function calls, built-in ones included, that `work` makes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MOST_CALLS)
def test_another_number_of_users_is_answered_with_little_work(name: str) -> None:
    """As on a page: every link holds, and what is taken from other calculators has not changed."""
    first, second = (request_text(name, values(name, users=users, **TAKING.get(name, {}))) for users in (240, 241))
    assert json.loads(answer(name, first))["ok"]

    assert calls(lambda: answer(name, second)) <= MOST_CALLS[name]


def test_a_linked_calculator_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the timeline says is found once, however often it is asked; other values are another question."""
    asked = []
    read = calculation.read_inputs
    monkeypatch.setattr(calculation, "read_inputs", lambda of, *rest: asked.append(of.__module__) or read(of, *rest))
    for changes in ({"users": 31}, {"users": 32}):
        answer("roi", request_text("roi", values("roi", **TAKING["roi"], **changes)))
    assert asked.count("calculators.timeline.inputs") <= 1

    other = {"timeline": values("timeline", anchor_date="2027-05-03")}
    reply = json.loads(answer("roi", json.dumps({"values": values("roi", start_from="timeline"), "linked": other})))
    assert reply["result"]["start"] == "2027-05-24"


@pytest.mark.parametrize("name", MOST_CALLS)
def test_a_file_of_what_was_drawn_is_made_without_drawing_again(name: str) -> None:
    """What was seen is not worked out a second time, for whichever file; what decides otherwise is drawn anew."""
    first, seen, other = (request_text(name, values(name, seed=seed)) for seed in (250, 251, 252))
    made = [export(name, first, form) for form in ("json", "csv")]
    drawing = calls(simulation(name, seen).finish)

    assert all(json.loads(file)["ok"] for file in made)
    assert calls(lambda: export(name, seen, "json")) < drawing
    assert calls(lambda: export(name, seen, "csv")) < drawing
    assert calls(simulation(name, other).finish) > drawing * 3 / 4


@pytest.mark.parametrize(("shares", "logistic"), [((0.5, 0.75, 0.9), True), ((0.1, 0.5, 0.6), False)])
def test_shares_at_noon_are_the_curves_own(shares: tuple[float, ...], logistic: bool) -> None:
    """To the bit, from Week 1 to long after everybody is active."""
    rows = [TargetMilestone(**{**row, "share": share}) for row, share in zip(MILESTONES, shares, strict=True)]
    curve = curve_through(rows, 1)

    assert curve.logistic == logistic
    assert curve.noon_shares(600) == [curve.share((day + 0.5) / 7) for day in range(600)]


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**13), 10**13), st.integers(0, 4))
def test_a_number_is_rounded_as_its_twelve_digits_are(value: float, places: int) -> None:
    """The quick way and the exact way agree, halves going away from zero."""
    exact = Decimal(format(value, ".12g")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=400))

    assert decimal_text(value, places) == f"{MINUS if exact < 0 else ''}{abs(exact):,f}"


@given(st.integers(-(10**6), 10**6), st.integers(0, 4), st.sampled_from([0, 1e-13, -1e-13, 1e-3, -1e-3]))
def test_halves_and_their_neighbors_are_rounded_alike(whole: int, places: int, off: float) -> None:
    """Where the quick way could go wrong."""
    test_a_number_is_rounded_as_its_twelve_digits_are.hypothesis.inner_test(  # type: ignore[attr-defined]
        (whole + 0.5) / 10**places + off, places
    )


@example([-1, 1])
@given(st.lists(st.integers(-3, 3) | st.floats(-1e6, 1e6), max_size=12))
def test_the_payback_is_where_the_exact_sums_have_it(flows: list[float]) -> None:
    """Months that a running sum settles are the ones an exact sum would pass over."""
    sums = [math.fsum(flows[: end + 1]) for end in range(len(flows))]
    sizes = [math.fsum(map(abs, flows[: end + 1])) for end in range(len(flows))]
    first = next((end for end, both in enumerate(zip(sums, sizes, strict=True)) if both[0] >= -1e-12 * both[1]), None)
    found = payback_period(flows)

    assert (found is None) == (first is None)
    assert found is None or first is None or first - 1 <= found <= first
