"""Rules about ids: they are the file's name, unique, free of weeks and ordinals, and never taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model.base import ID_PATTERN
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, nearest, shown

__all__ = ["changing_part", "duplicate_ids", "ids_of_files", "ids_that_change", "published_ids"]

ID = re.compile(ID_PATTERN)
_CHANGING = re.compile(r"(?:^|-)((?:week|phase|step|activity|milestone|criterion|risk|goal|block)s?-?[0-9]+)(?:-|$)")
SINGLY = 4
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
        cure = f"write id: {name}, or rename {holder}" if ID.fullmatch(name) else f"rename {holder} to '{written}'"
        yield source.problem(("id",), sentence, cure)


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """An id is used once for one kind in the whole playbook; links could not tell two things apart."""
    for (kind, id_), spots in draft.spots.items():
        first, *others = spots
        for spot in others:
            if first.path and spot.path:
                sentence = f"the id '{id_}' already names another {kind.replace('-', ' ')}, in {first.where}"
                yield spot.source.problem(spot.path, sentence, "choose another id for the newer one", at_key=True)


def changing_part(id_: str) -> str | None:
    """The week or ordinal that an id holds, if it holds one.

    >>> changing_part("week-4-training"), changing_part("training-of-teams")
    ('week-4', None)
    """
    found = _CHANGING.search(id_)
    return found[1] if found else None


def ids_that_change(draft: Draft) -> Iterator[Problem]:
    """Weeks and ordinals change when something moves, ids never do."""
    for spots in draft.spots.values():
        for spot in spots:
            found = changing_part(spot.id.rpartition(".")[2])
            if found and spot.path:
                sentence = f"the id '{spot.path[-1]}' holds '{found}', which may change while an id never does"
                yield spot.source.problem(spot.path, sentence, "name the thing by what it is", at_key=True)


def published_ids(draft: Draft) -> Iterator[Problem]:
    """What ids.lock lists has a permanent address: it stays, or is retired there; a retired id is not used again."""
    path = f"{draft.folder}/ids.lock"
    listed_ids: set[str] = set()
    gone: list[tuple[int, str]] = []
    for number, line in enumerate((draft.ids_lock or "").splitlines(), start=1):
        entry = LOCK_ENTRY.fullmatch(line.strip())
        if not line.strip() or line.startswith("#"):
            continue
        if entry is None:
            hint = "write 'kind/id active' or 'kind/id retired'; 'make generate' adds what is new"
            yield Problem(path, number, 1, "ids.lock", f"{shown(line)} is no entry", hint)
            continue
        reference = entry["reference"]
        kind, _, id_ = reference.partition("/")
        spots = draft.spots.get((kind, id_), [])
        listed_ids.add(reference)
        if entry["state"] == "active" and not spots and kind not in draft.unseen:
            gone.append((number, reference))
        for spot in spots if entry["state"] == "retired" else []:
            sentence = f"the id '{id_}' is retired in {path}:{number}"
            yield spot.source.problem(spot.path, sentence, "choose another id", at_key=True)
    yield from _vanished(draft, path, gone, listed_ids)


def _vanished(draft: Draft, path: str, gone: list[tuple[int, str]], listed_ids: set[str]) -> Iterator[Problem]:
    """One problem for each published id that is gone; but one for all where a whole file was taken away."""
    if len(gone) > SINGLY:
        names = listed([reference for _, reference in gone])
        sentence = f"{len(gone)} published ids are nowhere in the playbook: {names}"
        hint = "bring them back, or write 'retired' instead of 'active' for each"
        yield Problem(path, gone[0][0], 1, "ids.lock", sentence, hint)
        return
    for number, reference in gone:
        kind, _, id_ = reference.partition("/")
        new = [other for of_kind, other in draft.spots if of_kind == kind and f"{kind}/{other}" not in listed_ids]
        near = nearest(id_, new)
        hint = f"give '{near}' its old id back" if near else "bring it back"
        sentence = "it has been published under this id, but is nowhere in the playbook"
        place = f"{kind.replace('-', ' ')} {id_}"
        yield Problem(path, number, 1, place, sentence, f"{hint}, or write 'retired' instead of 'active'")
