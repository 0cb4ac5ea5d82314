"""How far each uncertain input alone moves the net present value."""

from __future__ import annotations

import math
from collections.abc import Sequence

from calculators.finance import npv
from calculators.roi.amounts import DRIVEN, Amounts
from calculators.roi.flow import CashFlow, monthly_rate, weigh
from calculators.roi.inputs import Inputs
from calculators.roi.ramp import Ramp
from calculators.roi.result import RateValue, SpiderLeg, Swing
from calculators.roi.uncertain_inputs import DELAY, uncertain_inputs

__all__ = ["STEPS", "line_values", "npv_at", "rate_values", "spider", "tornado"]

STEPS = (-0.5, -0.25, 0.0, 0.25, 0.5)
"""Shares by which the spider changes an input."""
_RATES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)


def line_values(amounts: Amounts, flow: CashFlow) -> dict[str, float]:
    """What each line adds to the net present value, contingency with the lines it belongs to: costs negative.

    The net present value is their sum, and each is proportional to the inputs behind it.
    """
    return {
        **{name: 0.0 - amount * (1 + amounts.contingency) for name, amount in amounts.at_start.items()},
        **{name: 0.0 - amount * flow.weight_from(1) for name, amount in amounts.costs.items()},
        **{name: amount * flow.benefit_weight for name, amount in amounts.growing.items()},
        **{name: amount * flow.weight_from(amounts.later_from_month) for name, amount in amounts.later.items()},
    }


def npv_at(yearly_rate: float, flow: CashFlow) -> float:
    """Net present value of ``flow`` at another discount rate, above −100 % a year."""
    return npv(monthly_rate(yearly_rate), flow.nets)


def rate_values(inputs: Inputs, flow: CashFlow) -> tuple[RateValue, ...]:
    """The net present value at usual discount rates and at the planner's own."""
    rates = sorted({*_RATES, inputs.discount_rate})
    return tuple(RateValue(rate=rate, npv=npv_at(rate, flow)) for rate in rates)


def tornado(inputs: Inputs, amounts: Amounts, ramp: Ramp, flow: CashFlow) -> tuple[Swing, ...]:
    """One input at a time at the low and the high end of its range, all others as entered.

    **Returns** the largest difference first; inputs that change nothing are left out.
    **Source** Eschenbach 1992, Interfaces 22(6), 40-46.
    """
    values = line_values(amounts, flow)
    total = math.fsum(values.values())
    swings = [
        Swing(
            input=item.name,
            low=item.value * item.low,
            high=item.value * item.high,
            npv_low=total + (item.low - 1) * values[DRIVEN[item.name]],
            npv_high=total + (item.high - 1) * values[DRIVEN[item.name]],
        )
        for item in uncertain_inputs(inputs)
    ]
    if inputs.latest_delay_days:
        late = weigh((0.0, *ramp.monthly(inputs.latest_delay_days)), flow.discounts)
        lost = (flow.benefit_weight - late) * amounts.growing_benefit
        swings.append(
            Swing(input=DELAY, low=0.0, high=float(inputs.latest_delay_days), npv_low=total, npv_high=total - lost)
        )
    moving = [swing for swing in swings if swing.npv_high != swing.npv_low]
    return tuple(sorted(moving, key=lambda swing: -abs(swing.npv_high - swing.npv_low)))


def spider(inputs: Inputs, amounts: Amounts, flow: CashFlow, swings: Sequence[Swing]) -> tuple[SpiderLeg, ...]:
    """Each input of ``swings`` changed by the same shares, one at a time, all others as entered.

    **Model** the net present value is linear in each input: changed by s, it moves by s times the input's line.
    **Source** Eschenbach 1992, Interfaces 22(6), 40-46.
    """
    values = line_values(amounts, flow)
    total = math.fsum(values.values())
    varied = {item.name: item for item in uncertain_inputs(inputs)}
    return tuple(
        SpiderLeg(
            input=swing.input,
            npvs=tuple(
                total + step * values[DRIVEN[swing.input]] if 1 + step <= varied[swing.input].most else None
                for step in STEPS
            ),
        )
        for swing in swings
        if swing.input in varied
    )
