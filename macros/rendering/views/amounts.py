"""Numbers and ranges as readers see them.

Not for: what a calculator shows, which is worded by `calculators.texts` so that page and browser agree.
"""

from __future__ import annotations

__all__ = ["GUARD", "number_words", "range_words"]

GUARD = 1_000_000
"""From here on an upper bound only keeps out slips of the hand; it tells a reader nothing."""


def number_words(value: float) -> str:
    """A number with digits grouped and a true minus sign.

    >>> number_words(1200), number_words(-0.5)
    ('1,200', '−0.5')
    """
    return f"{value:,.15g}".replace("-", "\N{MINUS SIGN}")


def range_words(minimum: float | None, maximum: float | None) -> str:
    """A range, both ends included; empty where it holds everything.

    >>> range_words(1, 730), range_words(0, 1e12), range_words(None, 5), range_words(None, None)
    ('1 to 730', '0 or more', '5 or less', '')
    """
    if maximum is not None and maximum >= GUARD:
        maximum = None
    if minimum is not None and maximum is not None:
        return f"{number_words(minimum)} to {number_words(maximum)}"
    if minimum is not None:
        return f"{number_words(minimum)} or more"
    return f"{number_words(maximum)} or less" if maximum is not None else ""
