"""Adds what makes the plan longer: a week for a block, a block, a phase with its exit gate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.content.dates import even_dates_name
from macros.content.model.base import Dates
from macros.content.model.measurement import IndicatorGroup
from macros.content.model.phases import Block, Phase
from macros.content.times import time_name
from macros.content.validation.draft import Source
from macros.content.validation.words import listed
from macros.editing.adding.asked import Ids, place_asked
from macros.editing.adding.free_days import day_for_phase, days_for_block
from macros.editing.adding.kinds import Kind, kinds
from macros.editing.adding.longer_plan import NewWeek, make_room, named_weeks
from macros.editing.adding.places import places
from macros.editing.adding.work import APART, Work
from macros.editing.session import Refused
from macros.foundation.sentences import command

__all__ = ["add_block", "add_phase", "add_week"]


def add_week(work: Work) -> None:
    """A block gets a week longer."""
    if work.wish.id is not None:
        raise Refused(f"A week has no id; name the block that gets longer: {command('new week --in block/…')}")
    blocks = [(source, id_, block) for source in work.phases for id_, block in source.node.blocks.items()]
    found = [it for it in blocks if work.wish.place in (it[1], f"block/{it[1]}")]
    if len(found) != 1:
        names = "".join(
            f"\n  block/{id_}  ({block.title}, {source.node.short_title}, {time_name(block)})"
            for source, id_, block in blocks
        )
        raise Refused(f"Which block gets a week longer? Name with --in one of these:{names}")
    [(source, id_, block)] = found
    if block.dates:
        raise Refused("This playbook has dates and counts no weeks: change the dates of the block, and of its phase")
    if block.weeks is None:
        raise Refused("This playbook counts no weeks: its phases and blocks follow each other as they stand")
    _grow(work, block.weeks.last, longer=frozenset({f"block/{id_}", f"phase/{source.name}"}), block=None)
    work.result.path = source.document.path
    work.result.line = source.document.mark(("blocks", id_, "weeks"), key=True).line


def add_block(work: Work, kind: Kind) -> None:
    """A block of one week, for which the plan gets a week longer, of one day, or the next step of a plan in order."""
    place = place_asked(work.draft, kind, work.wish)
    ids = Ids(draft=work.draft)
    id_ = ids.require(kind.name, work.wish.id)
    blocks = place.source.node.blocks
    last = work.wish.after or list(blocks)[-1]
    before = blocks[last]
    due: dict[tuple[type[Any], str], Any] = {}
    if before.weeks:
        due[Block, "weeks"] = _grow(work, before.weeks.last, longer=frozenset({place.name}), block=id_)
    elif before.dates and (phase := place.source.node.dates):
        due[Block, "dates"], beside = days_for_block(phase, blocks, last)
        due |= {(Block, "beside"): beside} if beside else {}
        work.result.told.append(_on_day(due[Block, "dates"]))
    work.insert(kind, place, ids, id_, due, after=work.wish.after)


def add_phase(work: Work, kind: Kind) -> None:
    """A phase of one week, for which the plan gets longer, of one day, or the next of a plan in order; and its gate."""
    ids = Ids(draft=work.draft)
    id_ = ids.require(kind.name, work.wish.id)
    phases = {source.name: source for source in work.phases}
    if not phases:
        raise Refused(
            "The first phase is written by hand: playbooks/README.md has its keys. Where it runs in weeks, so is "
            "'calendar' in playbook.yaml, which counts them"
        )
    if work.wish.after is not None and work.wish.after not in phases:
        raise Refused(f"There is no phase '{work.wish.after}' to put it after; there are {listed(phases)}")
    before = phases[work.wish.after] if work.wish.after else work.phases[-1]
    due: dict[tuple[type[Any], str], Any] = {(Phase, "order"): _order(work.phases, before)}
    if before.node.weeks:
        weeks = _grow(work, before.node.weeks.last, longer=frozenset(), block=ids.near("block", id_))
        due = {(Phase, "weeks"): weeks, (Block, "weeks"): weeks}
    elif before.node.dates:
        day = day_for_phase(before.node.dates, [it.node.dates for it in work.phases if it.node.dates])
        due = {(Phase, "dates"): day, (Block, "dates"): day}
        work.result.told.append(_on_day(day))
    work.file(kind, ids, id_, due)
    gates = kinds()["indicator-group"]
    place = next(iter(places(work.draft, gates)), None)
    if place is None:
        return
    name = id_ if id_ not in place.entries else ids.near("phase-indicator", id_)
    after = _gate_of(before.name, place.entries) if work.wish.after else None
    work.insert(gates, place, ids, name, {(IndicatorGroup, "phase"): f"phase/{id_}"}, after=after)
    work.result.told.append(f"a group of indicators closes the phase, in {place.source.document.path}")


def _order(phases: Sequence[Source], before: Source) -> int:
    """A place behind one of the phases, before the next."""
    orders = sorted(source.node.order for source in phases if source.node.order is not None)
    own = before.node.order or 0
    following = next((order for order in orders if order > own), own + 2 * APART)
    if following == own + 1:
        raise Refused(f"No 'order' is free between {own} and {following}; change that of the phases behind first")
    return int(own + following) // 2


def _on_day(dates: dict[str, str]) -> str:
    return f"it is on {even_dates_name(Dates(**dates))} so far; write the dates that it has"


def _gate_of(phase: str, groups: dict[str, dict[str, str]]) -> str | None:
    return next((id_ for id_, group in groups.items() if group["phase"] == f"phase/{phase}"), None)


def _grow(work: Work, after: int, *, longer: frozenset[str], block: str | None) -> dict[str, int]:
    """Set a week into the plan behind another, and say in which weeks something new may run: in that one."""
    new = NewWeek(after=after)
    make_room(work.session, new, longer=longer, block=block)
    work.result.grown = True
    work.result.weeks_named = named_weeks(work.draft, new)
    moved = "later weeks moved on by one" if after > 0 else "earlier weeks moved back by one"
    work.result.told.append(f"the plan has a week more, Week {new.number}; {moved}")
    return {"first": new.number, "last": new.number}
