"""Rules about ids: they are the file's name, unique, and free of weeks and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.cures import Cure, Renaming
from macros.content.kind_words import kind_words
from macros.content.model.base import ID_PATTERN
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import shown

__all__ = ["changing_part", "duplicate_ids", "ids_of_files", "ids_that_change", "is_sound"]

ID = re.compile(ID_PATTERN)
_CHANGING = re.compile(r"(?:^|-)((?:week|phase|step|activity|milestone|criterion|risk|goal|block)s?-?[0-9]+)(?:-|$)")


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
        if ID.fullmatch(name):
            cure = source.write(("id",), name, f"write id: {name}, or rename {holder}")
        else:
            path = source.document.path
            target = f"{path.rpartition('/')[0]}/{written}.yaml"
            can_move = "/" in source.key and ID.fullmatch(written) is not None
            cure = Cure(f"rename {holder} to '{written}'", (Renaming(path, target),) if can_move else ())
        yield source.problem(("id",), sentence, cure)


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """An id is used once for one kind in the whole playbook; links could not tell two things apart."""
    for (kind, id_), spots in draft.spots.items():
        first, *others = spots
        for spot in others:
            if first.path and spot.path:
                sentence = f"the id '{id_}' already names another {kind_words(kind)}, in {first.where}"
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


def is_sound(id_: str) -> bool:
    """Whether a full id is well formed, and free of what changes.

    >>> is_sound("shop.slow-start"), is_sound("Shop 2"), is_sound("week-4-training")
    (True, False, False)
    """
    return all(ID.fullmatch(part) for part in id_.split(".")) and changing_part(id_.rpartition(".")[2]) is None
