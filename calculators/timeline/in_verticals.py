"""The plan as it reads in the chosen verticals: with what they move, word otherwise and leave out.

Not for: what they do beside the plan, their adjustments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from calculators.invalid import Problem
from calculators.overlays import Change, changed, holding
from calculators.timeline.plan import Block, Plan, Vertical

__all__ = ["change_problems", "in_verticals"]

_SPAN = frozenset({"title", "first_week", "last_week"})
_SAYS: Mapping[str, frozenset[str]] = {
    "blocks": _SPAN,
    "milestones": frozenset({"title", "week", "share"}),
    "go_live_options": frozenset({"title", "week"}),
}
"""The lists of the plan whose rows a vertical may change, and the fields that may read otherwise."""
_WORDS = ("quick_wins", "deliverables", "criteria")
"""A block's lists of words."""


def in_verticals(plan: Plan, verticals: Collection[str]) -> Plan:
    """``plan`` as it reads where these verticals are chosen; itself where they change nothing."""
    changes = holding(plan.verticals, verticals)
    if not changes:
        return plan
    worded = tuple(_worded(block, [change for change in changes if change.id == block.id]) for block in plan.blocks)
    return replace(
        plan,
        blocks=changed("blocks", worded, changes),
        milestones=changed("milestones", plan.milestones, changes),
        go_live_options=changed("go_live_options", plan.go_live_options, changes),
    )


def _worded(block: Block, changes: Sequence[Change]) -> Block:
    """A block with what is due by its end as it reads now."""
    return replace(
        block,
        quick_wins=_texts("quick_wins", block.quick_wins, changes),
        deliverables=_texts("deliverables", block.deliverables, changes),
        criteria=_texts("criteria", block.criteria, changes),
    )


def _texts(of: str, texts: Sequence[str], changes: Sequence[Change]) -> tuple[str, ...]:
    read = {change.number: change.title for change in changes if change.of == of}
    own = (read.get(number, text) for number, text in enumerate(texts, start=1))
    return tuple(text for text in own if text is not None)


def change_problems(plan: Plan) -> Iterator[Problem]:
    """What is wrong with the changes of a plan's verticals: each says something of a row that is there."""
    ids = {name: {row.id for row in getattr(plan, name)} for name in _SAYS}
    blocks = {block.id: block for block in plan.blocks}
    for vertical in plan.verticals:
        for number, change in enumerate(vertical.changes or (), start=1):
            if message := _wrong(change, ids, blocks, plan.weeks):
                yield Problem("plan", f"Change {number} of vertical {vertical.id}: {message}")
            elif unknown := set(change.unless or ()) - _others(plan.verticals, vertical):
                yield Problem("plan", f"Change {number} of vertical {vertical.id}: there is no other {min(unknown)}.")


def _others(verticals: Sequence[Vertical], vertical: Vertical) -> set[str]:
    return {other.id for other in verticals if other is not vertical}


def _wrong(
    change: Change, ids: Mapping[str, set[str]], blocks: Mapping[str, Block], weeks: Sequence[int]
) -> str | None:
    """What to send instead; None where all is right."""
    if change.of in _WORDS:
        return _wrong_words(change, blocks.get(change.id))
    if change.of not in _SAYS or change.id not in ids[change.of]:
        return f"name a row of {', '.join(_SAYS)}, or of a block’s {', '.join(_WORDS)}."
    if not set(change.says) <= _SAYS[change.of] or (not change.says and change.of != "milestones"):
        return f"say one of {', '.join(sorted(_SAYS[change.of]))}."
    if any(change.said[name] is None for name in change.says if name != "share"):
        return "give a value for whatever it says."
    first, last = (change.first_week, change.last_week) if change.of == "blocks" else (change.week, change.week)
    named = [week for week in (first, last) if week is not None]
    if named and not any(named[0] <= week <= named[-1] for week in weeks):
        return "name weeks of the plan, the first one first."
    return None


def _wrong_words(change: Change, block: Block | None) -> str | None:
    if block is None or not 1 <= (change.number or 0) <= len(getattr(block, change.of)):
        return f"name a place in {change.of} of a block."
    is_right = change.says == (("title",) if change.title else ())
    return None if is_right else "say a title, or nothing where it is left out."
