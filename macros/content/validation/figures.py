"""Rules about the figures that a finding works out: each follows from the statements it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.documents import Path
from macros.content.formulas import FUNCTIONS, FormulaError, calculated, references_in
from macros.content.model.ours import Conflict, Figure
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source, Spot
from macros.content.validation.words import listed, shown
from macros.content.validation.written_numbers import shows, written_numbers
from macros.content.weeks import all_weeks

__all__ = ["figures_that_do_not_follow"]


def figures_that_do_not_follow(draft: Draft) -> Iterator[Problem]:
    """A figure stands in its finding and is what its formula comes to; whoever changes a statement learns of both."""
    source, root = draft.file("conflicts"), draft.file("playbook")
    if source is None or root is None:
        return
    weeks = all_weeks(root.node.calendar)
    if not weeks:
        return
    from_one = sum(week > 0 for week in weeks)
    counts = {"weeks": float(from_one), "weeks_before": float(len(weeks) - from_one)}
    for id_, conflict in source.node.conflicts.items():
        for index, figure in enumerate(conflict.figures):
            path = ("conflicts", id_, "figures", index)
            yield from _problems(draft, source, path, conflict=conflict, figure=figure, counts=counts)


def _problems(
    draft: Draft, source: Source, path: Path, *, conflict: Conflict, figure: Figure, counts: dict[str, float]
) -> Iterator[Problem]:
    numbers = written_numbers(figure.words)
    if len(numbers) != 1:
        sentence = f"{shown(figure.words)} holds {len(numbers) or 'no'} number{'s' * (len(numbers) != 1)}"
        yield source.problem((*path, "words"), sentence, "write the words around one number of the finding")
        return
    if not shows(conflict.finding, figure.words):
        sentence = f"{shown(figure.words)} does not stand in the finding"
        yield source.problem((*path, "words"), sentence, "write the words as the finding has them, or mend the finding")
        return
    at = (*path, "formula")
    because = [
        spot.value_at
        for reference in references_in(figure.formula)
        for spot in draft.spots.get((reference.partition("/")[0], reference.partition("/")[2]), [])[:1]
    ]
    try:
        values = counts | _values(draft, conflict, figure.formula)
        result = calculated(figure.formula, values)
    except FormulaError as error:
        hint = f"write numbers, statements of this conflict as kind/id, {listed([*counts, *FUNCTIONS], last='or')}"
        yield source.problem(at, f"{shown(figure.formula)} cannot be calculated: {error}", hint, because=because)
        return
    except LookupError:
        return
    number = numbers[0]
    if round(result, number.decimals) != number.value:
        due = f"{result:,.{number.decimals}f}"
        sentence = f"{shown(figure.words)} shows {shown(number.value)}, but the formula comes to {due}"
        hint = f"write {due} here and in the finding, or mend the formula"
        yield source.problem((*path, "words"), sentence, hint, because=because)


def _values(draft: Draft, conflict: Conflict, formula: str) -> dict[str, float]:
    """The numbers of the statements in a formula; `LookupError` where another rule tells what is missing."""
    if any(tuple(statement.split("/")) not in draft.spots for statement in conflict.statements):
        raise LookupError
    found = {}
    for reference in references_in(formula):
        kind, _, id_ = reference.partition("/")
        if reference not in conflict.statements:
            raise FormulaError(f"'{reference}' is not among the statements")
        node = _node(draft.spots[kind, id_][0])
        quantity = node if kind == "assumption" else getattr(node, "quantity", None)
        value = getattr(quantity, "value", None)
        if not isinstance(value, float):
            raise FormulaError(f"'{reference}' holds no number")
        found[reference] = value
    return found


def _node(spot: Spot) -> Any:
    """The checked object of an entity."""
    if spot.node is None:
        raise LookupError(spot.id)
    return spot.node
