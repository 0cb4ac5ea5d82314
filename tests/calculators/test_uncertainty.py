"""Three-point estimates, quantiles and the Wilson interval against published figures, numpy, scipy and statsmodels."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from calculators.distributions import SHAPES, three_point
from calculators.invalid import InvalidInput
from calculators.uncertainty import (
    normal_share,
    pert_mean,
    pert_variance,
    quantile,
    triangular_mean,
    triangular_variance,
    wilson_interval,
)

numbers = st.floats(-1e6, 1e6)
deviations = st.floats(-37, 37)
estimates = st.tuples(numbers, numbers, numbers).map(sorted)
modes = st.floats(0, 1)


@given(deviations)
def test_the_share_below_is_scipys_far_into_the_tail(deviation: float) -> None:
    """To twelve digits even where only one in 10²⁹⁹ is left; both sides of the mean mirror each other."""
    share = normal_share(deviation)

    assert share == pytest.approx(float(stats.norm.cdf(deviation)), rel=1e-12, abs=0)
    assert share + normal_share(-deviation) == pytest.approx(1, abs=1e-15)
    assert normal_share(deviation + 1e-3) >= share


def test_what_is_beyond_all_tails_is_never_or_always() -> None:
    """However far away, a share stays one."""
    assert [normal_share(sign * 1e300) for sign in (-1, 1)] == [0.0, 1.0]


@given(estimates)
def test_triangular_moments_are_scipys(estimate: list[float]) -> None:
    """Mean and variance of the distribution with this mode."""
    low, likely, high = estimate
    if high - low < 1e-3:
        return
    law = stats.triang((likely - low) / (high - low), low, high - low)

    assert triangular_mean(low, likely, high) == pytest.approx(law.mean(), rel=1e-9, abs=1e-6)
    assert triangular_variance(low, likely, high) == pytest.approx(law.var(), rel=1e-6)


def test_pert_as_its_authors_write_it() -> None:
    """A task of 1, 2 and 3 lasts 2 with a variance of 1/9; one of 3, 4 and 11 lasts 5 with 16/9."""
    assert (pert_mean(1, 2, 3), pert_variance(1, 2, 3)) == (2, pytest.approx(1 / 9))
    assert (pert_mean(3, 4, 11), pert_variance(3, 4, 11)) == (5, pytest.approx(16 / 9))
    assert pert_variance(7, 7, 7) == 0


@given(estimates)
def test_means_lie_inside_the_estimate(estimate: list[float]) -> None:
    """Rounding apart, no mean leaves its own range."""
    low, _, high = estimate
    for mean in (pert_mean(*estimate), triangular_mean(*estimate)):
        assert low - 1e-6 <= mean <= high + 1e-6


@given(st.lists(numbers, min_size=1, max_size=60), st.floats(0, 1))
def test_quantiles_are_numpys(values: list[float], q: float) -> None:
    """Type 7, numpy's default, whatever the order of the values."""
    assert quantile(values, q) == pytest.approx(float(np.quantile(values, q)), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_prints_it(successes: int, trials: int, low: float, high: float) -> None:
    """The four examples of Newcombe 1998, Statistics in Medicine 17, 857-872, score method at 95 %."""
    found = wilson_interval(successes, trials, 0.95)

    assert [round(bound, 4) for bound in found] == [low, high]


@given(st.data(), st.integers(1, 10_000), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_is_statsmodels_and_stays_in_bounds(data: st.DataObject, trials: int, confidence: float) -> None:
    """Exactly 0 and 1 at the ends, where rounding leads others astray."""
    successes = data.draw(st.integers(0, trials))
    low, high = wilson_interval(successes, trials, confidence)
    expected = proportion_confint(successes, trials, alpha=1 - confidence, method="wilson")

    assert (low, high) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert 0 <= low <= successes / trials <= high <= 1
    assert (low == 0) == (successes == 0)
    assert (high == 1) == (successes == trials)


@given(modes, st.floats(0, 1))
def test_beta_pert_is_scipys_beta(mode: float, u: float) -> None:
    """The table and the exact distribution differ by less than any simulation can see."""
    law, ours = stats.beta(1 + 4 * mode, 5 - 4 * mode), three_point(0, mode, 1, "pert")

    assert ours.cdf(u) == pytest.approx(law.cdf(u), abs=1e-4)
    assert law.cdf(ours.inverse(u)) == pytest.approx(u, abs=1e-4)


@given(modes, st.floats(0, 1))
def test_triangular_is_scipys(mode: float, u: float) -> None:
    """Closed form in both directions."""
    law, ours = stats.triang(mode), three_point(0, mode, 1, "triangular")

    assert ours.cdf(u) == pytest.approx(law.cdf(u), abs=1e-9)
    assert ours.inverse(u) == pytest.approx(law.ppf(u), abs=1e-6)


@given(estimates, st.sampled_from(SHAPES), st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_draws_rise_with_their_number_and_stay_inside(estimate: list[float], shape: str, us: list[float]) -> None:
    """So one number moved through several estimates moves all of them the same way."""
    law = three_point(*estimate, shape)
    drawn = [law.inverse(u) for u in sorted(us)]
    slack = 1e-9 * (1 + abs(estimate[0]) + abs(estimate[2]))

    assert all(after >= before - slack for before, after in pairwise(drawn))
    assert estimate[0] - slack <= drawn[0]
    assert drawn[-1] <= estimate[2] + slack


@pytest.mark.parametrize(
    "call",
    [
        lambda: pert_mean(2, 1, 3),
        lambda: pert_variance(1, 2, float("inf")),
        lambda: triangular_mean(1, 4, 3),
        lambda: triangular_variance(1, float("nan"), 3),
        lambda: quantile([], 0.5),
        lambda: quantile([1, float("nan")], 0.5),
        lambda: quantile([1], 1.1),
        lambda: wilson_interval(0, 0, 0.95),
        lambda: wilson_interval(2, 1, 0.95),
        lambda: wilson_interval(1, 2, 1),
        lambda: three_point(3, 2, 1, "pert"),
        lambda: three_point(1, 2, 3, "normal"),
    ],
)
def test_what_makes_no_sense_is_refused(call: Any) -> None:
    """A sentence, never a wrong number."""
    with pytest.raises(InvalidInput, match=r"(Enter|Give|Choose) "):
        call()
