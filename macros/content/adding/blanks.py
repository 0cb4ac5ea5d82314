"""The words that stand in a new entry until its editor has written others."""

from __future__ import annotations

import re

__all__ = ["BLANK_LINE", "blank", "is_blank"]

BLANK_LINE = "to-be-written"
"""Stands for a text that is no words, such as an address."""
_BLANK = re.compile(r"To be written(?: \([a-z ]+\))?|" + BLANK_LINE)


def blank(id_: str) -> str:
    """Words for the entry `id_`; without digits, which would be numbers of the playbook.

    >>> blank("hands-on-practice"), blank("top-10"), blank("b2b")
    ('To be written (hands on practice)', 'To be written (top)', 'To be written')
    """
    words = " ".join(word for word in id_.split("-") if word.isalpha())
    return f"To be written ({words})" if words else "To be written"


def is_blank(text: str) -> bool:
    """Whether nobody has written over the words.

    >>> is_blank("To be written (top)"), is_blank("To be written by the customer")
    (True, False)
    """
    return _BLANK.fullmatch(text) is not None
