"""The same plan with half of the playbook's effects, with the planner's, and with the playbook's."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from calculators.roi.amounts import amounts_of, own_effects
from calculators.roi.flow import CashFlow, find_payback, ratio, with_amounts
from calculators.roi.inputs import Inputs
from calculators.roi.result import Scenario

__all__ = ["compare", "states_effects"]

_SHARES = {"conservative": 0.5, "base": None, "playbook": 1.0}
"""Of the playbook's effects; ``None`` = the planner's own."""


def compare(inputs: Inputs, flow: CashFlow) -> tuple[Scenario, ...]:
    """Each scenario's figures; ``flow`` is the planner's own.

    **Model** only efficiency, error reduction and revenue impact change, to a share of what the playbook states;
    an effect it does not state stays the planner's. Costs, baselines, ramp and all else are the planner's throughout.
    """
    return tuple(_scenario(name, inputs, _effects(inputs, share), flow) for name, share in _SHARES.items())


def states_effects(inputs: Inputs) -> bool:
    """Whether the playbook states an effect that is counted: growth of a revenue that is left out is not."""
    return any(effect.input != "revenue_uplift" or inputs.revenue_line == "on" for effect in inputs.effects)


def _effects(inputs: Inputs, share: float | None) -> dict[str, float]:
    own = own_effects(inputs)
    return own if share is None else own | {effect.input: effect.value * share for effect in inputs.effects}


def _scenario(name: str, inputs: Inputs, effects: Mapping[str, float], own_flow: CashFlow) -> Scenario:
    amounts = amounts_of(inputs, effects)
    flow = with_amounts(own_flow, amounts)
    pv_benefits, pv_costs = flow.pv_benefits, flow.pv_costs
    return Scenario(
        id=name,
        **effects,
        yearly_benefit=amounts.yearly_benefit,
        npv=flow.npv,
        roi=ratio(pv_benefits - pv_costs, pv_costs),
        bcr=ratio(pv_benefits, pv_costs),
        payback=find_payback(flow.nets, flow.dates),
        discounted_payback=find_payback(flow.present_values, flow.dates),
        cumulative=tuple(accumulate(flow.nets)),
    )
