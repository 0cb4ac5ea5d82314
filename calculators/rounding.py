"""How numbers are rounded: shares of users to whole people, and digits that are shown.

Before rounding, a float is cut to twelve significant digits: what differs between platforms in the last bits cannot
tip a shown digit.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal

__all__ = ["MINUS", "heads", "rounded_text"]

MINUS = "\N{MINUS SIGN}"
_ROUNDING = 1e-9
_WIDE = Context(prec=400)
"""Holds every float in full."""
_EXACT_BELOW = 1e9
_TIE = 0.01
"""Nearer than this to halfway, the twelve digits of a number may round otherwise than the number itself."""


def heads(share: float, users: int) -> int:
    """The smallest number of people that is at least ``share`` (0-1) of ``users``, never more than all.

    **Model** ⌈share · users − 10⁻⁹⌉; the small term keeps 0.9 · 10 from counting 10 people.

    >>> heads(0.9, 240), heads(0.9, 10), heads(0.5, 1)
    (216, 9, 1)
    """
    return min(users, max(0, math.ceil(share * users - _ROUNDING)))


def rounded_text(value: float, places: int) -> str:
    """A number with ``places`` decimals, grouped, halves away from zero, never a minus before zero.

    >>> rounded_text(1234.565, 2), rounded_text(-0.04, 1), rounded_text(-2.5, 0)
    ('1,234.57', '0.0', '−3')
    """
    scaled = abs(value) * 10**places
    if scaled < _EXACT_BELOW and abs(scaled % 1 - 0.5) > _TIE:
        digits = f"{abs(value):,.{places}f}"
        return f"{MINUS}{digits}" if value < 0 and digits.strip("0.") else digits
    rounded = Decimal(format(value, ".12g")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    return f"{MINUS if rounded < 0 else ''}{abs(rounded):,f}"
