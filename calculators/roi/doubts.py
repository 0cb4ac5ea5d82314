"""How far the inputs may be off: what the tornado varies and the simulation draws."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.asking import MOST_SEED, below, number, percent, rows
from calculators.roi.terms import Terms
from calculators.spec import Choice, about

__all__ = ["INPUT_NAMES", "Doubts", "OwnRange"]

_HERE = below("Uncertainty")

INPUT_NAMES = {
    "one_time_cost": "One-time cost",
    "internal_hours": "Internal work",
    "recurring_cost": "Recurring cost",
    "affected_hours": "Work the platform touches",
    "hourly_cost": "Cost of an hour of that work",
    "efficiency": "Efficiency improvement",
    "realisation": "Time saved that becomes money",
    "error_cost": "Cost of errors today",
    "error_reduction": "Error reduction",
    "yearly_revenue": "Revenue in scope",
    "revenue_uplift": "Revenue impact",
    "revenue_attribution": "Of it, caused by the platform",
    "flexibility": "Value of later choices",
}
"""The inputs that can be off, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRange:
    """Between which multiples of its value an input lies, instead of what holds for its kind."""

    input: str = field(
        metadata=about(label="Input", kind="choice", choices=tuple(Choice(*pair) for pair in INPUT_NAMES.items()))
    )
    low: float = field(metadata=about(label="Low", kind="share", minimum=0, maximum=1))
    high: float = field(metadata=about(label="High", kind="share", minimum=1, maximum=10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts(Terms):
    """The third part of the inputs."""

    costs_below: float = field(
        metadata=percent("Costs may be lower by", "One-time cost, internal work, recurring cost.", **_HERE)
    )
    costs_above: float = field(metadata=percent("Costs may be higher by", "The same costs.", high=9, **_HERE))
    effects_below: float = field(
        metadata=percent(
            "Effects may be smaller by", "Efficiency improvement, error reduction, revenue impact.", **_HERE
        )
    )
    effects_above: float = field(metadata=percent("Effects may be larger by", "The same effects.", high=9, **_HERE))
    estimates_around: float = field(
        metadata=percent(
            "Your estimates may be off by",
            "Hours, cost of an hour, time that becomes money, cost of errors, revenue, later choices; either way.",
            **_HERE,
        )
    )
    latest_delay_days: int = field(
        metadata=number("Benefits may come later by up to", "days", 0, 730, "On top of the delay above.", **_HERE)
    )
    ranges: tuple[OwnRange, ...] = field(
        metadata=rows(
            "Ranges of single inputs",
            OwnRange,
            "Lowest and highest in percent of the value, such as efficiency: 60 120. The inputs are "
            f"{', '.join(list(INPUT_NAMES)[:-1])} and {list(INPUT_NAMES)[-1]}.",
            **_HERE,
        )
    )
    draws: int = field(
        metadata=number("Draws", "", 1_000, 50_000, "More draws, smaller error of the simulation.", **_HERE)
    )
    seed: int = field(metadata=number("Seed", "", 0, MOST_SEED, "The same seed draws the same numbers.", **_HERE))
