"""Ids that a playbook had and has no longer: where each leads now, and what it stood for.

Not for: the list they come from (`macros.content.ids_lock`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.content.addressed import Addressed
from macros.content.loaded import Loaded
from macros.content.model.retired import Retired
from macros.content.registry import Registry
from macros.foundation.addresses import permalink

__all__ = ["Former", "arrival", "former_anchors", "former_ids"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Former(Addressed):
    """An id that has moved or is retired; its anchor is what its element's id on its page was."""

    retired: bool
    """Whether it is gone; otherwise the same thing goes by another id."""
    into: str | None
    """The statement to read in its place, one that is in the playbook; None where there is none."""
    goes_to: str | None
    """The retired id that a moved one leads to, where what it was is gone by now."""
    words: Retired | None
    """What stood there, where that is known."""

    @property
    def leads_to(self) -> str:
        """Where a link to it arrives: a statement's reference, or the address of what is told of a retired one."""
        if self.retired:
            return self.permalink
        kind, _, id_ = (self.goes_to or "").partition("/")
        return permalink(self.playbook, kind, id_) if self.goes_to else str(self.into)

    @property
    def title(self) -> str:
        """What it was called; where nothing says so, its id as words."""
        return self.words.title if self.words else self.id.rpartition(".")[2].replace("-", " ").capitalize()


@lru_cache(maxsize=2)
def former_ids(loaded: Loaded) -> tuple[Former, ...]:
    """Every id that has moved or is retired, in the order of the list."""
    words = loaded.playbook.retired.retired if loaded.playbook.retired else {}
    found = []
    for entry in loaded.ids.entries.values():
        if entry.state == "active":
            continue
        kind, _, id_ = entry.reference.partition("/")
        now = loaded.ids.now(entry.reference)
        found.append(
            Former(
                playbook=loaded.name,
                kind=kind,
                id=id_,
                retired=entry.state == "retired",
                into=_in_its_place(loaded, entry.reference),
                goes_to=now if entry.target and loaded.ids.state(str(now)) == "retired" else None,
                words=words.get(str(now)),
            )
        )
    return tuple(found)


def arrival(loaded: Loaded, reference: str) -> str | None:
    """Where a link to any id arrives: its own statement, or where its former id leads; None where it is unknown."""
    if reference in Registry.of(loaded):
        return reference
    return next((it.leads_to for it in former_ids(loaded) if it.reference == reference), None)


def _in_its_place(loaded: Loaded, reference: str) -> str | None:
    """Where readers of an id are sent in the end, over whatever has moved or been retired since."""
    words = loaded.playbook.retired.retired if loaded.playbook.retired else {}
    passed: set[str] = set()
    now = loaded.ids.now(reference)
    while now is not None and loaded.ids.state(now) == "retired":
        if now in passed or now not in words or words[now].into is None:
            return None
        passed.add(now)
        now = loaded.ids.now(str(words[now].into))
    return now if now in Registry.of(loaded) else None


@lru_cache(maxsize=2)
def former_anchors(loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """The anchors that a statement had under earlier ids, by the one it has now."""
    registry, found = Registry.of(loaded), defaultdict(list)
    for former in former_ids(loaded):
        if former.leads_to in registry:
            found[registry[former.leads_to].anchor].append(former.anchor)
    return {anchor: tuple(anchors) for anchor, anchors in found.items()}
