"""Rules about references: each leads to something that exists and is of a fitting kind."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model.shape import Referring, references
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, nearest

__all__ = ["dangling_references", "references_of_a_wrong_kind"]

FEW = 8
"""So many names a hint lists."""


def _referring(draft: Draft) -> Iterator[tuple[Source, Referring, str, str]]:
    """Every reference with the kind and id it names."""
    for source in draft.sources.values():
        for reference in references(source.model, source.document.data):
            if not source.excuses(reference.path):
                kind, _, id_ = reference.target.partition("/")
                yield source, reference, kind, id_


def dangling_references(draft: Draft) -> Iterator[Problem]:
    """A reference leads to something that is in the playbook; each one that does not is named where it stands."""
    kinds = _known_kinds(draft)
    for source, reference, kind, id_ in _referring(draft):
        if (kind, id_) in draft.spots or kind in draft.unseen:
            continue
        if kind not in kinds:
            near = nearest(kind, kinds)
            hint = f"did you mean '{near}/{id_}'?" if near else f"kinds are {listed(sorted(kinds))}"
            yield source.problem(reference.path, f"'{reference.target}' names no known kind", hint)
            continue
        known = [known_id for known_kind, known_id in draft.spots if known_kind == kind]
        near = nearest(id_, known)
        elsewhere = sorted(other for other, other_id in draft.spots if other_id == id_)
        if near:
            hint = f"did you mean '{kind}/{near}'?"
        elif elsewhere:
            hint = f"did you mean '{elsewhere[0]}/{id_}'?"
        else:
            few = len(known) <= FEW
            hint = f"known: {listed(known)}" if few else f"name one of the {len(known)} there are, or remove it"
        yield source.problem(reference.path, f"'{reference.target}' leads to nothing in this playbook", hint)


def _known_kinds(draft: Draft) -> set[str]:
    listed_kinds = set(draft.vocabulary.kinds) if draft.vocabulary else set()
    return {kind for kind, _ in draft.spots} | set(draft.unseen) | listed_kinds


def references_of_a_wrong_kind(draft: Draft) -> Iterator[Problem]:
    """Where only a block makes sense, a KPI does not."""
    for source, reference, kind, id_ in _referring(draft):
        if not reference.kinds or kind in reference.kinds or (kind, id_) not in draft.spots:
            continue
        wanted = listed(reference.kinds, last="or")
        others = [f"{other}/{other_id}" for other, other_id in draft.spots if other in reference.kinds]
        near = next((other for other in others if other.endswith(f"/{id_}")), None)
        hint = (
            f"did you mean '{near}'?"
            if near
            else f"choose one of {listed(others)}"
            if len(others) <= FEW
            else f"choose a {wanted}"
        )
        yield source.problem(reference.path, f"'{reference.target}' is a {kind}, but must be a {wanted}", hint)
