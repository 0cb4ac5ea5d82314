"""Rules about the plan's time: its weeks exist, phases and blocks fill them without gap or overlap.

A week that is moved in one place breaks several of these rules at once; each says which weeks it compares, so that
only the first of them is told and the others follow from it. Not for: what lies in blocks
(`macros.content.validation.in_blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.content.cures import Cure
from macros.content.model.base import Weeks
from macros.content.model.plan_statements import Milestone
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.boxes import Box, blocks_of, calendar_of, due_in, in_words, phases_of, uncovered
from macros.content.validation.draft import Draft, Source
from macros.content.validation.mixed_times import says_dates
from macros.content.validation.words import listed
from macros.content.weeks import all_weeks, weeks_in

__all__ = [
    "blocks_fill_their_phase",
    "blocks_within_their_phase",
    "impossible_days",
    "impossible_weeks",
    "labels_that_lie",
    "phases_fill_the_calendar",
    "side_by_side_in_vain",
]


def impossible_weeks(draft: Draft) -> Iterator[Problem]:
    """A week is one of the calendar's, and a range ends after it starts."""
    calendar, root = calendar_of(draft), draft.file("playbook")
    if root is not None and root.node.calendar is None:
        yield from _weeks_of_no_calendar(draft, root)
        return
    if calendar is None:
        if root is not None:
            last, first = root.node.calendar.last_week, root.node.calendar.first_week
            sentence = f"'last_week' is {last}, before 'first_week', {first}"
            edits = (
                *root.instead(("calendar", "first_week"), str(last)),
                *root.instead(("calendar", "last_week"), str(first)),
            )
            yield root.problem(("calendar", "last_week"), sentence, Cure("swap them", edits))
        return
    if root is not None and calendar.first_week < 1 and "week_zero" not in calendar.model_fields_set:
        sentence = f"it begins in week {calendar.first_week}, and nobody knows whether there is a week 0"
        yield root.problem(("calendar",), sentence, "add week_zero: absent, or week_zero: present")
    weeks = frozenset(all_weeks(calendar))
    span = f"the calendar holds weeks {min(weeks)} to {max(weeks)}"
    for source in draft.sources.values():
        for path, part in source.parts_of(Weeks, Milestone):
            is_range = isinstance(part, Weeks)
            named = {"first": part.first, "last": part.last} if is_range else {"week": part.week}
            named = {key: week for key, week in named.items() if week is not None}
            strangers = {key: week for key, week in named.items() if week not in weeks}
            for key, week in strangers.items():
                hint = span
                if week == 0 and calendar.first_week < 0 < calendar.last_week:
                    hint = "write -1 or 1; this calendar has no week 0 (week_zero: absent)"
                yield source.problem((*path, key), f"'{key}' is week {week}, which does not exist", hint)
            if is_range and not strangers and part.last < part.first:
                sentence = f"the range ends in week {part.last}, before it starts in week {part.first}"
                edits = (
                    *source.instead((*path, "first"), str(part.last)),
                    *source.instead((*path, "last"), str(part.first)),
                )
                yield source.problem((*path, "last"), sentence, Cure("swap first and last", edits))


def _weeks_of_no_calendar(draft: Draft, root: Source) -> Iterator[Problem]:
    """Weeks are named, and nothing says which there are: one problem, with the calendar that holds them all."""
    if "calendar" in root.document.data or says_dates(draft):
        return  # what is wrong with it has been told, and weeks beside dates are
    found = [
        (source, path, it)
        for source in draft.sources.values()
        for path, it in source.parts_of(Weeks, Milestone)
        if isinstance(it, Weeks) or it.week is not None
    ]
    if found:
        weeks = {week for _, _, it in found for week in ((it.first, it.last) if isinstance(it, Weeks) else (it.week,))}
        source, path, _ = found[0]
        where = f"{source.document.path}:{source.document.mark(path).line}"
        zero = "present" if 0 in weeks else "absent"
        hint = f"add calendar: {{first_week: {min(weeks)}, last_week: {max(weeks)}, week_zero: {zero}}}"
        because = [it.at(at) for it, at, _ in found]
        yield root.problem((), f"it has no calendar, and weeks are named, first in {where}", hint, because=because)


def labels_that_lie(draft: Draft) -> Iterator[Problem]:
    """A label names the same weeks as the numbers beside it; week 0 stands for the calendar's last before week 1."""
    for source in draft.sources.values():
        for path, part in source.parts_of(Weeks):
            if part.label is None:
                continue
            named = [int(found) for found in re.findall(r"(?<![0-9])-?[0-9]+", part.label)]
            meant = [part.first] if part.first == part.last and len(named) == 1 else [part.first, part.last]
            if named and [week or -1 for week in named] != meant:
                sentence = f"the label '{part.label}' names other weeks than first: {part.first}, last: {part.last}"
                because = [source.at(it) for it in (path, (*path, "first"), (*path, "last"))]
                yield source.problem((*path, "label"), sentence, "make them agree", because=because, is_cause=True)


def blocks_within_their_phase(draft: Draft) -> Iterator[Problem]:
    """A block runs within the weeks of the phase that holds it."""
    for phase in phases_of(draft):
        for box in blocks_of(draft, phase.source):
            if box.weeks.first < phase.weeks.first or box.weeks.last > phase.weeks.last:
                sentence = f"it runs in {in_words(box.weeks)}, outside the phase's {in_words(phase.weeks)}"
                yield box.problem(sentence, "change the block's weeks or the phase's", phase.spots)


def phases_fill_the_calendar(draft: Draft) -> Iterator[Problem]:
    """Every week belongs to one phase."""
    calendar, root = calendar_of(draft), draft.file("playbook")
    if calendar is None or root is None:
        return
    boxes = phases_of(draft)
    crossings = list(_crossings(boxes, "phase"))
    yield from crossings
    if crossings or "phase" in draft.unseen or len(boxes) != sum(key.startswith("phases/") for key in draft.sources):
        return
    if not boxes:
        yield root.problem(
            ("calendar",),
            "the playbook counts weeks and has no phase",
            "write phases/<id>.yaml, whose keys playbooks/README.md lists, or take the calendar out",
            at_key=True,
        )
        return
    yield from _gap(uncovered(all_weeks(calendar), boxes), boxes, "phase", ())


def blocks_fill_their_phase(draft: Draft) -> Iterator[Problem]:
    """Every week of a phase belongs to one of its blocks, which stand in the order of time."""
    calendar = calendar_of(draft)
    for phase in phases_of(draft) if calendar else ():
        assert calendar is not None
        boxes = blocks_of(draft, phase.source)
        because = [*phase.spots, *(spot for box in boxes for spot in box.spots)]
        crossings = list(_crossings(sorted(boxes, key=lambda box: box.weeks.first), "block", because))
        yield from crossings
        has_all = len(boxes) == len(phase.source.document.data["blocks"])
        missing = uncovered(weeks_in(phase.weeks, calendar), boxes) if has_all else []
        if missing and boxes and not crossings:
            yield from _gap(missing, boxes, "block", because)
        if missing or crossings:
            continue
        for earlier, later in pairwise(boxes):
            if _begins(later) < _begins(earlier):
                sentence = f"the block stands behind '{earlier.title}', which starts later"
                yield later.problem(sentence, "file order is display order: move it up", because)


def impossible_days(draft: Draft) -> Iterator[Problem]:
    """Days are those of one week, and end after they start."""
    for source in draft.in_folder("phases"):
        for path, part in source.parts_with("days"):
            if part.days is None:
                continue
            at, weeks = (*path, "days"), part.weeks
            if weeks is None or weeks.first != weeks.last:
                runs = f"it runs in {in_words(weeks)}" if weeks else "it has no weeks"
                cure = (
                    f"write weeks: {{first: {weeks.first}, last: {weeks.first}}}" if weeks else "add weeks, or 'when'"
                )
                cure = "take 'days' out" if part.dates else f"{cure}, or take 'days' out"
                yield source.problem(at, f"{runs}, and days are those of one week", cure)
            elif part.days.last < part.days.first:
                last, first = part.days.last, part.days.first
                edits = (
                    *source.instead((*at, "first"), str(last)),
                    *source.instead((*at, "last"), str(first)),
                )
                sentence = f"the days end with day {last}, before they start with day {first}"
                yield source.problem((*at, "last"), sentence, Cure("swap first and last", edits))


def side_by_side_in_vain(draft: Draft) -> Iterator[Problem]:
    """What runs side by side shares a week."""
    boxes = [box for phase in phases_of(draft) for box in (phase, *blocks_of(draft, phase.source))]
    known = {box.reference: box for box in boxes}
    for source in draft.in_folder("phases"):
        for path, part in source.parts_with("beside"):
            if part.beside and part.dates:
                continue
            if part.beside and part.weeks is None:
                sentence = "it has no weeks, so nothing says that both run at one time"
                yield source.problem((*path, "beside"), sentence, "take 'beside' out", at_key=True)
                continue
            own = known.get(f"block/{path[-1]}" if path else f"phase/{source.name}")
            for index, name in enumerate(part.beside):
                other = known.get(name)
                if own and other and (own is other or not own.meets(other)):
                    sentence = f"'{other.title}' runs in {in_words(other.weeks)}, with no week of this one's"
                    sentence = "it names itself" if own is other else sentence
                    at = (*path, "beside", index)
                    cure = "take it out, or change the weeks of one of the two"
                    yield source.problem(at, sentence, cure, because=[*own.spots, *other.spots])


def _crossings(boxes: Sequence[Box], kind: str, because: Sequence[At] = ()) -> Iterator[Problem]:
    for place, later in enumerate(boxes):
        # The nearest before it, lest one box that is too long be told with each of those it reaches into.
        apart = [it for it in reversed(boxes[:place]) if it.meets(later) and not _are_beside(it, later)]
        for earlier in apart[:1]:
            shared = Weeks(
                first=max(earlier.weeks.first, later.weeks.first), last=min(earlier.weeks.last, later.weeks.last)
            )
            both = range(shared.first, shared.last + 1)
            box, other = (earlier, later) if due_in(later, both) and not due_in(earlier, both) else (later, earlier)
            sentence = (
                f"it shares {in_words(shared)} with the {kind} '{other.title}', which runs in {in_words(other.weeks)}"
            )
            hint = f"a week belongs to one {kind}; change one of the two, or add beside: [{other.reference}]"
            yield box.problem(sentence, hint, [*because, *other.spots])


def _begins(box: Box) -> tuple[int, int]:
    return box.weeks.first, box.days.first if box.days else 0


def _are_beside(one: Box, other: Box) -> bool:
    """Whether one of them says that it runs side by side with the other."""
    return other.reference in one.beside or one.reference in other.beside


def _gap(missing: Sequence[int], boxes: Sequence[Box], kind: str, because: Sequence[At]) -> Iterator[Problem]:
    if missing:
        before = [box for box in boxes if box.weeks.last < missing[0]][-1:]
        after = [box for box in boxes if box.weeks.first > missing[0]][:1]
        neighbors = [*before, *after] or [boxes[0]]
        neighbor = next((box for box in neighbors if due_in(box, missing)), neighbors[0])
        weeks = f"week{'s' if len(missing) > 1 else ''} {listed(map(str, missing))}"
        hint = f"extend '{neighbor.title}' or its neighbor, or add a {kind}"
        yield neighbor.problem(f"no {kind} holds {weeks}", hint, because)
