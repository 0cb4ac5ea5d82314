"""The rows of the lists that the return-on-investment calculator asks and is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.spec import Choice, about

__all__ = ["EFFECTS", "INPUT_NAMES", "LINE_NAMES", "Claim", "Effect", "LineRisk", "OwnRange", "RampWeek"]

LINE_NAMES = {
    "one_time": "One-time cost",
    "internal_work": "Internal work",
    "recurring": "Recurring cost",
    "time_saved": "Time saved",
    "errors_avoided": "Errors avoided",
    "revenue": "Revenue, its margin",
    "flexibility": "Flexibility",
}
"""The lines of cost and benefit a planner can adjust one by one."""

INPUT_NAMES = {
    "one_time_cost": "One-time cost",
    "internal_hours": "Internal work",
    "recurring_cost": "Recurring cost",
    "affected_hours": "Work the platform affects",
    "hourly_cost": "Cost of an hour of that work",
    "efficiency": "Efficiency improvement",
    "realization": "Share of saved time that turns into money",
    "error_cost": "Cost of errors today",
    "error_reduction": "Error reduction",
    "yearly_revenue": "Revenue in scope",
    "revenue_uplift": "Revenue impact",
    "revenue_attribution": "Share of it caused by the platform",
    "flexibility": "Value of later choices",
}
"""The inputs that can be off, in the order of the form."""
_FORMERLY = {"realization": ("realisation",)}
_INPUTS = tuple(Choice(name, label, _FORMERLY.get(name, ())) for name, label in INPUT_NAMES.items())

_MEASURES = (
    Choice("payback_days", "days to payback"),
    Choice("annual_value", "yearly value as a share of first-year cost"),
    Choice("cost_below_average", "share by which cost per user lies below an average"),
    Choice("budget_adherence", "share of the budget, or of projects, kept"),
)
EFFECTS = (
    Choice("efficiency", "efficiency improvement"),
    Choice("error_reduction", "error reduction"),
    Choice("revenue_uplift", "revenue impact"),
)
"""The inputs for which a playbook may state an effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RampWeek:
    """Share of users active when ``week`` weeks are completed."""

    week: float = field(metadata=about(label="Weeks completed", kind="number", minimum=0, maximum=520))
    share: float = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRisk:
    """A risk adjustment of one line, instead of the one for all costs or all benefits."""

    name: str = field(
        metadata=about(label="Line", kind="choice", choices=tuple(Choice(*pair) for pair in LINE_NAMES.items()))
    )
    risk: float = field(metadata=about(label="Risk", kind="share", minimum=0, maximum=5))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRange:
    """Between which multiples of its value an input lies, instead of what holds for its kind."""

    input: str = field(metadata=about(label="Input", kind="choice", choices=_INPUTS))
    low: float = field(metadata=about(label="Low", kind="share", minimum=0, maximum=1))
    high: float = field(metadata=about(label="High", kind="share", minimum=1, maximum=10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure the playbook states, to be held against the planner's own result and never mixed into it."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    text: str = field(metadata=about(label="Text as the playbook has it", kind="text"))
    measure: str = field(metadata=about(label="What it measures", kind="choice", choices=_MEASURES))
    value: float = field(
        metadata=about(label="Value: days, or a share of 1", kind="number", minimum=0, maximum=100_000)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """An effect the playbook states, for the scenarios that use it instead of the planner's value."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    input: str = field(metadata=about(label="Input it belongs to", kind="choice", choices=EFFECTS))
    value: float = field(metadata=about(label="Value", kind="share", minimum=-1, maximum=10))
