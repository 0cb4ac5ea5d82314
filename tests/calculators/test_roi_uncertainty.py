"""Tornado and simulation against recalculation, scipy and numpy."""

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import triang

from calculators import roi
from calculators.bridge import simulation
from calculators.reading import read_inputs
from calculators.roi.result import Outcome
from calculators.roi.rules import RULES
from calculators.roi.simulation import simulate
from calculators.spec import specs_of
from tests.calculators.door import good
from tests.calculators.examples import values

CERTAIN = {
    "costs_below": 0,
    "costs_above": 0,
    "effects_below": 0,
    "effects_above": 0,
    "estimates_around": 0,
    "latest_delay_days": 0,
}
FROZEN_MEDIAN = 120051.94502251186
FLEXIBILITY = {"flexibility": 50_000, "flexibility_from_month": 5, "line_risks": "flexibility: 30"}
REVENUE = {"revenue_line": "on", "yearly_revenue": 2e6, "revenue_attribution": 0.25, "gross_margin": 0.4}


def inputs_of(**changes: Any) -> roi.Inputs:
    """The example's inputs with changes."""
    inputs = read_inputs(roi.Inputs, values("roi", **changes), RULES)
    assert isinstance(inputs, roi.Inputs)
    return inputs


def outcome_of(**changes: Any) -> Outcome:
    """The simulation's outcome for the example with changes."""
    inputs = inputs_of(**changes)
    *_, last = simulate(inputs, roi.calculate(inputs))
    assert isinstance(last, Outcome)
    return last


@pytest.mark.parametrize(
    ("changes", "bars"),
    [
        ({}, 10),
        (REVENUE, 13),
        (FLEXIBILITY, 11),
        ({"efficiency": -0.2, "contingency": 0.1, "cost_risk": 0.2}, 10),
    ],
)
def test_the_tornado_is_what_recalculation_gives(changes: dict[str, Any], bars: int) -> None:
    """Each input set to the end of its range, all others as entered, the largest difference first."""
    inputs = inputs_of(**changes)
    swings = roi.calculate(inputs).tornado

    assert len(swings) == bars
    for swing in swings:
        for value, npv in ((swing.low, swing.npv_low), (swing.high, swing.npv_high)):
            moved = {swing.input: value}
            if swing.input == "latest_delay_days":
                moved = {"benefit_lag_days": int(value)}
            elif not isinstance(getattr(inputs, swing.input), float):
                moved = {swing.input: float(value)}
            assert roi.calculate(replace(inputs, **moved)).npv == pytest.approx(npv, rel=1e-9, abs=1e-6), swing
    sizes = [abs(swing.npv_high - swing.npv_low) for swing in swings]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("changes", [{}, REVENUE, FLEXIBILITY, {"efficiency": -0.8, "contingency": 0.1}])
def test_the_spider_is_what_recalculation_gives(changes: dict[str, Any]) -> None:
    """Each input of the tornado changed by half and a quarter of its value; nothing where the field forbids it."""
    inputs = inputs_of(**changes)
    result = roi.calculate(inputs)
    specs = specs_of(roi.Inputs)

    names = [swing.input for swing in result.tornado if swing.input != "latest_delay_days"]
    assert [leg.input for leg in result.spider] == names
    for leg in result.spider:
        for step, npv in zip((-0.5, -0.25, 0, 0.25, 0.5), leg.npvs, strict=True):
            value = getattr(inputs, leg.input) * (1 + step)
            if specs[leg.input].problem(value):
                assert npv is None, (leg.input, step)
            else:
                moved = roi.calculate(replace(inputs, **{leg.input: value})).npv
                assert npv == pytest.approx(moved, rel=1e-9, abs=1e-6), (leg.input, step)
    forbidden = {leg.input for leg in result.spider if None in leg.npvs}
    assert forbidden == {"error_reduction"} | ({"efficiency"} if inputs.efficiency < 0 else set())


def test_the_spider_says_where_a_field_ends() -> None:
    """A dash instead of more than all errors avoided; no row for the delay, and none at all without uncertainty."""
    rows = {row[0]: row for row in good("roi")["tables"]["spider"]}

    assert rows["Error reduction"][-1] == "–"
    assert "–" not in rows["One-time cost"]
    assert "Later benefits" not in rows
    assert {row[3] for row in rows.values()} == {good("roi")["figures"]["npv"]}
    assert good("roi", **CERTAIN)["tables"]["spider"] == []


def test_own_ranges_replace_the_general_ones() -> None:
    """In multiples of the value; a range never leaves what the field allows."""
    swings = {swing.input: swing for swing in roi.calculate(inputs_of(ranges="efficiency: 60 120")).tornado}
    assert (swings["efficiency"].low, swings["efficiency"].high) == (pytest.approx(0.21), pytest.approx(0.42))
    assert swings["realization"].low == pytest.approx(0.4)
    capped = {swing.input: swing for swing in roi.calculate(inputs_of(realization=0.98)).tornado}
    assert capped["realization"].high == 1


def test_nothing_uncertain_is_no_distribution() -> None:
    """No bars; every draw is the result itself, and its chances are certain."""
    inputs = inputs_of(**CERTAIN)
    result = roi.calculate(inputs)
    outcome = outcome_of(**CERTAIN)

    assert result.tornado == ()
    assert [percentile.npv for percentile in outcome.percentiles] == [pytest.approx(result.npv)] * 7
    assert (outcome.positive.share, outcome.positive.error, outcome.mean_error) == (1, 0, pytest.approx(0, abs=1e-6))
    assert [each.count for each in outcome.bins] == [outcome.draws]


def test_draws_agree_with_numpy() -> None:
    """Percentiles of 200,000 draws by numpy's own generator, within four errors of ours, the delay included."""
    outcome = outcome_of(draws=20_000, contingency=0.1)
    inputs = inputs_of(contingency=0.1)
    random = np.random.default_rng(7)
    count = 200_000

    def factor(below: float, above: float) -> Any:
        return random.triangular(1 - below, 1, 1 + above, count)

    lag = random.triangular(0, 0, 60, count)
    lags = np.arange(0, 61, 5)
    pv_by_lag = [roi.calculate(replace(inputs, benefit_lag_days=int(day))).pv_benefits for day in lags]
    weight = np.interp(lag, lags, pv_by_lag) / 237864
    time = 240 * 3 * 46 * 34 * 0.35 * 0.5 * factor(0.5, 0.1) * factor(0.2, 0.2) * factor(0.2, 0.2) * factor(0.2, 0.2)
    errors = 60000 * 0.68 * factor(0.5, 0.1) * factor(0.2, 0.2)
    start = 1.1 * (90000 * factor(0.1, 0.3) + 48000 * factor(0.1, 0.3))
    yearly = (roi.calculate(inputs).pv_costs - 1.1 * 138000) * factor(0.1, 0.3)
    npvs = (time + errors) * weight - start - yearly

    for percentile in outcome.percentiles:
        assert abs(np.quantile(npvs, percentile.share) - percentile.npv) < 4.5 * percentile.error
    assert abs(npvs.mean() - outcome.mean) < 4.5 * outcome.mean_error
    assert abs((npvs > 0).mean() - outcome.positive.share) < 4.5 * outcome.positive.error
    assert outcome.mean_error == pytest.approx(npvs.std() / math.sqrt(20_000), rel=0.03)


def test_the_chance_of_payback_is_that_of_the_cost_it_hangs_on() -> None:
    """With one uncertain cost alone, scipy's distribution at the highest cost that pays back within the claim."""
    certain = {**CERTAIN, "one_time_cost": 40000, "internal_hours": 0, "ranges": "one_time_cost: 50 400"}
    outcome = outcome_of(**certain, draws=20_000)
    low, high = 0.5, 4.0
    for _ in range(40):
        middle = (low + high) / 2
        payback = roi.calculate(inputs_of(**{**certain, "one_time_cost": 40000 * middle})).payback
        low, high = (middle, high) if payback and payback.days <= 180 else (low, middle)
    expected = triang(c=(1 - 0.5) / 3.5, loc=0.5, scale=3.5).cdf(low)

    assert 0.2 < expected < 0.9
    assert outcome.payback is not None
    assert abs(outcome.payback.share - expected) < 4.5 * math.sqrt(expected * (1 - expected) / 20_000)


def test_the_chance_of_payback_is_that_of_the_delay_it_hangs_on() -> None:
    """With the delay alone uncertain, the share of delays that are short enough, parts of days included."""
    certain = {**CERTAIN, "one_time_cost": 52000, "internal_hours": 0}
    outcome = outcome_of(**{**certain, "latest_delay_days": 20}, draws=20_000)

    def balance(lag: int) -> float:
        months = roi.calculate(inputs_of(**certain, benefit_lag_days=lag)).months
        days = [(flow.date - months[0].date).days for flow in months]
        return float(np.interp(180, days, [flow.cumulative for flow in months]))

    balances = [balance(lag) for lag in range(21)]
    longest = np.interp(0, balances[::-1], range(20, -1, -1))
    expected = 1 - (1 - longest / 20) ** 2

    assert 0.2 < expected < 0.9
    assert outcome.payback is not None
    assert abs(outcome.payback.share - expected) < 4.5 * outcome.payback.error


def test_the_errors_are_those_between_seeds() -> None:
    """Over 60 seeds, percentiles and shares scatter as far as each outcome says of itself."""
    outcomes = [outcome_of(seed=seed) for seed in range(60)]

    for place in (1, 3, 5):
        npvs = [outcome.percentiles[place].npv for outcome in outcomes]
        told = np.mean([outcome.percentiles[place].error for outcome in outcomes])
        assert np.std(npvs, ddof=1) == pytest.approx(told, rel=0.35)
    shares = [outcome.positive.share for outcome in outcomes]
    assert np.std(shares, ddof=1) == pytest.approx(np.mean([outcome.positive.error for outcome in outcomes]), rel=0.35)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            "one_time_cost": st.sampled_from([0, 500, 20000, 90000]),
            "internal_hours": st.sampled_from([0, 300]),
            "recurring_cost": st.sampled_from([0, 5, 30, 90]),
            "efficiency": st.floats(-0.5, 1),
            "error_reduction": st.floats(-0.5, 1),
            "horizon_months": st.integers(12, 40),
            "benefit_lag_days": st.integers(0, 90),
            "ramp_from": st.sampled_from(["milestones", "own"]),
            "ramp": st.sampled_from(["0: 100; 9: 100; 12: 0", "4: 40; 30: 100", "0: 100"]),
            "flexibility": st.none() | st.sampled_from([0, 20000, 200_000]),
            "flexibility_from_month": st.integers(1, 12),
        }
    ),
    st.integers(1, 1500),
)
def test_certain_draws_pay_back_when_the_result_does(changes: dict[str, Any], days: int) -> None:
    """Without uncertainty the simulation's test of payback is the calculation's, whatever the flow looks like."""
    claim = [{"id": "x", "title": "x", "text": "x", "measure": "payback_days", "value": days}]
    inputs = inputs_of(**CERTAIN, **changes, claims=claim)
    result = roi.calculate(inputs)
    *_, outcome = simulate(inputs, result)

    assert isinstance(outcome, Outcome)
    assert outcome.payback is not None
    exact = result.payback is not None and result.payback.days <= days
    # A balance that is zero but for rounding may be taken either way.
    close = any(abs(flow.cumulative) < 1e-6 * abs(flow.net) for flow in result.months)
    assert outcome.payback.share == exact or close


def test_seeds_repeat_and_differ() -> None:
    """The same seed gives the same outcome to the last bit, another one another; frozen against changes."""
    assert outcome_of() == outcome_of()
    assert outcome_of(seed=2) != outcome_of()
    assert outcome_of().percentiles[3].npv == pytest.approx(FROZEN_MEDIAN, rel=1e-12)


def test_a_chance_no_draw_tells_is_not_called_certain() -> None:
    """Of so many draws none, or all: an error of 0 would claim more than draws can."""
    request = {"values": values("roi", one_time_cost=1e6)}
    never = json.loads(simulation("roi", json.dumps(request)).finish())["figures"]
    assert never["chance_payback"] == "none of 1,000 draws, within 180 days"
    request = {"values": values("roi", one_time_cost=0, internal_hours=0, recurring_cost=0)}
    ever = json.loads(simulation("roi", json.dumps(request)).finish())["figures"]
    assert ever["chance_positive"] == "all of 1,000 draws"


def test_progress_is_told_and_the_last_step_is_the_outcome() -> None:
    """Through the door: ascending counts of draws, then figures, table and chart, each with its error."""
    steps = simulation("roi", json.dumps({"values": values("roi", draws=2000)}))
    replies = [json.loads(steps.advance()) for _ in range(5)]
    last = replies[-1]

    assert [reply["done"] for reply in replies[:-1]] == [500, 1000, 1500, 2000]
    assert last["ok"]
    assert set(last["figures"]) == {"chance_positive", "chance_payback", "npv_p10", "npv_p50", "npv_p90"}
    assert all(" ± " in text for name, text in last["figures"].items() if name != "chance_payback")
    assert [row[0] for row in last["tables"]["npv_distribution"]][-1] == "Mean"
    assert sum(row["share"] for row in last["charts"]["npv_distribution"]["bins"]) == pytest.approx(1)


@settings(max_examples=100)
@given(st.floats(0, 1), st.floats(0, 9), st.floats(0, 1), st.floats(0, 9), st.floats(0, 1), st.integers(0, 730))
def test_any_ranges_give_a_finite_outcome(
    costs_below: float, costs_above: float, below: float, above: float, around: float, delay: int
) -> None:
    """Percentiles ascend, shares are shares, bins hold every draw."""
    outcome = outcome_of(
        costs_below=costs_below,
        costs_above=costs_above,
        effects_below=below,
        effects_above=above,
        estimates_around=around,
        latest_delay_days=delay,
    )
    values_ = [percentile.npv for percentile in outcome.percentiles]

    assert values_ == sorted(values_)
    assert all(map(math.isfinite, [*values_, *(percentile.error for percentile in outcome.percentiles)]))
    assert 0 <= outcome.positive.share <= 1
    assert sum(each.count for each in outcome.bins) == outcome.draws
    assert len(outcome.bins) <= 42
