"""The words that stand in a new entry until its editor has written others."""

from __future__ import annotations

import re

__all__ = ["BLANK_LINE", "blank", "is_blank"]

BLANK_LINE = "to-be-written"
"""Stands for a text that is no words, such as an address."""
_BLANK = re.compile(r"To be written(?: \([a-z ]+\))?|" + BLANK_LINE)
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def blank(id_: str) -> str:
    """Words for the entry `id_`, told apart from those of others; digits are spelled, for they would be numbers.

    >>> blank("sign-off-meeting"), blank("top-10")
    ('To be written (sign off meeting)', 'To be written (top one zero)')
    """
    spelled = re.sub(r"[0-9]", lambda found: f" {_DIGITS[int(found[0])]} ", id_)
    return f"To be written ({' '.join(re.findall(r'[a-z]+', spelled))})"


def is_blank(text: str) -> bool:
    """Whether nobody has written over the words.

    >>> is_blank("To be written (top one zero)"), is_blank("To be written by the customer")
    (True, False)
    """
    return _BLANK.fullmatch(text) is not None
