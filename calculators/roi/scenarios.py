"""The same plan with half of the playbook's effects, with the planner's, and with the playbook's."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import Any

from calculators.roi.amounts import amounts_of
from calculators.roi.flow import cash_flow, find_payback, ratio
from calculators.roi.inputs import Inputs
from calculators.roi.ramp import Ramp
from calculators.roi.result import Scenario

__all__ = ["compare"]

_SHARES = {"conservative": 0.5, "base": None, "playbook": 1.0}
"""Of the playbook's effects; ``None`` = the planner's own."""


def compare(inputs: Inputs, ramp: Ramp) -> tuple[Scenario, ...]:
    """Each scenario's figures.

    **Model** only efficiency, error reduction and revenue impact change, to a share of what the playbook states;
    an effect it does not state stays the planner's. Costs, baselines, ramp and all else are the planner's throughout.
    """
    return tuple(_scenario(name, _with_effects(inputs, share), ramp) for name, share in _SHARES.items())


def _with_effects(inputs: Inputs, share: float | None) -> Inputs:
    if share is None:
        return inputs
    stated: dict[str, Any] = {effect.input: effect.value * share for effect in inputs.effects}
    return replace(inputs, **stated)


def _scenario(name: str, inputs: Inputs, ramp: Ramp) -> Scenario:
    amounts = amounts_of(inputs)
    flow = cash_flow(amounts, ramp, inputs.discount_rate)
    pv_benefits, pv_costs = flow.pv_benefits, flow.pv_costs
    return Scenario(
        id=name,
        efficiency=inputs.efficiency,
        error_reduction=inputs.error_reduction,
        revenue_uplift=inputs.revenue_uplift,
        yearly_benefit=amounts.yearly_benefit,
        npv=flow.npv,
        roi=ratio(pv_benefits - pv_costs, pv_costs),
        bcr=ratio(pv_benefits, pv_costs),
        payback=find_payback(flow.nets, flow.dates),
        discounted_payback=find_payback(flow.present_values, flow.dates),
        cumulative=tuple(accumulate(flow.nets)),
    )
