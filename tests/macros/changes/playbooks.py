"""Playbooks made up for comparing: the two that tests have, as data, and edits of that data by structure alone."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from macros.changes.outline import FieldPath, Outline, Thing, outline
from macros.content.documents import Document
from macros.content.ids_lock import read
from macros.content.loading import draft_of
from macros.content.validation.draft import Draft, Source
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.content.cases import CASES

__all__ = ["PLAYBOOKS", "Edited", "data_of", "outlined"]

Data = dict[str, Any]
PLAYBOOKS: dict[str, tuple[Path, str]] = {"tiny": (CASES, "tiny"), MADE_UP: (MADE_UP_ROOT, MADE_UP)}

_MAPS = {"blocks", "sections", "workstreams", "activities", "items", "groups", "reviews", "risks", "kpis", "indicators"}
"""The keys that things stand behind, where things hold things."""


@cache
def data_of(name: str) -> tuple[Draft, dict[str, Data]]:
    """The draft of a playbook of ours, and the data of its files by key."""
    draft, problems = draft_of(*PLAYBOOKS[name])
    assert problems == []
    return draft, {key: source.document.data for key, source in draft.sources.items()}


def outlined(draft: Draft, data: Mapping[str, Data], lock: str = "") -> Outline:
    """The outline of a playbook whose files hold this data, as if it had been written and read."""
    sources = {}
    for key, content in data.items():
        model = draft.sources[key].model
        document = Document(path=f"{draft.folder}/{key}.yaml", data=content, values={}, keys={}, written={})
        sources[key] = Source(key=key, document=document, model=model, node=model.model_validate(content))
    made = Draft(name=draft.name, folder=draft.folder, sources=sources, shared=draft.shared, ids=read(lock))
    return outline(made, present=list(data))


@dataclass
class Edited:
    """Data that is edited, and what the ids' lock is told of it."""

    data: dict[str, Data]
    lock: list[str] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, data: Mapping[str, Data]) -> "Edited":
        """A copy to edit."""
        return cls(copy.deepcopy(dict(data)))

    def reword(self, thing: Thing) -> None:
        """The first of its texts says something else."""
        for path, value in thing.fields.items():
            if path and path[-1] in ("text", "title", "mitigation") and isinstance(value, str):
                self._put(thing, path, f"{value}, said otherwise")
                return

    def recount(self, thing: Thing) -> None:
        """Its number grows."""
        value = thing.fields.get(("quantity", "value"))
        if value is not None:
            self._put(thing, ("quantity", "value"), value + 1)

    def postpone(self, thing: Thing) -> None:
        """It is due, or runs, later."""
        for path in (("week",), ("weeks", "last")):
            if path in thing.fields:
                self._put(thing, path, thing.fields[path] + 1)

    def retire(self, thing: Thing) -> None:
        """It goes, if it leaves another one."""
        holder = self._holder(thing)
        if holder is not None and len(holder) > 1 and thing.path:
            del holder[thing.path[-1]]

    def repeat(self, thing: Thing) -> None:
        """The same stands there once more, under another id, with all that it holds."""
        holder = self._holder(thing)
        if holder is not None and thing.path:
            holder[self._new_id()] = self._with_new_ids(copy.deepcopy(holder[thing.path[-1]]))

    def rename(self, thing: Thing) -> None:
        """It goes by another id, and the lock says so."""
        holder = self._holder(thing)
        if holder is None or not thing.path or not thing.addressed:
            return
        new = self._new_id()
        entries = [(new if key == thing.path[-1] else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(entries)
        scope = thing.id.rpartition(".")[0]
        renamed = f"{scope}.{new}" if scope else new
        self.lock += [f"{thing.kind}/{thing.id} moved {thing.kind}/{renamed}", f"{thing.kind}/{renamed} active"]

    def move(self, thing: Thing, others: list[Thing]) -> None:
        """It stands beside another one of its kind."""
        holder = self._holder(thing)
        for other in others:
            target = self._holder(other)
            alike = (other.kind, other.file.split("/")[0]) == (thing.kind, thing.file.split("/")[0])
            if alike and target is not None and holder is not None and target is not holder and len(holder) > 1:
                if thing.file.startswith("verticals/"):
                    return
                target[thing.path[-1]] = holder.pop(thing.path[-1])
                return

    def reorder(self, thing: Thing) -> None:
        """The list that it stands in is turned round."""
        holder = self._holder(thing)
        if holder is not None:
            entries = list(holder.items())[::-1]
            holder.clear()
            holder.update(entries)

    def _new_id(self) -> str:
        self.count += 1
        return f"made-up-{'abcdefghijklmnopqrstuvwxyz'[self.count % 26]}{self.count}"

    def _with_new_ids(self, value: Any) -> Any:
        """What is repeated must not repeat the ids of what it holds."""
        if not isinstance(value, dict):
            return value
        return {
            key: {self._new_id(): self._with_new_ids(it) for it in inner.values()}
            if key in _MAPS and isinstance(inner, dict)
            else self._with_new_ids(inner)
            for key, inner in value.items()
        }

    def _holder(self, thing: Thing) -> Data | None:
        """The mapping that it is an entry of, as far as that is still there."""
        at: Any = self.data.get(thing.file)
        for step in thing.path[:-1]:
            at = at.get(step) if isinstance(at, dict) else None
        return at if isinstance(at, dict) and thing.path and thing.path[-1] in at else None

    def _put(self, thing: Thing, path: FieldPath, value: Any) -> None:
        holder = self._holder(thing) if thing.path else {None: self.data.get(thing.file)}
        key = thing.path[-1] if thing.path else None
        if holder is None or holder[key] is None:
            return
        if isinstance(holder[key], str):
            holder[key] = {"text": holder[key]}
        at = holder[key]
        for step in path[:-1]:
            at = at.get(step)
            if not isinstance(at, dict):
                return
        at[path[-1]] = value
