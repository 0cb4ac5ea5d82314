"""Rules about what calculators are given: known names, fitting kinds, and nothing left out by an oversight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators import NAMES
from macros.calculated.given import lists, whole_lists
from macros.calculated.given.source import period_months
from macros.content.documents import Path
from macros.content.kind_words import a_kind
from macros.content.model.cadence import Review
from macros.content.model.plan_statements import Milestone
from macros.content.model.selection import Selection
from macros.content.problems import Problem
from macros.content.selections import chosen
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, nearest, shown

__all__ = ["given_statements", "milestones_given_to_none", "reviews_given_to_none"]


def given_statements(draft: Draft) -> Iterator[Problem]:
    """What a calculator is given stands under a name it knows, is of the kind it can use, and whole where it should."""
    source = draft.file("calculators")
    for name, text in source.node.calculators.items() if source else ():
        assert source is not None
        known = lists(name) if name in NAMES else None
        for listed_as, given in text.given.items() if known is not None else ():
            path = ("calculators", name, "given", listed_as)
            kinds = known.get(listed_as) if known else None
            if kinds is None:
                near = nearest(listed_as, known or ())
                cure = source.meant(path, near, at_key=True) if near else f"it can be given {listed(known or ())}"
                yield source.problem(path, f"the calculator is given no '{listed_as}'", cure, at_key=True)
                continue
            if isinstance(given, Selection):
                yield from _incomplete(source, path, given, kinds)
                named = {"but": given.but, "only": given.only}
            else:
                if listed_as in whole_lists(name):
                    yield source.problem(path, "a list leaves out what is added later", _whole(draft, kinds, given))
                named = {"": given}
            for key, references in named.items():
                place = (*path, key) if key else path
                yield from _of_wrong_kind(draft, source, place, references, kinds)


def reviews_given_to_none(draft: Draft) -> Iterator[Problem]:
    """A review that comes more often than every month has no place in the timeline, which says nothing about it."""
    source = draft.file("cadence")
    for path, review in source.parts_of(Review) if source else ():
        assert source is not None
        if period_months(review.every) is None:
            sentence = f"'every' is {review.every}, but the timeline lists no review that comes back within a month"
            yield source.warning((*path, "every"), sentence, "write whole months, as every: P1M, or leave it as it is")


def _of_wrong_kind(
    draft: Draft, source: Source, path: Path, references: list[str], kinds: tuple[str, ...]
) -> Iterator[Problem]:
    for index, reference in enumerate(references):
        kind, _, id_ = reference.partition("/")
        if kind not in kinds and (kind, id_) in draft.spots:
            sentence = f"'{reference}' is {a_kind(kind)}, but must be {a_kind(*kinds)}"
            yield source.problem((*path, index), sentence, "choose another statement")


def _whole(draft: Draft, kinds: tuple[str, ...], references: list[str]) -> str:
    """What to write instead of a list: the KPI that the listed statements are about is the one meant."""
    about = [kpi for reference in references if (kpi := _kpi_of(draft, reference))]
    of = f", of: {max(about, key=about.count)}" if about else ""
    return f"write {{every: {kinds[0]}{of}}}, or {{only: […], because: …}} with the reason"


def _kpi_of(draft: Draft, reference: str) -> str | None:
    kind, _, id_ = reference.partition("/")
    for spot in draft.spots.get((kind, id_), []):
        data: Any = spot.source.document.data
        for key in spot.path:
            data = data[key]
        return data.get("kpi") if isinstance(data, dict) else None
    return None


def _incomplete(source: Source, path: Path, given: Selection, kinds: tuple[str, ...]) -> Iterator[Problem]:
    """A selection says what it selects, and why where it leaves something out."""
    if given.every is not None and given.every not in kinds:
        near = nearest(given.every, kinds) or kinds[0]
        sentence = f"'every' is {shown(given.every)}, but the calculator takes a {listed(kinds, last='or')} here"
        yield source.problem((*path, "every"), sentence, f"write every: {near}")
    if (given.every is None) == (not given.only):
        state = "both 'every' and 'only' are" if given.only else "neither 'every' nor 'only' is"
        hint = f"write every: {kinds[0]} for all of them, or only: […] with because: …"
        yield source.problem(path, f"{state} there, so nobody knows which are given", hint, at_key=True)
    for key in ("but", "of"):
        if given.only and getattr(given, key):
            yield source.problem((*path, key), f"'{key}' says nothing beside 'only'", "remove it", at_key=True)
    for key in ("but", "only"):
        if getattr(given, key) and given.because is None:
            sentence = f"'{key}' leaves statements out without a reason"
            yield source.problem((*path, key), sentence, "add because: … with the reason", at_key=True)


def milestones_given_to_none(draft: Draft) -> Iterator[Problem]:
    """A share to reach that reaches no calculator was forgotten, or it is left out by name and for a reason."""
    source = draft.file("calculators")
    given = [
        text.given["milestones"]
        for name, text in (source.node.calculators.items() if source else ())
        if name in NAMES and "milestones" in text.given
    ]
    spots = [
        (f"milestone/{path[-1]}", part, phase, path)
        for phase in draft.in_folder("phases")
        for path, part in phase.parts_of(Milestone)
    ]
    nodes = [(reference, part) for reference, part, _, _ in spots]
    known = {reference for selection in given for reference in chosen(selection, nodes)}
    known |= {reference for selection in given if isinstance(selection, Selection) for reference in selection.but}
    about = {selection.of for selection in given if isinstance(selection, Selection) and selection.of}
    for reference, part, phase, path in spots:
        if about and reference not in known and part.quantity is not None and part.quantity.unit == "percent":
            kpis = listed(sorted(about), last="or")
            sentence = f"no calculator is given it, for they take the milestones of {kpis}"
            yield phase.warning(
                path,
                sentence,
                f"write kpi: {min(about)}, or leave it as it is",
                at_key=True,
                because=[phase.at((*path, "kpi"))],
            )
