"""What a person typed, read strictly: one meaning or a sentence saying what to enter.

Numbers: ``1,200``, ``1 200``, ``1'200``, ``1.200,50``, ``€120k``, ``1.2 million``, ``35 %``; amounts in lakh and crore,
``12,50,000`` or ``1.2 crore``; full-width signs as with yen; ``CHF 48'500.–``. One sign before three digits groups or
begins decimals: ``1,200`` and ``1.200`` have the same two readings, 1200 first; which of them a field can take, and
whether to ask, the field knows.
"""

from __future__ import annotations

import re
from decimal import Decimal

from calculators.currencies import MARK

__all__ = [
    "Unreadable",
    "bare_number",
    "currency_mark",
    "number_text",
    "quoted",
    "read_number",
    "readings",
    "show_number",
]

_LONGEST = 400
_LONGEST_QUOTE = 60
_SPACES = re.compile(r"[\s\u00a0\u180e\u200b\u2060\ufeff]+")
"""Whatever looks like a space or like nothing, as pasted tables hold it."""
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0xFFE5: ord("¥"), 0xFFE1: ord("£")}
"""Digits, letters and signs as Japanese and Chinese keyboards write them."""
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013", "-"))
_CURRENCY = re.compile(rf"^(?:{MARK}|[A-Z]{{3}}(?![A-Za-z]))\s*|\s*(?:{MARK}|(?<![A-Za-z])[A-Z]{{3}})$")
_PERCENT = re.compile(r"\s*(?:%|percent|per cent|pct\.?)$", re.IGNORECASE)
_SCALES = {
    "k": 3, "thousand": 3,
    "m": 6, "mn": 6, "mio": 6, "million": 6,
    "b": 9, "bn": 9, "billion": 9,
    "t": 12, "tn": 12, "trillion": 12,
    "l": 5, "lac": 5, "lacs": 5, "lakh": 5, "lakhs": 5,
    "cr": 7, "crore": 7, "crores": 7,
}  # fmt: skip
"""Words and letters after a number, and the power of ten each stands for."""
_OF_ANY_NUMBER = frozenset({"k", "thousand", "mio", "million"})
"""The others are read of money alone: 5m of hours might mean minutes."""
_SUFFIX = re.compile(rf"(.*?)\s*({'|'.join(sorted(_SCALES, key=len, reverse=True))})\.?", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,:]-{1,2}$")
"""As in ``48'500.–``, ``500:-``."""
_EITHER = re.compile(r"([1-9]\d{0,2})[.,](\d{3})", re.ASCII)
_GROUPED = r"\d{1,3}(?:%s\d{3})+"
_LAKHS = re.compile(r"([1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?", re.ASCII)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+", re.ASCII)


class Unreadable(ValueError):
    """The sentence to show at the field."""


def read_number(text: str, *, percent: bool = False, money: bool = False) -> Decimal:
    """A number; with ``percent`` its hundredth, with ``money`` a currency mark is allowed. The first of ``readings``.

    >>> read_number("1,200"), read_number("35 %", percent=True), int(read_number("€120k", money=True))
    (Decimal('1200'), Decimal('0.35'), 120000)
    """
    return readings(text, percent=percent, money=money)[0]


def readings(text: str, *, percent: bool = False, money: bool = False) -> tuple[Decimal, ...]:
    """Every number ``text`` can mean: one, or two where one sign stands before three digits.

    The sign groups in the first of the two, be it a comma or a point; only a point before ``million`` and the like is
    rather a decimal one.

    >>> readings("1.200") == readings("1,200") == (1200, Decimal("1.2")), readings("1.2")
    (True, (Decimal('1.2'),))
    """
    noun = "a percentage, such as 35" if percent else "an amount, such as 1,200" if money else "a number, such as 1,200"
    bare = bare_number(text, percent=percent, money=money)
    if not bare:
        raise Unreadable(f"Enter {noun}.")
    if len(bare) > _LONGEST:
        raise Unreadable(f"Enter {noun}; “{quoted(text)}” is not understood.")
    negative = bare.startswith("-")
    bare = bare.removeprefix("-")
    scale = 0
    suffix = None if percent else _SUFFIX.fullmatch(bare)
    if suffix and (money or suffix[2].lower() in _OF_ANY_NUMBER):
        scale, bare = _SCALES[suffix[2].lower()], suffix[1]
    lakhs = _LAKHS.fullmatch(bare) if money else None
    found = (f"{lakhs[1].replace(',', '')}.{lakhs[2] or 0}",) if lakhs else _digits(bare)
    if not found:
        raise Unreadable(f"Enter {noun}; “{quoted(text)}” is not understood.")
    if scale and "." in bare:
        found = found[::-1]
    values = (Decimal(digits).scaleb(scale - (2 if percent else 0)) for digits in found)
    return tuple(-value if negative else value for value in values)


def bare_number(text: str, *, percent: bool = False, money: bool = False) -> str:
    """``text`` without what says only what kind of number it is: currency, percent sign, odd spaces and digits.

    >>> bare_number("- €48.500,00", money=True), bare_number("35 %", percent=True), bare_number("CHF 90.-", money=True)
    ('-48.500,00', '35', '90')
    """
    bare = _bare(text)
    sign = "-" if bare.startswith("-") else ""
    bare = bare.removeprefix("-").strip()
    if money:
        bare = _CURRENCY.sub("", bare, count=1).strip()
        if not sign and bare.startswith("-"):
            sign, bare = "-", bare[1:].strip()
        bare = _NO_CENTS.sub("", bare)
    return sign + (_PERCENT.sub("", bare) if percent else bare)


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


def _digits(text: str) -> tuple[str, ...]:
    """Each reading of ``text`` with grouping taken out and a point before the decimals."""
    if either := _EITHER.fullmatch(text):
        return either[1] + either[2], f"{either[1]}.{either[2]}"
    for group, decimal in ((",", "."), (" ", "[.,]"), ("['’]", "[.,]"), (r"\.", ",")):
        match = re.fullmatch(rf"({_GROUPED % group})(?:{decimal}(\d+))?", text, re.ASCII)
        if match and match[1][0] != "0":
            return (re.sub(r"\D", "", match[1]) + (f".{match[2]}" if match[2] else ""),)
    return (text.replace(",", "."),) if _PLAIN.fullmatch(text) else ()


def number_text(value: float | Decimal, *, percent: bool = False) -> str:
    """``value`` in full, grouped by commas; with ``percent`` its hundredfold.

    >>> number_text(90000), number_text(0.35, percent=True), number_text(1.125)
    ('90,000', '35', '1.125')
    """
    number = (value if isinstance(value, Decimal) else Decimal(repr(value))) * (100 if percent else 1)
    digits = f"{number:,f}"
    return digits.rstrip("0").removesuffix(".") if "." in digits else digits


def show_number(value: float | Decimal, *, percent: bool = False) -> str:
    """The text a form shows for ``value``, which can be read in no other way and gives exactly ``value``.

    >>> show_number(90000), show_number(0.35, percent=True), show_number(1.125)
    ('90,000', '35', '1.1250')
    """
    digits = number_text(value, percent=percent)
    # With three decimals it could as well be a thousandfold.
    return f"{digits}0" if _EITHER.fullmatch(digits.removeprefix("-")) and "." in digits else digits


def quoted(text: str) -> str:
    """``text`` for a sentence, cut where it is long."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
