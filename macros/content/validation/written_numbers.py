"""The numbers that a text shows, as its readers take them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["WrittenNumber", "counted", "shows", "written_numbers"]

_NUMBER = re.compile(
    r"(?P<sign>(?<![\w.,])(?:[-−–]|minus\s))?(?P<digits>[0-9]+(?:,[0-9]{3})*(?:\.(?P<decimals>[0-9]+))?)"
)
_NAME = re.compile(
    r"\b(?:weeks|phases|levels|stages|steps)\s+[-−]?[0-9]+(?:\s*(?:[-–,]|,?\s?(?:to|and|or))\s*[-−]?[0-9]+)*"
    r"|\b(?:week|phase|level|stage|step)\s+[-−]?[0-9]+(?:\s*(?:[-–]|to|and)\s*[-−]?[0-9]+)*"
    r"|\b[a-z]\w*[0-9]\w*"
    r"|\b[0-9]+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""A part of the plan, a word with a digit in it, a place in a row: numbers that count nothing."""


_DIGIT = re.compile("[0-9]")
_TORN_BEFORE = re.compile(r"[\w.,]")
_TORN_BEHIND = re.compile(r"\w|[.,][0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNumber:
    """A number as it is written in a text."""

    value: float
    decimals: int
    """So many digits stand behind its point."""


def written_numbers(text: str) -> list[WrittenNumber]:
    """Every number of a text, with the sign before it; a hyphen between two numbers is none.

    >>> [(it.value, it.decimals) for it in written_numbers("-30% of 6,000 in weeks 3-5, or 37.5%")]
    [(-30.0, 0), (6000.0, 0), (3.0, 0), (5.0, 0), (37.5, 1)]
    """
    return [
        WrittenNumber(
            value=float(found["digits"].replace(",", "")) * (-1 if found["sign"] else 1),
            decimals=len(found["decimals"] or ""),
        )
        for found in _NUMBER.finditer(text)
    ]


def counted(text: str) -> list[WrittenNumber]:
    """The numbers of a text that count or measure something, as far as can be seen.

    >>> [it.value for it in counted("50+ users trained by the end of Week 3, in the 2nd group, as B2B")]
    [50.0]
    """
    # Nearly every text holds none, which is told sooner without the longer patterns.
    return written_numbers(_NAME.sub("", text)) if _DIGIT.search(text) else []


def shows(text: str, words: str) -> bool:
    """Whether the words stand in the text, with their numbers whole.

    >>> shows("9 days shorter, 6 fewer", "6 fewer"), shows("16 fewer", "6 fewer"), shows("near 4.5", "near 4")
    (True, False, False)
    """
    flat, sought = (" ".join(it.split()) for it in (text, words))
    # Hundreds of words are looked for, each once: too few for a pattern each to be worth its making.
    start = flat.find(sought)
    while start >= 0:
        end = start + len(sought)
        if not _TORN_BEFORE.search(flat[:start][-1:]) and not _TORN_BEHIND.match(flat, end):
            return True
        start = flat.find(sought, start + 1)
    return False
