"""Puts the files of a draft together to one playbook, when each of them fits its model."""

from __future__ import annotations

from pathlib import Path

from macros.content.loaded import Loaded
from macros.content.model import FILES, Playbook
from macros.content.validation.draft import Draft

__all__ = ["assemble"]


def assemble(draft: Draft, root: Path) -> Loaded | None:
    """The playbook, phases in the order of their weeks and verticals in theirs; None while a file does not fit."""
    fits = all(source.node is not None for source in draft.sources.values())
    if draft.vocabulary is None or not fits or not set(FILES) <= set(draft.sources):
        return None
    phases = sorted(draft.in_folder("phases"), key=lambda source: source.node.weeks.first)
    verticals = sorted(draft.in_folder("verticals"), key=lambda source: (source.node.order, source.node.title))
    playbook = Playbook(
        **{key: draft.sources[key].node for key in FILES},
        phases={source.name: source.node for source in phases},
        verticals={source.name: source.node for source in verticals},
    )
    first, *registers = (draft.sources[key] for key in FILES)
    documents = {source.key: source.document for source in [first, *phases, *verticals, *registers]}
    return Loaded(name=draft.name, root=root, playbook=playbook, documents=documents, vocabulary=draft.vocabulary)
