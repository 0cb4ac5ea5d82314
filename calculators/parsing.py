"""What a person typed, read strictly: one meaning or a sentence saying what to enter.

Numbers: ``1,200``, ``1 200``, ``1'200``, ``1.200,50``, ``€120k``, ``1.2 million``, ``35 %``; amounts in lakh and crore,
``12,50,000`` or ``1.2 crore``; full-width signs, ``￥１２００``. Refused: ``1.200``, which is 1.2 to some and 1200 to
others. ``1,200`` is read as 1200, as everywhere on an English page.
"""

from __future__ import annotations

import re
from decimal import Decimal

from calculators.currencies import MARK

__all__ = ["Unreadable", "currency_mark", "quoted", "read_number", "show_number"]

_LONGEST = 400
_LONGEST_QUOTE = 60
_SPACES = re.compile(r"[\s\u00a0\u180e\u200b\u2060\ufeff]+")
"""Whatever looks like a space or like nothing, as pasted tables hold it."""
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0xFFE5: ord("¥"), 0xFFE1: ord("£")}
"""Digits, letters and signs as Japanese and Chinese keyboards write them."""
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013", "-"))
_CURRENCY = re.compile(rf"^(?:{MARK}|[A-Z]{{3}}(?![A-Za-z]))\s*|\s*(?:{MARK}|(?<![A-Za-z])[A-Z]{{3}})$")
_PERCENT = re.compile(r"\s*(?:%|percent|per cent|pct\.?)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(.*?)\s*(k|thousand|m|mio\.?|million|lakhs?|lacs?|crores?|cr\.?)", re.IGNORECASE)
_SCALE = {"k": 3, "t": 3, "m": 6, "l": 5, "c": 7}
"""Thousands, millions, lakhs and crores, by first letter."""
_OF_MONEY = frozenset("mlc")
"""Read of money alone, but for ``million``: 5m of hours might mean minutes."""
_GROUPED = r"\d{1,3}(?:%s\d{3})+"
_LAKHS = re.compile(r"([1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+", re.ASCII)


class Unreadable(ValueError):
    """The sentence to show at the field."""


def read_number(text: str, *, percent: bool = False, money: bool = False) -> Decimal:
    """A number; with ``percent`` its hundredth, with ``money`` a currency mark is allowed.

    >>> read_number("1,200"), read_number("35 %", percent=True), int(read_number("€120k", money=True))
    (Decimal('1200'), Decimal('0.35'), 120000)
    """
    noun = "a percentage, such as 35" if percent else "an amount, such as 1,200" if money else "a number, such as 1,200"
    bare = _bare(text)
    if not bare:
        raise Unreadable(f"Enter {noun}.")
    refusal = Unreadable(f"Enter {noun}; “{quoted(text)}” is not understood.")
    if len(bare) > _LONGEST:
        raise refusal
    negative = bare.startswith("-")
    bare = bare.removeprefix("-").strip()
    if money:
        bare = _CURRENCY.sub("", bare, count=1).strip()
        if not negative and bare.startswith("-"):
            negative, bare = True, bare[1:].strip()
    if percent:
        bare = _PERCENT.sub("", bare)
    scale = 0
    if (suffix := _SUFFIX.fullmatch(bare)) and not percent and (money or _is_of_any_number(suffix[2].lower())):
        scale, bare = _SCALE[suffix[2][0].lower()], suffix[1]
    lakhs = _LAKHS.fullmatch(bare) if money else None
    digits = f"{lakhs[1].replace(',', '')}.{lakhs[2] or 0}" if lakhs else _digits(bare)
    if digits is None:
        raise refusal
    value = Decimal(digits).scaleb(scale - (2 if percent else 0))
    return -value if negative else value


def _is_of_any_number(suffix: str) -> bool:
    return suffix[0] not in _OF_MONEY or suffix.startswith("mi")


def _bare(text: str) -> str:
    """With plain spaces, a plain minus, and full-width digits and signs as the others."""
    return _SPACES.sub(" ", text).translate(_FULL_WIDTH).translate(_MINUS).strip()


def currency_mark(text: str) -> str:
    """The sign or code of a currency that a typed amount carries, without a point; empty where there is none.

    >>> currency_mark("€120k"), currency_mark("-1,200 CHF"), currency_mark("500 kr."), currency_mark("120k")
    ('€', 'CHF', 'kr', '')
    """
    mark = _CURRENCY.search(_bare(text).removeprefix("-").strip())
    return mark[0].strip().removesuffix(".") if mark else ""


def _digits(text: str) -> str | None:
    """``text`` with grouping taken out and a point before the decimals, or ``None``."""
    for group, decimal in ((",", "."), (" ", "[.,]"), ("['’]", "[.,]"), (r"\.", ",")):
        grouped = _GROUPED % group
        # With a point, one group alone could as well be decimals: only a second group or a comma settles it.
        pattern = rf"({grouped})(?:{decimal}(\d+))?"
        match = re.fullmatch(pattern, text, re.ASCII)
        if match and match[1][0] != "0":
            if group == r"\." and match[2] is None and match[1].count(".") == 1:
                message = f"Enter {text.replace('.', '')} or {text}0: “{text}” can be read both ways."
                raise Unreadable(message)
            return re.sub(r"\D", "", match[1]) + (f".{match[2]}" if match[2] else "")
    return text.replace(",", ".") if _PLAIN.fullmatch(text) else None


def show_number(value: float, *, percent: bool = False) -> str:
    """The text a form shows for ``value``, which ``read_number`` reads back as exactly ``value``.

    >>> show_number(90000), show_number(0.35, percent=True), show_number(1.125)
    ('90,000', '35', '1.1250')
    """
    number = Decimal(repr(value)) * (100 if percent else 1)
    digits = f"{number:,f}"
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    if "," not in digits and re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", digits):
        digits += "0"
    return digits


def quoted(text: str) -> str:
    """``text`` for a sentence, cut where it is long."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
