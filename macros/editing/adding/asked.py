"""What an editor asks for, found in the playbook: which kind, under which id, in which list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.content import ids_lock
from macros.content.kind_words import a_kind, kind_words
from macros.content.model.base import ID_PATTERN, Weeks
from macros.content.model.phases import Phase
from macros.content.model.shape import choices, forms, written_fields
from macros.content.model.vocabulary import Vocabulary
from macros.content.validation.draft import Draft
from macros.content.validation.ids import changing_part
from macros.content.validation.words import listed, nearest, shortened, slug
from macros.editing.adding.kinds import Kind, entry_of, kinds
from macros.editing.adding.places import Place, places
from macros.editing.session import Refused
from macros.foundation.sentences import command

__all__ = ["WEEK", "Ids", "Wish", "kind_asked", "place_asked"]

WEEK = "week"
"""Is asked for like a kind, but has no id: it makes a block longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody typed."""

    kind: str
    id: str | None = None
    place: str | None = None
    """Where: something that holds the list, as `kind/id` or by its id alone."""
    after: str | None = None
    """The entry it comes after; otherwise it comes last."""
    type: str | None = None
    """Which form, of a kind that has several."""


@dataclass(slots=True, kw_only=True)
class Ids:
    """Which ids are free."""

    draft: Draft
    scope: str = ""
    """The vertical with a dot, for what stands in one."""

    @property
    def lock(self) -> ids_lock.IdsLock:
        """What was ever published."""
        return self.draft.ids or ids_lock.EMPTY

    def require(self, kind: str, id_: str | None) -> str:
        """The id, if it is one and free.

        Raises:
            Refused: with the reason, and with an id near to it where it is none.
        """
        if not id_:
            raise Refused(f"Name the new {kind_words(kind)} by an id, such as {slug(kind)}-of-yours")
        if not re.fullmatch(ID_PATTERN, id_):
            cure = "an id has 2 to 48 lowercase letters, digits and hyphens, a letter first"
            raise Refused(f"'{id_}' is not an id; {cure}; for example {slug(id_)}")
        changing = changing_part(id_)
        if changing:
            raise Refused(
                f"'{id_}' holds '{changing}', which may change while an id never does; name the thing by what it is"
            )
        spots = self.draft.spots.get((kind, self.scope + id_))
        if spots:
            raise Refused(f"The id '{id_}' names {a_kind(kind)} already, in {spots[0].where}; choose another")
        state = self.lock.state(f"{kind}/{self.scope}{id_}")
        if state:
            gone = "is published" if state == "active" else "was published once"
            raise Refused(
                f"The id '{id_}' {gone} ({kind}/{self.scope}{id_} in ids.lock), and links lead to it; choose another"
            )
        return id_

    def near(self, kind: str, wish: str) -> str:
        """A free id for something that was not asked for by name: the same, or with its kind behind it."""
        parts = ("", f"-{kind}", f"-{kind}-too")
        for part in parts:
            id_ = wish[: 48 - len(part)].rstrip("-") + part
            reference = f"{kind}/{self.scope}{id_}"
            if (kind, self.scope + id_) not in self.draft.spots and self.lock.state(reference) is None:
                return id_
        raise Refused(f"No id near '{wish}' is free for {a_kind(kind)} in it; choose another")


def kind_asked(wish: Wish, words: Vocabulary | None) -> Kind:
    """The kind of that name; its type must be named where it has several, of which a vocabulary may name some.

    Raises:
        Refused: with what there is.
    """
    known = kinds()
    kind = known.get(wish.kind)
    if kind is None:
        near = nearest(wish.kind, known)
        hint = f"did you mean '{near}'? " if near else ""
        raise Refused(f"There is no kind '{wish.kind}'; {hint}known: {', '.join([*known, WEEK])}")
    types = kind.types_in(words)
    if wish.type is not None and wish.type not in types:
        near = nearest(wish.type, types)
        meant = f"did you mean '{near}'? " if near else ""
        hint = f"{meant}say one of {listed(types)} with --type" if types else f"{a_kind(kind.name)} has no type"
        raise Refused(f"There is no {kind_words(kind.name)} of type '{wish.type}'; {hint}")
    if types and wish.type is None:
        raise Refused(f"{a_kind(kind.name)} is of one type; say which with --type: {listed(types, last='or')}")
    return kind


def place_asked(draft: Draft, kind: Kind, wish: Wish) -> Place:
    """The one list that is meant.

    Raises:
        Refused: with all that could be meant.
    """
    model = kind.model_of(wish.type)
    every = [place for place in places(draft, kind) if model in place.models]
    if not every:
        raise Refused(f"No list holds {a_kind(kind.name)} yet; {_beginning(model)}")
    found = [place for place in every if wish.place is None or place.is_in(wish.place)]
    # What is named may hold a list itself, and things that hold further ones.
    found = [place for place in found if wish.place in (place.name, place.name.rpartition("/")[2])] or found
    # A list that is there comes before one that would begin.
    found = [place for place in found if place.begins is None] or found
    if not found:
        raise Refused(f"'{wish.place}' holds no list for {a_kind(kind.name)}; name with --in {_choices(every)}")
    holding = [place for place in found if wish.after is None or wish.after in place.entries]
    if not holding:
        names = listed([id_ for place in found for id_ in place.entries])
        raise Refused(f"There is no {kind_words(kind.name)} '{wish.after}' to put it after; there are {names}")
    if len(holding) > 1:
        raise Refused(f"There are {len(holding)} lists for {a_kind(kind.name)}; name with --in {_choices(holding)}")
    return holding[0]


def _choices(found: Sequence[Place]) -> str:
    return "one of these:\n" + "\n".join(f"  {place.name}{_title(place)}" for place in found)


def _title(place: Place) -> str:
    """What holds the list, for readers; in a phase also the phase and the weeks."""
    data: Any = place.source.document.data
    held = [data]
    for key in place.path[: -2 if place.begins else -1]:
        data = data[key]
        held.append(data)
    titles = [shortened(data["title"])] if isinstance(data.get("title"), str) else []
    if isinstance(place.source.node, Phase):
        phase = place.source.node
        weeks = next((it["weeks"] for it in reversed(held) if "weeks" in it), None)
        titles += [phase.short_title] if len(held) > 1 else []
        titles += [Weeks.model_validate(weeks).as_written] if weeks else []
    return f"  ({', '.join(titles)})" if titles else ""


def _beginning(model: type) -> str:
    """How a list for it is made: by a command, or by hand where it is an optional part of its own."""
    found = []
    for kind in kinds().values():
        for holder in kind.models:
            holds = any(
                model in forms(entry)
                for field_ in written_fields(holder).values()
                if (entry := entry_of(field_.annotation)) is not None
            )
            if holds:
                type_ = f" --type {choices(holder)[0]}" if kind.types else ""
                found.append(f"'{command(f'new {kind.name} ID{type_}')}'")
    if not found:
        return "write the first by hand, with what stands over it; playbooks/README.md has the keys"
    return f"begin one with {listed(found, last='or')}"
