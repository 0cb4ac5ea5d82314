"""The playbook's own structures the adoption calculator is given, its choices, and the fields that share a wording."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.fields import below, percent
from calculators.spec import Choice, about

__all__ = ["CONFIDENCE", "MEASURED_AMONG", "Level", "Measure", "OwnTarget", "shortfall_field"]

CONFIDENCE = (Choice("80", "8 in 10"), Choice("90", "9 in 10"), Choice("95", "19 in 20"))
"""How many of the simulated courses a band holds, in percent."""

MEASURED_AMONG = (Choice("all", "all users"), Choice("active", "users active by then"))
"""Of whom a measure of skill is a share."""
_COUNTED = (Choice("active", "people active"), Choice("skilled", "people who can do something"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A share of users the playbook expects ``days`` days after the adoption clock starts."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    days: int = field(metadata=about(label="Days", kind="integer", minimum=1, maximum=3650))
    share: float = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1))
    counts: str = field(metadata=about(label="What it counts", kind="choice", choices=_COUNTED))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """A target the forecast may be held against: the last milestone's, or an industry's own."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    share: float | None = field(metadata=about(label="Share", kind="share", minimum=0.001, maximum=1, optional=True))
    """``None`` for the last milestone's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the playbook's escalation levels, the calmest first."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))


def shortfall_field(label: str, level: int) -> dict[str, object]:
    """Metadata of the shortfall at which a level starts; of one that the playbook does not have, nothing is asked."""
    return percent(
        label,
        "Percentage points of all users below the target.",
        low=0.001,
        unit="points",
        optional=True,
        needs=("levels", level),
        **below("Levels: the gap at which each starts"),
    )
