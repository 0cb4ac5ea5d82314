"""Finance against published examples, numpy-financial and scipy, and by properties."""

import math
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import brentq

from calculators.finance import (
    discounted_payback_period,
    irr,
    irr_roots,
    npv,
    payback_period,
    xirr,
    xirr_roots,
    xnpv,
)
from calculators.invalid import InvalidInput

amounts = st.floats(-1e6, 1e6).map(lambda value: round(value, 2))
flows = st.lists(amounts, min_size=1, max_size=30)
rates = st.floats(-0.9, 5)

# The example of Microsoft's documentation of XIRR and XNPV.
XIRR_FLOWS = [-10000, 2750, 4250, 3250, 2750]
XIRR_DATES = [date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1)]


def scale(rate: float, cashflows: list[float]) -> float:
    """The size of the terms of a present value: what its rounding error is measured against."""
    return math.fsum(abs(flow) * (1 + rate) ** -period for period, flow in enumerate(cashflows))


@pytest.mark.parametrize(
    ("cashflows", "expected"),
    [
        # Documentation of numpy-financial's irr.
        ([-100, 39, 59, 55, 20], 0.28095),
        ([-100, 0, 0, 74], -0.0955),
        ([-100, 100, 0, -7], -0.0833),
        ([-100, 100, 0, 7], 0.06206),
        # Documentation of Microsoft Excel's IRR: 8.7 % after five years, −2.1 % after four.
        ([-70000, 12000, 15000, 18000, 21000, 26000], 0.087),
        ([-70000, 12000, 15000, 18000, 21000], -0.021),
    ],
)
def test_rates_of_published_examples(cashflows: list[float], expected: float) -> None:
    """Every example's rate is among ours, to the digits published."""
    digits = len(str(expected).split(".")[1])

    assert expected in [round(rate, digits) for rate in irr_roots(cashflows)]


def test_present_values_of_published_examples() -> None:
    """Microsoft's examples of NPV (which discounts its first flow once more), XNPV and XIRR."""
    assert round(npv(0.1, [0, -10000, 3000, 4200, 6800]), 2) == 1188.44
    assert round(xnpv(0.09, XIRR_FLOWS, XIRR_DATES), 2) == 2086.65
    assert xirr(XIRR_FLOWS, XIRR_DATES) == pytest.approx(0.373362535, abs=5e-9)


def test_two_rates_of_the_oil_pump() -> None:
    """Lorie and Savage's pump of 1955 has two rates, 25 % and 400 %, and so no single one."""
    assert irr_roots([-1600, 10000, -10000]) == pytest.approx((0.25, 4.0), rel=1e-13)
    assert irr([-1600, 10000, -10000]) is None


@pytest.mark.parametrize(
    ("cashflows", "expected"),
    [
        ([-100, 200, -150], ()),
        ([100, 200], ()),
        ([0, 0, -5], ()),
        ([-100, 220, -121], (0.1,)),
        ([-100, 0, 121], (0.1,)),
        ([0, 0, -100, 110], (0.1,)),
        ([1, -3.3, 3.63, -1.331], (0.1,)),
    ],
)
def test_no_double_and_triple_rates(cashflows: list[float], expected: tuple[float, ...]) -> None:
    """Two sign changes may hide no rate; one that only touches zero is found, once."""
    assert irr_roots(cashflows) == pytest.approx(expected, abs=1e-5)


@given(st.lists(st.integers(-80, 400), min_size=1, max_size=4, unique=True), st.floats(1, 1e6))
def test_every_rate_a_polynomial_was_made_of_is_found(percents: list[int], size: float) -> None:
    """Flows built from chosen rates give exactly these rates back."""
    wanted = sorted(percent / 100 for percent in percents)
    polynomial = np.array([size])
    for rate in wanted:
        # Flow t belongs to x^t with x = 1/(1 + r): the factor (1 + r)·x − 1 vanishes at this rate.
        polynomial = np.convolve(polynomial, [-1.0, 1 + rate])

    # Rounded coefficients move roots the more, the closer these lie together.
    assert irr_roots(list(polynomial)) == pytest.approx(wanted, abs=1e-6)


@given(flows)
def test_present_value_vanishes_at_every_rate(cashflows: list[float]) -> None:
    """What is called an internal rate brings the present value to zero, rounding apart."""
    assume(any(cashflows))
    for rate in irr_roots(cashflows):
        if -0.99 < rate < 1e3:
            assert abs(npv(rate, cashflows)) <= 1e-9 * scale(rate, cashflows)


@given(flows)
def test_rates_are_no_more_than_sign_changes(cashflows: list[float]) -> None:
    """Descartes' rule bounds the number of rates, which ascend, each once."""
    assume(any(cashflows))
    signs = [flow > 0 for flow in cashflows if flow]
    changes = sum(left != right for left, right in pairwise(signs))
    found = irr_roots(cashflows)

    assert len(found) <= changes
    assert list(found) == sorted(set(found))


@given(flows)
def test_no_crossing_of_a_grid_is_missed(cashflows: list[float]) -> None:
    """Where the present value changes sign between two rates of a grid, a rate lies between."""
    assume(any(cashflows))
    found = irr_roots(cashflows)
    grid = [-0.9 + 0.1 * step for step in range(60)]
    values = [npv(rate, cashflows) for rate in grid]
    sure = [abs(value) > 1e-9 * scale(rate, cashflows) for rate, value in zip(grid, values, strict=True)]
    for left in range(len(grid) - 1):
        if sure[left] and sure[left + 1] and values[left] * values[left + 1] < 0:
            assert any(grid[left] < rate < grid[left + 1] for rate in found)


@given(st.floats(1, 1e6), st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
def test_an_ordinary_investment_agrees_with_independent_libraries(price: float, returns: list[float]) -> None:
    """With one payment first there is one rate: the one scipy finds by bracketing numpy-financial's value."""
    cashflows = [-price, *returns]
    found = irr(cashflows)

    assert found is not None
    assume(-0.98 < found < 50)
    expected = brentq(lambda rate: npf.npv(rate, cashflows), -0.99, 60, xtol=1e-14, rtol=1e-14, maxiter=500)
    assert found == pytest.approx(expected, rel=1e-8, abs=1e-9)


@given(rates, flows)
def test_present_value_agrees_with_numpy_financial(rate: float, cashflows: list[float]) -> None:
    """Two independent sums agree to rounding."""
    assert npv(rate, cashflows) == pytest.approx(npf.npv(rate, cashflows), abs=1e-11 * scale(rate, cashflows) + 1e-12)


@given(flows, st.lists(st.integers(0, 4000), max_size=29), rates)
def test_dated_flows_by_definition(cashflows: list[float], days: list[int], rate: float) -> None:
    """`xnpv` discounts by days over 365, and vanishes at every dated rate."""
    count = min(len(cashflows), len(days) + 1)
    start = date(2027, 1, 4)
    dates = [start, *(start + timedelta(days=day) for day in days[: count - 1])]
    cut = cashflows[:count]
    terms = [flow * (1 + rate) ** (-(day - start).days / 365) for flow, day in zip(cut, dates, strict=True)]
    assert xnpv(rate, cut, dates) == pytest.approx(math.fsum(terms), rel=1e-12, abs=1e-9)
    assume(any(cut))
    try:
        found = xirr_roots(cut, dates)
    except InvalidInput:
        return
    for root in found:
        if -0.9 < root < 100:
            sizes = [
                abs(flow) * (1 + root) ** (-(day - start).days / 365) for flow, day in zip(cut, dates, strict=True)
            ]
            assert abs(xnpv(root, cut, dates)) <= 1e-9 * math.fsum(sizes)


def test_payback_inside_a_period() -> None:
    """Linear inside the period, 0 at once, `None` never; the first crossing counts."""
    assert payback_period([-100, 40, 40, 40]) == 2.5
    assert payback_period([5, -100]) == 0
    assert payback_period([-100, 50, 50]) == 2
    assert payback_period([-0.3, 0.1, 0.1, 0.1]) == 3
    assert payback_period([-100, 99]) is None
    assert payback_period([-100, 200, -150, 100]) == 0.5
    assert payback_period([]) is None
    assert discounted_payback_period(0.1, [-100, 110]) == 1
    assert discounted_payback_period(0.1, [-100, 60, 60]) == pytest.approx(1 + (100 - 60 / 1.1) / (60 / 1.21))
    assert discounted_payback_period(0.2, [-100, 110]) is None


@given(st.floats(0, 3), st.floats(1, 1e6), st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_discounting_never_hastens_the_payback(rate: float, price: float, returns: list[float]) -> None:
    """Discounted payback comes at the plain one or later, or never."""
    plain = payback_period([-price, *returns])
    discounted = discounted_payback_period(rate, [-price, *returns])

    assert discounted is None or (plain is not None and discounted >= plain - 1e-9)


@pytest.mark.parametrize(
    "call",
    [
        lambda: npv(-1, [1]),
        lambda: npv(-2, [1, 1]),
        lambda: npv(math.nan, [1]),
        lambda: npv(0.1, [math.inf]),
        lambda: npv(-0.999999, [1] * 400),
        lambda: irr_roots([]),
        lambda: irr_roots([0, 0.0]),
        lambda: irr([0]),
        lambda: irr_roots([math.nan]),
        lambda: xnpv(0.1, [1, 2], [date(2027, 1, 1)]),
        lambda: xnpv(0.1, [1, 2], [date(2027, 1, 2), date(2027, 1, 1)]),
        lambda: xirr_roots([0, 0], [date(2027, 1, 1), date(2027, 1, 2)]),
        lambda: payback_period([1, math.nan]),
        lambda: discounted_payback_period(-1, [1, 2]),
    ],
)
def test_bad_arguments_are_refused_with_a_cure(call: object) -> None:
    """Never a wrong number or `nan`: a sentence that says what to enter."""
    with pytest.raises(InvalidInput, match="Enter"):
        call()  # type: ignore[operator]


def test_extreme_rates_do_not_overflow() -> None:
    """Rates far outside daily life are found, or left out when no float can hold them."""
    assert irr_roots([-1e-300, 1e-2]) == pytest.approx((1e298,))
    assert irr_roots([-1e-300, 1e300]) == ()
    assert irr_roots([-1e300, 1e-10]) == ()
    assert npv(1e300, [1, 1, 1]) == 1
