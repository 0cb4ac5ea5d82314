"""From a folder of YAML files to a checked playbook, or to every problem that stands in the way.

Not for: the YAML itself (`macros.content.strict_yaml`), the shape of files (`macros.content.model`) or the rules
(`macros.content.validation`), which are handed in: `macros.calculated.checking` knows them all.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from macros.content.causes import folded
from macros.content.documents import Document, Mark
from macros.content.ids_lock import EMPTY, IdsLock, read
from macros.content.loaded import Loaded
from macros.content.model.files import EMPTY_REGISTERS, FILES, OPTIONAL, Playbook
from macros.content.model.phases import number_steps
from macros.content.model.shape import kinds_in
from macros.content.model.vocabulary import Vocabulary
from macros.content.problems import PlaybookError, Problem
from macros.content.site_pages import with_pages
from macros.content.site_settings import settings_problems
from macros.content.times import place_in_time
from macros.content.validation import Rules
from macros.content.validation.draft import Draft, Naming, Neighbors, Source
from macros.content.validation.files import read_lock, read_source
from macros.content.validation.listing import listed_files

__all__ = ["Document", "Loaded", "Mark", "assembled", "check", "draft_of", "load", "playbook_names"]

VOCABULARY = "_vocabulary"


def playbook_names(root: Path) -> list[str]:
    """The playbooks below `root/playbooks`: every folder but `schema` and hidden ones; none where there is no folder.

    Raises:
        OSError: when nobody may look into it.
    """
    folder = root / "playbooks"
    if not folder.is_dir():
        return []
    return sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.is_dir() and entry.name != "schema" and entry.name[0] not in "._"
    )


def load(root: Path, name: str, rules: Rules, *, today: dt.date | None = None) -> Loaded:
    """The playbook `name` below `root/playbooks`, when it keeps to `rules`, with the warnings that they leave.

    `today` is the day it is judged on; without it nothing is said of what has passed.

    Raises:
        PlaybookError: with every problem and warning of every file at once.
    """
    draft, found = draft_of(root, name, today=today)
    found += rules.problems_of(draft)
    loaded = assembled(draft, root)
    if loaded is not None:
        found += rules.problems_with(draft, loaded, found)
    if loaded is None or not all(one.is_warning for one in found):
        raise PlaybookError(folded(found))
    return replace(loaded, warnings=tuple(folded(found)))


def check(root: Path, rules: Rules, *, but: Collection[str] = (), today: dt.date | None = None) -> list[Problem]:
    """Every problem and warning in all YAML below `root/playbooks`, sorted, each with what follows from it.

    A mistake in the shared vocabulary is told once.

    `but` names playbooks to leave out, `today` the day they are judged on.
    """
    found: set[Problem] = set(settings_problems(root))
    for name in playbook_names(root):
        if name in but:
            continue
        try:
            found.update(load(root, name, rules, today=today).warnings)
        except PlaybookError as error:
            found.update(error.problems)
    return sorted(found)


def draft_of(root: Path, name: str, *, today: dt.date | None = None) -> tuple[Draft, list[Problem]]:
    """Everything of a playbook that can be read, with the problems of text and shape; no rule has been asked yet."""
    folder = f"playbooks/{name}"
    listing = listed_files(root, folder)
    problems = list(listing.problems)
    shared, found = read_source(root, f"playbooks/{VOCABULARY}.yaml", VOCABULARY, Vocabulary)
    problems += found
    sources: dict[str, Source] = {}
    for key, (path, model) in listing.files.items():
        source, found = read_source(root, path, key, model)
        problems += found
        if source is not None:
            sources[key] = source
    text, lock_problems = read_lock(root, f"{folder}/ids.lock")
    unseen = [
        *listing.unlisted,
        *(model for key, (_, model) in listing.files.items() if _partly_unseen(sources.get(key))),
    ]
    draft = Draft(
        name=name,
        folder=folder,
        sources=sources,
        shared=shared,
        ids=None if text is None else read(text),
        today=today,
        neighbors=_neighbors(root, name),
        unread=frozenset(listing.files) - frozenset(sources),
        unseen=frozenset(kind for model in unseen for kind in kinds_in(model)),
    )
    # A playbook's own id is its folder's name, which needs no list to be kept.
    if len(draft.spots) > 1 or os.path.lexists(root / folder / "ids.lock"):
        problems += lock_problems
    return draft, problems


def assembled(draft: Draft, root: Path) -> Loaded | None:
    """The files of a draft as one playbook, phases in the order of time; None while a file does not fit."""
    fits = all(source.node is not None and not source.pruned for source in draft.sources.values())
    if draft.vocabulary is None or not fits or draft.unread:
        return None
    phases = sorted(draft.in_folder("phases"), key=lambda source: place_in_time(source.node))
    number_steps(source.node for source in phases)
    verticals = sorted(draft.in_folder("verticals"), key=lambda source: (source.node.order, source.node.title))
    there = [key for key in FILES | OPTIONAL if key in draft.sources]
    files: dict[str, Any] = dict.fromkeys(FILES) | EMPTY_REGISTERS | {key: draft.sources[key].node for key in there}
    playbook = with_pages(
        Playbook(
            **files,
            phases={source.name: source.node for source in phases},
            verticals={source.name: source.node for source in verticals},
        )
    )
    first, *registers = (draft.sources[key] for key in there)
    documents = {source.key: source.document for source in [first, *phases, *verticals, *registers]}
    return Loaded(
        name=draft.name,
        root=root,
        playbook=playbook,
        documents=documents,
        vocabulary=draft.vocabulary,
        ids=draft.ids or EMPTY,
    )


def _neighbors(root: Path, name: str) -> Neighbors:
    """The other playbooks below `root`, each file of which is read when it is asked for."""
    others = tuple(other for other in playbook_names(root) if other != name)

    def ids(other: str) -> IdsLock:
        return read(read_lock(root, f"playbooks/{other}/ids.lock")[0] or "")

    def namings() -> dict[str, list[Naming]]:
        found: dict[str, list[Naming]] = {}
        for other in others:
            for target, named in draft_of(root, other)[0].far.items():
                if target.startswith(f"{name}:"):
                    found.setdefault(target.partition(":")[2], []).extend(named)
        return found

    return Neighbors(names=others, ids=ids, namings=cache(namings))


def _partly_unseen(source: Source | None) -> bool:
    return source is None or source.partial
