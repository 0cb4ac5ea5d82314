"""How the return on investment is calculated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from calculators.finance import xnpv
from calculators.roi.amounts import Amounts, amounts_of, own_effects
from calculators.roi.claims import check, reconcile
from calculators.roi.flow import (
    MONTHS,
    CashFlow,
    cash_flow,
    in_debt,
    internal_rates,
    monthly_rate,
    ratio,
)
from calculators.roi.inputs import Inputs
from calculators.roi.ramp import ramp_of
from calculators.roi.result import Line, MonthFlow, Payback, Result, YearFlow
from calculators.roi.scenarios import compare
from calculators.roi.sensitivity import rate_values, spider, tornado

__all__ = ["calculate"]


def calculate(inputs: Inputs) -> Result:
    """Cash flow by month, and what follows from it.

    **Model** at the start, undiscounted: (one-time cost + internal hours · rate) · (1 + contingency). At the end
    of each month: users · recurring cost, against (time + errors + revenue)/12 · A, where A is the mean of the
    ramp over the month's days (``ramp.ramp_of``), and from its month on flexibility/12; the lines are those of
    ``amounts.amounts_of``.
    Monthly rate i = (1 + r)^(1/12) − 1; NPV = Σ net_m / (1 + i)^m; XNPV discounts by days/365 instead;
    ROI = (benefits − costs)/costs of present values, and of plain sums; an internal rate a year is (1 + i)^12 − 1;
    payback is the first return of the cumulative flow to zero, linear inside a month (discounted: of the discounted
    flow). Full adoption is all users; annual value = benefit of a year at full adoption, flexibility included / cost
    of the first year.
    **Inputs** ``Inputs``; money starts at the timeline's go-live or with Week 1 on the planner's own date.
    **Returns** ``Result``. **Sign** in flows and lines costs are negative; ``pv_costs`` and first-year costs positive.
    **Raises** InvalidInput; Inputs refuses everything else beforehand.
    **Source** Fisher 1930 for present values; OpenDocument OpenFormula for XNPV; Forrester's Total Economic Impact
    for undiscounted initial costs, ROI of present values and the directions of risk adjustment.
    """
    ramp = ramp_of(inputs)
    amounts = amounts_of(inputs, own_effects(inputs))
    flow = cash_flow(amounts, ramp, inputs.discount_rate)
    scenarios = compare(inputs, flow)
    own = next(scenario for scenario in scenarios if scenario.id == "base")
    swings = tornado(inputs, amounts, ramp, flow)
    benefits, costs = math.fsum(flow.benefits), math.fsum(flow.costs)
    months = _months(flow)
    rates, reason = internal_rates(flow.nets)
    payback = own.payback
    below = _below_again(flow.nets, payback)
    first_year_cost = amounts.start + amounts.yearly_cost
    cost_per_user = first_year_cost / inputs.users
    annual_value = ratio(amounts.yearly_benefit, first_year_cost)
    return Result(
        start=inputs.start,
        week_1=inputs.week_1,
        npv=own.npv,
        xnpv=xnpv(inputs.discount_rate, flow.nets, flow.dates),
        pv_benefits=flow.pv_benefits,
        pv_costs=flow.pv_costs,
        roi=own.roi,
        roi_simple=ratio(benefits - costs, costs),
        bcr=own.bcr,
        irr=rates,
        irr_reason=reason,
        payback=payback,
        discounted_payback=own.discounted_payback,
        falls_below_again=bool(below),
        last_payback_month=below[-1] + 1 if below and below[-1] + 1 < len(flow.nets) else None,
        yearly_benefit=amounts.yearly_benefit,
        yearly_net_benefit=amounts.yearly_benefit - amounts.yearly_cost,
        first_year_cost=first_year_cost,
        first_year_cost_per_user=cost_per_user,
        annual_value=annual_value,
        monthly_rate=monthly_rate(inputs.discount_rate),
        months=months,
        years=_years(months),
        lines=_lines(amounts, flow),
        claims=tuple(
            check(claim, payback, annual_value, cost_per_user, inputs.benchmark_cost) for claim in inputs.claims
        ),
        reconciliation=reconcile(inputs.claims, payback, annual_value),
        scenarios=scenarios,
        tornado=swings,
        spider=spider(inputs, amounts, flow, swings),
        rates=rate_values(inputs, flow),
    )


def _below_again(nets: Sequence[float], payback: Payback | None) -> list[int]:
    """The months after the payback at whose end more was spent than came in."""
    if payback is None:
        return []
    after = math.ceil(payback.months)
    return [month for month, debt in enumerate(in_debt(nets)) if debt and month >= after and payback.months > 0]


def _months(flow: CashFlow) -> tuple[MonthFlow, ...]:
    nets, present_values = flow.nets, flow.present_values
    rows = zip(accumulate(nets), accumulate(present_values), strict=True)
    return tuple(
        MonthFlow(
            month=month,
            date=flow.dates[month],
            adoption=flow.adoption[month],
            benefits=flow.benefits[month],
            costs=0.0 - flow.costs[month],
            net=nets[month],
            cumulative=cumulative,
            present_value=present_values[month],
            cumulative_present_value=cumulative_present_value,
        )
        for month, (cumulative, cumulative_present_value) in enumerate(rows)
    )


def _lines(amounts: Amounts, flow: CashFlow) -> tuple[Line, ...]:
    reserve = math.fsum(amounts.at_start.values()) * amounts.contingency
    return (
        *(
            Line(id=name, timing="start", amount=0.0 - value, present_value=0.0 - value)
            for name, value in {**amounts.at_start, "contingency": reserve}.items()
        ),
        *(
            Line(id=name, timing="year", amount=0.0 - value, present_value=0.0 - value * flow.weight_from(1))
            for name, value in amounts.costs.items()
        ),
        *(
            Line(id=name, timing="year", amount=value, present_value=value * flow.benefit_weight)
            for name, value in amounts.growing.items()
        ),
        *(
            Line(id=name, timing="year", amount=value, present_value=value * flow.weight_from(amounts.later_from_month))
            for name, value in amounts.later.items()
        ),
    )


def _years(months: Sequence[MonthFlow]) -> tuple[YearFlow, ...]:
    groups = [months[:1], *(months[first : first + MONTHS] for first in range(1, len(months), MONTHS))]
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
