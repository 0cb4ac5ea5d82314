"""A playbook as far as it could be read, mistakes included: what the rules look at.

Not for: pages or outputs; they get a `Loaded`, which exists only when no rule objects.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.content.cures import Cure, Replacement
from macros.content.documents import Document, Path
from macros.content.ids_lock import EMPTY, IdsLock
from macros.content.model.shape import below, settle
from macros.content.model.vocabulary import Vocabulary
from macros.content.model.walking import Referring, entities, parts, references
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.places import place
from macros.content.validation.remembered import remembered
from macros.content.yaml_faults import Fault, as_written

__all__ = ["Draft", "Naming", "Neighbors", "Source", "Spot"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """One file: its data, its model and, where it fits the model, the object."""

    key: str
    """`risks` or `phases/first-week`."""
    document: Document
    model: type[BaseModel]
    node: Any = None
    """The object that the data makes, cures made and what has none left out; None where too much would be left out."""
    pruned: Mapping[Path, At] = field(default_factory=dict)
    """What is left out of `node`, and where the problem stands for which it is."""
    faulty: tuple[Path, ...] = ()
    """Where the text itself is at fault, so that nothing more need be said about what stands there."""
    partial: bool = False
    """True where a mistake may hide things that stand in the file, so that nobody can say they are not there."""

    @property
    def parts(self) -> tuple[tuple[Path, BaseModel], ...]:
        """Every model object of the file with its path, outermost first; none where it does not fit its model."""
        return _parts_of(self)

    def parts_with(self, field: str) -> tuple[tuple[Path, Any], ...]:
        """Those of `parts` whose model has a field of this name."""
        return _parts_with(self, field)

    @property
    def quantified(self) -> tuple[tuple[Path, Any], ...]:
        """Those of `parts` that have a quantity."""
        return _quantified(self)

    def parts_of(self, *models: type[BaseModel]) -> tuple[tuple[Path, Any], ...]:
        """Those of `parts` that are of one of these models."""
        return _parts_of_models(self, models)

    @property
    def name(self) -> str:
        """The file's name without folder and ending."""
        return self.key.rpartition("/")[2]

    def problem(
        self,
        path: Path,
        sentence: str,
        hint: str | Cure = "",
        *,
        at_key: bool = False,
        place_of: Path | None = None,
        because: Iterable[At] = (),
        is_cause: bool = False,
    ) -> Problem:
        """A problem with what stands at `path`.

        Args:
            path: keys into the file.
            sentence: the value at fault and the rule it breaks.
            hint: the cure, in words, or with the edits that make it.
            at_key: whether the key is at fault rather than its value.
            place_of: what to name as the place, where it is not `path`.
            because: where other values stand that make it a problem (`at`).
            is_cause: whether others may follow from it though a text of several words is at fault.
        """
        mark = self.document.mark(path, key=at_key)
        where = place(self.name, self.model, self.document.data, path if place_of is None else place_of)
        cure = Cure(hint) if isinstance(hint, str) else hint
        return Problem(
            self.document.path,
            mark.line,
            mark.column,
            where,
            sentence,
            cure.words,
            edits=cure.edits,
            value=self.at(path) if not at_key and (is_cause or self._is_one_value(path)) else None,
            because=(*because, *self._left_out_beside(path), *(() if at_key else (self.at(path),))),
        )

    def _left_out_beside(self, path: Path) -> Iterator[At]:
        """Problems of shape which a rule may only follow from, because it does not see what they are about."""
        for gone, at in self.pruned.items():
            is_beside = gone[:-1] == path[:-1] and not isinstance(gone[-1], int) and self.is_field(gone)
            if gone[:-1] == path or is_beside:
                yield at

    def is_field(self, path: Path) -> bool:
        """Whether a key is one of those that the model names, not an id of the file's own."""
        shape, data = self.model, self.document.data
        for key in path[:-1]:
            try:
                shape, data = below(shape, data, key), data[key]
            except (KeyError, IndexError, TypeError):
                return False
        form = settle(shape, data)
        return isinstance(form, type) and issubclass(form, BaseModel)

    def at(self, path: Path) -> At:
        """Where a value stands, for problems that it may cause; `()` is the file as a whole."""
        return (self.document.path, *self.document.mark(path)) if path else (self.document.path, 0, 0)

    def _is_one_value(self, path: Path) -> bool:
        """Whether a number, word, id, date or mapping on one line stands there: two problems with it have one cause."""
        data = self.document.data
        for key in path:
            try:
                data = data[key]
            except (KeyError, IndexError, TypeError):
                return False
        is_small = path in self.document.ends if isinstance(data, dict | list) else " " not in str(data)
        return path != () and is_small

    def instead(self, path: Path, text: str, *, at_key: bool = False) -> tuple[Replacement, ...]:
        """The edit that puts `text` in the place of a value or key; none where it goes over several lines."""
        span = self.document.span(path, key=at_key)
        return (Replacement(self.document.path, *span[0], *span[1], text),) if span else ()

    def write(self, path: Path, value: Any, words: str | None = None) -> Cure:
        """The cure that a value be written in the place of another: `write 5`, or what `words` say."""
        written = as_written(value)
        return Cure(words or f"write {written}", self.instead(path, written))

    def meant(self, path: Path, name: str, *, at_key: bool = False) -> Cure:
        """The cure of a misspelled name."""
        return Cure(f"did you mean '{name}'?", self.instead(path, as_written(name), at_key=at_key))

    def warning(
        self,
        path: Path,
        sentence: str,
        hint: str | Cure = "",
        *,
        at_key: bool = False,
        place_of: Path | None = None,
        because: Iterable[At] = (),
    ) -> Problem:
        """A warning about what stands at `path`; the arguments are those of `problem`."""
        problem = self.problem(path, sentence, hint, at_key=at_key, place_of=place_of, because=because)
        return replace(problem, severity="warning")

    def fault(self, fault: Fault) -> Problem:
        """The problem that a fault in the file's text is."""
        where = place(self.name, self.model, self.document.data, fault.path)
        return Problem(
            self.document.path,
            fault.line,
            fault.column,
            where,
            fault.sentence,
            fault.cure.words,
            fault.severity,
            fault.cure.edits,
            "text",
            self.at(fault.path) if fault.path else None,
        )

    def excuses(self, path: Path) -> bool:
        """Whether a mistake at `path` follows from one in the text itself."""
        return any(path[: len(faulty)] == faulty for faulty in self.faulty if faulty)


# Most rules walk through all of a file.
@remembered(4096)
def _parts_of(source: Source) -> tuple[tuple[Path, BaseModel], ...]:
    return tuple(parts(source.node))


# Of all parts that a rule would have to ask for a field, few have it; pydantic takes its time to say so.
@remembered(65_536)
def _parts_with(source: Source, field: str) -> tuple[tuple[Path, Any], ...]:
    return tuple(found for found in source.parts if _has(type(found[1]), field))


@remembered(4096)
def _quantified(source: Source) -> tuple[tuple[Path, Any], ...]:
    return tuple(found for found in source.parts_with("quantity") if found[1].quantity is not None)


@remembered(65_536)
def _parts_of_models(source: Source, models: tuple[type[BaseModel], ...]) -> tuple[tuple[Path, Any], ...]:
    return tuple(found for found in source.parts if _is_one_of(type(found[1]), models))


@cache
def _has(model: type[BaseModel], field: str) -> bool:
    return field in model.model_fields


@cache
def _is_one_of(model: type[BaseModel], models: tuple[type[BaseModel], ...]) -> bool:
    return issubclass(model, models)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an entity is written."""

    source: Source
    path: Path
    kind: str
    id: str
    """The full id."""

    @property
    def node(self) -> Any:
        """The object of the entity, or None where it does not fit the model."""
        node = self.source.node
        for key in self.path:
            node = node.get(key) if isinstance(node, dict) else getattr(node, str(key), None)
        return node

    @property
    def value_at(self) -> At:
        """Where the number stands that it holds; the entity itself where it holds none."""
        inner = ("value",) if self.kind == "assumption" else ("quantity", "value")
        held = (*self.path, *inner)
        return self.source.at(held if held in self.source.document.values else self.path)

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


@remembered(64)
def _with_own(shared: Source, own: Source | None) -> Vocabulary:
    vocabulary: Vocabulary = shared.node
    if own is None:
        return vocabulary
    added = {
        "units": own.node.units | vocabulary.units,
        "section_types": own.node.section_types | vocabulary.section_types,
    }
    return vocabulary.model_copy(update=added)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbors:
    """The other playbooks below the same root, which are read only as far as somebody asks for them."""

    names: tuple[str, ...] = ()
    ids: Callable[[str], IdsLock] = lambda _: EMPTY
    """What ids.lock of one of them says."""
    namings: Callable[[], Mapping[str, list[Naming]]] = dict
    """Every reference of theirs to this one's statements, by what it names here."""


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
    unread: frozenset[str] = frozenset()
    """Keys of files that are there, or must be, and cannot be read."""
    unseen: frozenset[str] = frozenset()
    """Kinds of which some may stand where a mistake hides them: whoever says that one of them does not exist might be
    wrong."""
    today: dt.date | None = None
    """The day it is judged on, given from outside; None where nobody asks what has passed."""
    neighbors: Neighbors = field(default_factory=Neighbors)
    """The other playbooks below the same root."""
    spots: dict[tuple[str, str], list[Spot]] = field(default_factory=dict)
    """Every entity, by kind and full id; more than one where an id is used twice."""
    namings: dict[str, list[Naming]] = field(default_factory=dict)
    """Every reference, by what it names, in the order of the files; those in `retired.yaml` are its own affair."""
    far: dict[str, list[Naming]] = field(default_factory=dict)
    """The same of references into other playbooks, `playbook:kind/id`."""

    def __post_init__(self) -> None:
        for source in sorted(self.sources.values(), key=self.is_new):
            scope = f"{source.name}." if source.key.startswith("verticals/") else ""
            for found in entities(source.model, source.document.data):
                id_ = scope + found.id if found.path else found.id
                spot = Spot(source=source, path=found.path, kind=found.kind, id=id_)
                self.spots.setdefault((found.kind, id_), []).append(spot)
            for reference in references(source.model, source.document.data) if source.key != "retired" else ():
                if not source.excuses(reference.path):
                    named = self.far if ":" in reference.target else self.namings
                    named.setdefault(reference.target, []).append(Naming(source=source, reference=reference))

    def is_new(self, source: Source) -> bool:
        """Whether a phase or vertical has not been published yet, or bears another's id as a copy does."""
        folder, _, name = source.key.rpartition("/")
        data = source.document.data
        if not folder or not isinstance(data, dict):
            return False
        is_listed = self.ids is not None and f"{folder.removesuffix('s')}/{name}" in self.ids.entries
        return data.get("id") != name or not is_listed

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The shared words with the playbook's own, if the shared ones' file fits its model."""
        own = self.file("words")
        return _with_own(self.shared, own) if self.shared is not None and self.shared.node is not None else None

    def in_folder(self, folder: str) -> list[Source]:
        """The readable files of `phases` or `verticals` that fit their model."""
        return [
            source for key, source in self.sources.items() if key.startswith(f"{folder}/") and source.node is not None
        ]

    def file(self, key: str) -> Source | None:
        """A file by key, if it fits its model."""
        source = self.sources.get(key)
        return source if source is not None and source.node is not None else None
