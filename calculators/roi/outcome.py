"""What the simulation of the return on investment answers."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bin", "Chance", "Outcome", "Percentile"]


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
    payback_days: float | None
    """The claimed payback; ``None`` when none is claimed."""
    payback: Chance | None
    """Paid back by then."""
    bins: tuple[Bin, ...]
