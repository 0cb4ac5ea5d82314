"""Between which values each uncertain input lies."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.roi.inputs import Inputs
from calculators.spec import specs_of

__all__ = ["DELAY", "UncertainInput", "uncertain_inputs"]

DELAY = "latest_delay_days"
_COSTS = ("one_time_cost", "internal_hours", "recurring_cost")
_EFFECTS = ("efficiency", "error_reduction", "revenue_uplift")
_ESTIMATES = (
    "affected_hours",
    "hourly_cost",
    "realization",
    "error_cost",
    "yearly_revenue",
    "revenue_attribution",
    "flexibility",
)
_OF_REVENUE = frozenset({"yearly_revenue", "revenue_uplift", "revenue_attribution"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainInput:
    """An input with its value and the multiples of it between which it lies."""

    name: str
    value: float
    low: float
    high: float
    """At most 1 and at least 1."""
    most: float
    """The multiple at which the range of the input itself ends."""


def uncertain_inputs(inputs: Inputs) -> tuple[UncertainInput, ...]:
    """The inputs whose range is no single value, the delay apart.

    **Model** from (1 − below) to (1 + above) times the value, by the planner's own row or else by kind: costs, effects,
    own estimates. A multiple that leaves the input's own range, such as more than 100 % of time becoming
    money, ends where that range does.
    """
    own = {row.input: (row.low, row.high) for row in inputs.ranges}
    kinds = (
        (_COSTS, 1 - inputs.costs_below, 1 + inputs.costs_above),
        (_ESTIMATES, 1 - inputs.estimates_around, 1 + inputs.estimates_around),
        (_EFFECTS, 1 - inputs.effects_below, 1 + inputs.effects_above),
    )
    found = []
    for names, usual_low, usual_high in kinds:
        for name in names:
            value = getattr(inputs, name)
            if not value or (name in _OF_REVENUE and inputs.revenue_line == "off"):
                continue
            low, high = own.get(name, (usual_low, usual_high))
            most = _limit(name, value) / value
            high = max(1.0, min(high, most))
            if low < high:
                found.append(UncertainInput(name=name, value=value, low=low, high=high, most=most))
    return tuple(found)


def _limit(name: str, value: float) -> float:
    """The end of the input's own range away from zero."""
    spec = specs_of(Inputs)[name]
    limit = spec.maximum if value > 0 else spec.minimum
    assert isinstance(limit, int | float)
    return float(limit)
