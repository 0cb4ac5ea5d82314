"""Rules about references: each leads to something that exists and is of a fitting kind."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.cures import Cure, Replacement
from macros.content.kind_words import a_kind
from macros.content.model.files import FILES, OPTIONAL
from macros.content.model.shape import kinds_in
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Naming
from macros.content.validation.words import listed, nearest
from macros.content.yaml_faults import as_written
from macros.foundation.sentences import joined

__all__ = ["dangling_references", "named_instead", "references_of_a_wrong_kind"]

FEW = 8
"""So many names a hint lists."""


def dangling_references(draft: Draft) -> Iterator[Problem]:
    """A reference leads to something that is in the playbook; where several name the same, one problem tells of all.

    What has been published is told of where its id is listed.
    """
    kinds = _known_kinds(draft)
    for target, namings in draft.namings.items():
        kind, _, id_ = target.partition("/")
        if (kind, id_) in draft.spots or kind in draft.unseen:
            continue
        if draft.ids is not None and draft.ids.state(target) == "active":
            continue
        # A formula is taken to task for what its conflict does not name.
        first = next((naming for naming in namings if not naming.reference.in_formula), None)
        if first is None:
            continue
        sentence, hint, meant = _sentence(draft, target, kinds)
        others = [naming.where for naming in namings if naming is not first]
        if others:
            hint += f"; the same in {joined(others)}"
        edits = tuple(edit for naming in namings for edit in named_instead(naming, meant)) if meant else ()
        yield first.source.problem(first.reference.path, sentence, Cure(hint, edits))


def named_instead(naming: Naming, meant: str) -> tuple[Replacement, ...]:
    """The edit that names another thing, also inside a formula."""
    path, data = naming.reference.path, naming.source.document.data
    for key in path:
        data = data[key]
    return naming.source.instead(path, as_written(str(data).replace(naming.reference.target, meant)))


def _sentence(draft: Draft, target: str, kinds: set[str]) -> tuple[str, str, str | None]:
    """What is wrong with naming `target`, the cure, and what to name instead if that is known."""
    kind, _, id_ = target.partition("/")
    if draft.ids is not None and target in draft.ids.entries:
        return _of_the_past(draft, target)
    if kind not in kinds:
        near = nearest(kind, kinds)
        hint = f"did you mean '{near}/{id_}'?" if near else f"kinds are {listed(sorted(kinds))}"
        return f"'{target}' names no known kind", hint, f"{near}/{id_}" if (near, id_) in draft.spots else None
    known = [known_id for known_kind, known_id in draft.spots if known_kind == kind]
    near = nearest(id_, known)
    elsewhere = sorted(other for other, other_id in draft.spots if other_id == id_)
    meant = f"{kind}/{near}" if near else f"{elsewhere[0]}/{id_}" if elsewhere else None
    if meant:
        hint = f"did you mean '{meant}'?"
    elif not known:
        hint = _to_begin_with(draft, kind)
    else:
        few = len(known) <= FEW
        hint = f"known: {listed(known)}" if few else f"name one of the {len(known)} there are, or remove it"
    return f"'{target}' is not in this playbook", hint, meant


def _to_begin_with(draft: Draft, *kinds: str) -> str:
    """What to do where the playbook has nothing of these kinds yet."""
    files = FILES | OPTIONAL
    home = next((key for key, model in files.items() if not kinds_in(model).isdisjoint(kinds)), None)
    return f"there is none yet; add it to {draft.folder}/{home}.yaml, or remove the reference" if home else "remove it"


def _of_the_past(draft: Draft, target: str) -> tuple[str, str, str | None]:
    """What has moved or is retired can be told of exactly."""
    assert draft.ids is not None
    now = draft.ids.now(target)
    if now is not None and draft.ids.state(now) == "active":
        return f"'{target}' has moved (line {draft.ids.entries[target].line} of ids.lock)", f"write '{now}'", now
    source = draft.file("retired")
    words = source.node.retired.get(now or target) if source else None
    into = draft.ids.now(words.into) if words and words.into else None
    hint = f"write '{into}', which replaced it, or remove it" if into else "name something else, or remove it"
    return f"'{target}' is retired", hint, into


def _known_kinds(draft: Draft) -> set[str]:
    listed_kinds = set(draft.vocabulary.kinds) if draft.vocabulary else set()
    return {kind for kind, _ in draft.spots} | set(draft.unseen) | listed_kinds


def references_of_a_wrong_kind(draft: Draft) -> Iterator[Problem]:
    """Where only a block makes sense, a KPI does not."""
    for target, namings in draft.namings.items():
        kind, _, id_ = target.partition("/")
        for naming in namings if (kind, id_) in draft.spots else ():
            if naming.reference.kinds and kind not in naming.reference.kinds:
                yield _wrong_kind(draft, naming)


def _wrong_kind(draft: Draft, naming: Naming) -> Problem:
    reference = naming.reference
    kind, _, id_ = reference.target.partition("/")
    wanted = a_kind(*reference.kinds)
    others = [f"{other}/{other_id}" for other, other_id in draft.spots if other in reference.kinds]
    near = next((other for other in others if other.endswith(f"/{id_}")), None)
    if near:
        cure = naming.source.meant(reference.path, near)
    else:
        few = f"choose one of {listed(others)}" if others else _to_begin_with(draft, *reference.kinds)
        cure = Cure(few if len(others) <= FEW else f"choose {wanted}")
    return naming.source.problem(reference.path, f"'{reference.target}' is {a_kind(kind)}, but must be {wanted}", cure)
