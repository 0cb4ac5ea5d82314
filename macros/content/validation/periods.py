"""Rules about periods: how often, over what and within which time is what the words beside it say.

Not for: whether a time's value and its clock agree (`macros.content.validation.quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import listed, shown

__all__ = ["clocks_unlike_their_words", "intervals_unlike_their_name", "rates_unlike_their_text"]

_OFTEN = {
    "daily": ("P1D",),
    "every day": ("P1D",),
    "every morning": ("P1D",),
    "weekly": ("P1W", "P7D"),
    "every week": ("P1W", "P7D"),
    "fortnightly": ("P2W", "P14D"),
    "every two weeks": ("P2W", "P14D"),
    "monthly": ("P1M",),
    "every month": ("P1M",),
    "quarterly": ("P3M",),
    "every quarter": ("P3M",),
    "half-yearly": ("P6M",),
    "semi-annual": ("P6M",),
    "semiannual": ("P6M",),
    "annual": ("P1Y", "P12M"),
    "yearly": ("P1Y", "P12M"),
    "every year": ("P1Y", "P12M"),
}
"""How often, in words that leave no doubt, and the periods that are that long."""
_HOW_OFTEN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(_OFTEN, key=len, reverse=True))})(?:ly)?(?![\w-])", re.IGNORECASE
)
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_RATE = re.compile(
    r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s?%?\+?(?:\s[a-z-]+){0,3}?"
    r"(?:\s?/\s?(?P<unit>day|week|month|year)\b|\s(?:per|a|each|every)\s(?P<one>day|week|month|year)\b"
    r"|\s(?P<often>daily|weekly|monthly|annually|yearly)\b)",
    re.IGNORECASE,
)
"""A number, what is counted in a few words, and over which period."""
_WITHIN = re.compile(
    r"\b(?P<count>[0-9]+)-(?P<unit>day|week|month|year)\b|\bwithin\s+(?:the\s+)?first\s+(?P<first>day|week|month|year)\b",
    re.IGNORECASE,
)


def intervals_unlike_their_name(draft: Draft) -> Iterator[Problem]:
    """What is called monthly is held every month; a name that says nothing about it may stand beside any interval."""
    for source in draft.sources.values():
        for path, part in source.parts_with("every"):
            every, title = part.every, getattr(part, "title", None)
            if not isinstance(every, str) or not isinstance(title, str):
                continue
            said = [found.lower() for found in _HOW_OFTEN.findall(title)]
            fitting = [_OFTEN[word.removesuffix("ly") if word not in _OFTEN else word] for word in said]
            if fitting and every not in chain(*fitting):
                sentence = f"it is called {shown(title)}, but 'every' is {every}"
                yield source.problem((*path, "every"), sentence, f"write every: {fitting[0][0]}, or fix the title")


def rates_unlike_their_text(draft: Draft) -> Iterator[Problem]:
    """A number that its text counts over a period has that period beside it."""
    for source in draft.sources.values():
        for path, part in source.quantified:
            quantity, text = part.quantity, getattr(part, "text", None)
            if not isinstance(text, str):
                continue
            rates = [_period_of(found) for found in _RATE.finditer(text) if _number(found) == abs(quantity.value)]
            if rates and quantity.per is not None and quantity.per not in rates:
                sentence = f"the text {shown(text)} counts over {listed(rates, last='or')}, but 'per' is {quantity.per}"
                yield source.problem((*path, "quantity", "per"), sentence, f"write per: {rates[0]}, or fix the text")
            elif rates and quantity.per is None:
                sentence = f"the text {shown(text)} counts over a period, but 'per' does not say which"
                yield source.warning((*path, "quantity"), sentence, f"add per: {rates[0]}")


def _number(found: re.Match[str]) -> float:
    return float(found["number"].replace(",", ""))


def _period_of(found: re.Match[str]) -> str:
    if unit := found["unit"] or found["one"]:
        return f"P1{_UNITS[unit.lower()]}"
    return {"daily": "P1D", "weekly": "P1W", "monthly": "P1M"}.get(found["often"].lower(), "P1Y")


def clocks_unlike_their_words(draft: Draft) -> Iterator[Problem]:
    """`30-Day` in a title and `within first month` in a text say how long the clock runs."""
    for source in draft.sources.values():
        for path, part in source.quantified:
            quantity = part.quantity
            if quantity.clock is None:
                continue
            words = " ".join(str(getattr(part, name, None) or "") for name in ("title", "text"))
            said = [
                f"P1{_UNITS[found['first'].lower()]}"
                if found["first"]
                else f"P{int(found['count'])}{_UNITS[found['unit'].lower()]}"
                for found in _WITHIN.finditer(words)
            ]
            if said and quantity.clock.within not in said:
                sentence = (
                    f"the words {shown(words)} say {listed(said, last='or')}, but 'within' is {quantity.clock.within}"
                )
                at = (*path, "quantity", "clock", "within")
                yield source.problem(at, sentence, f"write within: {said[0]}, or fix the words")
