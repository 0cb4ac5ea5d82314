"""How much is drawn at random: what a planner may ask for, and how often a simulation tells how far it is.

How many draws a page starts with is the playbook's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculators.fields import number

__all__ = [
    "COURSES",
    "POINTS_BETWEEN_REPORTS",
    "VALUES",
    "VALUES_BETWEEN_REPORTS",
    "Bounds",
    "draws_field",
    "seed_field",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The fewest and the most draws of one kind."""

    least: int
    most: int


VALUES = Bounds(least=1_000, most=50_000)
"""Draws of single values, tens of thousands of them in a second."""
COURSES = Bounds(least=500, most=2_000)
"""Draws of whole courses, for each of which a curve is fitted anew."""

VALUES_BETWEEN_REPORTS = 500
"""Values drawn between two reports of progress: a few milliseconds."""
POINTS_BETWEEN_REPORTS = 2_500
"""Points of courses worked out between two reports: some 10 ms."""

_MOST_SEED = 2**31 - 1


def draws_field(bounds: Bounds, label: str, help_text: str = "", *, unit: str = "", **more: Any) -> dict[str, Any]:
    """Metadata of the field ``draws``, by whose name a simulation's progress is counted."""
    return number(label, unit, bounds.least, bounds.most, help_text, **more)


def seed_field(label: str, help_text: str, **more: Any) -> dict[str, Any]:
    """Metadata of the field ``seed``: the same one draws the same numbers on every machine."""
    return number(label, "", 0, _MOST_SEED, help_text, **more)
