"""What ids.lock and the playbook do not both know: ids that are gone, ids that are new, and which of them are the same.

Not for: what is said of them (`macros.content.validation.published`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from macros.content.ids_lock import Entry, IdsLock
from macros.content.validation.draft import Draft, Spot
from macros.content.validation.ids import is_sound

__all__ = ["Rename", "gone", "renames", "spots_of", "unlocked"]

_FILES = ("phase/", "vertical/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A published id that is gone, and the new one that is probably its successor."""

    old: Entry
    new: str
    """The reference it has now."""
    back: bool
    """Whether it had that one before."""

    @property
    def lines(self) -> tuple[str, str]:
        """What the lock should say."""
        moved = Entry(reference=self.old.reference, state="moved", target=self.new, back=self.back)
        return str(moved), str(Entry(reference=self.new))


def gone(draft: Draft, lock: IdsLock) -> list[Entry]:
    """What is active in the lock and nowhere in the playbook, as far as that can be seen."""
    return [
        entry
        for entry in lock.entries.values()
        if entry.state == "active"
        and not spots_of(draft, entry.reference)
        and entry.reference.partition("/")[0] not in draft.unseen
    ]


def renames(draft: Draft, lock: IdsLock) -> Iterator[Rename]:
    """Which of what is gone is probably there under a new id: of the same kind and alike, or in a renamed vertical."""
    lost = gone(draft, lock)
    new = set(unlocked(draft, lock)) if lost else set()
    former = {entry.reference for entry in lock.entries.values() if entry.state == "moved"}
    files = {entry.reference: _file_renamed(entry, lost, new) for entry in lost if entry.reference.startswith(_FILES)}
    for entry in lost:
        back = next((it for it in former if lock.now(it) == entry.reference and spots_of(draft, it)), None)
        found = back or files.get(entry.reference) or _successor(entry.reference, new, files)
        if found:
            new.discard(found)
            former.discard(found)
            yield Rename(old=entry, new=found, back=back is not None)


def _file_renamed(entry: Entry, lost: list[Entry], new: set[str]) -> str | None:
    """The new id of a phase or vertical, where one of its kind is gone and one is new, or the nearest of several."""
    kind, _, id_ = entry.reference.partition("/")
    others = [it for it in new if it.startswith(f"{kind}/")]
    if len(others) == 1 and sum(it.reference.startswith(f"{kind}/") for it in lost) == 1:
        return others[0]
    return _near(id_, others)


def _successor(reference: str, new: set[str], files: Mapping[str, str | None]) -> str | None:
    """The new reference that means the same: in a renamed vertical, that of the same own id; else the nearest."""
    kind, _, id_ = reference.partition("/")
    scope, _, own = id_.rpartition(".")
    vertical = files.get(f"vertical/{scope}")
    if vertical and f"{kind}/{vertical.partition('/')[2]}.{own}" in new:
        return f"{kind}/{vertical.partition('/')[2]}.{own}"
    return _near(id_, sorted(it for it in new if it.startswith(f"{kind}/") and ("." in it) == bool(scope)))


def _near(id_: str, references: list[str]) -> str | None:
    by_id = {reference.partition("/")[2]: reference for reference in references}
    return next((by_id[found] for found in get_close_matches(id_, list(by_id), n=1, cutoff=0.6)), None)


def unlocked(draft: Draft, lock: IdsLock) -> dict[str, Spot]:
    """What is in the playbook, well named, and not in the lock."""
    return {
        reference: spots[0]
        for (kind, id_), spots in draft.spots.items()
        if (reference := f"{kind}/{id_}") not in lock.entries
        and is_sound(id_)
        and not spots[0].source.excuses(spots[0].path)
    }


def spots_of(draft: Draft, reference: str) -> list[Spot]:
    """Where the entity of this reference is written; more than once where its id is used twice."""
    kind, _, id_ = reference.partition("/")
    return draft.spots.get((kind, id_), [])
