"""Discounting, internal rates of return and payback.

Not for: compounding within a period, taxes, inflation. All functions refuse amounts that are not finite.
**Sign** money received is positive, money spent negative.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from calculators.exponential_sums import real_roots
from calculators.invalid import InvalidInput

__all__ = [
    "discounted_payback_period",
    "irr",
    "irr_roots",
    "npv",
    "payback_period",
    "xirr",
    "xirr_roots",
    "xnpv",
]

_DAYS_PER_YEAR = 365
_BREAK_EVEN = 1e-12
"""A cumulative flow this small beside the amounts that made it is rounding, and counts as zero."""
_SURELY_BELOW = 1e-9
"""A running sum this far below zero is below it, whatever it lost by rounding on the way."""


def npv(rate: float, cashflows: Sequence[float]) -> float:
    """Net present value, flow 0 undiscounted.

    **Model** Σ C_t / (1 + r)^t for t = 0 … T; 0 for no flows. Excel's NPV discounts its first flow once more.
    **Inputs** rate: per period, share of 1, above −1.
    **Source** Fisher 1930, The Theory of Interest.

    >>> round(npv(0.1, [-1000, 400, 400, 400]), 4)
    -5.2592
    """
    return _present_value(rate, cashflows, range(len(cashflows)))


def xnpv(rate: float, cashflows: Sequence[float], dates: Sequence[date]) -> float:
    """Net present value on the first date of flows on dates.

    **Model** Σ C_j / (1 + r)^((d_j − d_1)/365); 365 always, as Excel and OpenFormula have it.
    **Inputs** rate: per year, above −1; dates: the first must be the earliest.
    **Source** OpenDocument OpenFormula, XNPV.
    """
    return _present_value(rate, cashflows, _years(cashflows, dates))


def irr_roots(cashflows: Sequence[float]) -> tuple[float, ...]:
    """Every real rate above −1 at which ``npv`` is 0, ascending; a double root once, ``()`` when there is none.

    **Model** with x = 1/(1 + r) NPV is a polynomial; its positive roots number at most its sign changes
    (Descartes). Roots are isolated between those of the derivative (Rolle), so close and touching roots are found.
    Rates beyond the range of a float, or so near −1 that they round to it, are left out.
    **Raises** InvalidInput when all flows are zero (every rate would do) or there are none.
    **Source** Lorie & Savage 1955, Journal of Business 28, on several rates.

    >>> [round(rate, 9) for rate in irr_roots([-1000, 2500, -1540])]
    [0.1, 0.4]
    >>> irr_roots([-100, 200, -150])
    ()
    """
    return _rates(cashflows, range(len(cashflows)))


def irr(cashflows: Sequence[float]) -> float | None:
    """The internal rate of return when there is exactly one, else ``None``."""
    return _only(irr_roots(cashflows))


def xirr_roots(cashflows: Sequence[float], dates: Sequence[date]) -> tuple[float, ...]:
    """As ``irr_roots`` for flows on dates: every yearly rate at which ``xnpv`` is 0."""
    return _rates(cashflows, _years(cashflows, dates))


def xirr(cashflows: Sequence[float], dates: Sequence[date]) -> float | None:
    """The yearly internal rate of return of dated flows when there is exactly one, else ``None``."""
    return _only(xirr_roots(cashflows, dates))


def payback_period(cashflows: Sequence[float]) -> float | None:
    """Periods until the cumulative flow first reaches zero, linear inside the period; ``None`` = never.

    **Model** the smallest t with Σ_{s≤t} C_s ≥ 0; inside it t − 1 + (−cum_{t−1})/C_t. 0 when C_0 ≥ 0.

    >>> payback_period([-100, 40, 40, 40])
    2.5
    """
    flows = _amounts(cashflows)
    running = zip(accumulate(flows), accumulate(map(abs, flows)), strict=True)
    for period, (roughly, size) in enumerate(running):
        if roughly < -_SURELY_BELOW * size:
            continue
        passed = flows[: period + 1]
        after = math.fsum(passed)
        if after >= -_BREAK_EVEN * math.fsum(map(abs, passed)):
            before = math.fsum(passed[:-1])
            return float(period) if period == 0 or after <= 0 else period - 1 + min(1.0, -before / flows[period])
    return None


def discounted_payback_period(rate: float, cashflows: Sequence[float]) -> float | None:
    """``payback_period`` of the discounted flows C_t / (1 + r)^t."""
    return payback_period(_discounted(rate, _amounts(cashflows), range(len(cashflows))))


def _present_value(rate: float, cashflows: Sequence[float], periods: Sequence[float]) -> float:
    flows = _amounts(cashflows)
    try:
        total = math.fsum(_discounted(rate, flows, periods))
    except OverflowError:
        raise InvalidInput("cashflows", "Enter smaller amounts: their present value is too large a number.") from None
    return total


def _discounted(rate: float, flows: Sequence[float], periods: Sequence[float]) -> list[float]:
    if flows and not (math.isfinite(rate) and rate > -1):
        raise InvalidInput("rate", "Enter a rate above −100 %.")
    return [_worth(1 + rate, flow, period) for flow, period in zip(flows, periods, strict=True)]


def _worth(growth: float, flow: float, period: float) -> float:
    if flow == 0:
        return 0.0
    try:
        value = flow / math.pow(growth, period)
    except OverflowError:
        return 0.0
    except ZeroDivisionError:
        value = math.inf
    if not math.isfinite(value):
        raise InvalidInput("rate", "Enter a higher rate: the present value is too large a number.")
    return value


def _amounts(cashflows: Sequence[float]) -> list[float]:
    flows = [float(flow) for flow in cashflows]
    if not all(math.isfinite(flow) for flow in flows):
        raise InvalidInput("cashflows", "Enter finite amounts.")
    return flows


def _years(cashflows: Sequence[float], dates: Sequence[date]) -> list[float]:
    if len(dates) != len(cashflows):
        raise InvalidInput("dates", "Enter one date for each flow.")
    if dates and min(dates) != dates[0]:
        raise InvalidInput("dates", "Enter the earliest date first.")
    return [(day - dates[0]).days / _DAYS_PER_YEAR for day in dates]


def _rates(cashflows: Sequence[float], periods: Sequence[float]) -> tuple[float, ...]:
    flows = _amounts(cashflows)
    if not any(flows):
        raise InvalidInput("cashflows", "Enter at least one amount that is not zero: with none, every rate would do.")
    # With u = −ln(1 + r), NPV is Σ C_t e^(t·u); roots ascending in u are rates descending.
    rates = [math.expm1(-root) for root in real_roots(flows, periods) if -root < 700]
    return tuple(sorted(rate for rate in rates if rate > -1))


def _only(roots: tuple[float, ...]) -> float | None:
    return roots[0] if len(roots) == 1 else None
