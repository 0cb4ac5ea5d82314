"""A playbook without a problem: what pages, outputs and calculators' defaults are made from.

Made by `macros.content.loading` only, so whoever holds one need not check anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.content.documents import Document
from macros.content.ids_lock import IdsLock
from macros.content.model.files import Playbook
from macros.content.model.vocabulary import Vocabulary
from macros.content.problems import Problem

__all__ = ["Loaded"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Loaded:
    """One playbook and the files it came from; equal to itself alone, so that what is made of it can be kept by it."""

    name: str
    """Its folder's name."""
    root: Path
    """The folder that holds `playbooks/`."""
    playbook: Playbook
    documents: Mapping[str, Document]
    """The files as written, by key: `playbook`, `phases/first-week`, …; phases and verticals in their order."""
    vocabulary: Vocabulary
    ids: IdsLock
    """Every id that was ever published, and what has become of it."""
    warnings: tuple[Problem, ...] = ()
    """What its editor may want to mend all the same, sorted."""

    def judged(self) -> Loaded:
        """The same to whoever publishes it, in two thirds of the room: nothing in it will be mended."""
        return replace(self, documents={key: document.judged() for key, document in self.documents.items()})
