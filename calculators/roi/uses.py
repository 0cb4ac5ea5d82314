"""Which inputs of the return on investment have no use with the others as they are."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.roi.inputs import Inputs

__all__ = ["unused"]

_PRODUCTS = (
    ("internal_hours", ("internal_rate",)),
    ("internal_rate", ("internal_hours",)),
    ("affected_hours", ("hourly_cost", "working_weeks", "realization")),
    ("hourly_cost", ("affected_hours", "working_weeks", "realization")),
)
"""Inputs with those that only multiply them: where one is nothing, the others are without use. Not the effects: what
is said of them also compares them with the playbook's.
"""
_REVENUE = ("yearly_revenue", "revenue_uplift", "revenue_attribution", "gross_margin")


def unused(inputs: Inputs) -> Iterator[str]:
    """Their names, some perhaps twice."""
    if inputs.start_from == "timeline" and inputs.plan_dates:
        yield "start_date"
    if inputs.ramp_from != "own":
        yield "ramp"
    if inputs.revenue_line != "on":
        yield from _REVENUE
    if inputs.flexibility is None:
        yield "flexibility_from_month"
    for factor, others in _PRODUCTS:
        if getattr(inputs, factor) == 0:
            yield from others
