"""Adds one thing to a playbook, in all the files that this takes, or says why it cannot be had.

Not for: how it is told (`macros.cli.new`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.content.model.measurement import IndicatorGroup
from macros.content.model.phases import Block
from macros.content.model.plan_statements import Milestone
from macros.content.model.risks import EscalationLevel
from macros.content.model.verticals import Vertical
from macros.content.validation.words import listed
from macros.editing.adding.asked import WEEK, Ids, Wish, kind_asked, place_asked
from macros.editing.adding.growth import add_block, add_phase, add_week
from macros.editing.adding.kinds import Kind
from macros.editing.adding.places import Place
from macros.editing.adding.work import APART, Added, Work
from macros.editing.session import Refused, Session

__all__ = ["add"]


def add(root: Path, name: str, wish: Wish) -> Added:
    """Adds to playbook `name` what is wished for; where its editor goes on, and what else was done.

    The playbook has no problem afterwards, but for sentences that only a person can mend where the plan has grown.

    Raises:
        Refused: where that cannot be, and then nothing has changed.
    """
    session = Session(root, name)
    session.require_sound()
    work = Work(session, wish)
    if wish.kind == WEEK:
        add_week(work)
    else:
        kind = kind_asked(wish, session.draft.vocabulary)
        {"phase": add_phase, "vertical": _add_vertical, "block": add_block}.get(kind.name, _add_entry)(work, kind)
    if work.result.grown:
        work.result.left = session.problems_after()
    else:
        session.require_sound_after()
    work.result.written = session.changed
    session.save()
    return work.result


def _add_entry(work: Work, kind: Kind) -> None:
    place = place_asked(work.draft, kind, work.wish)
    ids = Ids(draft=work.draft, scope=f"{place.source.name}." if place.source.key.startswith("verticals/") else "")
    id_ = ids.require(kind.name, work.wish.id)
    if id_ in place.entries:
        raise Refused(f"The id '{id_}' stands in {place.name} already; choose another")
    due = _due(work, kind, place)
    work.insert(kind, place, ids, id_, due, type_=work.wish.type, after=work.wish.after)


def _due(work: Work, kind: Kind, place: Place) -> dict[tuple[type[Any], str], Any]:
    """What the place itself decides of an entry."""
    due: dict[tuple[type[Any], str], Any] = {}
    if work.wish.type is not None:
        due[kind.model_of(work.wish.type), "type"] = work.wish.type
    blocks: dict[str, Block] = {
        f"block/{id_}": block for source in work.phases for id_, block in source.node.blocks.items()
    }
    around = [blocks[name] for name in place.around if name in blocks]
    if around and around[0].weeks:
        due[Milestone, "week"] = around[0].weeks.last
    if around and around[0].dates:
        due[Milestone, "due"] = around[0].dates.last
    if kind.models == (Milestone,) and work.wish.after is not None:
        said = place.entries[work.wish.after]
        due |= {(Milestone, key): said[key] for key in ("week", "due") if key in said}
    if kind.models == (EscalationLevel,):
        due[EscalationLevel, "level"] = len(place.entries) + 1
    if kind.models == (IndicatorGroup,):
        closed = [group["phase"] for group in place.entries.values()]
        still_open = [name for source in work.phases if (name := f"phase/{source.name}") not in closed]
        due[IndicatorGroup, "phase"] = (still_open or closed)[0]
    return due


def _add_vertical(work: Work, kind: Kind) -> None:
    id_ = Ids(draft=work.draft).require(kind.name, work.wish.id)
    inside = Ids(draft=work.draft, scope=f"{id_}.")
    work.file(kind, inside, id_, {(Vertical, "order"): _order(work)})


def _order(work: Work) -> int:
    """A place among the verticals: behind one of them, or last."""
    orders: dict[str, int] = {source.name: source.node.order for source in work.draft.in_folder("verticals")}
    if work.wish.after is None:
        return max(orders.values(), default=0) + APART
    if work.wish.after not in orders:
        raise Refused(f"There is no vertical '{work.wish.after}' to put it after; there are {listed(orders)}")
    own = orders[work.wish.after]
    following = min((order for order in orders.values() if order > own), default=own + 2 * APART)
    if following == own + 1:
        raise Refused(f"No 'order' is free between {own} and {following}; change that of the verticals behind first")
    return (own + following) // 2
