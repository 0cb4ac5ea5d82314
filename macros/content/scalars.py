"""Unquoted values as YAML 1.2's core schema reads them, but for octal, hexadecimal and special numbers.

Not for: values that other readers take otherwise (`macros.content.misread_scalars`).
"""

from __future__ import annotations

import math
import re
from typing import Any

__all__ = ["TOO_LARGE", "resolved", "shown_short"]

TOO_LARGE = object()
"""What a number with too many digits is read as."""
_DIGITS_LIMIT = 18
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def resolved(text: str) -> Any:
    """The value of an unquoted text: number, truth, nothing, or the text itself.

    >>> resolved("4.50"), resolved("yes"), resolved("~"), resolved("1e999") is TOO_LARGE
    (4.5, 'yes', None, True)
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0].isalpha():
        return text
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _DIGITS_LIMIT else TOO_LARGE
    if _FLOAT.fullmatch(text):
        number = float(text)
        return TOO_LARGE if math.isinf(number) else number
    return text


def shown_short(text: str) -> str:
    """The beginning of a number with many digits.

    >>> shown_short("1" * 100)
    '111111111111111111…'
    """
    return text if len(text) <= _DIGITS_LIMIT else text[:_DIGITS_LIMIT] + "…"
