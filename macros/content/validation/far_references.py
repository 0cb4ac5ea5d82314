"""Rules about references into other playbooks: each leads to what is published there.

The other playbook's list of ids is asked, not its files, so that each can be read and mended by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.cures import Cure
from macros.content.ids_lock import IdsLock
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.references import named_instead
from macros.content.validation.words import listed, nearest
from macros.foundation.sentences import command, joined

__all__ = ["references_into_other_playbooks"]

_Told = tuple[str, str, str | None]
"""What is wrong with a name, the cure, and what to name instead if that is known."""


def references_into_other_playbooks(draft: Draft) -> Iterator[Problem]:
    """A reference into another playbook leads to something there; one problem tells of all that name the same."""
    for target, namings in draft.far.items():
        wrong = _wrong(draft, target)
        if wrong is None:
            continue
        sentence, hint, meant = wrong
        first, *others = namings
        if others:
            hint += f"; the same in {joined([naming.where for naming in others])}"
        edits = tuple(edit for naming in namings for edit in named_instead(naming, meant)) if meant else ()
        yield first.source.problem(first.reference.path, sentence, Cure(hint, edits))


def _wrong(draft: Draft, target: str) -> _Told | None:
    playbook, _, reference = target.partition(":")
    names = draft.neighbors.names
    if playbook == draft.name:
        return f"'{target}' is in this very playbook", f"write '{reference}'", reference
    if playbook not in names:
        near = nearest(playbook, names)
        hint = f"did you mean '{near}:{reference}'?" if near else f"playbooks are {listed([draft.name, *names])}"
        return f"'{target}' names no playbook there is", hint, f"{near}:{reference}" if near else None
    ids = draft.neighbors.ids(playbook)
    now = ids.now(reference)
    if now is None:
        return _unpublished(playbook, reference, ids)
    if ids.state(now) == "retired":
        return f"'{target}' is retired there", "name something else, or remove it", None
    meant = f"{playbook}:{now}"
    return (f"'{target}' has moved there", f"write '{meant}'", meant) if now != reference else None


def _unpublished(playbook: str, reference: str, ids: IdsLock) -> _Told:
    kind = reference.partition("/")[0]
    active = [it for it in ids.entries if it.startswith(f"{kind}/") and ids.state(it) == "active"]
    near = nearest(reference, active)
    meant = f"{playbook}:{near}" if near else None
    hint = f"name what playbooks/{playbook}/ids.lock lists; '{command('lock')}' lists what is new there"
    sentence = f"'{playbook}:{reference}' is not published"
    return sentence, f"did you mean '{meant}'?" if meant else hint, meant
