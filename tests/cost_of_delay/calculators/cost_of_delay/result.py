"""What the cost-of-delay calculator answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["DelayWeek", "Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayWeek:
    """The delay by the end of one of its weeks."""

    week: int
    go_live: date
    lost: float
    """Value lost by then if the delay comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Amounts are positive."""

    full_cost: float
    """If the delay comes."""
    expected_cost: float
    """Times its chance."""
    late_go_live: date
    weeks: tuple[DelayWeek, ...]
