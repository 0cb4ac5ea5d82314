"""Compares two states of a playbook: the one door of this room for whoever wants a report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from macros.changes.answers import answers
from macros.changes.differences import Difference, differences, reordered
from macros.changes.listing import changes
from macros.changes.marked import clipped
from macros.changes.places import page_title
from macros.changes.report import Change, Notice, Page, Report
from macros.changes.shifts import shifts
from macros.changes.states import State, state_of
from macros.content.problems import Problem

__all__ = ["compare"]

_NAME = 300
_FIRST = ("phases/", "risks/", "measurement/", "post-implementation/", "playbook/", "related/", "verticals/")
"""Pages in the order of looking: the plan before what says something about it."""


def compare(
    base: Path,
    head: Path,
    playbook: str,
    *,
    base_name: str,
    head_name: str | None,
    began_at: str = "",
    today: dt.date | None = None,
) -> Report:
    """What changes in a playbook from the files below one folder to those below another.

    Args:
        base: the folder that holds the older `playbooks/`.
        head: the folder that holds the newer one, whose problems are told.
        playbook: the playbook's folder; a state without it says nothing.
        base_name: what the older state is called.
        head_name: what the newer one is called; None for files as they lie there.
        began_at: the commit that the older state is of, where it is not the one that `base_name` names.
        today: the day it is judged on; without it nothing is said of what has passed.
    """
    old, new = state_of(base, playbook, judged=False), state_of(head, playbook, judged=True, today=today)
    found = differences(old.outline, new.outline)
    listed = changes(found, old.outline, new.outline, playbook)
    in_order = [clipped(path, _NAME) for path in reordered(old.outline, new.outline)]
    return Report(
        playbook=playbook,
        base=clipped(base_name, _NAME),
        began_at=began_at,
        head=None if head_name is None else clipped(head_name, _NAME),
        changes=listed,
        differs=_differs(listed, in_order, old, new),
        reordered=in_order,
        answers=answers(old.loaded, new.loaded) if listed else [],
        shifts=shifts(found, old.outline, new.outline),
        problems=[_notice(one) for one in new.found if not one.is_warning],
        warnings=[_notice(one) for one in new.found if one.is_warning],
        pages=_pages(listed, found, new),
        unread=sorted(f"playbooks/{playbook}/{key}.yaml"[:_NAME] for key in old.outline.torn | new.outline.torn),
    )


def together(reports: Sequence[Report], *, are_several: bool) -> Report:
    """The reports of several playbooks as one: the first that tells of something, with whatever others do.

    Args:
        reports: at least one.
        are_several: whether there are other playbooks, reported or not.
    """
    telling = [it for it in reports if it.differs != "nothing" or it.problems or it.unread]
    first = (telling or reports)[0].model_copy(update={"is_alone": not are_several})
    others = [it.model_copy(update={"is_alone": False}) for it in telling[1:]]
    return first.model_copy(update={"others": others})


def _differs(
    listed: Sequence[Change], in_order: Sequence[str], old: State, new: State
) -> Literal["nothing", "layout", "order", "content"]:
    if listed:
        return "content"
    if in_order:
        return "order"
    return "nothing" if old.checksums == new.checksums else "layout"


def _notice(problem: Problem) -> Notice:
    return Notice(
        file=clipped(problem.path, _NAME),
        line=problem.line,
        column=problem.column,
        place=clipped(problem.place),
        sentence=clipped(problem.sentence),
        hint=clipped("; ".join(filter(None, [problem.hint, problem.more]))),
    )


def _pages(listed: Sequence[Change], found: Sequence[Difference], new: State) -> list[Page]:
    """The pages of what changed, those with most changes first within a sort, and that of conflicts in question."""
    counted = Counter(change.page for change in listed if change.anchor or _is_there(change, new))
    if _questioned(found, new):
        counted.setdefault("conflicts/", 0)
    order = sorted(counted, key=lambda address: (_rank(address), -counted[address], address))
    return [Page(address=address, title=clipped(page_title(address, new.outline), _NAME)) for address in order]


def _is_there(change: Change, new: State) -> bool:
    """Whether the page is one of the newer state's: that of a retired phase is not."""
    folder, _, name = change.page.rstrip("/").partition("/")
    if not change.page and change.kind != "page":
        return False
    return folder not in ("phases", "verticals") or f"{folder}/{name}" in new.outline.files


def _rank(address: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if address.startswith(start)), len(_FIRST))


def _questioned(found: Iterable[Difference], new: State) -> bool:
    """Whether a conflict quotes something that says something else now."""
    changed = {it.new.key for it in found if it.old and it.new and it.new.addressed}
    return any(
        thing.kind == "conflict" and changed & set(_statements(thing.fields.get(("statements",))))
        for thing in new.outline.things.values()
    )


def _statements(value: object) -> list[str]:
    return [it for it in value if isinstance(it, str)] if isinstance(value, list) else []
