"""Differences as changes for people: each thing once, what came or went with another thing folded into that.

Not for: finding differences (`macros.changes.differences`) or printing (`macros.changes.as_text`, `as_markdown`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from macros.changes.contents import counts, groups, kind_label
from macros.changes.differences import Difference
from macros.changes.marked import clipped
from macros.changes.outline import Outline, Thing
from macros.changes.overlaid import about, as_read, reason
from macros.changes.places import concerned, page, plan_weeks, within
from macros.changes.report import Address, Anchor, Change, ChangeKind, FieldChange, Permalink, Place
from macros.changes.rows import rows
from macros.foundation.addresses import permalink

__all__ = ["changes"]

_ORDER: tuple[ChangeKind, ...] = ("changed", "reworded", "moved", "renamed", "added", "retired")
_TIMES = {("week",), ("weeks", "first"), ("weeks", "last"), ("due",), ("dates", "first"), ("dates", "last")}
_WORDS = {("text",), ("title",)}
_NAME = 300


def changes(found: Sequence[Difference], base: Outline, head: Outline, playbook: str) -> list[Change]:
    """The changes of playbook `playbook`, those of one kind together, in the order of readers."""
    by_key = {it.thing.key: it for it in found}
    listing = _Listing(by_key, _contents(by_key), base, head, playbook)
    listed = [listing.change(it) for it in found if not listing.is_folded(it)]
    # What was changed and what was reworded stand together: both are still where they were.
    return sorted(listed, key=lambda change: max(1, _ORDER.index(change.change)))


@dataclass(frozen=True, slots=True)
class _Listing:
    found: Mapping[str, Difference]
    contents: Mapping[str, Sequence[Thing]]
    """By key of what was added or retired: all that came or went with it."""
    base: Outline
    head: Outline
    playbook: str

    def is_folded(self, difference: Difference) -> bool:
        """Whether it goes without saying once its holder is named."""
        if _top(difference, self.found) is not difference:
            return True
        old, new = difference.old, difference.new
        if old is None or new is None:
            return False
        # A statement of a vertical goes by another full id when the vertical does.
        own = [it.id.rpartition(".")[2] for it in (old, new)]
        return difference.is_renamed and own[0] == own[1] and "." in new.id and not difference.fields

    def change(self, difference: Difference) -> Change:
        """The change that a difference is."""
        thing = difference.thing
        state = self.head if difference.new else self.base
        told = as_read(difference, self.base, self.head)
        statement = about(thing, state)
        kind = _kind_of(difference, told)
        phases, verticals = concerned(thing, state)
        address = page(thing) or ""
        is_shown = (
            difference.new is not None and thing.addressed and thing.kind not in ("phase", "vertical", "playbook")
        )
        held = self.contents.get(thing.key, ())
        ended = self.head.ended(thing.key) if kind == "retired" else {}
        successor = self._successor(thing, ended) if kind == "retired" else None
        because = ended.get("because") or reason(difference)
        return Change(
            change=kind,
            kind=clipped(thing.kind, _NAME),
            label=clipped(kind_label(thing, self.head), _NAME),
            id=clipped(thing.id, _NAME),
            former_id=clipped(difference.old.id, _NAME) if difference.old and difference.is_renamed else None,
            name=clipped(f"{thing.id}.yaml" if thing.kind == "file" else (statement or thing).name),
            within=clipped(within(thing, state), _NAME),
            weeks=plan_weeks(told.thing, state) or (plan_weeks(statement, state) if statement else ""),
            page=address if _fits(Address, address) else "",
            anchor=f"{thing.kind}--{thing.id}" if is_shown and _fits(Anchor, f"{thing.kind}--{thing.id}") else "",
            permalink=self._permalink(thing),
            source=self._source(difference, state),
            rows=rows(told, self.head),
            fields=[
                FieldChange(field=clipped(".".join(map(str, path)) or "value", _NAME), old=old, new=new)
                for path, old, new in difference.fields
            ],
            holds=groups(held, thing, state, self.head),
            counts=clipped(counts(held, self.head)),
            because=clipped(because) if isinstance(because, str) else "",
            successor=successor.key if successor else None,
            successor_name=clipped(successor.name) if successor else "",
            phases=[clipped(it, _NAME) for it in phases],
            verticals=[clipped(it, _NAME) for it in verticals],
        )

    def _successor(self, thing: Thing, ended: Mapping[str, Any]) -> Thing | None:
        """What to read in its place, as the lock or `retired.yaml` says."""
        wishes = [it for it in (self.head.lock.now(thing.key), ended.get("into")) if isinstance(it, str)]
        return next((self.head.things[it] for it in wishes if it in self.head.things and it != thing.key), None)

    def _permalink(self, thing: Thing) -> str | None:
        address = permalink(self.playbook, thing.kind, thing.id)
        return address if thing.addressed and _fits(Permalink, address) else None

    def _source(self, difference: Difference, state: Outline) -> Place:
        """Where its editor wrote: the first field that changed, or the thing itself."""
        thing = difference.thing
        own = [path for path, _, _ in difference.fields if difference.old and path in thing.fields]
        lines = [state.line(thing, path) for path in own if not difference.is_renamed]
        line = min(lines) if difference.new and lines else state.line(thing, key=True)
        return Place(file=clipped(state.path(thing), _NAME), line=line)


def _top(difference: Difference, found: Mapping[str, Difference]) -> Difference:
    """The outermost of what came or went with this; itself where its holder did not."""
    while True:
        own, thing = (difference.old is None, difference.new is None), difference.thing
        holder = found.get(thing.holder or "")
        if not any(own) or holder is None or (holder.old is None, holder.new is None) != own:
            return difference
        difference = holder


def _contents(found: Mapping[str, Difference]) -> dict[str, list[Thing]]:
    held: dict[str, list[Thing]] = {}
    for it in found.values():
        top = _top(it, found)
        if top is not it:
            held.setdefault(top.thing.key, []).append(it.thing)
    return held


def _kind_of(difference: Difference, told: Difference) -> ChangeKind:
    paths = {path for path, _, _ in told.fields}
    if difference.old is None:
        return "added"
    if difference.new is None:
        return "retired"
    if difference.is_renamed:
        return "renamed"
    if difference.is_elsewhere or paths & _TIMES:
        return "moved"
    return "reworded" if difference.thing.addressed and paths <= _WORDS else "changed"


def _fits(shape: object, text: str) -> bool:
    """Whether a text has the form that the report's model asks for."""
    (_, constraints) = get_args(shape)
    return len(text) <= constraints.max_length and re.fullmatch(constraints.pattern.strip("^$"), text) is not None
