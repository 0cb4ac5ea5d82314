"""How the return on investment is calculated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from calculators.curve import curve_through
from calculators.finance import irr_roots, npv, payback_period
from calculators.roi.inputs import Claim, Inputs
from calculators.roi.result import ClaimCheck, Line, MonthFlow, Payback, Result, YearFlow
from calculators.workdays import add_months

__all__ = ["calculate"]

_MONTHS = 12
_WHOLE_DAY = 1e-9
_SMALLEST_COST = 1e-9
"""Less than this is no cost; a ratio to it would mean nothing."""
_ROUNDING = 1e-12
"""Relative to the amounts: a balance this small is zero."""


def calculate(inputs: Inputs) -> Result:
    """Cash flow by month, and what follows from it.

    **Model** at the start, undiscounted: (one-time cost + internal hours · rate) · (1 + contingency). At the end
    of each month: users · recurring cost, against (time + errors + revenue)/12 · A, where A is the mean of the
    adoption curve over the month's days, moved later by the lag, and
    time = users · hours a week · working weeks · hourly cost · efficiency · realisation,
    errors = error cost · reduction, revenue = revenue · uplift · attribution · margin when it is counted.
    Every cost is multiplied by 1 + cost risk, every benefit by 1 − benefit risk (Forrester's Total Economic
    Impact adjusts in these directions). Monthly rate i = (1 + r)^(1/12) − 1; NPV = Σ net_m / (1 + i)^m;
    ROI = (PV benefits − PV costs)/PV costs; an internal rate a year is (1 + i)^12 − 1; payback is the first
    return of the cumulative flow to zero, linear inside a month (discounted: of the discounted
    flow). Full adoption is the curve's ceiling, all users.
    **Raises** InvalidInput; Inputs refuses everything else beforehand.
    """
    monthly_rate = math.expm1(math.log1p(inputs.discount_rate) / _MONTHS)
    dates = [add_months(inputs.start_date, month) for month in range(inputs.horizon_months + 1)]
    adoption = [0.0, *_monthly_adoption(inputs, dates)]
    start_lines, yearly_costs, yearly_benefits = _amounts(inputs)
    start_cost = math.fsum(start_lines.values())
    month_cost = math.fsum(yearly_costs.values()) / _MONTHS
    yearly_benefit = math.fsum(yearly_benefits.values())

    benefits = [yearly_benefit / _MONTHS * share for share in adoption]
    costs = [start_cost, *[month_cost] * inputs.horizon_months]
    nets = [benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]
    discounts = [math.pow(1 + monthly_rate, -month) for month in range(len(nets))]
    present_values = [net * discount for net, discount in zip(nets, discounts, strict=True)]
    months = tuple(
        MonthFlow(
            month=month,
            date=dates[month],
            adoption=adoption[month],
            benefits=benefits[month],
            costs=0.0 - costs[month],
            net=nets[month],
            cumulative=math.fsum(nets[: month + 1]),
            present_value=present_values[month],
            cumulative_present_value=math.fsum(present_values[: month + 1]),
        )
        for month in range(len(nets))
    )
    pv_benefits, pv_costs = npv(monthly_rate, benefits), npv(monthly_rate, costs)
    rates, reason = _internal_rates(nets)
    payback = _payback(nets, dates)
    first_year_cost = start_cost + _MONTHS * month_cost
    return Result(
        npv=npv(monthly_rate, nets),
        pv_benefits=pv_benefits,
        pv_costs=pv_costs,
        roi=_ratio(pv_benefits - pv_costs, pv_costs),
        bcr=_ratio(pv_benefits, pv_costs),
        irr=rates,
        irr_reason=reason,
        payback=payback,
        discounted_payback=_payback(present_values, dates),
        falls_below_again=payback is not None
        and any(_in_debt(nets[: month + 1]) for month in range(math.ceil(payback.months), len(nets))),
        yearly_benefit=yearly_benefit,
        first_year_cost=first_year_cost,
        first_year_cost_per_user=first_year_cost / inputs.users,
        monthly_rate=monthly_rate,
        months=months,
        years=_years(months),
        lines=_lines(start_lines, yearly_costs, yearly_benefits, adoption, monthly_rate),
        claims=tuple(_check(claim, inputs, payback, yearly_benefit, first_year_cost) for claim in inputs.claims),
    )


def _ratio(amount: float, cost: float) -> float | None:
    return amount / cost if cost >= _SMALLEST_COST else None


def _monthly_adoption(inputs: Inputs, dates: Sequence[date]) -> list[float]:
    curve = curve_through(inputs.milestones, 1)
    days = [(day - inputs.start_date).days - inputs.benefit_lag_days for day in dates]
    return [curve.mean_share(first, last) for first, last in pairwise(days)]


def _amounts(inputs: Inputs) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Risk-adjusted amounts, all positive for money: at the start, costs a year, benefits a year."""
    internal = inputs.internal_hours * inputs.internal_rate
    at_start = {
        "one_time": inputs.one_time_cost,
        "internal_work": internal,
        "contingency": (inputs.one_time_cost + internal) * inputs.contingency,
    }
    a_year = {"recurring": inputs.users * inputs.recurring_cost * _MONTHS}
    hours = inputs.users * inputs.affected_hours * inputs.working_weeks
    benefits = {
        "time_saved": hours * inputs.hourly_cost * inputs.efficiency * inputs.realisation,
        "errors_avoided": inputs.error_cost * inputs.error_reduction,
    }
    if inputs.revenue_line == "on":
        assert inputs.yearly_revenue is not None
        assert inputs.revenue_attribution is not None
        assert inputs.gross_margin is not None
        revenue = inputs.yearly_revenue * inputs.revenue_uplift
        benefits["revenue"] = revenue * inputs.revenue_attribution * inputs.gross_margin
    dearer, smaller = 1 + inputs.cost_risk, 1 - inputs.benefit_risk
    return (
        {name: amount * dearer for name, amount in at_start.items()},
        {name: amount * dearer for name, amount in a_year.items()},
        {name: amount * smaller for name, amount in benefits.items()},
    )


def _lines(
    at_start: dict[str, float],
    costs: dict[str, float],
    benefits: dict[str, float],
    adoption: Sequence[float],
    monthly_rate: float,
) -> tuple[Line, ...]:
    every_month = npv(monthly_rate, [0.0] + [1 / _MONTHS] * (len(adoption) - 1))
    with_adoption = npv(monthly_rate, [share / _MONTHS for share in adoption])
    return (
        *(
            Line(id=name, timing="start", amount=0.0 - value, present_value=0.0 - value)
            for name, value in at_start.items()
        ),
        *(
            Line(id=name, timing="year", amount=0.0 - value, present_value=0.0 - value * every_month)
            for name, value in costs.items()
        ),
        *(
            Line(id=name, timing="year", amount=value, present_value=value * with_adoption)
            for name, value in benefits.items()
        ),
    )


def _years(months: Sequence[MonthFlow]) -> tuple[YearFlow, ...]:
    groups = [months[:1], *(months[first : first + _MONTHS] for first in range(1, len(months), _MONTHS))]
    return tuple(
        YearFlow(
            year=year,
            first_month=group[0].month,
            last_month=group[-1].month,
            benefits=math.fsum(flow.benefits for flow in group),
            costs=math.fsum(flow.costs for flow in group),
            net=math.fsum(flow.net for flow in group),
            cumulative=group[-1].cumulative,
            present_value=math.fsum(flow.present_value for flow in group),
        )
        for year, group in enumerate(groups)
    )


def _internal_rates(nets: Sequence[float]) -> tuple[tuple[float, ...], str | None]:
    """Yearly internal rates, or why there is none."""
    if not any(nets):
        return (), "no_flows"
    yearly = [_MONTHS * math.log1p(rate) for rate in irr_roots(nets)]
    rates = tuple(math.expm1(log) for log in yearly if log < 700)
    if rates:
        return rates, None
    one_sign = min(nets) >= 0 or max(nets) <= 0
    return (), "no_sign_change" if one_sign else "no_real_rate"


def _in_debt(flows: Sequence[float]) -> bool:
    """Whether more was spent than came in, rounding apart."""
    return math.fsum(flows) < -_ROUNDING * math.fsum(abs(flow) for flow in flows)


def _payback(flows: Sequence[float], dates: Sequence[date]) -> Payback | None:
    """The first return to zero after money was spent; at once when there never is a debt."""
    first = next((month for month in range(len(flows)) if _in_debt(flows[: month + 1])), None)
    if first is None:
        return Payback(months=0.0, days=0, date=dates[0])
    later = payback_period([math.fsum(flows[: first + 1]), *flows[first + 1 :]])
    if later is None:
        return None
    months = first + later
    whole = min(math.floor(months), len(dates) - 2)
    month_days = (dates[whole + 1] - dates[whole]).days
    days = math.ceil((dates[whole] - dates[0]).days + (months - whole) * month_days - _WHOLE_DAY)
    return Payback(months=months, days=days, date=dates[0] + timedelta(days=days))


def _check(
    claim: Claim, inputs: Inputs, payback: Payback | None, yearly_benefit: float, first_year_cost: float
) -> ClaimCheck:
    own: float | None = None
    if claim.measure == "payback_days":
        own = float(payback.days) if payback else None
    elif claim.measure == "annual_value":
        own = _ratio(yearly_benefit, first_year_cost)
    elif claim.measure == "cost_below_average" and inputs.benchmark_cost is not None:
        own = 1 - first_year_cost / inputs.users / inputs.benchmark_cost
    return ClaimCheck(
        id=claim.id, title=claim.title, text=claim.text, measure=claim.measure, value=claim.value, own=own
    )
