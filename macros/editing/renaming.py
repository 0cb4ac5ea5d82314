"""Gives a statement another id, or a phase or vertical with all that hangs on it, and keeps every old link."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from macros.calculated.given.choices import choices_named_after
from macros.content.ids_lock import Entry
from macros.content.kind_words import kind_words
from macros.content.model.base import ID_PATTERN
from macros.content.model.walking import references
from macros.content.validation.draft import Draft, Naming, Spot
from macros.content.validation.ids import is_sound
from macros.content.validation.renames import spots_of
from macros.content.validation.words import slug
from macros.editing.session import Refused, Session
from macros.editing.targets import require_published, split
from macros.editing.yaml_edits import with_key, with_value, with_word

__all__ = ["point_to", "rename"]


def rename(root: Path, name: str, reference: str, new_id: str) -> list[str]:
    """Gives what is called `reference` in playbook `name` the id `new_id`; what was done, a line each.

    The id is that of the thing itself, without its vertical. Where somebody has renamed it in its file already, the
    rest is done.

    Raises:
        Refused: where that cannot be, and then nothing has changed.
    """
    session = Session(root, name)
    kind, scope, old_id = split(reference)
    new_id = new_id.removeprefix(scope)
    new = f"{kind}/{scope}{new_id}"
    begun = _is_begun(session.draft, reference, new)
    if not begun:
        session.require_sound()
        require_published(session, reference)
    _require_fit(session, reference, new, new_id, begun=begun)
    renamed = _renamed_with(session.draft, reference, new, here=new if begun else reference)
    for old, now in renamed.items():
        for naming in _namings(session.draft, old):
            point_to(session, naming, now)
    _rename_choices(session, renamed)
    if not begun:
        _rename_itself(session, spots_of(session.draft, reference)[0], new_id)
    session.put(_entries(session, renamed))
    session.require_sound_after()
    session.save()
    del old_id
    return session.told


def _is_begun(draft: Draft, reference: str, new: str) -> bool:
    """Whether its file says the new id already, and the rest does not."""
    listed = draft.ids is not None and draft.ids.state(reference) == "active" and draft.ids.state(new) != "active"
    return listed and not spots_of(draft, reference) and bool(spots_of(draft, new))


def _require_fit(session: Session, reference: str, new: str, new_id: str, *, begun: bool) -> None:
    """Refuse an id that is none, that may change, that is taken, or that old links lead to."""
    kind = new.partition("/")[0]
    if kind == "playbook":
        raise Refused("A playbook's id is its folder's name and stands in every permalink; it cannot be changed.")
    if not re.fullmatch(ID_PATTERN, new_id):
        example = slug(new_id)
        raise Refused(
            f"'{new_id}' is not an id: 2 to 48 lowercase letters, digits and hyphens, a letter first, "
            f"as in '{example}'."
        )
    if not is_sound(new_id):
        raise Refused(
            f"'{new_id}' holds a number that may change while an id never does; name the thing by what it is."
        )
    if new == reference:
        raise Refused(f"'{reference}' has this id already.")
    taken = spots_of(session.draft, new)
    if taken and not begun:
        raise Refused(
            f"The id '{new_id}' already names another {kind_words(kind)}, in {taken[0].where}; choose another."
        )
    state = session.lock.state(new)
    if state is not None and session.lock.now(new) != reference:
        what = "is retired" if state == "retired" else f"has moved to '{session.lock.now(new)}'"
        raise Refused(f"'{new}' {what}, and old links lead there; choose another id.")


def _renamed_with(draft: Draft, reference: str, new: str, *, here: str) -> dict[str, str]:
    """The old and new reference of the thing, and of all that it scopes; `here` is the one that the files hold."""
    found = {reference: new}
    kind, _, id_ = here.partition("/")
    if kind == "vertical":
        for of_kind, full in draft.spots:
            scope, _, own = full.partition(".")
            if own and scope == id_:
                found[f"{of_kind}/{split(reference)[2]}.{own}"] = f"{of_kind}/{split(new)[2]}.{own}"
    return found


def point_to(session: Session, naming: Naming, new: str) -> None:
    """Let one reference lead to `new`; in a formula, wherever it stands; in another playbook, into this one still."""
    old = naming.reference.target
    new = old[: old.find(":") + 1] + new
    edit = partial(with_word, old=old, new=new)
    session.change(naming.source.document.path, naming.reference.path, edit, f"'{old}' is now '{new}'")


def _namings(draft: Draft, target: str) -> list[Naming]:
    """Every reference to a thing, in any playbook, those of retired.yaml too: as successor, or as what held another."""
    source = draft.file("retired")
    every = references(source.model, source.document.data) if source else ()
    retired = [Naming(source=source, reference=it) for it in every if it.target == target] if source else []
    return [*draft.namings.get(target, []), *retired, *draft.neighbors.namings().get(target, [])]


def _rename_choices(session: Session, renamed: dict[str, str]) -> None:
    """A choice that a calculator offers under the id is chosen by name in an assumption."""
    new = {
        old_choice: new_choice
        for old, now in renamed.items()
        for old_choice, new_choice in zip(choices_named_after(old), choices_named_after(now), strict=True)
    }
    source = session.draft.file("assumptions")
    for id_, assumption in source.node.assumptions.items() if source else ():
        if assumption.unit == "choice" and assumption.value in new:
            assert source is not None
            path = ("assumptions", id_, "value")
            edit = partial(with_value, new=new[assumption.value])
            session.change(source.document.path, path, edit, f"'{assumption.value}' is now '{new[assumption.value]}'")


def _rename_itself(session: Session, spot: Spot, new_id: str) -> None:
    """The key that the thing stands behind; of a phase or vertical, the key `id` and the file's name."""
    path, own = spot.source.document.path, spot.id.rpartition(".")[2]
    told = f"'{own}' is now '{new_id}'"
    if spot.path:
        session.change(path, spot.path, partial(with_key, new=new_id), told, now=(*spot.path[:-1], new_id))
    else:
        session.change(path, ("id",), partial(with_value, new=new_id), told)
        session.move(path, f"{path.rpartition('/')[0]}/{new_id}.yaml")


def _entries(session: Session, renamed: dict[str, str]) -> list[Entry]:
    """What the list of ids says of a rename; nothing of an id that was never in it."""
    lock = session.lock
    found = []
    for old, new in renamed.items():
        if old in lock.entries:
            back = new in lock.entries and lock.now(new) == old
            found.append(Entry(reference=old, state="moved", target=new, back=back))
        found.append(Entry(reference=new))
    return found
