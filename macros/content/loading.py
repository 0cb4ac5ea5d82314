"""From a folder of YAML files to a checked playbook, or to every problem that stands in the way.

Not for: the YAML itself (`macros.content.strict_yaml`), the shape of files (`macros.content.model`) or the rules
(`macros.content.validation`), which are handed in: `macros.calculated.checking` knows them all.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from macros.content.documents import Document, Mark
from macros.content.ids_lock import EMPTY, read
from macros.content.loaded import Loaded
from macros.content.model.files import FILES, FOLDERS, NOTES, OPTIONAL, Playbook
from macros.content.model.shape import kinds_in
from macros.content.model.vocabulary import Vocabulary
from macros.content.problems import PlaybookError, Problem
from macros.content.validation import Rules
from macros.content.validation.draft import Draft, Source
from macros.content.validation.files import files_in, read_lock, read_source, unexpected_files

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


def load(root: Path, name: str, rules: Rules) -> Loaded:
    """The playbook `name` below `root/playbooks`, when it keeps to `rules`, with the warnings that they leave.

    Raises:
        PlaybookError: with every problem and warning of every file at once.
    """
    draft, found = draft_of(root, name)
    found += rules.problems_of(draft)
    loaded = assembled(draft, root)
    if loaded is not None and all(one.is_warning for one in found):
        found += rules.problems_with(draft, loaded)
    if loaded is None or not all(one.is_warning for one in found):
        raise PlaybookError(found)
    return replace(loaded, warnings=tuple(sorted(set(found))))


def check(root: Path, rules: Rules, *, but: str | None = None) -> list[Problem]:
    """Every problem and warning in all YAML below `root/playbooks`, sorted; a mistake in the shared vocabulary once.

    `but` names a playbook to leave out.
    """
    found: set[Problem] = set()
    for name in playbook_names(root):
        if name == but:
            continue
        try:
            found.update(load(root, name, rules).warnings)
        except PlaybookError as error:
            found.update(error.problems)
    return sorted(found)


def draft_of(root: Path, name: str) -> tuple[Draft, list[Problem]]:
    """Everything of a playbook that can be read, with the problems of text and shape; no rule has been asked yet."""
    folder = f"playbooks/{name}"
    problems: list[Problem] = list(unexpected_files(root, folder))
    shared, found = read_source(root, f"playbooks/{VOCABULARY}.yaml", VOCABULARY, Vocabulary)
    problems += found
    sources: dict[str, Source] = {}
    wanted, unlisted, found = _wanted(root, folder)
    problems += found
    for key, model in wanted:
        source, found = read_source(root, f"{folder}/{key}.yaml", key, model)
        problems += found
        if source is not None:
            sources[key] = source
    text, found = read_lock(root, f"{folder}/ids.lock")
    problems += found
    unseen = [*unlisted, *(model for key, model in wanted if _partly_unseen(sources.get(key)))]
    draft = Draft(
        name=name,
        folder=folder,
        sources=sources,
        shared=shared,
        ids=None if text is None else read(text),
        unseen=frozenset(kind for model in unseen for kind in kinds_in(model)),
    )
    return draft, problems


def assembled(draft: Draft, root: Path) -> Loaded | None:
    """The files of a draft as one playbook, phases in the order of their weeks; None while a file does not fit."""
    fits = all(source.node is not None for source in draft.sources.values())
    if draft.vocabulary is None or not fits or not set(FILES) <= set(draft.sources):
        return None
    phases = sorted(draft.in_folder("phases"), key=lambda source: source.node.weeks.first)
    verticals = sorted(draft.in_folder("verticals"), key=lambda source: (source.node.order, source.node.title))
    optional = [key for key in OPTIONAL if key in draft.sources]
    playbook = Playbook(
        **{key: draft.sources[key].node for key in [*FILES, *optional]},
        phases={source.name: source.node for source in phases},
        verticals={source.name: source.node for source in verticals},
    )
    first, *registers = (draft.sources[key] for key in [*FILES, *optional])
    documents = {source.key: source.document for source in [first, *phases, *verticals, *registers]}
    return Loaded(
        name=draft.name,
        root=root,
        playbook=playbook,
        documents=documents,
        vocabulary=draft.vocabulary,
        ids=draft.ids or EMPTY,
    )


def _partly_unseen(source: Source | None) -> bool:
    return source is None or source.partial


def _wanted(root: Path, folder: str) -> tuple[list[tuple[str, type]], list[type], list[Problem]]:
    """The files to read with their models, the models of folders nobody can look into, and why not."""
    there = {key: model for key, model in OPTIONAL.items() if os.path.lexists(root / folder / f"{key}.yaml")}
    wanted, unlisted, problems = list((FILES | there).items()), [], []
    for name, model in (FOLDERS | NOTES).items():
        stems, found = files_in(root, f"{folder}/{name}")
        wanted += [(f"{name}/{stem}", model) for stem in stems]
        problems += found
        unlisted += [model] if found else []
    return wanted, unlisted, problems
