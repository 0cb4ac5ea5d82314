"""What the timeline answers about a plan made anew: each block and the whole, against the first plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Replanned", "ReplannedBlock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplannedBlock:
    """A block's dates in the first plan, and as they are now."""

    id: str
    title: str
    first_week: int
    last_week: int
    state: str
    """``done``; ``supposed``, done since a later one has begun, though nothing is entered; ``in_work``; ``to_come``."""
    first_start: date
    first_end: date
    start: date
    end: date
    slip: int
    """Working days by which it ends later than first planned; negative when earlier."""
    moved_to: date | None
    due: date | None
    """When a block in work would end by its length alone, where that is before what is possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """The plan made anew from what has happened, against the first one."""

    status: date | None
    """Up to when it is known what has happened; ``None`` where blocks have only been moved."""
    blocks: tuple[ReplannedBlock, ...]
    first_kickoff: date
    first_week_1: date
    first_go_live: date
    first_finish: date
    slip: int
    """Working days by which the plan ends later than first planned; negative when earlier."""
    live: bool
    """Whether the work until go-live has been done."""
    ended: bool
    """Whether every block has."""
