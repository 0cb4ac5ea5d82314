"""The playbook's claims beside the planner's own figures; they never go into a result."""

from __future__ import annotations

from collections.abc import Sequence

from calculators.roi.result import ClaimCheck, Payback, Reconciliation
from calculators.roi.rows import Claim

__all__ = ["check", "reconcile"]

_DAYS_PER_YEAR = 365


def check(
    claim: Claim, payback: Payback | None, annual_value: float | None, cost_per_user: float, benchmark: float | None
) -> ClaimCheck:
    """The claim with the planner's own figure in the claim's measure, where there is one."""
    own: float | None = None
    if claim.measure == "payback_days":
        own = float(payback.days) if payback else None
    elif claim.measure == "annual_value":
        own = annual_value
    elif claim.measure == "cost_below_average" and benchmark is not None:
        own = 1 - cost_per_user / benchmark
    return ClaimCheck(
        id=claim.id, title=claim.title, text=claim.text, measure=claim.measure, value=claim.value, own=own
    )


def reconcile(claims: Sequence[Claim], payback: Payback | None, annual_value: float | None) -> Reconciliation | None:
    """Whether the claimed payback and the claimed yearly value fit together.

    **Model** payback days = lag + 365 / V for a constant gross value of V times the cost a year; net, V is one more.
    **Returns** ``None`` unless both are claimed and above zero. **Source** ours; it follows from the definitions.
    """
    days = next((claim.value for claim in claims if claim.measure == "payback_days" and claim.value > 0), None)
    value = next((claim.value for claim in claims if claim.measure == "annual_value" and claim.value > 0), None)
    if days is None or value is None:
        return None
    constant = _DAYS_PER_YEAR / annual_value if annual_value is not None and annual_value > 1e-6 else None
    return Reconciliation(
        payback_days=days,
        value=value,
        gross_days=_DAYS_PER_YEAR / value,
        net_days=_DAYS_PER_YEAR / (value + 1),
        value_of_payback=_DAYS_PER_YEAR / days,
        own_constant_days=constant,
        own_late_days=payback.days - constant if payback is not None and constant is not None else None,
    )
