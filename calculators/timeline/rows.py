"""The rows of the lists that the timeline asks and is given, the plan apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.spec import about

__all__ = ["AddedDays", "Claim", "NamedDay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedDays:
    """Days of the plan that a vertical takes besides."""

    vertical: str = field(metadata=about(label="Vertical", kind="text"))
    days: int = field(metadata=about(label="Days", kind="integer", unit="days", minimum=0, maximum=60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a playbook says of itself; it is shown beside the result, which would be the same without it."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    text: str = field(metadata=about(label="Text", kind="text"))
    share: float | None = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1, optional=True))
    """Of implementations that are on time, by its words; ``None`` where they name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """What the playbook ties to a number of days; it names no start of their clock, so they run on the deadline's."""

    kind: str = field(metadata=about(label="Kind", kind="text"))
    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    text: str = field(metadata=about(label="Text", kind="text"))
    days: int = field(metadata=about(label="Days", kind="integer", minimum=1, maximum=3650))
    what: str | None = field(default=None, metadata=about(label="What is counted", kind="text", optional=True))
    """Such as measurable improvements; ``None`` where the playbook does not say."""
