"""Rules about time: weeks exist, phases and blocks fill them without gap or overlap, everything lies in its block.

A week that is moved in one place mostly breaks several of these rules at once; so each rule stays silent where an
earlier one has found the cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.content.documents import Path
from macros.content.model.base import Weeks
from macros.content.model.phases import Milestone
from macros.content.model.root import Calendar
from macros.content.model.shape import parts
from macros.content.model.verticals import Vertical
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed
from macros.content.weeks import all_weeks, overlap, weeks_in

__all__ = ["time_is_sound"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A phase, block or adjustment with its weeks."""

    source: Source
    path: Path
    title: str
    weeks: Weeks

    def problem(self, sentence: str, hint: str) -> Problem:
        return self.source.problem((*self.path, "weeks"), sentence, hint)


def time_is_sound(draft: Draft) -> Iterator[Problem]:
    """All rules about weeks, each only as far as the ones before it hold."""
    root = draft.file("playbook")
    if root is None:
        return
    calendar: Calendar = root.node.calendar
    if calendar.last_week < calendar.first_week:
        sentence = f"'last_week' is {calendar.last_week}, before 'first_week', {calendar.first_week}"
        yield root.problem(("calendar", "last_week"), sentence, "swap them")
        return
    impossible = list(_impossible_weeks(draft, calendar))
    yield from impossible
    lies = list(_labels_that_lie(draft))
    yield from lies
    if impossible:
        return
    sources = sorted(draft.in_folder("phases"), key=lambda source: source.node.weeks.first)
    strays = [problem for source in sources for problem in _blocks_outside_their_phase(source)]
    yield from strays
    crossings = list(_phases_fill_the_calendar(draft, sources, calendar, strays=bool(strays)))
    yield from crossings
    if strays or crossings:
        return
    unsound = [problem for source in sources for problem in _blocks_fill_their_phase(source, calendar)]
    yield from unsound
    if not unsound and not lies:
        yield from _milestones_outside_their_block(sources)
        yield from _adjustments_beside_their_blocks(draft, calendar)


def _impossible_weeks(draft: Draft, calendar: Calendar) -> Iterator[Problem]:
    """A week is one of the calendar's, and a range ends after it starts."""
    weeks = frozenset(all_weeks(calendar))
    span = f"the calendar holds weeks {min(weeks)} to {max(weeks)}"
    for source in draft.sources.values():
        for path, part in source.parts:
            if isinstance(part, Weeks):
                named = {"first": part.first, "last": part.last}
            elif isinstance(part, Milestone):
                named = {"week": part.week}
            else:
                continue
            strangers = {key: week for key, week in named.items() if week not in weeks}
            for key, week in strangers.items():
                hint = span
                if week == 0 and calendar.first_week < 0 < calendar.last_week:
                    hint = "write -1 or 1; this calendar has no week 0 (week_zero: absent)"
                yield source.problem((*path, key), f"'{key}' is week {week}, which does not exist", hint)
            if isinstance(part, Weeks) and not strangers and part.last < part.first:
                sentence = f"the range ends in week {part.last}, before it starts in week {part.first}"
                yield source.problem((*path, "last"), sentence, "swap first and last")


def _labels_that_lie(draft: Draft) -> Iterator[Problem]:
    """A label names the same weeks as the numbers beside it; week 0 stands for the calendar's last before week 1."""
    for source in draft.sources.values():
        for path, part in source.parts:
            if not isinstance(part, Weeks) or part.label is None:
                continue
            named = [int(found) for found in re.findall(r"(?<![0-9])-?[0-9]+", part.label)]
            meant = [part.first] if part.first == part.last and len(named) == 1 else [part.first, part.last]
            if named and [week or -1 for week in named] != meant:
                sentence = f"the label '{part.label}' names other weeks than first: {part.first}, last: {part.last}"
                yield source.problem((*path, "label"), sentence, "make them agree")


def _blocks(source: Source) -> list[_Box]:
    blocks = source.node.blocks.items()
    return [_Box(source=source, path=("blocks", id_), title=block.title, weeks=block.weeks) for id_, block in blocks]


def _blocks_outside_their_phase(source: Source) -> Iterator[Problem]:
    """A block runs within the weeks of the phase that holds it."""
    phase: Weeks = source.node.weeks
    for box in _blocks(source):
        if box.weeks.first < phase.first or box.weeks.last > phase.last:
            sentence = f"it runs in {_range(box.weeks)}, outside the phase's {_range(phase)}"
            yield box.problem(sentence, "change the block's weeks or the phase's")


def _phases_fill_the_calendar(
    draft: Draft, sources: Sequence[Source], calendar: Calendar, *, strays: bool
) -> Iterator[Problem]:
    """Every week belongs to one phase."""
    boxes = [_Box(source=source, path=(), title=source.node.short_title, weeks=source.node.weeks) for source in sources]
    crossings = list(_crossings(boxes, "phase"))
    yield from crossings
    root = draft.sources["playbook"]
    if (
        crossings
        or strays
        or "phase" in draft.unseen
        or len(boxes) != sum(key.startswith("phases/") for key in draft.sources)
    ):
        return
    if not boxes:
        yield root.problem(
            (), "the playbook has no phase", "write phases/<id>.yaml; playbooks/README.md lists its keys"
        )
        return
    yield from _gap(_uncovered(all_weeks(calendar), boxes), boxes, "phase")


def _blocks_fill_their_phase(source: Source, calendar: Calendar) -> Iterator[Problem]:
    """Every week of a phase belongs to one of its blocks, which stand in the order of time."""
    boxes = _blocks(source)
    crossings = list(_crossings(sorted(boxes, key=lambda box: box.weeks.first), "block"))
    yield from crossings
    if crossings:
        return
    missing = _uncovered(weeks_in(source.node.weeks, calendar), boxes)
    yield from _gap(missing, boxes, "block")
    if missing:
        return
    for earlier, later in pairwise(boxes):
        if later.weeks.first < earlier.weeks.first:
            sentence = f"the block stands behind '{earlier.title}', which starts later"
            yield later.problem(sentence, "file order is display order: move it up")


def _crossings(boxes: Sequence[_Box], kind: str) -> Iterator[Problem]:
    for earlier, later in pairwise(boxes):
        if overlap(earlier.weeks, later.weeks):
            shared = Weeks(
                first=max(earlier.weeks.first, later.weeks.first), last=min(earlier.weeks.last, later.weeks.last)
            )
            sentence = (
                f"it shares {_range(shared)} with the {kind} '{earlier.title}', which runs in {_range(earlier.weeks)}"
            )
            yield later.problem(sentence, f"a week belongs to one {kind}; change one of the two")


def _gap(missing: Sequence[int], boxes: Sequence[_Box], kind: str) -> Iterator[Problem]:
    if missing:
        neighbor = next((box for box in reversed(boxes) if box.weeks.last < missing[0]), boxes[0])
        weeks = f"week{'s' if len(missing) > 1 else ''} {listed(map(str, missing))}"
        yield neighbor.problem(
            f"no {kind} holds {weeks}", f"extend '{neighbor.title}' or its neighbor, or add a {kind}"
        )


def _uncovered(weeks: Sequence[int], boxes: Sequence[_Box]) -> list[int]:
    covered = {week for box in boxes for week in range(box.weeks.first, box.weeks.last + 1)}
    return [week for week in weeks if week not in covered]


def _milestones_outside_their_block(sources: Sequence[Source]) -> Iterator[Problem]:
    """A milestone is due in a week of the block that holds it."""
    for source in sources:
        for block_id, block in source.node.blocks.items():
            for path, part in parts(block, ("blocks", block_id)):
                if isinstance(part, Milestone) and not block.weeks.first <= part.week <= block.weeks.last:
                    sentence = f"week {part.week} lies outside the block's {_range(block.weeks)}"
                    yield source.problem(
                        (*path, "week"), sentence, "change the week, or move the milestone to its block"
                    )


def _adjustments_beside_their_blocks(draft: Draft, calendar: Calendar) -> Iterator[Problem]:
    """An adjustment's weeks are weeks of the blocks it names, and it names no block beside its weeks."""
    blocks = {str(box.path[-1]): box for source in draft.in_folder("phases") for box in _blocks(source)}
    for source in draft.in_folder("verticals"):
        vertical: Vertical = source.node
        for id_, adjustment in vertical.adjustments.items():
            named = [blocks.get(reference.partition("/")[2]) for reference in adjustment.blocks]
            if adjustment.weeks is None and adjustment.blocks:
                sentence = "it names blocks, but no weeks in which it runs in them"
                hint = f"write {_their_weeks(named)}, or remove the blocks"
                yield source.problem(("adjustments", id_, "blocks"), sentence, hint)
            if adjustment.weeks is None or None in named or not named:
                continue
            boxes = [box for box in named if box is not None]
            for index, box in enumerate(boxes):
                if not overlap(box.weeks, adjustment.weeks):
                    ours, its = _range(adjustment.weeks), _range(box.weeks)
                    sentence = f"the block '{box.title}' runs in {its}, the adjustment in {ours}"
                    cure = _fitting(blocks, adjustment.weeks)
                    yield source.problem(("adjustments", id_, "blocks", index), sentence, cure)
            missing = _uncovered(weeks_in(adjustment.weeks, calendar), boxes)
            if missing and all(overlap(box.weeks, adjustment.weeks) for box in boxes):
                sentence = f"week {listed(map(str, missing))} of the adjustment lies in none of its blocks"
                cure = _fitting(blocks, adjustment.weeks)
                yield source.problem(("adjustments", id_, "weeks"), sentence, cure)


def _their_weeks(named: Sequence[_Box | None]) -> str:
    """The weeks of all these blocks, as they are written."""
    boxes = [box for box in named if box is not None]
    if not boxes:
        return "weeks: {first: …, last: …}"
    first, last = min(box.weeks.first for box in boxes), max(box.weeks.last for box in boxes)
    return f"weeks: {{first: {first}, last: {last}}}"


def _fitting(blocks: Mapping[str, _Box], weeks: Weeks) -> str:
    fitting = [f"block/{block}" for block, box in blocks.items() if overlap(box.weeks, weeks)]
    return f"write blocks: [{', '.join(fitting)}], or change the weeks"


def _range(weeks: Weeks) -> str:
    return f"week {weeks.first}" if weeks.first == weeks.last else f"weeks {weeks.first} to {weeks.last}"
