"""Rules about ids.lock: what has been published stays, leads on or is retired, and what is new is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.cures import Cure, Replacement
from macros.content.ids_lock import Entry, IdsLock
from macros.content.kind_words import kind_words
from macros.content.merge_conflicts import merge_conflicts
from macros.content.problems import Problem, Severity
from macros.content.validation.draft import Draft, Spot
from macros.content.validation.renames import Rename, gone, renames, spots_of, unlocked
from macros.content.validation.words import listed, nearest, shown
from macros.foundation.sentences import command, joined

__all__ = ["ids_to_lock", "lines_of_the_lock", "published_before", "published_ids", "retired_words"]

SINGLY = 4
"""So many ids are told of one by one; more of them, in one sentence."""
WRITTEN_OUT = 60
"""So many lines a cure writes out; whoever has more to add asks the command."""
_UNSEEN = "it has been published under this id, but is nowhere in the playbook"
_FORMS = "write 'kind/id active', 'kind/id moved kind/new-id' or 'kind/id retired'"


def lines_of_the_lock(draft: Draft) -> Iterator[Problem]:
    """Each line of ids.lock is an entry, each id stands there once, and what has moved leads somewhere."""
    unread = dict(draft.ids.unread) if draft.ids else {}
    rows = [unread.get(number, "") for number in range(1, max(unread, default=0) + 1)]
    for conflict in merge_conflicts(rows):
        lines = [line + 1 for line in conflict.markers]
        those = f"lines {listed(map(str, lines))} are" if len(lines) > 1 else f"line {lines[0]} is"
        edits = tuple(Replacement(_path(draft), line, 1, line + 1, 1, "") for line in lines)
        cure = Cure("remove them, and keep the entries of both sides", edits)
        yield _problem(draft, lines[0], f"{those} left over from a merge conflict", cure)
        unread = {number: line for number, line in unread.items() if number not in lines}
    for number, line in unread.items():
        yield _problem(
            draft, number, f"{shown(line)} is not an entry", f"{_FORMS}; '{command('lock')}' adds what is new"
        )
    for number, entry in draft.ids.repeated if draft.ids else ():
        sentence = f"'{entry.reference}' is here a second time, first in line {entry.line}"
        yield _problem(draft, number, sentence, "keep the line that is true")
    for entry in draft.ids.entries.values() if draft.ids else ():
        if entry.target and draft.ids and draft.ids.now(entry.reference) is None:
            yield _leads_nowhere(draft, draft.ids, entry)


def _leads_nowhere(draft: Draft, lock: IdsLock, entry: Entry) -> Problem:
    target = str(entry.target)
    if target in lock.entries:
        sentence = f"'{entry.reference}' has moved in a circle or into nothing, by way of '{target}'"
        hint = "let one of them lead to an id that is in the playbook"
    elif spots_of(draft, target):
        sentence, hint = f"'{target}' is not listed itself", f"add the line '{target} active'"
    else:
        near = nearest(target, lock.entries)
        sentence = f"'{entry.reference}' has moved to '{target}', which was never published"
        hint = f"did you mean '{near}'?" if near else _FORMS
    return _problem(draft, entry.line, sentence, hint)


def published_ids(draft: Draft) -> Iterator[Problem]:
    """What is active in ids.lock is in the playbook; what has moved or is retired there is not given to another."""
    lock = draft.ids
    if lock is None:
        return
    found = {rename.old.reference: rename for rename in renames(draft, lock)}
    yield from _renamed(draft, list(found.values()))
    yield from _vanished(draft, [entry for entry in gone(draft, lock) if entry.reference not in found])
    taken_back = {rename.new for rename in found.values()}
    for entry in lock.entries.values():
        if entry.state == "active" or entry.reference in taken_back:
            continue
        for spot in spots_of(draft, entry.reference):
            state = f"has moved to '{entry.target}'" if entry.target else "is retired"
            sentence = f"the id '{spot.id}' {state} in {_path(draft)}:{entry.line}, and old links lead there"
            yield spot.source.problem(spot.path, sentence, "choose another id", at_key=True)


def _renamed(draft: Draft, found: list[Rename]) -> Iterator[Problem]:
    """One problem for each id that seems to be renamed; but one for all where many are, as with a vertical."""
    with_its_statements = any(it.old.reference.startswith("vertical/") for it in found)
    if len(found) > SINGLY or (with_its_statements and len(found) > 1):
        first = next((it for it in found if it.old.reference.startswith(("vertical/", "phase/"))), found[0])
        lines = [line for rename in found for line in rename.lines]
        renaming = command(f"rename {first.old.reference} {_id(first.new)}")
        sentence = (
            f"{len(found)} published ids, '{first.old.reference}' among them, are nowhere in the playbook, "
            f"and as many of their kind are new"
        )
        hint = f"if they are the same under new ids, '{renaming}' puts that right"
        if len(lines) <= WRITTEN_OUT:
            hint += f"; or write, in place of their lines, {_quoted(lines)}"
        yield _problem(draft, first.old.line, sentence, hint)
        return
    for rename in found:
        moved, active = rename.lines
        named = _named(draft, rename.old.reference)
        hint = (
            f"if '{rename.new}' is its new id, write '{moved}' here and '{active}' on a separate line"
            f"{', and name the new id there' if named else ''}; "
            f"'{command(f'rename {rename.old.reference} {_id(rename.new)}')}' does it all"
        )
        yield _problem(draft, rename.old.line, _UNSEEN + named, hint, rename.old)


def _vanished(draft: Draft, lost: list[Entry]) -> Iterator[Problem]:
    """One problem for each published id that is gone; but one for all where a whole file was taken away."""
    if len(lost) > SINGLY:
        names = listed([entry.reference for entry in lost])
        named = _where([entry.reference for entry in lost], draft)
        sentence = f"{len(lost)} published ids are nowhere in the playbook: {names}"
        sentence += f"; they are named in {named}" if named else ""
        hint = (
            f"bring them back, and if they shall go, take them out with '{command('retire')}'; "
            "by hand, write 'retired' instead of 'active' for each"
        )
        yield _problem(draft, lost[0].line, sentence, hint)
        return
    for entry in lost:
        sentence = _UNSEEN + _named(draft, entry.reference)
        hint = (
            f"bring it back, or write '{entry.reference} retired' here and into retired.yaml what stood there, "
            f"as '{command(f'retire {entry.reference}')}' does"
        )
        yield _problem(draft, entry.line, sentence, hint, entry)


def _named(draft: Draft, reference: str) -> str:
    """Where else a gone id still stands."""
    where = _where([reference], draft)
    return f", and still named in {where}" if where else ""


def _where(references: Iterable[str], draft: Draft) -> str:
    """Every place that names one of these, in full, those in other playbooks last."""
    named = (draft.namings, draft.neighbors.namings())
    return joined([naming.where for it in references for namings in named for naming in namings.get(it, [])], "and")


def ids_to_lock(draft: Draft) -> Iterator[Problem]:
    """Every id stands in ids.lock before it is published; one problem a file, with the lines to add."""
    lock = draft.ids
    if lock is None:
        return
    told = {rename.new for rename in renames(draft, lock)} | {entry.target for entry in lock.entries.values()}
    told |= {line.split()[0] for _, line in lock.unread if line.split()}
    by_file: dict[str, list[tuple[str, Spot]]] = {}
    for reference, spot in unlocked(draft, lock).items():
        if reference not in told:
            by_file.setdefault(spot.source.key, []).append((reference, spot))
    for new in by_file.values():
        _, spot = new[0]
        lines = [str(Entry(reference=reference)) for reference, _ in new]
        many = f"{len(new)} ids of this file, '{new[0][0]}' first, are" if len(new) > 1 else f"the id '{spot.id}' is"
        sentence = f"{many} not in ids.lock yet, so nothing would keep links to {'them' if len(new) > 1 else 'it'}"
        hint = f"run '{command('lock')}', or add to {_path(draft)}"
        what = f" the line{'s' if len(lines) > 1 else ''} {_quoted(lines)}"
        hint += what if len(lines) <= WRITTEN_OUT else f" a line for each, as '{lines[0]}'"
        path = spot.path or (("id",) if isinstance(spot.source.document.data, dict) else ())
        yield spot.source.problem(path, sentence, hint, at_key=bool(spot.path), place_of=spot.path)


def retired_words(draft: Draft) -> Iterator[Problem]:
    """retired.yaml speaks of what ids.lock calls retired, and of nothing else; of what it is silent, nobody learns."""
    lock, source = draft.ids, draft.file("retired")
    if lock is None or ("retired" in draft.sources and source is None):
        return
    told = source.node.retired if source else {}
    for reference, words in told.items():
        assert source is not None
        path = ("retired", reference)
        if lock.state(reference) != "retired":
            state = lock.state(reference) or "not there"
            sentence = f"'{reference}' is {state} in ids.lock"
            yield source.problem(
                path, sentence, f"write '{reference} retired' there, or take this entry out", at_key=True
            )
        if words.into and words.into != reference and words.into not in lock.entries:
            near = nearest(words.into, lock.entries)
            at = (*path, "into")
            cure = source.meant(at, near) if near else "name what is in the playbook, or leave 'into' out"
            yield source.problem(at, f"'{words.into}' is not in this playbook", cure)
        if words.into == reference:
            yield source.problem((*path, "into"), f"'{words.into}' is what is retired", "name what replaces it")
    for entry in lock.entries.values():
        if entry.state == "retired" and entry.reference not in told:
            sentence = "nothing says what used to be at its address, until when and why"
            head = "" if "retired" in draft.sources else "; a new one begins with schema: 1, kind: retired, retired:"
            hint = f"write an entry '{entry.reference}' into {draft.folder}/retired.yaml, with title, until and because"
            hint += head
            yield _problem(draft, entry.line, sentence, hint, entry, warns=True)


def published_before(draft: Draft, before: IdsLock) -> Iterator[Problem]:
    """What an earlier ids.lock lists is listed still, and what had gone there has not come back as something else."""
    lock = draft.ids
    if lock is None:
        return
    missing = [entry for entry in before.entries.values() if entry.reference not in lock.entries]
    if missing:
        one = len(missing) == 1
        lines = _quoted([str(entry) for entry in missing[:WRITTEN_OUT]])
        more = f" and {len(missing) - WRITTEN_OUT} more" if len(missing) > WRITTEN_OUT else ""
        sentence = f"{len(missing)} published id{'' if one else 's'} {'was' if one else 'were'} taken out of the list"
        yield _problem(draft, 1, sentence, f"add the line{'' if one else 's'} {lines}{more} again")
    for entry in before.entries.values():
        here = lock.entries.get(entry.reference)
        if here is None or here.state != "active" or entry.state == "active":
            continue
        if entry.state == "retired" or lock.now(str(before.now(entry.reference))) != entry.reference:
            was = f"had moved to '{entry.target}'" if entry.target else "was retired"
            yield _problem(
                draft, here.line, f"it {was} and is active again", f"write '{entry}', and take a new id", here
            )


def _id(reference: str) -> str:
    """The id as commands take it, without kind and vertical."""
    return reference.partition("/")[2].rpartition(".")[2]


def _quoted(lines: Iterable[str]) -> str:
    return joined([f"'{line}'" for line in lines], "and")


def _path(draft: Draft) -> str:
    return f"{draft.folder}/ids.lock"


def _problem(
    draft: Draft, line: int, sentence: str, hint: str | Cure, entry: Entry | None = None, *, warns: bool = False
) -> Problem:
    cure = Cure(hint) if isinstance(hint, str) else hint
    kind, _, id_ = entry.reference.partition("/") if entry else ("ids.lock", "", "")
    place = f"{kind_words(kind)} {id_}".strip()
    severity: Severity = "warning" if warns else "problem"
    return Problem(_path(draft), line, 1, place, sentence, cure.words, severity, cure.edits)
