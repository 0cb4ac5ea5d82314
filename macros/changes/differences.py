"""What differs between two states of a playbook: thing by thing, field by field.

A thing is known by kind and id, so one that stands elsewhere has moved and is not another one; one that goes by another
id, as the newer ids.lock says, is the same thing too. Applied to the older state, the differences give the newer one.
Not for: words (`macros.changes.listing`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from macros.changes.outline import FieldPath, Outline, Thing

__all__ = ["Difference", "FieldDifference", "differences", "reordered"]


class FieldDifference(NamedTuple):
    """What became of one field; None is nothing."""

    path: FieldPath
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of one thing; at least one of old and new is there."""

    old: Thing | None
    new: Thing | None
    fields: tuple[FieldDifference, ...]
    """Those that differ; of a thing that is only in one state, all of them."""
    is_elsewhere: bool = False
    """Whether it has another holder, or another place there."""

    @property
    def is_renamed(self) -> bool:
        """Whether it goes by another id."""
        return self.old is not None and self.new is not None and self.old.key != self.new.key

    @property
    def thing(self) -> Thing:
        """As it is now, or as it was."""
        thing = self.new or self.old
        assert thing is not None
        return thing


def differences(base: Outline, head: Outline) -> list[Difference]:
    """Everything that differs, in the order of readers; what has gone comes last.

    Of what is missing in a file that could not be read whole, nothing is said.
    """
    now = _renamed(base, head)
    before = {new: old for old, new in now.items()}
    found = [
        difference
        for key, new in head.things.items()
        if (difference := _between(base.things.get(before.get(key, key)), new, base, head, now)) is not None
    ]
    gone = [
        _between(old, None, base, head, now)
        for key, old in base.things.items()
        if key not in now and key not in head.things
    ]
    return found + [difference for difference in gone if difference is not None]


def reordered(base: Outline, head: Outline) -> list[str]:
    """The files in which what both states have stands in another order."""
    found = []
    for key in head.files:
        lists = [
            [it.key for it in state.things.values() if it.file == key and it.key in other.things]
            for state, other in ((base, head), (head, base))
        ]
        if lists[0] != lists[1] and sorted(lists[0]) == sorted(lists[1]):
            found.append(head.files[key].document.path)
    return found


def _renamed(base: Outline, head: Outline) -> dict[str, str]:
    """The keys of things that go by another id, old to new: by the lock, or because their vertical does."""

    def is_free(old: str, new: str) -> bool:
        return new in head.things and new not in base.things and old not in head.things

    found: dict[str, str] = {}
    taken: set[str] = set()

    def take(old: str, new: str | None) -> None:
        if new and is_free(old, new) and old not in found and new not in taken:
            found[old] = new
            taken.add(new)

    for key, thing in base.things.items():
        if thing.addressed:
            take(key, head.lock.now(key))
    verticals = {old.partition("/")[2]: new.partition("/")[2] for old, new in found.items() if old[:9] == "vertical/"}
    for key in base.things:
        kind, _, id_ = key.partition("/")
        scope, dot, own = id_.partition(".")
        new = f"{kind}/{verticals.get(scope)}.{own}"
        if dot and scope in verticals:
            take(key, new)
    return found


def _between(
    old: Thing | None, new: Thing | None, base: Outline, head: Outline, now: dict[str, str]
) -> Difference | None:
    thing = new or old
    assert thing is not None
    if (old is None and thing.file in base.torn) or (new is None and thing.file in head.torn):
        return None
    fields = tuple(_fields(old, new, torn_base=thing.file in base.torn, torn_head=thing.file in head.torn))
    if old is None or new is None:
        return Difference(old=old, new=new, fields=fields)
    holder = now.get(old.holder, old.holder) if old.holder else None
    is_elsewhere = (holder, old.slot) != (new.holder, new.slot)
    if not fields and not is_elsewhere and old.key == new.key:
        return None
    return Difference(old=old, new=new, fields=fields, is_elsewhere=is_elsewhere)


def _fields(old: Thing | None, new: Thing | None, *, torn_base: bool, torn_head: bool) -> Iterator[FieldDifference]:
    before, after = (dict(thing.fields) if thing else {} for thing in (old, new))
    for path in dict.fromkeys([*after, *before]):
        was, now = before.get(path), after.get(path)
        if (path in before) == (path in after) and _same(was, now):
            continue
        if (torn_base and path not in before) or (torn_head and path not in after):
            continue
        yield FieldDifference(path, was, now)


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; to Python, true is 1."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
