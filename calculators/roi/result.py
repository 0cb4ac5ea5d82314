"""What the return-on-investment calculator answers. Costs are negative, benefits positive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["ClaimCheck", "Line", "MonthFlow", "Payback", "Result", "YearFlow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFlow:
    """Money at the end of a month; month 0 is the start."""

    month: int
    date: date
    adoption: float
    """Mean adopted share over the month."""
    benefits: float
    costs: float
    net: float
    cumulative: float
    present_value: float
    cumulative_present_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFlow:
    """Money of one year after the start, from ``first_month`` to ``last_month``; year 0 is the start itself."""

    year: int
    first_month: int
    last_month: int
    benefits: float
    costs: float
    net: float
    cumulative: float
    present_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One cost or benefit, risk-adjusted."""

    id: str
    timing: str
    """``start`` once, or ``year``: the amount of a year, for a benefit at full adoption."""
    amount: float
    present_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Payback:
    """When the cumulative flow first reaches zero."""

    months: float
    days: int
    """Whole days after the start, rounded up."""
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """A playbook's claim beside the planner's own figure; ``own`` is ``None`` where there is none."""

    id: str
    title: str
    text: str
    measure: str
    value: float
    own: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Flows and figures."""

    npv: float
    pv_benefits: float
    pv_costs: float
    """Positive."""
    roi: float | None
    """(PV benefits − PV costs) / PV costs; ``None`` without costs."""
    bcr: float | None
    """PV benefits / PV costs; ``None`` without costs."""
    irr: tuple[float, ...]
    """Every internal rate of return, a year, ascending."""
    irr_reason: str | None
    """Why ``irr`` is empty: ``no_flows``, ``no_sign_change``, ``no_real_rate``; else ``None``."""
    payback: Payback | None
    """``None`` = never within the horizon."""
    discounted_payback: Payback | None
    falls_below_again: bool
    """True when the cumulative flow is negative again after the payback."""
    yearly_benefit: float
    """At full adoption."""
    first_year_cost: float
    """Positive: the start and twelve months."""
    first_year_cost_per_user: float
    monthly_rate: float
    months: tuple[MonthFlow, ...]
    years: tuple[YearFlow, ...]
    lines: tuple[Line, ...]
    claims: tuple[ClaimCheck, ...]
