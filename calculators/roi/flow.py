"""The cash flow by month and what it is worth; all amounts of it are linear in the lines'."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from operator import mul, sub

from calculators.finance import irr_roots, payback_period
from calculators.roi.amounts import Amounts
from calculators.roi.ramp import Ramp
from calculators.roi.result import Payback

__all__ = [
    "MONTHS",
    "CashFlow",
    "cash_flow",
    "find_payback",
    "in_debt",
    "internal_rates",
    "monthly_rate",
    "ratio",
    "weigh",
    "with_amounts",
]

MONTHS = 12
_WHOLE_DAY = 1e-9
_SMALLEST_COST = 1e-9
"""Less than this is no cost; a ratio to it would mean nothing."""
_ROUNDING = 1e-12
"""Relative to the amounts: a balance this small is zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """Flows at the start and at the end of every month; costs are positive here."""

    dates: tuple[date, ...]
    adoption: tuple[float, ...]
    benefits: tuple[float, ...]
    costs: tuple[float, ...]
    discounts: tuple[float, ...]
    """What money of each month is worth at the start."""
    nets: tuple[float, ...]
    """Benefits less costs."""
    present_values: tuple[float, ...]
    """Discounted benefits less costs."""

    @property
    def pv_benefits(self) -> float:
        """Present value of the benefits."""
        return math.fsum(map(mul, self.benefits, self.discounts))

    @property
    def pv_costs(self) -> float:
        """Present value of the costs, positive."""
        return math.fsum(map(mul, self.costs, self.discounts))

    @property
    def npv(self) -> float:
        """Net present value."""
        return math.fsum(self.present_values)

    def weight_from(self, month: int) -> float:
        """Present value of 1 a year, a twelfth of it in every month from ``month`` on."""
        return math.fsum(self.discounts[month:]) / MONTHS

    @property
    def benefit_weight(self) -> float:
        """Present value of a benefit of 1 a year that grows with adoption."""
        return weigh(self.adoption, self.discounts)


def monthly_rate(yearly_rate: float) -> float:
    """**Model** (1 + r)^(1/12) − 1.

    >>> round(monthly_rate(0.1), 6)
    0.007974
    """
    return math.expm1(math.log1p(yearly_rate) / MONTHS)


def cash_flow(amounts: Amounts, ramp: Ramp, yearly_rate: float) -> CashFlow:
    """The flow of these amounts.

    **Model** at the start the start cost; each month a twelfth of the yearly cost, of the yearly benefit that grows
    times the month's adoption, and from its month on of the benefit that begins later. Discount of month m: (1 + i)^−m
    with the monthly rate i.
    """
    growth = 1 + monthly_rate(yearly_rate)
    adoption = (0.0, *ramp.monthly())
    discounts = tuple([math.pow(growth, -month) for month in range(len(adoption))])
    return _flow(amounts, ramp.dates, adoption, discounts)


def with_amounts(flow: CashFlow, amounts: Amounts) -> CashFlow:
    """The flow of other amounts on the same days, with the same adoption and discounts."""
    return _flow(amounts, flow.dates, flow.adoption, flow.discounts)


def _flow(
    amounts: Amounts, dates: tuple[date, ...], adoption: tuple[float, ...], discounts: tuple[float, ...]
) -> CashFlow:
    monthly_benefit, monthly_cost = amounts.growing_benefit / MONTHS, amounts.yearly_cost / MONTHS
    benefits = [monthly_benefit * share for share in adoption]
    if amounts.later:
        begun, monthly_more = amounts.later_from_month, amounts.later_benefit / MONTHS
        benefits[begun:] = [benefit + monthly_more for benefit in benefits[begun:]]
    costs = (amounts.start, *[monthly_cost] * (len(adoption) - 1))
    nets = tuple(map(sub, benefits, costs))
    return CashFlow(
        dates=dates,
        adoption=adoption,
        benefits=tuple(benefits),
        costs=costs,
        discounts=discounts,
        nets=nets,
        present_values=tuple(map(mul, nets, discounts)),
    )


def weigh(adoption: Sequence[float], discounts: Sequence[float]) -> float:
    """Present value of a benefit of 1 a year that grows with ``adoption``."""
    return math.fsum(map(mul, adoption, discounts)) / MONTHS


def ratio(amount: float, cost: float) -> float | None:
    """``amount`` as a share of ``cost``; ``None`` without cost."""
    return amount / cost if cost >= _SMALLEST_COST else None


def internal_rates(nets: Sequence[float]) -> tuple[tuple[float, ...], str | None]:
    """Yearly internal rates of monthly flows, (1 + i)^12 − 1 each, or why there is none."""
    if not any(nets):
        return (), "no_flows"
    yearly = [MONTHS * math.log1p(rate) for rate in irr_roots(nets)]
    rates = tuple(math.expm1(log) for log in yearly if log < 700)
    if rates:
        return rates, None
    one_sign = min(nets) >= 0 or max(nets) <= 0
    return (), "no_sign_change" if one_sign else "no_real_rate"


def find_payback(flows: Sequence[float], dates: Sequence[date]) -> Payback | None:
    """The first return to zero after money was spent; at once when there never is a debt, ``None`` = never."""
    debts = in_debt(flows)
    if True not in debts:
        return Payback(months=0.0, days=0, date=dates[0])
    first = debts.index(True)
    later = payback_period([math.fsum(flows[: first + 1]), *flows[first + 1 :]])
    if later is None:
        return None
    months = first + later
    whole = min(math.floor(months), len(dates) - 2)
    month_days = (dates[whole + 1] - dates[whole]).days
    days = math.ceil((dates[whole] - dates[0]).days + (months - whole) * month_days - _WHOLE_DAY)
    return Payback(months=months, days=days, date=dates[0] + timedelta(days=days))


def in_debt(flows: Sequence[float]) -> list[bool]:
    """For each flow whether more was spent than came in by then, rounding apart."""
    sizes = accumulate(map(abs, flows))
    return [balance < -_ROUNDING * size for balance, size in zip(accumulate(flows), sizes, strict=True)]
