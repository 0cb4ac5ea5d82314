"""Makes room for a week in a plan: whatever is counted in weeks and comes later moves on by one.

From Week 1 on later weeks move later; before it, earlier ones move earlier, so that Week 1 stays Week 1. Only numbers
of weeks change, and labels that repeat them; which sentences name a week is told, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.content.documents import Path
from macros.content.model.base import Weeks
from macros.content.model.plan_statements import Milestone
from macros.content.model.root import Calendar
from macros.content.model.verticals import Adjustment, Reading
from macros.content.model.walking import parts
from macros.content.validation.draft import Draft, Source
from macros.editing.session import Session
from macros.editing.yaml_edits import with_entry, with_value

__all__ = ["NewWeek", "make_room", "named_weeks"]

_NUMBER = re.compile(r"(?<![0-9])-?[0-9]+")
_NAMED = re.compile(r"\bweeks?\s+[-−]?[0-9]+(?:\s*(?:[-–−]|to|and)\s*[-−]?[0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWeek:
    """A week that is set into the plan behind one of its weeks."""

    after: int
    """The week behind which it comes, as the plan counts now."""

    @property
    def number(self) -> int:
        """What it is called, in the plan that has it."""
        return self.after + 1 if self.after > 0 else self.after

    def moved(self, week: int) -> int:
        """What a week of today's plan is called then."""
        if self.after > 0:
            return week + 1 if week > self.after else week
        return week - 1 if week <= self.after else week


def make_room(session: Session, new: NewWeek, *, longer: frozenset[str], block: str | None) -> None:
    """Set a week into the plan, in every file that counts in weeks.

    Args:
        session: the files of a playbook without a problem.
        new: the week.
        longer: phases and blocks that end with week `new.after` and shall hold the new one too, as `kind/id`.
        block: the new block that is to hold the week, for adjustments that run through it.
    """
    draft = session.draft
    calendar: Calendar = draft.sources["playbook"].node.calendar
    for source in draft.sources.values():
        path = source.document.path
        before = text = session.text(path)
        assert text is not None
        edits = list(_numbers(source, new, longer))
        for at, value in [*edits, *(_calendar(calendar, new) if source.key == "playbook" else ())]:
            text = with_value(text, at, value)
        for at in _running_on(source, new) if block is not None else ():
            text = with_entry(text, (*at, "blocks"), f"block/{block}")
        if text != before:
            session.write(path, text)


Edit = tuple[Path, str]
"""A value and what is written in its place."""


def _numbers(source: Source, new: NewWeek, longer: frozenset[str]) -> Iterator[Edit]:
    for path, part in parts(source.node):
        if isinstance(part, Milestone | Reading) and part.week is not None and new.moved(part.week) != part.week:
            yield (*path, "week"), str(new.moved(part.week))
        elif isinstance(part, Weeks):
            first, last = new.moved(part.first), new.moved(part.last)
            if _holder(source, path) in longer and part.last == new.after:
                last = new.number
            for key, week in (("first", first), ("last", last)):
                if week != getattr(part, key):
                    yield (*path, key), str(week)
            if part.label is not None and (first, last) != (part.first, part.last):
                yield (*path, "label"), _label(part.label, first, last)


def _label(label: str, first: int, last: int) -> str:
    """The label with the numbers of a range; the plain form where it names too few or too many."""
    due = (first,) if first == last else (first, last)
    if len(_NUMBER.findall(label)) != len(due):
        return f"Week {first}" if first == last else f"Weeks {first}-{last}"
    numbers = iter(due)
    return _NUMBER.sub(lambda _: str(next(numbers)), label)


def _holder(source: Source, path: Path) -> str:
    """The phase or block that has these weeks."""
    return f"block/{path[-2]}" if path[:1] == ("blocks",) else f"phase/{source.name}"


def _calendar(calendar: Calendar, new: NewWeek) -> Iterator[Edit]:
    if new.after > 0:
        yield ("calendar", "last_week"), str(calendar.last_week + 1)
    else:
        yield ("calendar", "first_week"), str(calendar.first_week - 1)


def _running_on(source: Source, new: NewWeek) -> Iterator[Path]:
    """The adjustments that name their blocks and run on beyond the new week: they run in its block, too."""
    for path, part in parts(source.node):
        if isinstance(part, Adjustment) and part.weeks is not None and part.blocks:
            weeks = part.weeks
            if new.moved(weeks.last) - new.moved(weeks.first) > weeks.last - weeks.first:
                yield path


def named_weeks(draft: Draft, new: NewWeek) -> list[tuple[str, int, str]]:
    """Every sentence that names a week which is called otherwise now: its file, line and the words."""
    found = []
    for source in draft.sources.values():
        for path, text in _texts(source.document.data):
            for words in _NAMED.findall(text) if path[-1] != "label" else ():
                weeks = [int(number.replace("−", "-")) for number in re.findall(r"(?<![0-9])[-−]?[0-9]+", words)]
                if any(new.moved(week) != week for week in weeks):
                    found.append((source.document.path, source.document.mark(path).line, words))
    return found


def _texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))
