"""The currencies a planner can calculate in: how each is called, shown, rounded and typed. The one list of them.

Amounts are written as English is written where the currency is used, by CLDR, wherever that cannot be misread: in lakh
and crore with rupees (``en-IN``), with apostrophes with Swiss francs (``en-CH``), with commas else. A point or a space
between thousands is read, and never written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CURRENCIES", "MARK", "Currency", "currency_of", "may_mean"]

_NBSP = "\N{NO-BREAK SPACE}"
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_LAKHS = re.compile(r"(?<=\d)(?=(?:\d\d)+$)", re.ASCII)
_SHORT = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_IN_WORDS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SHORT_IN_LAKHS = ((1e7, "Cr"), (1e5, "L"), (1e3, "k"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """One currency; nothing is ever converted into another."""

    code: str
    """By ISO 4217."""
    name: str
    sign: str = ""
    """What stands before an amount where no other currency here could be meant; else its code does."""
    decimals: int = 2
    """Digits of its smallest unit."""
    typed: tuple[str, ...] = ()
    """What people type for it; a dollar or a krone may be that of several countries."""
    separator: str = ","
    """What stands between groups of digits."""
    in_lakhs: bool = False
    """Whether digits are grouped in lakh and crore: three, then twos."""
    magnitude: int = 0
    """The power of ten nearest to what a US dollar has been worth for decades: no rate, but enough to tell whether an
    amount can be meant."""

    @property
    def label(self) -> str:
        """How a form names it."""
        return f"{self.name} ({self.sign or self.code})"

    @property
    def mark(self) -> str:
        """What stands before an amount: the sign where it has one of its own, else the code and a space."""
        return self.sign or f"{self.code}{_NBSP}"

    @property
    def short_units(self) -> tuple[tuple[float, str], ...]:
        """Units of round amounts and what stands for them, the largest first."""
        return _SHORT_IN_LAKHS if self.in_lakhs else _SHORT

    @property
    def units_in_words(self) -> tuple[tuple[int, str], ...]:
        """Units that a sentence names, the largest first."""
        return ((10**7, "crore"),) if self.in_lakhs else _IN_WORDS

    def written(self, number: str) -> str:
        """``number``, grouped by commas, as amounts of this currency are written.

        >>> currency_of("INR").written("1,234,567.5"), currency_of("USD").written("48,500")
        ('12,34,567.5', '48,500')
        """
        if self.in_lakhs:
            whole, point, decimals = number.replace(",", "").partition(".")
            head = _LAKHS.sub(",", whole[:-3])
            return f"{head}{',' if head else ''}{whole[-3:]}{point}{decimals}"
        return number if self.separator == "," else number.replace(",", self.separator)


CURRENCIES = (
    Currency(code="USD", name="US dollar", sign="$", typed=("$", "US$")),
    Currency(code="EUR", name="Euro", sign="€", typed=("€",)),
    Currency(code="GBP", name="Pound sterling", sign="£", typed=("£",)),
    Currency(code="CHF", name="Swiss franc", typed=("Fr",), separator=_APOSTROPHE),
    Currency(code="CAD", name="Canadian dollar", typed=("$", "C$", "CA$")),
    Currency(code="AUD", name="Australian dollar", typed=("$", "A$", "AU$")),
    Currency(code="NZD", name="New Zealand dollar", typed=("$", "NZ$")),
    Currency(code="SEK", name="Swedish krona", typed=("kr",), magnitude=1),
    Currency(code="NOK", name="Norwegian krone", typed=("kr",), magnitude=1),
    Currency(code="DKK", name="Danish krone", typed=("kr",), magnitude=1),
    Currency(code="PLN", name="Polish zloty", typed=("zł", "zl"), magnitude=1),
    Currency(code="INR", name="Indian rupee", typed=("₹", "Rs"), in_lakhs=True, magnitude=2),
    Currency(code="JPY", name="Yen", decimals=0, typed=("¥", "JP¥", "円"), magnitude=2),
)

_BY_CODE = {currency.code: currency for currency in CURRENCIES}
_TYPED = sorted({sign for currency in CURRENCIES for sign in currency.typed})
_SYMBOLS = "".join(sign for sign in _TYPED if len(sign) == 1 and not sign.isalpha())
_WORDS = "|".join(rf"{re.escape(sign)}\.?" for sign in _TYPED if sign.isalpha())

MARK = rf"[A-Z]{{0,2}}[{re.escape(_SYMBOLS)}]|{_WORDS}"
"""What a typed amount may carry beside a code of three letters, as a regular expression: `HK$` too, to be refused."""


def may_mean(mark: str, code: str) -> bool:
    """Whether a sign or code that was typed stands for the currency ``code``.

    >>> may_mean("$", "CAD"), may_mean("US$", "CAD"), may_mean("CAD", "CAD"), may_mean("€", "USD")
    (True, False, True, False)
    """
    return mark == code or mark in _BY_CODE[code].typed


def currency_of(code: str) -> Currency:
    """The currency of an ISO 4217 code; raises ``KeyError`` for one that is not offered.

    >>> currency_of("USD").decimals, currency_of("JPY").decimals
    (2, 0)
    """
    return _BY_CODE[code]
