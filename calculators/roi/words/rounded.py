"""Amounts as a sentence has them: rounded alike, to what their size leaves worth saying."""

from __future__ import annotations

import math
from collections.abc import Iterable

from calculators.currencies import currency_of
from calculators.rounding import MINUS
from calculators.texts import decimal_text, money_text

__all__ = ["about_text", "rounded_text", "step_of"]

_MOST_STEPS = 316
"""In the largest amount: two to three digits, half of a power of ten either way."""
_MOST_PLACES = 2


def step_of(amounts: Iterable[float], least_apart: float | None = None) -> int:
    """The power of ten to which all of ``amounts`` are rounded; two that lie ``least_apart`` still differ then.

    >>> step_of([130_683, 12_878, 259_402]), step_of([8_711, -38_782, 58_253]), step_of([130_650, 130_750], 100)
    (1000, 1000, 100)
    """
    size, step = max(map(abs, amounts)), 1
    while size > _MOST_STEPS * step:
        step *= 10
    while least_apart is not None and step > max(1.0, least_apart):
        step //= 10
    return step


def rounded_text(amount: float, step: int, currency: str) -> str:
    r"""``amount`` to a whole ``step``, from a million (or crore) on in words where those are short.

    >>> rounded_text(130_683, 1000, "USD"), rounded_text(-56_259, 1000, "EUR"), rounded_text(-40, 1000, "USD")
    ('$131,000', '−€56,000', '$0')
    >>> rounded_text(58_253_000, 100_000, "USD"), rounded_text(2.594e9, 10_000_000, "USD")
    ('$58.3 million', '$2.59 billion')
    >>> rounded_text(58_253_000, 100_000, "INR"), rounded_text(5_825_000, 10_000, "INR")
    ('INR\xa05.83 crore', 'INR\xa058,30,000')
    """
    # Twelve digits, as everywhere: what differs between platforms in the last bits tips no shown digit.
    size = step * math.floor(float(format(abs(amount) / step, ".12g")) + 0.5)
    unit, word = next(((unit, word) for unit, word in currency_of(currency).units_in_words if unit <= size), (1, ""))
    places = len(str(unit // step)) - 1
    if unit == 1 or places > _MOST_PLACES:
        return str(money_text(-size if amount < 0 else size, currency))
    digits = decimal_text(size / unit, max(0, places))
    shown = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{MINUS if amount < 0 else ''}{currency_of(currency).mark}{shown} {word}"


def about_text(amount: float, step: int, currency: str) -> str:
    """The same, saying that it is rounded where it is.

    >>> about_text(130_683, 1000, "USD"), about_text(90_000, 1000, "USD")
    ('about $131,000', '$90,000')
    """
    text = rounded_text(amount, step, currency)
    return text if text == money_text(amount, currency) else f"about {text}"
