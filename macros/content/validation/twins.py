"""Rules about things that readers could not tell apart: copied titles, one text twice, one entry listed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel

from macros.content.documents import Path
from macros.content.model.base import Entity
from macros.content.model.phases import Phase
from macros.content.model.shape import forms, written_fields
from macros.content.problems import Problem
from macros.content.times import place_in_time
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, shown

__all__ = ["copied_files", "entries_listed_twice", "texts_written_twice"]

_NAMES = {"phases": ("title", "short_title", "shortest_title"), "verticals": ("title", "short_title")}
"""What menus, tabs and headings call a file's page."""


def copied_files(draft: Draft) -> Iterator[Problem]:
    """Whoever copies a phase or vertical gives the copy names of its own; a place in lists and an introduction too."""
    for folder, names in _NAMES.items():
        alike: dict[tuple[Source, Source], list[str]] = {}
        sources = _newest_last(draft, folder)
        for name in (*names, "order", "introduction"):
            for source, first in _alike(sources, name):
                if name != "order" or "order" in source.node.model_fields_set:
                    alike.setdefault((source, first), []).append(name)
        for (source, first), fields in alike.items():
            are = f"{listed(fields)} {'are those' if len(fields) > 1 else 'is that'} of {first.document.path}"
            if fields[0] in names:
                yield source.problem((fields[0],), are, "write what tells the two apart", place_of=())
            else:
                # Places in lists may be shared, and two introductions alike.
                place = (fields[0], "text") if fields[0] == "introduction" else (fields[0],)
                yield source.warning(place, are, "write what tells the two apart, or leave it", place_of=())


def _newest_last(draft: Draft, folder: str) -> list[Source]:
    """The files of a folder; those whose id has been published come first, for they were there before the copy.

    Among those that have all been published the place in lists tells: what is added stands behind what was there.
    """
    return sorted(
        draft.in_folder(folder), key=lambda source: (draft.is_new(source), _standing(source.node), source.key)
    )


def _standing(node: Any) -> tuple[int, int]:
    """The place of a vertical among verticals, of a phase in time."""
    return place_in_time(node) if isinstance(node, Phase) else (node.order, 0)


def _alike(sources: Sequence[Source], name: str) -> Iterator[tuple[Source, Source]]:
    """Each file whose `name` an earlier one has, with that one."""
    seen: dict[Any, Source] = {}
    for source in sources:
        value = getattr(source.node, name, None)
        value = getattr(value, "text", value)
        told = " ".join(value.casefold().split()) if isinstance(value, str) else value
        if told is not None and seen.setdefault(told, source) is not source:
            yield source, seen[told]


def entries_listed_twice(draft: Draft) -> Iterator[Problem]:
    """A list holds each reference and each text once."""
    for source in draft.sources.values():
        for path, part in source.parts:
            for key in _lists_in(type(part)):
                value = getattr(part, key)
                for place, entries in _lists((*path, key), value):
                    yield from _repeated(source, place, entries)


@cache
def _lists_in(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that may hold a list, or a mapping by ids."""
    fields = written_fields(model).items()
    return tuple(
        key
        for key, field in fields
        if field.alias is None and any(get_origin(form) in (dict, list) for form in forms(field.annotation))
    )


def _lists(path: Path, value: Any) -> Iterator[tuple[Path, list[Any]]]:
    if isinstance(value, list):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, list):
                yield (*path, key), inner


def _repeated(source: Source, path: Path, entries: list[Any]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        text = getattr(entry, "text", entry)
        if not isinstance(text, str):
            continue
        first = seen.setdefault(" ".join(text.split()), index)
        if first != index:
            sentence = f"{shown(text)} is already in the list, as entry {first + 1}"
            yield source.problem((*path, index, "text"), sentence, "remove one of the two", place_of=(*path, index))


def texts_written_twice(draft: Draft) -> Iterator[Problem]:
    """Two statements of one list in the same words were hardly meant; the source may have them all the same."""
    for source in draft.sources.values():
        for path, part in source.parts:
            for key in _lists_in(type(part)):
                entries = getattr(part, key)
                if isinstance(entries, dict):
                    yield from _same_words(source, (*path, key), entries)


def _same_words(source: Source, path: Path, entries: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for id_, entry in entries.items():
        name = "title" if getattr(entry, "title", None) else "text"
        words = getattr(entry, name, None)
        if not isinstance(entry, Entity) or not isinstance(words, str):
            continue
        first = seen.setdefault(" ".join(words.casefold().split()), id_)
        if first != id_:
            sentence = f"{shown(words)} is already in this list, as '{first}'"
            hint = "remove one of the two, or say how they differ"
            yield source.warning((*path, id_, name), sentence, hint, place_of=(*path, id_))
