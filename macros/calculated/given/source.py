"""Where a calculator's given fields come from, and how a quantity's numbers are read for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.content.loaded import Loaded
from macros.content.model.quantity import Quantity

__all__ = ["Source", "choices_of", "period_days", "period_months", "share"]

_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_MONTHS = {"M": 1, "Y": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a calculator's given fields come from."""

    loaded: Loaded
    listed_as: Mapping[str, tuple[str, ...]]
    """The statements that the calculator is given, by the names it has for them."""
    nodes: Mapping[str, Any]
    """The playbook's entities by reference."""

    def listed(self, name: str) -> list[tuple[str, Any]]:
        """The ids and entities that `given` lists under a name."""
        return [(reference.partition("/")[2], self.nodes[reference]) for reference in self.listed_as.get(name, ())]


def period_days(period: str) -> int:
    """Days of an ISO period, a month as 30 and a year as 365: `P60D` is 60, `P1M` is 30."""
    return int(period[1:-1]) * _DAYS[period[-1]]


def period_months(period: str) -> int | None:
    """Months of an ISO period; None where it is counted in days or weeks.

    >>> period_months("P1Y"), period_months("P2W")
    (12, None)
    """
    return int(period[1:-1]) * _MONTHS[period[-1]] if period[-1] in _MONTHS else None


def share(quantity: Quantity | None) -> float | None:
    """A percentage as a share of 1; None for what is none."""
    return quantity.value / 100 if quantity is not None and quantity.unit == "percent" else None


def choices_of(spec: Mapping[str, Any], column: str) -> list[str]:
    """The values that a column of a calculator's table may hold, in its order."""
    return [choice["value"] for own in spec["columns"] if own["name"] == column for choice in own["choices"]]
