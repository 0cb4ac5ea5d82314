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
_Point = tuple[float, float]
"""Where, and the sum there."""


def real_roots(coefficients: Sequence[float], exponents: Sequence[float]) -> list[float]:
    """Every real u with Σ cᵢ e^(aᵢ u) = 0, ascending; a multiple root once.

    **Model** the number of roots is at most the number of sign changes of the coefficients in order of their
    exponents (Descartes; Laguerre 1883 for real exponents). Dividing by the lowest term's exponential and
    differentiating removes one term, and between two roots of the derivative lies at most one root (Rolle):
    recurse, then close in between the derivative's roots and test these themselves for a touch.
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
            found.append(_between(sized, left, right))
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


def _between(terms: _Sized, left: float, right: float) -> float:
    """The root between two points of opposite signs, to its last bits; a quarter of what bisecting alone would take.

    **Model** Chandrupatla: where the last three points lie on a curve that turns little, its inverse's parabola says
    where to look next; elsewhere the middle.
    **Source** Chandrupatla 1997, Advances in Engineering Software 28, 145–149.
    """
    newest, other = left, right
    at_newest, at_other = _relative_sum(terms, newest), _relative_sum(terms, other)
    share = 0.5
    while True:
        point = newest + share * (other - newest)
        value = _relative_sum(terms, point)
        if (value < 0) == (at_newest < 0):
            third, at_third = newest, at_newest
        else:
            third, at_third, other, at_other = other, at_other, newest, at_newest
        newest, at_newest = point, value
        best = newest if abs(value) < abs(at_other) else other
        step = math.ulp(best) / abs(other - newest)
        if value == 0 or step >= 0.5:
            return best
        share = _share((third, at_third), (newest, value), (other, at_other))
        share = min(max(share, step), 1 - step)


def _share(third: _Point, newest: _Point, other: _Point) -> float:
    """How far to go from the newest point to the one of the other sign."""
    (c, at_c), (a, at_a), (b, at_b) = third, newest, other
    along, up = (a - b) / (c - b), (at_a - at_b) / (at_c - at_b)
    if not (up**2 < along and (1 - up) ** 2 < 1 - along):
        return 0.5
    straight = at_a / (at_b - at_a) * (at_c / (at_b - at_c))
    return straight + (c - a) / (b - a) * (at_a / (at_c - at_a)) * (at_b / (at_c - at_b))
