"""Rules about numbers that words of ours take from statements or work out: each follows from the statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.content.cures import Cure
from macros.content.documents import Path
from macros.content.formulas import FUNCTIONS, FormulaError, calculated, references_in
from macros.content.model.base import Figure
from macros.content.model.ours import Assumption, Conflict
from macros.content.problems import Problem
from macros.content.problems import Spot as At
from macros.content.validation.draft import Draft, Source, Spot
from macros.content.validation.words import listed, shown
from macros.content.validation.written_numbers import shows, written_numbers
from macros.content.weeks import all_weeks

__all__ = [
    "calendar_spots",
    "figures_of_another_plan",
    "figures_that_do_not_follow",
    "node_of",
    "values_that_do_not_follow",
]

_WEEKS = re.compile(r"(?<![/a-z0-9-])weeks(?:_before)?(?![a-z0-9-])")
"""The names that stand for the plan's length."""
_SINGLY = 4
"""So many figures are told of one by one where the plan's length has changed."""


def figures_of_another_plan(draft: Draft) -> Iterator[Problem]:
    """Where the calendar has changed, it is the cause of every figure that counts its weeks; they follow from it."""
    root, counts = draft.file("playbook"), _counts(draft)
    if root is None or not counts:
        return
    spots = set(calendar_spots(draft))
    stale = [
        problem
        for rule in (figures_that_do_not_follow, values_that_do_not_follow)
        for problem in rule(draft)
        if spots & set(problem.because)
    ]
    if len(stale) > _SINGLY:
        weeks = f"{counts['weeks']:.0f} weeks from Week 1 on and {counts['weeks_before']:.0f} before it"
        sentence = f"the calendar has {weeks}, and {len(stale)} figures that count them say otherwise"
        yield root.problem(("calendar", "last_week"), sentence, "fix each of them (--all lists all), or the calendar")


def calendar_spots(draft: Draft) -> list[At]:
    """Where the plan's length is written; the last week, which changes most, first."""
    root = draft.file("playbook")
    return [root.at(("calendar", key)) for key in ("last_week", "first_week")] if root is not None else []


def figures_that_do_not_follow(draft: Draft) -> Iterator[Problem]:
    """A figure stands in its text and is what its formula comes to; whoever changes a statement learns of both."""
    counts = _counts(draft)
    for source in draft.sources.values() if counts else ():
        for path, part in source.parts_with("figures"):
            for index, figure in enumerate(part.figures):
                place = (*path, "figures", index)
                yield from _problems(draft, source, place, _Holder.of(part), figure=figure, counts=counts)


def values_that_do_not_follow(draft: Draft) -> Iterator[Problem]:
    """An assumption's value is what its formula comes to, rounded as it is written."""
    source, counts = draft.file("assumptions"), _counts(draft)
    for id_, assumption in source.node.assumptions.items() if source and counts else ():
        assert source is not None
        path = ("assumptions", id_)
        if assumption.formula is None:
            continue
        if not isinstance(assumption.value, float):
            sentence = "only a number follows from a formula"
            yield source.problem((*path, "formula"), sentence, "remove the formula, or write a number as value")
            continue
        result = _result(
            draft, source, (*path, "formula"), assumption.formula, holder=_Holder.of(assumption), counts=counts
        )
        if isinstance(result, Problem):
            yield result
        elif result is not None:
            decimals = len(source.document.written.get((*path, "value"), "").partition(".")[2])
            due = f"{result:.{decimals}f}"
            if float(due) != assumption.value:
                sentence = f"'value' is {shown(assumption.value)}, but the formula comes to {due}"
                hint = Cure(f"write {due}, or fix the formula", source.instead((*path, "value"), due))
                because = _origins(draft, assumption.formula)
                yield source.problem((*path, "value"), sentence, hint, because=because)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """What figures belong to: its texts by name, and the statements it may take numbers from."""

    texts: dict[str, str]
    statements: tuple[str, ...] | None = None
    """None where every statement of the playbook may be taken."""

    @staticmethod
    def of(part: BaseModel) -> _Holder:
        if isinstance(part, Conflict):
            texts = {name: getattr(part, name) for name in ("finding", "question", "treatment")}
            return _Holder(texts=texts, statements=tuple(part.statements))
        name = "why" if isinstance(part, Assumption) else "text"
        return _Holder(texts={name: getattr(part, name)})

    def place_of(self, words: str) -> str | None:
        """The text in which the words stand."""
        return next((name for name, text in self.texts.items() if shows(text, words)), None)


def _counts(draft: Draft) -> dict[str, float]:
    """The names that a formula may hold; none where the calendar tells nothing."""
    root = draft.file("playbook")
    weeks = all_weeks(root.node.calendar) if root is not None else []
    from_one = sum(week > 0 for week in weeks)
    return {"weeks": float(from_one), "weeks_before": float(len(weeks) - from_one)} if weeks else {}


def _problems(
    draft: Draft, source: Source, path: Path, holder: _Holder, *, figure: Figure, counts: dict[str, float]
) -> Iterator[Problem]:
    numbers = written_numbers(figure.words)
    first = next(iter(holder.texts))
    if len(numbers) != 1:
        sentence = f"{shown(figure.words)} holds {len(numbers) or 'no'} number{'s' * (len(numbers) != 1)}"
        yield source.problem((*path, "words"), sentence, f"write the words around one number of the {first}")
        return
    where = holder.place_of(figure.words)
    if where is None:
        sentence = f"{shown(figure.words)} is not in the {first}"
        yield source.problem((*path, "words"), sentence, f"write the words as the {first} has them, or fix the {first}")
        return
    result = _result(draft, source, (*path, "formula"), figure.formula, holder=holder, counts=counts)
    if isinstance(result, Problem):
        yield result
    elif result is not None and round(result, numbers[0].decimals) != numbers[0].value:
        due = f"{result:,.{numbers[0].decimals}f}"
        sentence = f"{shown(figure.words)} shows {shown(numbers[0].value)}, but the formula comes to {due}"
        hint = f"write {due} here and in the {where}, or fix the formula"
        if result * numbers[0].value < 0:
            turned = due.lstrip("-")
            hint = (
                f"the {where} says the opposite now: say {turned} the other way there and here, as 'more' for 'fewer', "
                "and turn the formula's terms round"
            )
        yield source.problem((*path, "words"), sentence, hint, because=_origins(draft, figure.formula))


def _result(
    draft: Draft, source: Source, path: Path, formula: str, *, holder: _Holder, counts: dict[str, float]
) -> float | Problem | None:
    """What a formula comes to, or why to nothing; None where another rule tells what is missing."""
    try:
        return calculated(formula, counts | _values(draft, holder.statements, formula))
    except FormulaError as error:
        of = " of this conflict" if holder.statements is not None else ""
        hint = f"write numbers, statements{of} as kind/id, {listed([*counts, *FUNCTIONS], last='or')}"
        sentence = f"{shown(formula)} cannot be calculated: {error}"
        return source.problem(path, sentence, hint, because=_origins(draft, formula))
    except LookupError:
        return None


def _origins(draft: Draft, formula: str) -> list[At]:
    """Where the numbers of a formula are written; one that is wrong itself is the cause."""
    named = [reference.partition("/") for reference in references_in(formula)]
    calendar = calendar_spots(draft) if _WEEKS.search(formula) else []
    return [spot.value_at for kind, _, id_ in named for spot in draft.spots.get((kind, id_), [])[:1]] + calendar


def _values(draft: Draft, statements: tuple[str, ...] | None, formula: str) -> dict[str, float]:
    """The numbers of the statements in a formula; `LookupError` where another rule tells what is missing."""
    near = (statement for statement in statements or () if ":" not in statement)
    if any(tuple(statement.split("/")) not in draft.spots for statement in near):
        raise LookupError
    found = {}
    for reference in references_in(formula):
        kind, _, id_ = reference.partition("/")
        if statements is not None and reference not in statements:
            raise FormulaError(f"'{reference}' is not among the statements")
        if (kind, id_) not in draft.spots:
            if not _told_here_alone(draft, reference):
                raise LookupError(reference)
            raise FormulaError(f"'{reference}' is not in this playbook")
        node = node_of(draft.spots[kind, id_][0])
        quantity = node if kind == "assumption" else getattr(node, "quantity", None)
        value = getattr(quantity, "value", None)
        if not isinstance(value, float):
            raise FormulaError(f"'{reference}' holds no number")
        found[reference] = value
    return found


def _told_here_alone(draft: Draft, reference: str) -> bool:
    """Whether nothing but formulas names what is gone, and no other rule speaks of it."""
    published = draft.ids is not None and draft.ids.state(reference) == "active"
    namings = draft.namings.get(reference, [])
    return (
        not published
        and reference.partition("/")[0] not in draft.unseen
        and all(it.reference.in_formula for it in namings)
    )


def node_of(spot: Spot) -> Any:
    """The checked object of an entity; `LookupError` where a mistake leaves none."""
    if spot.node is None:
        raise LookupError(spot.id)
    return spot.node
