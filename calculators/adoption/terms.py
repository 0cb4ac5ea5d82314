"""The playbook's own structures the adoption calculator is given, and the fields of a form that share a wording."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.spec import Choice, about

__all__ = ["CONFIDENCE", "MEASURED_AMONG", "Level", "Measure", "count_field", "shortfall_field"]

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
class Level:
    """One of the playbook's four escalation levels, the calmest first."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))


def shortfall_field(label: str) -> dict[str, object]:
    """Metadata of the shortfall at which a level starts."""
    return dict(
        about(
            label=label,
            kind="share",
            unit="points",
            minimum=0.001,
            maximum=1,
            help="Percentage points of all users below the target.",
            group="advanced",
            section="Levels",
        )
    )


def count_field(
    label: str, section: str, *, unit: str = "", least: int = 1, most: int = 1_000_000, says: str = ""
) -> dict[str, object]:
    """Metadata of a whole number among the advanced fields."""
    return dict(
        about(
            label=label,
            kind="integer",
            unit=unit,
            minimum=least,
            maximum=most,
            help=says,
            group="advanced",
            section=section,
        )
    )
