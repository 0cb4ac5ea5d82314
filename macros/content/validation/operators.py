"""Rules about how a number is meant: `90%+` is at least, `<10` is less than, and the operator beside it says the same.

Not for: the number itself (`macros.content.validation.quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from macros.content.model.quantity import Operator, Quantity
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import shown

__all__ = ["meant_by", "operators_unlike_their_text"]

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_BEFORE: dict[Operator, tuple[str, ...]] = {
    ">=": (">=", "≥", "at least", "no less than", "no fewer than", "not less than", "a minimum of"),
    "<=": ("<=", "≤", "at most", "no more than", "not more than", "up to", "a maximum of"),
    ">": (">", "more than", "greater than", "higher than"),
    "<": ("<", "less than", "fewer than", "lower than"),
}
"""The longer words first: `no more than` ends in `more than`."""
_OF_LEVELS: dict[Operator, tuple[str, ...]] = {">": ("over", "above"), "<": ("under", "below")}
"""Before a time they say how long something takes: `over 3 months`."""
_OF_TIMES: dict[Operator, tuple[str, ...]] = {"<=": ("within",)}
"""Before a level it says how near something comes: `within 10%`."""
_TIMES = frozenset({"day", "working-day", "week", "month", "hour"})
_BEHIND: dict[Operator, re.Pattern[str]] = {
    ">=": re.compile(
        r"\s?%?(?:/[0-9]+)?\s?\+|\s?%?(?:\s[a-z]+)?\s(?:or|and)\s(?:more|above|better|higher)\b", re.IGNORECASE
    ),
    "<=": re.compile(r"\s?%?(?:\s[a-z]+)?\s(?:or|and)\s(?:less|fewer|below|lower)\b", re.IGNORECASE),
}


def meant_by(text: str, quantity: Quantity) -> Operator | None:
    """The operator that a text puts beside the quantity's number; None where it says none in words that are known.

    >>> rate = Quantity(value=90.0, unit="percent", basis="target")
    >>> [meant_by(text, rate) for text in ("90%+ of users", "no more than 90%", "90 percent or more", "90%")]
    ['>=', '<=', '>=', None]
    """
    words = _endings(quantity.unit in _TIMES)
    for number in _NUMBER.finditer(text):
        if float(number[0].replace(",", "")) != abs(quantity.value):
            continue
        before = text[: number.start()].rstrip().lower()
        for operator, pattern in words:
            if pattern.search(before):
                return operator
        for operator, ending in _BEHIND.items():
            if ending.match(text, number.end()):
                return operator
    return None


@cache
def _endings(is_time: bool) -> list[tuple[Operator, re.Pattern[str]]]:
    """For each operator the words that a text may have right before the number."""
    more = _OF_TIMES if is_time else _OF_LEVELS
    return [
        (operator, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, (*words, *more.get(operator, ()))))})$"))
        for operator, words in _BEFORE.items()
    ]


def operators_unlike_their_text(draft: Draft) -> Iterator[Problem]:
    """The operator is the one the text has; without one in the text, the number is meant as it stands."""
    for source in draft.sources.values():
        for path, part in source.quantified:
            quantity, text = part.quantity, getattr(part, "text", None)
            if not isinstance(text, str):
                continue
            meant, at = meant_by(text, quantity), (*path, "quantity")
            there = "operator" in quantity.model_fields_set
            if meant is not None and meant != quantity.operator:
                sentence = f"the text {shown(text)} says {meant}, but 'operator' is {quantity.operator}"
                if there:
                    yield source.problem((*at, "operator"), sentence, f'write operator: "{meant}", or fix the text')
                else:
                    sentence = f"the text {shown(text)} says {meant}, but without 'operator' the number means ="
                    yield source.problem(at, sentence, f'add operator: "{meant}", or fix the text')
            elif meant is None and quantity.operator != "=" and _holds(text, quantity.value):
                sentence = f"'operator' is {quantity.operator}, but the text {shown(text)} says nothing about it"
                yield source.warning((*at, "operator"), sentence, "remove it, unless the text means it in other words")


def _holds(text: str, value: float) -> bool:
    return any(float(number.replace(",", "")) == abs(value) for number in _NUMBER.findall(text))
