"""Rules about what lies in blocks: milestones and adjustments run in the weeks of the blocks they belong to.

Weeks that a block has beyond its phase are none: whoever shortens a phase learns at once what else is affected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from macros.content.model.base import Weeks
from macros.content.model.plan_statements import Milestone
from macros.content.model.verticals import Vertical
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.boxes import Box, blocks_of, calendar_of, in_words, phases_of, uncovered
from macros.content.validation.draft import Draft
from macros.content.validation.words import listed
from macros.content.weeks import overlap, weeks_in

__all__ = ["adjustments_beside_their_blocks", "milestones_outside_their_block"]


def milestones_outside_their_block(draft: Draft) -> Iterator[Problem]:
    """A milestone is due in a week of the block that holds it."""
    for phase in phases_of(draft):
        boxes = {box.path: box for box in blocks_of(draft, phase.source)}
        for path, part in phase.source.parts_of(Milestone):
            box = boxes.get(path[:2])
            if box is None or part.week is None:
                continue
            held = next((it for it in (box, phase) if not it.weeks.first <= part.week <= it.weeks.last), None)
            if held is not None:
                whose = "block" if held is box else "phase"
                sentence = f"week {part.week} lies outside the {whose}'s {in_words(held.weeks)}"
                hint = "change the week, or move the milestone to its block"
                because = [*phase.spots, *box.spots]
                yield phase.source.problem((*path, "week"), sentence, hint, because=because)


def _shortened(box: Box, phase: Box) -> Box:
    """A block without the weeks it has beyond its phase."""
    first, last = max(box.weeks.first, phase.weeks.first), min(box.weeks.last, phase.weeks.last)
    return replace(box, weeks=Weeks(first=first, last=last)) if first <= last else box


def adjustments_beside_their_blocks(draft: Draft) -> Iterator[Problem]:
    """An adjustment's weeks are weeks of the blocks it names, and it names no block beside its weeks."""
    calendar = calendar_of(draft)
    if calendar is None:
        return
    blocks: dict[str, Box] = {}
    spots: dict[str, list[At]] = {}
    for phase in phases_of(draft):
        for box in blocks_of(draft, phase.source):
            blocks[str(box.path[-1])] = _shortened(box, phase)
            spots[str(box.path[-1])] = [*phase.spots, *box.spots]
    for source in draft.in_folder("verticals"):
        vertical: Vertical = source.node
        there = blocks | dict(_moved(vertical, blocks))
        for id_, adjustment in vertical.adjustments.items():
            named = [there.get(reference.partition("/")[2]) for reference in adjustment.blocks]
            boxes = [box for box in named if box is not None]
            if adjustment.weeks is None and adjustment.blocks:
                sentence = "it names blocks, but no weeks in which it runs in them"
                hint = f"write {_their_weeks(named)}, or remove the blocks"
                yield source.problem(("adjustments", id_, "blocks"), sentence, hint)
            elif adjustment.weeks is not None and boxes and len(boxes) == len(named):
                box = Box(source=source, path=("adjustments", id_), title=adjustment.text, weeks=adjustment.weeks)
                because = [*(spot for it in boxes for spot in spots[str(it.path[-1])]), *box.spots]
                missing = uncovered(weeks_in(box.weeks, calendar), boxes)
                yield from _beside(box, boxes, missing, partial(_fitting, there), because)


def _moved(vertical: Vertical, blocks: Mapping[str, Box]) -> Iterator[tuple[str, Box]]:
    """The blocks that the vertical itself moves, in its weeks."""
    for replacement in vertical.replacements.values():
        box = blocks.get(replacement.of.partition("/")[2])
        if box is not None and replacement.set.weeks is not None:
            yield str(box.path[-1]), replace(box, weeks=replacement.set.weeks)


def _beside(
    box: Box, boxes: Sequence[Box], missing: Sequence[int], cure: Callable[[Weeks], str], because: list[At]
) -> Iterator[Problem]:
    """An adjustment in the weeks of `box` that names `boxes`, none of which has the `missing` weeks."""
    strangers = [index for index, other in enumerate(boxes) if not overlap(other.weeks, box.weeks)]
    for index in strangers:
        sentence = (
            f"the block '{boxes[index].title}' runs in {in_words(boxes[index].weeks)}, "
            f"the adjustment in {in_words(box.weeks)}"
        )
        yield box.source.problem((*box.path, "blocks", index), sentence, cure(box.weeks), because=because)
    if missing and not strangers:
        sentence = f"week {listed(map(str, missing))} of the adjustment lies in none of its blocks"
        yield box.problem(sentence, cure(box.weeks), because)


def _their_weeks(named: Sequence[Box | None]) -> str:
    """The weeks of all these blocks, as they are written."""
    boxes = [box for box in named if box is not None]
    if not boxes:
        return "weeks: {first: …, last: …}"
    first, last = min(box.weeks.first for box in boxes), max(box.weeks.last for box in boxes)
    return f"weeks: {{first: {first}, last: {last}}}"


def _fitting(blocks: Mapping[str, Box], weeks: Weeks) -> str:
    fitting = [f"block/{block}" for block, box in blocks.items() if overlap(box.weeks, weeks)]
    return f"write blocks: [{', '.join(fitting)}], or change the weeks"
