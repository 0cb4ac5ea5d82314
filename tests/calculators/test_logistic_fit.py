"""The logistic fit against certified values and an independent library."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import curve_fit
from scipy.special import expit
from scipy.stats import binom

from calculators.binomial import binomial_at_least
from calculators.invalid import InvalidInput
from calculators.logistic_fit import fit_logistic, logit_line

# NIST Statistical Reference Datasets, nonlinear regression, Rat42 (Ratkowsky 1983): pasture yield by growing time,
# y = b1 / (1 + exp(b2 − b3 x)), with the certified estimates, the standard error of b1 and the residual sum of squares.
RAT42_X = [9.0, 14.0, 21.0, 28.0, 42.0, 57.0, 63.0, 70.0, 79.0]
RAT42_Y = [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08]
RAT42 = {"b1": 72.462237576, "b2": 2.6180768402, "b3": 0.067359200066, "error": 1.7340283401, "rss": 8.0565229338}


@pytest.mark.parametrize("ceiling", [70, 75, 100, 400])
def test_nists_certified_values(ceiling: float) -> None:
    """Rat42 to ten digits, from starts near and far."""
    values = [min(value, 0.99 * ceiling) for value in RAT42_Y]
    fit = fit_logistic(RAT42_X, RAT42_Y, logit_line(RAT42_X, values, ceiling), free=True)

    assert fit.ceiling == pytest.approx(RAT42["b1"], rel=1e-10)
    assert fit.rate * fit.center - fit.level == pytest.approx(RAT42["b2"], rel=1e-10)
    assert fit.rate == pytest.approx(RAT42["b3"], rel=1e-10)
    assert fit.ceiling_error == pytest.approx(RAT42["error"], rel=1e-10)
    assert fit.squares == pytest.approx(RAT42["rss"], rel=1e-10)


def logistic(weeks: Any, level: float, rate: float, ceiling: float = 1) -> Any:
    """What scipy fits."""
    return ceiling * expit(level + rate * weeks)


@given(st.floats(-3, 1), st.floats(0.3, 1.5), st.lists(st.floats(-0.04, 0.04), min_size=8, max_size=8))
def test_two_numbers_agree_with_scipy(level: float, rate: float, noise: list[float]) -> None:
    """Below a given ceiling the least squares are those of `curve_fit`."""
    weeks = [float(week) for week in range(8)]
    values = [min(max(logistic(week, level, rate) + off, 0.005), 0.995) for week, off in zip(weeks, noise, strict=True)]
    fit = fit_logistic(weeks, values, logit_line(weeks, values, 1))
    (level_scipy, rate_scipy), _ = curve_fit(
        logistic, weeks, values, p0=(fit.level - fit.rate * fit.center, fit.rate), ftol=1e-14, xtol=1e-14, gtol=1e-14
    )

    assert fit.rate == pytest.approx(rate_scipy, rel=1e-5, abs=1e-6)
    assert fit.level - fit.rate * fit.center == pytest.approx(level_scipy, rel=1e-5, abs=1e-5)


def test_weighted_line_is_exact_where_points_lie_on_a_curve() -> None:
    """Three points of one curve give that curve, and least squares leave it there."""
    weeks, shares = [4.0, 5.0, 6.0], [0.5, 0.75, 0.9]
    line = logit_line(weeks, shares, 1)

    assert line.rate == pytest.approx(1.0986122886681098, rel=1e-14)
    assert line.midpoint == pytest.approx(4, rel=1e-14)
    assert fit_logistic(weeks, shares, line).midpoint == pytest.approx(4, rel=1e-13)


def test_a_line_needs_two_times_and_values_inside() -> None:
    """One time, or a value at the ceiling, is refused with a sentence."""
    with pytest.raises(InvalidInput, match="two times"):
        logit_line([4, 4], [0.5, 0.6], 1)
    with pytest.raises(InvalidInput, match="below the ceiling"):
        logit_line([4, 5], [0.5, 1], 1)


@given(st.integers(0, 3000), st.floats(0, 1), st.floats(-0.1, 1.1))
def test_binomial_tail_agrees_with_scipy(trials: int, chance: float, place: float) -> None:
    """At least so many of so many, anywhere, certain and impossible included."""
    successes = round(place * trials)

    assert binomial_at_least(successes, trials, chance) == pytest.approx(
        binom.sf(successes - 1, trials, chance), rel=1e-9, abs=1e-11
    )


def test_binomial_tail_of_a_million() -> None:
    """The largest number of users, at the mean and ten deviations off."""
    for successes in (495_000, 499_999, 500_000, 500_100, 505_000):
        assert binomial_at_least(successes, 10**6, 0.5) == pytest.approx(binom.sf(successes - 1, 10**6, 0.5), rel=1e-7)


def test_a_binomial_needs_a_chance() -> None:
    """Numbers that are none are refused."""
    with pytest.raises(InvalidInput, match="from 0 to 1"):
        binomial_at_least(1, 2, 1.5)
    with pytest.raises(InvalidInput, match="0 or more"):
        binomial_at_least(1, -2, 0.5)
