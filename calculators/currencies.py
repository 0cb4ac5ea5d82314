"""The currencies a planner can calculate in: how each is called, shown, rounded and typed. The one list of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CURRENCIES", "MARK", "Currency", "currency_text", "decimals_of", "may_mean"]

_NBSP = "\N{NO-BREAK SPACE}"


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

    @property
    def label(self) -> str:
        """How a form names it."""
        return f"{self.name} ({self.sign or self.code})"


CURRENCIES = (
    Currency(code="USD", name="US dollar", sign="$", typed=("$", "US$")),
    Currency(code="EUR", name="Euro", sign="€", typed=("€",)),
    Currency(code="GBP", name="Pound sterling", sign="£", typed=("£",)),
    Currency(code="CHF", name="Swiss franc", typed=("Fr",)),
    Currency(code="CAD", name="Canadian dollar", typed=("$", "C$", "CA$")),
    Currency(code="AUD", name="Australian dollar", typed=("$", "A$", "AU$")),
    Currency(code="NZD", name="New Zealand dollar", typed=("$", "NZ$")),
    Currency(code="SEK", name="Swedish krona", typed=("kr",)),
    Currency(code="NOK", name="Norwegian krone", typed=("kr",)),
    Currency(code="DKK", name="Danish krone", typed=("kr",)),
    Currency(code="PLN", name="Polish zloty", typed=("zł",)),
    Currency(code="INR", name="Indian rupee", typed=("₹",)),
    Currency(code="JPY", name="Yen", decimals=0, typed=("¥", "JP¥")),
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


def currency_text(code: str) -> str:
    """What stands before an amount: the currency's sign where it has one of its own, else its code and a space."""
    return _BY_CODE[code].sign or f"{code}{_NBSP}"


def decimals_of(code: str) -> int:
    """How many decimals an amount can have.

    >>> decimals_of("USD"), decimals_of("JPY")
    (2, 0)
    """
    return _BY_CODE[code].decimals
