"""The rule about what a number is counted in: the word behind it in the text says no other unit than the one beside it.

Not for: units that nobody knows (`macros.content.validation.quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.model.quantity import Quantity
from macros.content.model.vocabulary import Vocabulary, Word
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import shown

__all__ = ["units_unlike_their_text"]

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SHORTEST_WORD = 3


def units_unlike_their_text(draft: Draft) -> Iterator[Problem]:
    """A text that plainly says another unit than the quantity: nothing is said where the two may mean the same."""
    words = draft.vocabulary
    if words is None:
        return
    names, pattern = _names(words)
    for source in draft.sources.values():
        for path, part in source.quantified:
            text, quantity = getattr(part, "text", None), part.quantity
            if not isinstance(text, str) or quantity.unit not in words.units:
                continue
            said = [names[name] for name in _behind_the_number(text, quantity, pattern)]
            if said and not any(_may_be_meant(units, quantity, words) for units in said):
                unit, at = said[0][0], (*path, "quantity", "unit")
                sentence = f"the text {shown(text)} says {words.units[unit].label}, but 'unit' is {quantity.unit}"
                yield source.warning(at, sentence, source.write(at, unit, f"write unit: {unit}, or fix the text"))


def _names(words: Vocabulary) -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """Which units are called so, by label, plural and sign; and the pattern of any such name behind a number."""
    names: dict[str, list[str]] = {}
    for id_, word in words.units.items():
        for name in dict.fromkeys(filter(None, (word.label, word.plural, word.symbol))):
            names.setdefault(name.lower(), []).append(id_)
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"\+?[\s-]?(?P<name>{longest_first})(?!\w)", re.IGNORECASE)


def _behind_the_number(text: str, quantity: Quantity, pattern: re.Pattern[str]) -> Iterator[str]:
    """The names of units right behind each number of the text that is the quantity's."""
    for number in _NUMBER.finditer(text):
        found = pattern.match(text, number.end())
        if found and float(number[0].replace(",", "")) == abs(quantity.value):
            yield found["name"].lower()


def _may_be_meant(units: list[str], quantity: Quantity, words: Vocabulary) -> bool:
    """Whether one of the units that the text may say is the quantity's, is akin to it, or is what it is a number of."""
    of = (quantity.of or "").lower()
    own = words.units[quantity.unit]
    said = [words.units[unit] for unit in units]
    return (
        quantity.unit in units
        or any(_are_akin(own, word) for word in said)
        or any(name.lower() in of for word in said for name in (word.label, word.plural) if name)
    )


def _are_akin(one: Word, other: Word) -> bool:
    """Whether the labels have a word in common, as `hour` and `hour a week` or `percent` and `percentage point`."""
    mine, theirs = (re.findall(rf"\w{{{_SHORTEST_WORD},}}", word.label.lower()) for word in (one, other))
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)
