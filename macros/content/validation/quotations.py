"""Rules about numbers that words of ours quote: a figure declares each, so that the check can tell when it goes stale.

Not for: whether a declared figure follows (`macros.content.validation.figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from macros.content.model.base import Ours
from macros.content.model.ours import Assumption, Conflict
from macros.content.model.quantity import Quantity
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.figures import node_of
from macros.content.validation.words import shown

__all__ = ["quotations_without_a_figure"]

_QUOTED_KINDS = ("kpi", "goal", "badge")
"""What words of ours quote: the figures at the playbook's head and those of its measures."""
_UNITS = frozenset({"percent", "day"})
"""Those in which a number of ours is taken for a quotation."""
_UNITS_OF_TIME = frozenset({"day", "week", "month"})
_NUMBER = re.compile(
    r"(?<![\w.,−-])(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?![0-9]|[.,][0-9])"
    r"(?P<unit>\s?%|\spercent\b|\s(?:calendar\s)?days?\b|-day\b)?"
)
_WEEK = re.compile(r"\bweeks?\s$", re.IGNORECASE)
_WHOLE = 100


def quotations_without_a_figure(draft: Draft) -> Iterator[Problem]:
    """A number that a conflict takes from its statements, or other words of ours from a KPI or goal, is declared."""
    # Days that a share is measured after are not the same number of days of a goal; who reads the number cannot tell.
    held = [part.quantity for source in draft.sources.values() for _, part in source.quantified]
    clocks = {it.clock.within for it in held if it.clock is not None and it.unit not in _UNITS_OF_TIME}
    headline = {
        reference: quantity
        for reference, quantity in _quantities(
            draft, (f"{kind}/{id_}" for kind, id_ in draft.spots if kind in _QUOTED_KINDS)
        ).items()
        if quantity.unit in _UNITS
        and quantity.value != _WHOLE
        and not (quantity.unit == "day" and f"P{quantity.value:g}D" in clocks)
    }
    for source in draft.sources.values():
        for path, part in source.parts_of(Conflict, Ours, Assumption):
            of_conflict = type(part) is Conflict
            quotable = _quantities(draft, part.statements) if of_conflict else headline
            for name, text in _texts(part):
                declared = [span for figure in part.figures for span in _spans(text, figure.words)]
                for found, words, reference in _quoted(text, quotable, with_unit=not of_conflict):
                    if any(start <= found.start() < end for start, end in declared):
                        continue
                    sentence = f"it quotes {shown(words)} of {reference}, but no figure says so"
                    hint = f'add {{words: "{words}", formula: {reference}}} to figures, so that a change is noticed'
                    yield source.warning((*path, name), sentence, hint)


def _quantities(draft: Draft, references: Iterable[str]) -> dict[str, Quantity]:
    """The number of each of these statements that has one, by reference."""
    found = {}
    for reference in references:
        kind, _, id_ = reference.partition("/")
        try:
            quantity = getattr(node_of(draft.spots[kind, id_][0]), "quantity", None)
        except LookupError:
            continue
        if isinstance(quantity, Quantity):
            found[reference] = quantity
    return found


def _texts(part: BaseModel) -> list[tuple[str, str]]:
    names = ("finding", "question", "treatment") if isinstance(part, Conflict) else ("why", "text")
    return [(name, " ".join(getattr(part, name).split())) for name in names if hasattr(part, name)]


def _quoted(text: str, quotable: dict[str, Quantity], *, with_unit: bool) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each number that one of the statements has, as written with its unit, and that statement; of several the first.

    Args:
        text: on one line.
        quotable: the numbers that may be meant, by reference.
        with_unit: whether only a number beside its unit is a quotation.
    """
    for found in _NUMBER.finditer(text):
        if _WEEK.search(text[: found.start()]):
            continue
        value, unit = float(found["number"].replace(",", "")), _unit_of(found["unit"] or "")
        for reference, quantity in quotable.items():
            if abs(quantity.value) == value and (quantity.unit == unit or not (with_unit or unit)):
                yield found, found[0] if unit else found["number"], reference
                break


def _unit_of(written: str) -> str:
    return ("day" if "day" in written else "percent") if written else ""


def _spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text on one line."""
    sought = " ".join(words.split())
    start = text.find(sought)
    while start >= 0:
        yield start, start + len(sought)
        start = text.find(sought, start + 1)
