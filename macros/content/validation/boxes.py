"""Phases, blocks and adjustments as boxes of weeks, which the rules about time compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.cures import Cure
from macros.content.documents import Path
from macros.content.model.base import Days, Weeks
from macros.content.model.phases import Block
from macros.content.model.plan_statements import Milestone
from macros.content.model.root import Calendar
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.draft import Draft, Source
from macros.content.weeks import all_weeks, overlap

__all__ = ["Box", "blocks_of", "calendar_of", "due_in", "in_words", "phases_of", "uncovered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A phase, block or adjustment with its weeks."""

    source: Source
    path: Path
    title: str
    weeks: Weeks
    days: Days | None = None
    """On which days of its one week it runs; None for whole weeks."""
    beside: tuple[str, ...] = ()
    """What it says that it runs side by side with, as `kind/id`."""

    @property
    def reference(self) -> str:
        """What a phase or block is called by others."""
        return f"block/{self.path[-1]}" if self.path else f"phase/{self.source.name}"

    @property
    def spots(self) -> list[At]:
        """Where its weeks are written, as a whole and one by one."""
        weeks = (*self.path, "weeks")
        return [self.source.at(path) for path in (weeks, *((*weeks, key) for key in ("first", "last", "label")))]

    def meets(self, other: Box) -> bool:
        """Whether both run in one week, and on one of its days where both say which."""
        if not overlap(self.weeks, other.weeks):
            return False
        one, another = self.days, other.days
        return not (one and another) or (one.first <= another.last and another.first <= one.last)

    def problem(self, sentence: str, hint: str | Cure, because: Sequence[At] = ()) -> Problem:
        """A problem with its weeks."""
        return self.source.problem((*self.path, "weeks"), sentence, hint, because=because)


def calendar_of(draft: Draft) -> Calendar | None:
    """The calendar of a playbook that has one, if it begins before it ends."""
    root = draft.file("playbook")
    calendar: Calendar | None = root.node.calendar if root else None
    return calendar if calendar is not None and calendar.first_week <= calendar.last_week else None


def phases_of(draft: Draft) -> list[Box]:
    """The phases in the order of their weeks; without those that say none, or some that the calendar lacks."""
    calendar = calendar_of(draft)
    weeks = frozenset(all_weeks(calendar)) if calendar else frozenset()
    boxes = [
        Box(
            source=source,
            path=(),
            title=source.node.short_title,
            weeks=source.node.weeks,
            beside=tuple(source.node.beside),
        )
        for source in draft.in_folder("phases")
        if source.node.weeks
    ]
    return sorted((box for box in boxes if _is_possible(box.weeks, weeks)), key=lambda box: box.weeks.first)


def blocks_of(draft: Draft, source: Source) -> list[Box]:
    """The blocks of a phase in the order of the file; without those whose weeks the calendar does not hold."""
    calendar = calendar_of(draft)
    weeks = frozenset(all_weeks(calendar)) if calendar else frozenset()
    boxes = [
        Box(
            source=source,
            path=("blocks", id_),
            title=block.title,
            weeks=block.weeks,
            days=block.days,
            beside=tuple(block.beside),
        )
        for id_, block in source.node.blocks.items()
        if block.weeks
    ]
    return [box for box in boxes if _is_possible(box.weeks, weeks)]


def _is_possible(span: Weeks, weeks: frozenset[int]) -> bool:
    return span.first in weeks and span.last in weeks and span.first <= span.last


def due_in(box: Box, weeks: Sequence[int]) -> bool:
    """Whether something stands in a box that belongs to one of these weeks: a block of a phase, a milestone of a block.

    Of two boxes the one that holds such a thing has been given the wrong weeks.
    """
    for path, part in box.source.parts:
        if path[: len(box.path)] != box.path or path == box.path:
            continue
        if isinstance(part, Milestone) and part.week in weeks:
            return True
        if (
            isinstance(part, Block)
            and part.weeks
            and any(part.weeks.first <= week <= part.weeks.last for week in weeks)
        ):
            return True
    return False


def uncovered(weeks: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    """The weeks that no box holds."""
    covered = {week for box in boxes for week in range(box.weeks.first, box.weeks.last + 1)}
    return [week for week in weeks if week not in covered]


def in_words(weeks: Weeks) -> str:
    """A range of weeks in a sentence."""
    return f"week {weeks.first}" if weeks.first == weeks.last else f"weeks {weeks.first} to {weeks.last}"
