"""A playbook as far as it could be read, mistakes included: what the rules look at.

Not for: pages or outputs; they get a `Loaded`, which exists only when no rule objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from macros.content.documents import Document, Path
from macros.content.ids_lock import IdsLock
from macros.content.model.shape import Referring, entities, references
from macros.content.model.vocabulary import Vocabulary
from macros.content.problems import Problem
from macros.content.validation.places import place
from macros.content.yaml_faults import Fault

__all__ = ["Draft", "Naming", "Source", "Spot"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """One file: its data, its model and, where it fits the model, the object."""

    key: str
    """`risks` or `phases/user-adoption`."""
    document: Document
    model: type[BaseModel]
    node: Any = None
    """The checked object; None where the data does not fit the model."""
    faulty: tuple[Path, ...] = ()
    """Where the text itself is at fault, so that nothing more need be said about what stands there."""
    partial: bool = False
    """True where a mistake may hide things that stand in the file, so that nobody can say they are not there."""

    @property
    def name(self) -> str:
        """The file's name without folder and ending."""
        return self.key.rpartition("/")[2]

    def problem(
        self, path: Path, sentence: str, hint: str = "", *, at_key: bool = False, place_of: Path | None = None
    ) -> Problem:
        """A problem with what stands at `path`.

        Args:
            path: keys into the file.
            sentence: the value at fault and the rule it breaks.
            hint: the cure.
            at_key: whether the key is at fault rather than its value.
            place_of: what to name as the place, where it is not `path`.
        """
        mark = self.document.mark(path, key=at_key)
        where = place(self.name, self.model, self.document.data, path if place_of is None else place_of)
        return Problem(self.document.path, mark.line, mark.column, where, sentence, hint)

    def fault(self, fault: Fault) -> Problem:
        """The problem that a fault in the file's text is."""
        where = place(self.name, self.model, self.document.data, fault.path)
        return Problem(self.document.path, fault.line, fault.column, where, fault.sentence, fault.hint)

    def excuses(self, path: Path) -> bool:
        """Whether a mistake at `path` follows from one in the text itself."""
        return any(path[: len(faulty)] == faulty for faulty in self.faulty if faulty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an entity is written."""

    source: Source
    path: Path
    kind: str
    id: str
    """The full id."""

    @property
    def where(self) -> str:
        """`path:line`, as problems elsewhere refer to it."""
        return f"{self.source.document.path}:{self.source.document.mark(self.path, key=True).line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Where a reference is written."""

    source: Source
    reference: Referring

    @property
    def where(self) -> str:
        """`path:line`, as problems elsewhere refer to it."""
        return f"{self.source.document.path}:{self.source.document.mark(self.reference.path).line}"


@dataclass(slots=True, kw_only=True)
class Draft:
    """All files of one playbook."""

    name: str
    folder: str
    """Path of the playbook's folder, relative to the root."""
    sources: dict[str, Source]
    shared: Source | None
    """The vocabulary's file, which all playbooks share; None where it could not be read."""
    ids: IdsLock | None = None
    """What ids.lock says; None where there is none, or none that can be read."""
    unseen: frozenset[str] = frozenset()
    """Kinds of which some may stand where a mistake hides them: whoever says that one of them does not exist might be
    wrong."""
    spots: dict[tuple[str, str], list[Spot]] = field(default_factory=dict)
    """Every entity, by kind and full id; more than one where an id is used twice."""
    namings: dict[str, list[Naming]] = field(default_factory=dict)
    """Every reference, by what it names, in the order of the files; those in `retired.yaml` are its own affair."""

    def __post_init__(self) -> None:
        for source in self.sources.values():
            scope = f"{source.name}." if source.key.startswith("verticals/") else ""
            for found in entities(source.model, source.document.data):
                id_ = scope + found.id if found.path else found.id
                spot = Spot(source=source, path=found.path, kind=found.kind, id=id_)
                self.spots.setdefault((found.kind, id_), []).append(spot)
            for reference in references(source.model, source.document.data) if source.key != "retired" else ():
                if not source.excuses(reference.path):
                    self.namings.setdefault(reference.target, []).append(Naming(source=source, reference=reference))

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The shared words, if their file fits its model."""
        return self.shared.node if self.shared is not None else None

    def in_folder(self, folder: str) -> list[Source]:
        """The readable files of `phases` or `verticals` that fit their model."""
        return [
            source for key, source in self.sources.items() if key.startswith(f"{folder}/") and source.node is not None
        ]

    def file(self, key: str) -> Source | None:
        """A file by key, if it fits its model."""
        source = self.sources.get(key)
        return source if source is not None and source.node is not None else None
