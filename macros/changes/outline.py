"""A state of a playbook as a list of things, each with its own fields: what two states are compared by.

Things are the entities, and whatever else goes by a name: pages, calculators, shared words, groups, and the files.
Data is taken as it was written, so a state with mistakes, or one that an older model was made for, has its things too.
Two ways to write the same are one here: a short form and its long one, a default and its absence.
Not for: telling what differs (`macros.changes.differences`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.content.ids_lock import EMPTY, IdsLock
from macros.content.model.base import Entity, Named, Short
from macros.content.model.files import FILES, NOTES, OPTIONAL
from macros.content.model.shape import below, settle, written_fields
from macros.content.validation.draft import Draft, Source

__all__ = ["FieldPath", "Outline", "Thing", "outline"]

FieldPath = tuple[Any, ...]
"""The keys that lead from a thing to one of its values."""
_FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that goes by a name."""

    key: str
    """`kind/id`, unique in the state."""
    kind: str
    id: str
    """The full id; of what has no permanent one, its name in the file."""
    addressed: bool
    """Whether it has a permanent address."""
    holder: str | None
    """Key of the thing that holds it; None for a file."""
    slot: FieldPath
    """Where in the holder it stands, its own key left out."""
    file: str
    """Key of its file: `risks`, `phases/first-week`."""
    path: FieldPath
    """Where in the file it stands."""
    fields: Mapping[FieldPath, Any] = field(default_factory=dict)
    """Its own values, without what it holds; lists are single values."""

    def words(self, *names: str) -> str:
        """The first of these fields that holds words."""
        found = (self.fields.get((name,)) for name in names)
        return next((" ".join(value.split()) for value in found if isinstance(value, str) and value.strip()), "")

    @property
    def name(self) -> str:
        """Its title, else its words, else its reason, else its id."""
        return self.words("title", "label", "text", "because") or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One state of a playbook."""

    things: Mapping[str, Thing]
    """By key, in the order of readers: registers, phases by their weeks, verticals."""
    files: Mapping[str, Source]
    """The files that could be read, by key."""
    torn: frozenset[str]
    """Files that could not be read, or not as a whole: of what is missing there nobody knows."""
    lock: IdsLock

    def holders(self, thing: Thing) -> Iterator[Thing]:
        """What holds it, and what holds that; innermost first."""
        held = self.things.get(thing.holder) if thing.holder else None
        while held is not None:
            yield held
            held = self.things.get(held.holder) if held.holder else None

    def line(self, thing: Thing, path: FieldPath = (), *, key: bool = False) -> int:
        """The line of a thing, or of one of its fields."""
        source = self.files[thing.file]
        if not thing.path and not path:
            return 1
        return source.document.mark((*thing.path, *path), key=key or not path).line

    def ended(self, reference: str) -> Mapping[str, Any]:
        """What `retired.yaml` says of something that is no longer there: `because`, `into`."""
        source = self.files.get("retired")
        told = source.document.data.get("retired") if source and isinstance(source.document.data, dict) else None
        entry = told.get(reference) if isinstance(told, dict) else None
        return entry if isinstance(entry, dict) else {}

    def path(self, thing: Thing) -> str:
        """The file a thing is written in, from the repository's root."""
        return self.files[thing.file].document.path


def outline(draft: Draft, present: Collection[str]) -> Outline:
    """The things of a draft; `present` are the keys of the files that are there, readable or not."""
    sources = dict(sorted(draft.sources.items(), key=lambda item: _place(item[1])))
    if draft.shared is not None:
        sources[draft.shared.key] = draft.shared
    things: dict[str, Thing] = {}
    torn = {key for key in present if key not in sources}
    for key, source in sources.items():
        if source.faulty or not isinstance(source.document.data, dict):
            torn.add(key)
        # What is told of the retired, and why something changes, is no part of the plan.
        for thing in _things(source) if key not in OPTIONAL and key.partition("/")[0] not in NOTES else ():
            things.setdefault(thing.key, thing)
    return Outline(things=things, files=sources, torn=frozenset(torn), lock=draft.ids or EMPTY)


def _place(source: Source) -> tuple[Any, ...]:
    """Registers in the order of the model, then phases by their weeks, dates or order, verticals by their order."""
    folder, _, name = source.key.rpartition("/")
    if not folder:
        return (0, [*FILES, *OPTIONAL].index(source.key))
    data = source.document.data if isinstance(source.document.data, dict) else {}
    weeks = data.get("weeks") if folder == "phases" else None
    wish = weeks.get("first") if isinstance(weeks, dict) else data.get("order")
    dates = data.get("dates") if folder == "phases" else None
    first = dates.get("first") if isinstance(dates, dict) else ""
    return (1 if folder == "phases" else 2, str(first), wish if isinstance(wish, int) else 1000, name)


def _things(source: Source) -> Iterator[Thing]:
    """Every thing of a file, the file itself first."""
    data = _plain(source.model, source.document.data)
    named = data.get("id") if isinstance(data, dict) else None
    own = str(named) if isinstance(named, str) and issubclass(source.model, Entity) else source.name
    kind = source.model.KIND if issubclass(source.model, Entity) else _FILE
    id_ = own if kind != _FILE else source.key
    scope = f"{source.name}." if source.key.startswith("verticals/") else ""
    walk = _Walk(source, scope)
    yield from walk.thing(source.model, data, key=f"{kind}/{id_}", kind=kind, id_=id_, holder=None, slot=(), path=())


@dataclass(frozen=True, slots=True)
class _Walk:
    """One file on its way to things."""

    source: Source
    scope: str

    def thing(
        self,
        shape: Any,
        data: Any,
        *,
        key: str,
        kind: str,
        id_: str,
        holder: str | None,
        slot: FieldPath,
        path: FieldPath,
    ) -> Iterator[Thing]:
        """The thing that `data` is, then all it holds."""
        form = settle(shape, data)
        fields: dict[FieldPath, Any] = {}
        held: list[tuple[FieldPath, Any, Any]] = []
        self._sort(shape, data, (), fields, held)
        yield Thing(
            key=key,
            kind=kind,
            id=id_,
            addressed=isinstance(form, type) and issubclass(form, Entity),
            holder=holder,
            slot=slot,
            file=self.source.key,
            path=path,
            fields=fields,
        )
        for inner, inner_shape, value in held:
            here = (*path, *inner)
            inner_kind, inner_id, inner_key = self._named(settle(inner_shape, value), here)
            yield from self.thing(
                inner_shape,
                value,
                key=inner_key,
                kind=inner_kind,
                id_=inner_id,
                holder=key,
                slot=inner[:-1],
                path=here,
            )

    def _named(self, form: Any, path: FieldPath) -> tuple[str, str, str]:
        """Kind, id and key of a thing inside the file."""
        last = str(path[-1])
        if issubclass(form, Entity):
            return form.KIND, self.scope + last, f"{form.KIND}/{self.scope}{last}"
        kind = form.LABEL.replace(" ", "-")
        return kind, last, f"{kind}/{self.source.key}:{'.'.join(map(str, path))}"

    def _sort(
        self, shape: Any, data: Any, at: FieldPath, fields: dict[FieldPath, Any], held: list[tuple[FieldPath, Any, Any]]
    ) -> None:
        """Put what stands at `at` below a thing among its fields, or among what it holds."""
        form = settle(shape, data)
        if at and isinstance(form, type) and issubclass(form, Entity | Named) and isinstance(data, dict | str):
            held.append((at, shape, data))
        elif isinstance(data, dict) and data:
            for key, value in data.items():
                self._sort(below(shape, data, key), value, (*at, key), fields, held)
        else:
            fields[at] = data


def _plain(shape: Any, data: Any) -> Any:
    """Data with every short form written out and every default left out."""
    form = settle(shape, data)
    if isinstance(data, str) and isinstance(form, type) and issubclass(form, Short) and form.has_short_form():
        return {form.SHORT_KEY: data}
    if isinstance(data, dict):
        inner = {key: _plain(below(shape, data, key), value) for key, value in data.items()}
        if isinstance(form, type) and issubclass(form, BaseModel):
            return {key: value for key, value in inner.items() if not _is_default(form, key, value)}
        return inner
    if isinstance(data, list):
        return [_plain(below(shape, data, index), value) for index, value in enumerate(data)]
    return int(data) if isinstance(data, float) and data.is_integer() else data


def _is_default(form: type[BaseModel], key: Any, value: Any) -> bool:
    defaults = _defaults(form)
    return key in defaults and type(value) is type(defaults[key]) and bool(value == defaults[key])


@cache
def _defaults(form: type[BaseModel]) -> dict[Any, Any]:
    """What a key means that is left out, by the key as it is written."""
    return {
        key: field.get_default(call_default_factory=True)
        for key, field in written_fields(form).items()
        if not field.is_required()
    }
