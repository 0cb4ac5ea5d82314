"""The amounts of cost and benefit, line by line, as a planner's inputs make them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from calculators.roi.inputs import Inputs
from calculators.roi.rows import EFFECTS

__all__ = ["AT_START", "DRIVEN", "GROWING", "LATER", "Amounts", "amounts_of", "own_effects"]

AT_START = ("one_time", "internal_work")
GROWING = ("time_saved", "errors_avoided", "revenue")
LATER = ("flexibility",)
DRIVEN: Mapping[str, str] = {
    "one_time_cost": "one_time",
    "internal_hours": "internal_work",
    "recurring_cost": "recurring",
    "affected_hours": "time_saved",
    "hourly_cost": "time_saved",
    "efficiency": "time_saved",
    "realization": "time_saved",
    "error_cost": "errors_avoided",
    "error_reduction": "errors_avoided",
    "yearly_revenue": "revenue",
    "revenue_uplift": "revenue",
    "revenue_attribution": "revenue",
    "flexibility": "flexibility",
}
"""Input to the line that is proportional to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Risk-adjusted amounts, positive for money: at the start, and costs and benefits of a year."""

    at_start: Mapping[str, float]
    contingency: float
    """Share of the lines at the start that is added to them."""
    costs: Mapping[str, float]
    growing: Mapping[str, float]
    """Benefits that grow with adoption, at full adoption."""
    later: Mapping[str, float]
    """Benefits that come in full from ``later_from_month`` on, whatever the adoption."""
    later_from_month: int

    @property
    def start(self) -> float:
        """Cost at the start, contingency included."""
        return math.fsum(self.at_start.values()) * (1 + self.contingency)

    @property
    def yearly_cost(self) -> float:
        """Cost of every year."""
        return math.fsum(self.costs.values())

    @property
    def growing_benefit(self) -> float:
        """Benefit of a year at full adoption, of the lines that grow with it."""
        return math.fsum(self.growing.values())

    @property
    def later_benefit(self) -> float:
        """Benefit of a year, of the lines that begin later."""
        return math.fsum(self.later.values())

    @property
    def yearly_benefit(self) -> float:
        """Benefit of a year at full adoption with every line begun."""
        return self.growing_benefit + self.later_benefit


def own_effects(inputs: Inputs) -> dict[str, float]:
    """What the planner expects of each effect a playbook may state."""
    return {effect.value: getattr(inputs, effect.value) for effect in EFFECTS}


def amounts_of(inputs: Inputs, effects: Mapping[str, float]) -> Amounts:
    """Every line's amount, with the planner's own ``effects`` (``own_effects``) or others.

    **Model** time = users · hours a week · working weeks · hourly cost · efficiency · realization; errors =
    error cost · reduction; revenue, when it is counted, = revenue · uplift · attribution · margin. Flexibility, when an
    amount is given, is that amount. A cost is multiplied by 1 + b, a benefit by 1 − a, with the line's own adjustment
    or else the one for all costs (b) or all benefits (a).
    **Source** the directions of the adjustment, and flexibility as a part of its own, are those of Forrester's
    Total Economic Impact.
    """
    risks = {row.name: row.risk for row in inputs.line_risks}
    costs = {
        "one_time": inputs.one_time_cost,
        "internal_work": inputs.internal_hours * inputs.internal_rate,
        "recurring": inputs.users * inputs.recurring_cost * 12,
    }
    hours = inputs.users * inputs.affected_hours * inputs.working_weeks
    growing = {
        "time_saved": hours * inputs.hourly_cost * effects["efficiency"] * inputs.realization,
        "errors_avoided": inputs.error_cost * effects["error_reduction"],
    }
    if inputs.revenue_line == "on":
        assert inputs.yearly_revenue is not None
        assert inputs.revenue_attribution is not None
        assert inputs.gross_margin is not None
        revenue = inputs.yearly_revenue * effects["revenue_uplift"]
        growing["revenue"] = revenue * inputs.revenue_attribution * inputs.gross_margin
    later = {} if inputs.flexibility is None else {"flexibility": inputs.flexibility}
    dearer = {name: amount * (1 + risks.get(name, inputs.cost_risk)) for name, amount in costs.items()}

    def lowered(benefits: Mapping[str, float]) -> dict[str, float]:
        return {name: amount * (1 - risks.get(name, inputs.benefit_risk)) for name, amount in benefits.items()}

    return Amounts(
        at_start={name: dearer[name] for name in AT_START},
        contingency=inputs.contingency,
        costs={"recurring": dearer["recurring"]},
        growing=lowered(growing),
        later=lowered(later),
        later_from_month=inputs.flexibility_from_month,
    )
