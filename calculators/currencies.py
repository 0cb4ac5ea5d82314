"""Which currency a typed amount names, and whether that is the one a form calculates in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculators.spec import Spec
from calculators.typed import currency_mark, quoted

__all__ = ["amounts_in_another", "may_mean"]

_MEANINGS = {
    "$": ("USD", "CAD", "AUD", "NZD"),
    "US$": ("USD",),
    "C$": ("CAD",),
    "CA$": ("CAD",),
    "A$": ("AUD",),
    "AU$": ("AUD",),
    "NZ$": ("NZD",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY",),
    "JP¥": ("JPY",),
    "₹": ("INR",),
    "kr": ("SEK", "NOK", "DKK"),
    "zł": ("PLN",),
    "Fr": ("CHF",),
}


def may_mean(mark: str, currency: str) -> bool:
    """Whether a sign or code stands for ``currency``, a code; a dollar or a krone may be that of several countries.

    >>> may_mean("$", "CAD"), may_mean("US$", "CAD"), may_mean("CAD", "CAD"), may_mean("€", "USD")
    (True, False, True, False)
    """
    return currency in _MEANINGS.get(mark, (mark,))


def amounts_in_another(
    specs: Mapping[str, Spec], values: Mapping[str, Any], read: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Fields whose amount was typed in another currency than the one chosen in ``currency``, with what to enter.

    **Inputs** ``values`` as they were sent, ``read`` those that could be read. Nothing is ever converted.
    """
    choices = specs["currency"].choices if "currency" in specs else ()
    chosen = next((choice for choice in choices if choice.value == read.get("currency")), None)
    for name, spec in specs.items():
        text = values.get(name)
        if chosen is None or spec.kind != "money" or name not in read or not isinstance(text, str):
            continue
        mark = currency_mark(text)
        if mark and not may_mean(mark, chosen.value):
            yield (
                name,
                f"Enter an amount in {chosen.label}, or choose another currency; “{quoted(text)}” is not converted.",
            )
