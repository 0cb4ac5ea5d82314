"""Takes a statement out of a playbook, or a phase or vertical with all that is in it, and keeps what its link tells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path as File
from typing import Any

from macros.content.documents import Mark, Path
from macros.content.ids_lock import Entry, IdsLock
from macros.content.kind_words import kind_words
from macros.content.registry import Registry
from macros.content.strict_yaml import parse
from macros.content.validation.draft import Draft, Naming, Spot
from macros.content.validation.renames import spots_of
from macros.content.whereabouts import stands_in
from macros.content.yaml_faults import as_written
from macros.editing.renaming import point_to
from macros.editing.session import Refused, Session
from macros.editing.targets import require_published, split
from macros.editing.yaml_edits import line_of, with_entry, without

__all__ = ["retire"]

_HEAD = """\
# yaml-language-server: $schema=../schema/retired.json
# What is no longer in the playbook, for readers who follow an old link to it. `.venv/bin/playbook retire` adds to it.
schema: 1
kind: retired

retired:
"""


def retire(
    root: File,
    name: str,
    reference: str,
    *,
    into: str | None,
    because: str,
    today: dt.date,
    even_so: bool = False,
    published: IdsLock | None = None,
) -> list[str]:
    """Takes what is called `reference` out of playbook `name`, with all it holds; what was done, a line each.

    Args:
        root: the folder that holds `playbooks/`.
        name: the playbook.
        reference: `kind/id`.
        into: what to read in its place; whatever names the old one then names this.
        because: why, in a sentence for readers.
        today: the day on which it is taken out.
        published: the list of ids that readers may have links to; without it all that are listed are taken for those.
        even_so: whether it is done even where the playbook then has problems; these are told too.

    Raises:
        Refused: where that cannot be, and then nothing has changed.
    """
    session = Session(root, name)
    split(reference)
    if not because.strip():
        raise Refused('Say why, for readers of the old link: --because "…".')
    session.require_sound()
    require_published(session, reference)
    draft = session.draft
    spot = spots_of(draft, reference)[0]
    gone = {f"{kind}/{id_}": spots[0] for (kind, id_), spots in draft.spots.items() if _holds(spot, spots[0])}
    _require_fit(session, reference, spot, gone=gone, into=into)
    successors = {old: _successor(draft, reference, old, into) for old in gone}
    listed = [old for old in gone if old in session.lock.entries]
    known = [old for old in listed if published is None or old in published.entries]
    words = _words(session, known, successors, because=" ".join(because.split()), today=today)
    _point_away(session, _namings_from_outside(draft, gone), successors)
    _remove(session, spot)
    _remember(session, words)
    session.put(Entry(reference=old, state="retired") for old in known)
    session.forget(old for old in listed if old not in known)
    left = session.problems_after() if even_so else []
    if not even_so:
        session.require_sound_after()
    session.save()
    return [*session.told, *(f"to fix next: {problem}" for problem in left)]


def _holds(spot: Spot, other: Spot) -> bool:
    """Whether one is the other, or holds it."""
    return other.source is spot.source and other.path[: len(spot.path)] == spot.path


def _require_fit(session: Session, reference: str, spot: Spot, *, gone: Mapping[str, Spot], into: str | None) -> None:
    """Refuse what is left without a successor while others name it, and what is the only one of its kind."""
    if spot.kind == "playbook":
        raise Refused("A playbook is not retired by this command: its address would belong to no site.")
    if into is not None:
        split(into)
        require_published(session, into)
        if into in gone:
            raise Refused(f"'{into}' goes with '{reference}'; name something that stays.")
    elif named := list(_namings_from_outside(session.draft, gone)):
        places = "".join(f"\n{naming.where}: names '{old}'" for old, naming in named)
        raise Refused(
            f"'{reference}' is named elsewhere; say what replaces it with --into KIND/ID, or change these "
            f"first:{places}"
        )
    _require_others(session.draft, reference, spot)


def _require_others(draft: Draft, reference: str, spot: Spot) -> None:
    """Refuse to empty a list of statements."""
    if not spot.path:
        return
    around = spot.source.document.data
    for key in spot.path[:-1]:
        around = around[key]
    if len(around) > 1:
        return
    holders = [
        f"{kind}/{id_}"
        for (kind, id_), spots in draft.spots.items()
        if spots[0] is not spot and spots[0].path and _holds(spots[0], spot)
    ]
    hint = f"; retire '{holders[-1]}' as a whole" if holders else ""
    raise Refused(f"'{reference}' is the only {kind_words(spot.kind)} where it stands{hint}.")


def _successor(draft: Draft, reference: str, old: str, into: str | None) -> str | None:
    """What stands in the place of something that goes: in a vertical, its namesake in the other, if there is one."""
    if into is None or old == reference:
        return into
    kind, _, own = split(old)
    namesake = f"{kind}/{split(into)[2]}.{own}"
    return namesake if into.startswith("vertical/") and spots_of(draft, namesake) else into


def _namings_from_outside(draft: Draft, gone: Mapping[str, Spot]) -> list[tuple[str, Naming]]:
    """Every reference to what goes that does not go itself, in any playbook, in the order of the files."""
    elsewhere = draft.neighbors.namings()
    found = [
        (old, naming)
        for old in gone
        for naming in (*draft.namings.get(old, []), *elsewhere.get(old, []))
        if not any(
            naming.source is spot.source and naming.reference.path[: len(spot.path)] == spot.path
            for spot in gone.values()
        )
    ]
    return sorted(found, key=lambda it: (it[1].source.document.path, *_mark(it[1])))


def _mark(naming: Naming) -> Mark:
    return naming.source.document.mark(naming.reference.path)


def _point_away(session: Session, namings: list[tuple[str, Naming]], successors: Mapping[str, str | None]) -> None:
    """Every reference leads to its successor; in a list that names that already, it goes."""
    named: set[tuple[str, Path, str]] = set()
    for old, naming in reversed(namings):  # so that what goes from a list leaves the places before it as they are
        path, file, new = naming.reference.path, naming.source.document.path, str(successors[old])
        target = naming.reference.target
        written = target[: target.find(":") + 1] + new
        around: Any = naming.source.document.data
        for key in path[:-1]:
            around = around[key]
        if isinstance(around, list) and (written in around or (file, path[:-1], new) in named):
            session.change(file, path, without, f"'{old}' is gone, where '{new}' stands already")
        else:
            point_to(session, naming, new)
        named.add((file, path[:-1], new))


def _remove(session: Session, spot: Spot) -> None:
    """Take the thing out of its file, or the file away."""
    path = spot.source.document.path
    if not spot.path:
        session.remove(path)
        return
    lines = (session.text(path) or "").splitlines()
    line = line_of("\n".join(lines), spot.path)
    above = lines[line - 2].strip() if line > 1 else ""
    comment = f"; the comment above it stays, in line {line - 1}" if above.startswith("#") else ""
    session.change(path, spot.path, without, f"{kind_words(spot.kind)} '{spot.id}' is gone{comment}")


def _words(
    session: Session,
    gone: list[str],
    successors: dict[str, str | None],
    *,
    because: str,
    today: dt.date,
) -> dict[str, dict[str, str]]:
    """What retired.yaml says of each."""
    registry = Registry.of(session.loaded())
    folder = f"{session.draft.folder}/"
    found = {}
    for reference in gone:
        entity = registry[reference]
        text = getattr(entity.node, "text", None)
        found[reference] = {
            "title": entity.title,
            "text": text if text and text != entity.title else None,
            "where": stands_in(registry, entity),
            "within": entity.parent if entity.parent and not entity.parent.startswith("playbook/") else None,
            "source": f"{entity.file.removeprefix(folder)}:{entity.line}",
            "until": today.isoformat(),
            "because": because,
            "into": successors[reference],
        }
    return {reference: {key: value for key, value in words.items() if value} for reference, words in found.items()}


def _remember(session: Session, words: dict[str, dict[str, str]]) -> None:
    """Add what stood there to retired.yaml, which may not be there yet."""
    path = f"{session.draft.folder}/retired.yaml"
    for reference, said in words.items():
        entry = "".join([f"{reference}:\n", *(f"  {key}: {_scalar(value)}\n" for key, value in said.items())])
        text = session.text(path)
        if text is None:
            session.write(path, _HEAD + "".join(f"  {line}\n" for line in entry.splitlines()))
        else:
            session.write(path, with_entry(text, ("retired",), entry))
        session.tell(path, ("retired", reference), f"what stood at '{reference}'")


def _scalar(text: str) -> str:
    """A text as it is typed in YAML: without quotes where it means itself."""
    plain = as_written(text)
    document, faults = parse("", f"text: {plain}\n".encode())
    means_itself = not faults and document is not None and document.data == {"text": text}
    return plain if means_itself else json.dumps(text, ensure_ascii=False)
