"""Rules about ids: they are the file's name, unique, free of weeks and ordinals, and never taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Problem
from macros.validation.draft import Draft, Source
from macros.validation.words import shown

__all__ = ["duplicate_ids", "ids_of_files", "ids_that_change", "published_ids"]

_CHANGING = re.compile(r"(?:^|-)((?:week|phase|step|activity|milestone|criterion|risk|goal|block)s?-?[0-9]+)(?:-|$)")
LOCK_ENTRY = re.compile(r"(?P<reference>[a-z-]+/[a-z0-9.-]+) (?P<state>active|retired)(?: .*)?")


def ids_of_files(draft: Draft) -> Iterator[Problem]:
    """A phase and a vertical bear the name of their file, a playbook that of its folder."""
    for key, source in draft.sources.items():
        if key == "playbook":
            yield from _id_is(source, draft.name, "the folder")
        elif "/" in key:
            yield from _id_is(source, source.name, "the file")


def _id_is(source: Source, name: str, holder: str) -> Iterator[Problem]:
    written = source.document.data.get("id") if isinstance(source.document.data, dict) else None
    if isinstance(written, str) and written != name and not source.excuses(("id",)):
        sentence = f"'id' is {shown(written)}, but {holder} is named '{name}'"
        yield source.problem(("id",), sentence, f"write id: {name}, or rename {holder}")


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """An id is used once for one kind in the whole playbook; links could not tell two things apart."""
    for (kind, id_), spots in draft.spots.items():
        first, *others = spots
        for spot in others:
            if first.path and spot.path:
                sentence = f"the id '{id_}' already names another {kind.replace('-', ' ')}, in {first.where}"
                yield spot.source.problem(spot.path, sentence, "choose another id for the newer one", at_key=True)


def ids_that_change(draft: Draft) -> Iterator[Problem]:
    """Weeks and ordinals change when something moves, ids never do."""
    for spots in draft.spots.values():
        for spot in spots:
            found = _CHANGING.search(spot.id.rpartition(".")[2])
            if found and spot.path:
                sentence = f"the id '{spot.path[-1]}' holds '{found[1]}', which may change while an id never does"
                yield spot.source.problem(spot.path, sentence, "name the thing by what it is", at_key=True)


def published_ids(draft: Draft) -> Iterator[Problem]:
    """What ids.lock lists has a permanent address: it stays, or is retired there; a retired id is not used again."""
    for number, line in enumerate((draft.ids_lock or "").splitlines(), start=1):
        entry = LOCK_ENTRY.fullmatch(line.strip())
        if not line.strip() or line.startswith("#"):
            continue
        path = f"{draft.folder}/ids.lock"
        if entry is None:
            hint = "write 'kind/id active' or 'kind/id retired'; 'make generate' adds what is new"
            yield Problem(path, number, 1, "ids.lock", f"{shown(line)} is no entry", hint)
            continue
        kind, _, id_ = entry["reference"].partition("/")
        spots = draft.spots.get((kind, id_), [])
        place = f"{kind.replace('-', ' ')} {id_}"
        if entry["state"] == "active" and not spots and kind not in draft.unseen:
            sentence = "it has been published under this id, but is nowhere in the playbook"
            yield Problem(path, number, 1, place, sentence, "bring it back, or write 'retired' instead of 'active'")
        for spot in spots if entry["state"] == "retired" else []:
            sentence = f"the id '{id_}' is retired in {path}:{number}"
            yield spot.source.problem(spot.path, sentence, "choose another id", at_key=True)
