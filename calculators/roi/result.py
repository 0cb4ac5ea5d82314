"""What the return on investment answers, at once and by its simulation. Costs are negative, benefits positive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = [
    "ClaimCheck",
    "Line",
    "MonthFlow",
    "Payback",
    "RateValue",
    "Reconciliation",
    "Result",
    "Scenario",
    "SpiderLeg",
    "Swing",
    "YearFlow",
]


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
class Reconciliation:
    """Whether a claimed payback and a claimed yearly value fit together, and whether one's own do.

    **Model** a constant yearly value of V times the cost repays it after 365/V days; what is missing to the
    payback is the time by which benefits must be late.
    """

    payback_days: float
    value: float
    """The claimed yearly value as a share of cost, read as gross; net it is one more."""
    gross_days: float
    net_days: float
    value_of_payback: float
    """The constant yearly value the claimed payback means: 365 / days."""
    own_constant_days: float | None
    """The planner's payback if the benefit were constant from the start; ``None`` without benefit or cost."""
    own_late_days: float | None
    """Payback less that; ``None`` where either is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The same plan with other effects: ``conservative``, ``base`` or ``playbook``."""

    id: str
    efficiency: float
    error_reduction: float
    revenue_uplift: float
    yearly_benefit: float
    npv: float
    roi: float | None
    bcr: float | None
    payback: Payback | None
    discounted_payback: Payback | None
    cumulative: tuple[float, ...]
    """At the start and at the end of every month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """Net present value with one input at the ends of its range and all others as entered."""

    input: str
    low: float
    high: float
    """The ends of the input's range, in its own unit."""
    npv_low: float
    npv_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpiderLeg:
    """Net present value with one input changed by each share of ``sensitivity.STEPS``, all others as entered."""

    input: str
    npvs: tuple[float | None, ...]
    """``None`` where the changed value leaves the input's own range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateValue:
    """Net present value of the same flows at another yearly discount rate."""

    rate: float
    npv: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Flows and figures."""

    start: date
    """The day money is counted from."""
    week_1: date
    """The day the ramp's weeks are counted from."""
    npv: float
    xnpv: float
    """Net present value by calendar days, at 365 days a year."""
    pv_benefits: float
    pv_costs: float
    """Positive."""
    roi: float | None
    """(PV benefits − PV costs) / PV costs; ``None`` without costs."""
    roi_simple: float | None
    """The same of undiscounted sums."""
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
    last_payback_month: int | None
    """Then the month from whose end it stays at or above zero; ``None`` when it does not, or need not."""
    yearly_benefit: float
    """At full adoption, flexibility included."""
    yearly_net_benefit: float
    """The same less the recurring cost of a year."""
    first_year_cost: float
    """Positive: the start and twelve months."""
    first_year_cost_per_user: float
    annual_value: float | None
    """Yearly benefit at full adoption as a share of the first year's cost, gross; net it is one less."""
    monthly_rate: float
    months: tuple[MonthFlow, ...]
    years: tuple[YearFlow, ...]
    lines: tuple[Line, ...]
    claims: tuple[ClaimCheck, ...]
    reconciliation: Reconciliation | None
    """``None`` unless a payback and a yearly value are claimed."""
    scenarios: tuple[Scenario, ...]
    """Conservative, base, playbook."""
    tornado: tuple[Swing, ...]
    """The largest swing first; inputs that change nothing are left out."""
    spider: tuple[SpiderLeg, ...]
    """The tornado's inputs in its order, without the delay, which has no value to change by a share."""
    rates: tuple[RateValue, ...]
    """Ascending, the planner's own rate among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """The net present value that a share of the draws does not exceed."""

    share: float
    npv: float
    error: float
    """Standard error of the simulation itself: another seed moves the value by about that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A share of the draws."""

    share: float
    error: float
    """√(p(1 − p)/n)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Draws whose net present value lies from ``start`` up to ``end``."""

    start: float
    end: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The draws summed up."""

    draws: int
    seed: int
    mean: float
    mean_error: float
    percentiles: tuple[Percentile, ...]
    positive: Chance
    """Net present value above zero."""
    below_result: float
    """Share of the draws whose net present value is below the single result's."""
    payback_days: float | None
    """The claimed payback; ``None`` when none is claimed."""
    payback: Chance | None
    """Paid back by then."""
    bins: tuple[Bin, ...]

    def percentile(self, share: float) -> float:
        """The net present value that ``share`` of the draws do not exceed; ``share`` is one of ``percentiles``."""
        return next(it.npv for it in self.percentiles if it.share == share)
