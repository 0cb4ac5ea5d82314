"""Makes room for a week in a plan: whatever is counted in weeks and comes later moves on by one.

From Week 1 on later weeks move later; before it, earlier ones move earlier, so that Week 1 stays Week 1. Only numbers
of weeks change, and labels that repeat them; which sentences name a week is told, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.content.adding.refused import CannotAdd
from macros.content.documents import Document, Path
from macros.content.model.base import Weeks
from macros.content.model.phases import Milestone
from macros.content.model.root import Calendar
from macros.content.model.shape import parts
from macros.content.model.verticals import Adjustment
from macros.content.validation.draft import Draft, Source

__all__ = ["NewWeek", "named_weeks", "with_week"]

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


def with_week(
    draft: Draft, texts: Mapping[str, str], new: NewWeek, *, longer: frozenset[str], block: str | None
) -> dict[str, str]:
    """The text of every file that changes, by path.

    Args:
        draft: the playbook as it is, without a problem.
        texts: its files, by path.
        new: the week.
        longer: phases and blocks that end with week `new.after` and shall hold the new one too, as `kind/id`.
        block: the new block that is to hold the week, for adjustments that run through it.
    """
    calendar: Calendar = draft.sources["playbook"].node.calendar
    changed = {}
    for source in draft.sources.values():
        document = source.document
        edits = [
            *_numbers(source, new, longer),
            *(_calendar(document, calendar, new) if source.key == "playbook" else ()),
        ]
        if block is not None:
            edits += _blocks(source, texts[document.path], new, block)
        if edits:
            changed[document.path] = _edited(document, texts[document.path], edits)
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """One place of a file."""

    path: Path
    old: str
    new: str


def _numbers(source: Source, new: NewWeek, longer: frozenset[str]) -> Iterator[_Edit]:
    for path, part in parts(source.node):
        if isinstance(part, Milestone):
            yield from _number(source.document, (*path, "week"), new.moved(part.week))
        elif isinstance(part, Weeks):
            first, last = new.moved(part.first), new.moved(part.last)
            if _holder(source, path) in longer and part.last == new.after:
                last = new.number
            yield from _number(source.document, (*path, "first"), first)
            yield from _number(source.document, (*path, "last"), last)
            if part.label is not None and (first, last) != (part.first, part.last):
                yield _Edit(path=(*path, "label"), old=part.label, new=_label(part.label, first, last))


def _label(label: str, first: int, last: int) -> str:
    """The label with the numbers of a range; the plain form where it names too few or too many."""
    due = (first,) if first == last else (first, last)
    if len(_NUMBER.findall(label)) != len(due):
        return f"Week {first}" if first == last else f"Weeks {first}-{last}"
    numbers = iter(due)
    return _NUMBER.sub(lambda _: str(next(numbers)), label)


def _number(document: Document, path: Path, value: int) -> Iterator[_Edit]:
    written = document.written[path]
    if float(written) != value:
        yield _Edit(path=path, old=written, new=str(value))


def _holder(source: Source, path: Path) -> str:
    """The phase or block that has these weeks."""
    return f"block/{path[-2]}" if path[:1] == ("blocks",) else f"phase/{source.name}"


def _calendar(document: Document, calendar: Calendar, new: NewWeek) -> Iterator[_Edit]:
    later = new.after > 0
    key = "last_week" if later else "first_week"
    yield from _number(document, ("calendar", key), getattr(calendar, key) + (1 if later else -1))


def _blocks(source: Source, text: str, new: NewWeek, block: str) -> Iterator[_Edit]:
    """An adjustment that runs on beyond the new block runs in it, too."""
    for path, part in parts(source.node):
        if not isinstance(part, Adjustment) or part.weeks is None or not part.blocks:
            continue
        if new.moved(part.weeks.last) - new.moved(part.weeks.first) > part.weeks.last - part.weeks.first:
            index = _last_before(source, path, part, text)
            reference = part.blocks[index]
            yield _Edit(path=(*path, "blocks", index), old=reference, new=f"{reference}, block/{block}")


def _last_before(source: Source, path: Path, adjustment: Adjustment, text: str) -> int:
    """Behind which of an adjustment's blocks another is set in; the list must be in brackets."""
    mark = source.document.values[*path, "blocks"]
    if text.splitlines()[mark.line - 1][mark.column - 1] != "[":
        where = f"{source.document.path}:{mark.line}"
        raise CannotAdd(f"the blocks in {where} stand below each other; write them as blocks: [block/…, block/…]")
    return len(adjustment.blocks) - 1


def _edited(document: Document, text: str, edits: list[_Edit]) -> str:
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda it: document.values[it.path], reverse=True):
        line, column = document.values[edit.path]
        whole = lines[line - 1]
        at = whole.find(edit.old, column - 1)
        if at < 0:
            raise CannotAdd(f"{document.path}:{line} is written in a way that nothing can be set into it")
        lines[line - 1] = whole[:at] + edit.new + whole[at + len(edit.old) :]
    return "".join(lines)


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
