"""Real roots of Σ cᵢ e^(aᵢ u): polynomials with real exponents, written in u = ln x."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["real_roots"]

_TOUCH = 2.0**-48
"""Relative to the largest term: a sum this close to zero at an extremum touches zero."""

_Terms = list[tuple[float, float]]
"""Exponent and coefficient."""
_Sized = list[tuple[float, float, float]]
"""Exponent, logarithm of the coefficient's size, and its sign."""


def real_roots(coefficients: Sequence[float], exponents: Sequence[float]) -> list[float]:
    """Every real u with Σ cᵢ e^(aᵢ u) = 0, ascending; a multiple root once.

    **Model** the number of roots is at most the number of sign changes of the coefficients in order of their
    exponents (Descartes; Laguerre 1883 for real exponents). Dividing by the lowest term's exponential and
    differentiating removes one term, and between two roots of the derivative lies at most one root (Rolle):
    recurse, then bisect between the derivative's roots and test these themselves for a touch.
    Two roots closer than the arithmetic can separate are given as one.
    """
    gathered: dict[float, list[float]] = {}
    for coefficient, exponent in zip(coefficients, exponents, strict=True):
        gathered.setdefault(float(exponent), []).append(float(coefficient))
    terms = [(exponent, math.fsum(parts)) for exponent, parts in sorted(gathered.items())]
    return _roots([term for term in terms if term[1]])


def _roots(terms: _Terms) -> list[float]:
    changes = len([1 for (_, left), (_, right) in pairwise(terms) if (left < 0) != (right < 0)])
    if changes == 0:
        return []
    lowest = terms[0][0]
    turning = _roots([(a - lowest, c * (a - lowest)) for a, c in terms[1:]]) if changes > 1 else []
    low, high = _bounds(terms)
    points = [low, *(point for point in turning if low < point < high), high]
    sized = [(a, _log(c), math.copysign(1.0, c)) for a, c in terms]
    signs = [_sign(sized, point, _TOUCH if point in turning else 0.0) for point in points]
    found = [point for point, sign in zip(points, signs, strict=True) if sign == 0]
    for (left, right), (before, after) in zip(pairwise(points), pairwise(signs), strict=True):
        if before * after < 0:
            found.append(_bisect(sized, left, right, before))
    return sorted(found)


def _bounds(terms: _Terms) -> tuple[float, float]:
    """Below the first the lowest term outweighs all others together, above the second the highest does."""
    margin = math.log(len(terms))
    (first, first_c), (last, last_c) = terms[0], terms[-1]
    low = min((_log(first_c) - _log(c) - margin) / (a - first) for a, c in terms[1:])
    high = max((margin + _log(c) - _log(last_c)) / (last - a) for a, c in terms[:-1])
    return low - 1, high + 1


def _log(coefficient: float) -> float:
    return math.log(abs(coefficient))


def _sign(terms: _Sized, point: float, tolerance: float) -> int:
    """Sign of the sum; 0 where it is within ``tolerance`` of its largest term."""
    value = _relative_sum(terms, point)
    return 0 if abs(value) <= tolerance else int(math.copysign(1, value))


def _relative_sum(terms: _Sized, point: float) -> float:
    """The sum, each term taken relative to the largest, so that nothing overflows."""
    sizes = [a * point + log for a, log, _ in terms]
    largest = max(sizes)
    return math.fsum([sign * math.exp(size - largest) for size, (_, _, sign) in zip(sizes, terms, strict=True)])


def _bisect(terms: _Sized, left: float, right: float, before: int) -> float:
    while True:
        middle = left + (right - left) / 2
        if not left < middle < right:
            return middle
        sign = _sign(terms, middle, 0.0)
        if sign == 0:
            return middle
        left, right = (middle, right) if sign == before else (left, middle)
