"""Shares of users as whole people."""

from __future__ import annotations

import math

__all__ = ["heads"]

_ROUNDING = 1e-9


def heads(share: float, users: int) -> int:
    """The smallest number of people that is at least ``share`` (0-1) of ``users``, never more than all.

    **Model** ⌈share · users − 10⁻⁹⌉; the small term keeps 0.9 · 10 from counting 10 people.

    >>> heads(0.9, 240), heads(0.9, 10), heads(0.5, 1)
    (216, 9, 1)
    """
    return min(users, max(0, math.ceil(share * users - _ROUNDING)))
