"""How likely a number of successes is at least reached when each of many trials succeeds with one chance."""

from __future__ import annotations

import math

from calculators.invalid import InvalidInput

__all__ = ["binomial_at_least"]

_NEGLIGIBLE = 1e-17
"""Relative to the sum so far: a term that changes it no more."""


def binomial_at_least(successes: int, trials: int, chance: float) -> float:
    """The probability of at least ``successes`` among ``trials``.

    **Model** P(X ≥ s) = Σₖ₌ₛⁿ C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ, from the threshold outward to the side where terms fall; the other
    side is one minus that. The first term by log-gamma, each next by its ratio to the one before.
    **Inputs** trials ≥ 0, chance 0-1; any number of successes: 0 or fewer are certain, more than the trials impossible.
    **Returns** a probability, within 10⁻¹² for some thousand trials and 10⁻⁹ for a million.
    **Raises** InvalidInput for negative trials or a chance outside 0-1.
    **Source** Bernoulli 1713, Ars Conjectandi, part one.

    >>> round(binomial_at_least(2, 3, 0.5), 12), round(binomial_at_least(96, 120, 0.8), 4), binomial_at_least(0, 0, 0.3)
    (0.5, 0.5543, 1.0)
    """
    if trials < 0:
        raise InvalidInput("trials", "Enter a whole number of 0 or more.")
    if not 0 <= chance <= 1:
        raise InvalidInput("chance", "Enter a share from 0 to 1.")
    if successes <= 0:
        return 1.0
    if successes > trials or chance == 0:
        return 0.0
    if chance == 1:
        return 1.0
    if successes > trials * chance:
        return _tail(successes, trials, chance)
    return 1 - _tail(trials - successes + 1, trials, 1 - chance)


def _tail(first: int, trials: int, chance: float) -> float:
    """The sum from ``first``, which lies above the mean, to ``trials``."""
    odds = chance / (1 - chance)
    choices = math.lgamma(trials + 1) - math.lgamma(first + 1) - math.lgamma(trials - first + 1)
    term = math.exp(choices + first * math.log(chance) + (trials - first) * math.log1p(-chance))
    total = term
    for count in range(first, trials):
        term *= (trials - count) / (count + 1) * odds
        total += term
        if term <= _NEGLIGIBLE * total:
            break
    return min(1.0, total)
