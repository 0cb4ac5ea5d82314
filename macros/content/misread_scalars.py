"""Unquoted values that are text here and something else to other readers of YAML.

Editors' schema checks and other programs would then judge, and show, another value than this site does.
"""

from __future__ import annotations

import re

from macros.content.yaml_faults import quoted

__all__ = ["misread"]

_WORDS = {"True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "Null": "null", "NULL": "null"}
_NUMBER = re.compile(r"(?P<sign>[-+]?)(?P<digits>[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_OTHER_NUMBER = re.compile(r"0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_SIGNS = ("=", "<<")


def misread(text: str) -> tuple[str, str] | None:
    """What is wrong with an unquoted text that other readers take for no text, and the cure; None for all else.

    >>> print(*misread("007"), sep="; ")
    '007' is a number to other programs; write 7, or "007" if it is text
    >>> print(*misread("NULL"), sep="; ")
    'NULL' is null to other programs; write null, or "NULL" if it is text
    >>> misread("24/7"), misread("yes"), misread("2025-01-31")
    (None, None, None)
    """
    if text in _WORDS:
        return f"'{text}' is {_WORDS[text]} to other programs", f"write {_WORDS[text]}, or {quoted(text)} if it is text"
    if text[:1].isalpha():
        return None
    if text in _SIGNS:
        return f"'{text}' is not text to other programs", f"write {quoted(text)}"
    if _OTHER_NUMBER.fullmatch(text):
        return f"'{text}' is a number to other programs", f"write {quoted(text)}, or plain digits if it is a number"
    if number := _NUMBER.fullmatch(text):
        plain = f"{number['sign']}{_plain(number['digits'])}{text[number.end('digits') :]}"
        return f"'{text}' is a number to other programs", f"write {plain}, or {quoted(text)} if it is text"
    return None


def _plain(digits: str) -> str:
    """The digits as this site reads them: none in front that says nothing, some on each side of a point."""
    whole, _, part = digits.replace("_", "").partition(".")
    return f"{whole.lstrip('0') or '0'}{f'.{part}' if part else ''}"
