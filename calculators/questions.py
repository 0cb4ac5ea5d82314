"""Entries that were read and may be meant otherwise: a question at the field, with what to enter if so.

A question never holds up an answer. It is asked where a number is a hundred or a thousand times too large or too small
beside that of the worked example, where a percentage looks like a share of 1, and where a point may have been meant as
the other of its two meanings.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeGuard

from calculators.currencies import CURRENCIES, currency_of
from calculators.field_numbers import possible_numbers
from calculators.parsing import bare_number, show_number
from calculators.read_back import amount_text
from calculators.rounding import MINUS
from calculators.spec import Spec

__all__ = ["Question", "questions"]

_MAGNITUDES = {currency.code: currency.magnitude for currency in CURRENCIES}
_NUMBERS = frozenset({"number", "share", "money"})
_ONE_PERCENT = 0.01
_HUGE = 1e15
_FAR, _FAR_OF_SIZE = 10**1.5, 100.0
"""By which factor off an entry is asked about: halfway to a hundredfold, as factors go; more where honest cases differ
as much as an amount does that grows with a company."""
_SLIPS = ((10**2.5, 2), (10**3.5, 3))
"""Up to how far off a slip by which power of ten is likely; what is further off is no slip of the decimals."""


@dataclass(frozen=True, slots=True)
class Question:
    """One doubt about one field."""

    field: str
    sentence: str
    enter: str
    """What to type instead, if so."""
    take: str
    """What a button that types it is called."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """An entry, and what its field usually holds: as it is, and for the size that was entered; nothing if unknown."""

    spec: Spec
    text: str
    value: float
    usual: tuple[float, ...]

    def distance(self, number: float) -> float:
        """The factor between ``number`` and what is usual, 1 or more."""
        ratios = [abs(number / usual) for usual in self.usual]
        return min(max(ratio, 1 / ratio) if ratio else math.inf for ratio in ratios)

    def is_far(self, number: float) -> bool:
        """Whether hardly anybody means ``number``."""
        return bool(self.usual) and self.distance(number) >= (_FAR_OF_SIZE if self.spec.grows_with else _FAR)


def questions(
    specs: Mapping[str, Spec], typed: Mapping[str, Any], values: Mapping[str, Any], usual: Mapping[str, Any]
) -> tuple[Question, ...]:
    """At most one question a field, for those that hold a typed number other than the usual one.

    **Inputs** ``typed``: field to value as it was sent; ``values``: as it was read; ``usual``: what the worked example
    holds.
    """
    found = []
    for name, spec in specs.items():
        text, value = typed.get(name), values[name]
        if spec.kind in _NUMBERS and isinstance(text, str) and value and value != usual.get(name):
            entry = _Typed(spec, text, value, tuple(_usual_now(spec, usual.get(name), values, usual)))
            if question := _question(name, entry, values.get("currency")):
                found.append(question)
    return tuple(found)


def _question(name: str, entry: _Typed, currency: str | None) -> Question | None:
    spec = entry.spec
    reading = tuple(_other_reading(entry))
    others = [each for each in (*reading, *_share_of_one(entry), *_slip(entry)) if spec.problem(each) is None]
    if not others:
        return None
    other = min(others, key=entry.distance) if entry.usual else others[0]
    meant, read = (_said(spec, each, currency) for each in (other, entry.value))
    why = f"“{entry.text.strip()}” is read as {read}." if other in reading else f"You wrote {read}."
    enter = show_number(other, percent=spec.kind == "share")
    return Question(name, f"Did you mean {meant}? {why}", enter, f"Take {meant}")


def _usual_now(spec: Spec, own: Any, values: Mapping[str, Any], usual: Mapping[str, Any]) -> Iterator[float]:
    """What is usual, in the currency that was chosen: as it is, and for the size that was entered."""
    if not _is_number(own):
        return
    currency = usual.get("currency")
    if spec.kind == "money" and isinstance(currency, str) and currency in _MAGNITUDES:
        own *= 10.0 ** (_MAGNITUDES[values["currency"]] - _MAGNITUDES[currency])
    yield own
    size = usual.get(spec.grows_with)
    if _is_number(size):
        yield own * values[spec.grows_with] / size


def _is_number(value: Any) -> TypeGuard[float]:
    """Whether something can be held against it; what was sent may be anything."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 / _HUGE < abs(value) < _HUGE


def _other_reading(entry: _Typed) -> Iterator[float]:
    """The other meaning of a sign before three digits, unless it is less likely than the one that was taken.

    A comma alone is this site's own sign for thousands and leaves no doubt by itself.
    """
    text = entry.text
    found = possible_numbers(entry.spec, text) if "." in text or "," in text else ()
    if len(found) < 2:
        return
    taken, other = found[0], found[1]
    is_comma_alone = "." not in text and bare_number(text, money=entry.spec.kind == "money")[-1:].isdigit()
    if entry.is_far(taken) != entry.is_far(other):
        if entry.is_far(taken):
            yield other
    elif not is_comma_alone:
        yield other


def _share_of_one(entry: _Typed) -> Iterator[float]:
    """The percentage that a share of 1 may have been typed for."""
    if entry.spec.kind != "share" or abs(entry.value) >= _ONE_PERCENT or _names_percent(entry.text):
        return
    other = _scaled(entry.value, 2)
    if not entry.usual or entry.distance(other) < entry.distance(entry.value):
        yield other


def _slip(entry: _Typed) -> Iterator[float]:
    """The number a hundred or a thousand times nearer to what is usual; a small percentage may well be meant."""
    value, is_share = entry.value, entry.spec.kind == "share"
    if not entry.is_far(value) or (is_share and _names_percent(entry.text)):
        return
    power = next((power for end, power in _SLIPS if entry.distance(value) < end), 0)
    found = [_scaled(value, sign * power) for sign in ((-1,) if is_share else (-1, 1)) if power]
    yield from sorted((each for each in found if entry.distance(each) < entry.distance(value)), key=entry.distance)[:1]


def _names_percent(text: str) -> bool:
    """Whether somebody wrote the sign; who does means it."""
    return bare_number(text, percent=True) != bare_number(text)


def _scaled(value: float, power: int) -> float:
    return float(Decimal(repr(value)).scaleb(power))


def _said(spec: Spec, value: float, currency: str | None) -> str:
    words = amount_text(spec, value, currency)
    if spec.kind == "money" and currency:
        size = words.removeprefix(MINUS)
        return f"{words.removesuffix(size)}{currency_of(currency).mark}{size}"
    return f"{words} {spec.unit}".strip() if spec.kind == "number" else words
