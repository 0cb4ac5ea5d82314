"""A three-point estimate as a distribution: how likely a value is not exceeded, and draws from it.

A draw is the inverse of the cumulative distribution at a uniform number, so one number moved through several
estimates moves them together, and platforms agree: no draw is accepted or rejected on a last bit.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from calculators.invalid import InvalidInput

__all__ = ["SHAPES", "ThreePoint", "three_point"]

SHAPES = ("pert", "triangular")
_CELLS = 1024
"""Steps of the tabulated beta distribution: a draw is off by less than 10⁻⁵ of the range where draws are common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreePoint:
    """Low, likely and high value, and the curve between them."""

    low: float
    likely: float
    high: float
    shape: str

    def cdf(self, value: float) -> float:
        """The share of draws that do not exceed ``value``; of a constant 0 below and 1 from it on.

        >>> [round(three_point(75, 84, 120, shape).cdf(90), 4) for shape in SHAPES]
        [0.6134, 0.4444]
        """
        if value < self.low:
            return 0.0
        if value >= self.high:
            return 1.0
        place = (value - self.low) / (self.high - self.low)
        return _CDF[self.shape](self._mode(), place)

    def inverse(self, u: float) -> float:
        """The value that a share ``u`` (0-1) of draws does not exceed: a draw when ``u`` is a uniform number.

        >>> [round(three_point(75, 84, 120, shape).inverse(0.5), 2) for shape in SHAPES]
        [87.45, 91.54]
        """
        if self.low == self.high:
            return self.low
        return self.low + (self.high - self.low) * _INVERSE[self.shape](self._mode(), u)

    def _mode(self) -> float:
        return (self.likely - self.low) / (self.high - self.low)


def three_point(low: float, likely: float, high: float, shape: str) -> ThreePoint:
    """The estimate as a distribution of ``shape`` ``pert`` or ``triangular``.

    **Model** PERT: a beta distribution on [a, b] with α = 1 + 4(m − a)/(b − a) and β = 1 + 4(b − m)/(b − a), by a
    table of its cumulative distribution. Triangular: x = a + √(u(b−a)(m−a)) for u below (m−a)/(b−a), else
    b − √((1−u)(b−a)(b−m)).
    **Raises** InvalidInput for values that are not finite or not in order, and for an unknown shape.
    **Source** Clark 1962, Operations Research 10, 405-406; Johnson 1997, The Statistician 46, 387-398.
    """
    if not all(map(math.isfinite, (low, likely, high))) or not low <= likely <= high:
        raise InvalidInput("likely", "Enter finite numbers with the likely one between the low and the high one.")
    if shape not in SHAPES:
        raise InvalidInput("shape", f"Choose one of: {', '.join(SHAPES)}.")
    return ThreePoint(low=low, likely=likely, high=high, shape=shape)


def _triangular_cdf(mode: float, place: float) -> float:
    if place < mode:
        return place * place / mode
    return 1 - (1 - place) * (1 - place) / (1 - mode)


def _triangular_inverse(mode: float, u: float) -> float:
    return math.sqrt(u * mode) if u < mode else 1 - math.sqrt((1 - u) * (1 - mode))


def _pert_cdf(mode: float, place: float) -> float:
    table = _table(mode)
    cell = min(int(place * _CELLS), _CELLS - 1)
    return table[cell] + (place * _CELLS - cell) * (table[cell + 1] - table[cell])


def _pert_inverse(mode: float, u: float) -> float:
    table = _table(mode)
    cell = min(max(bisect.bisect_right(table, u) - 1, 0), _CELLS - 1)
    width = table[cell + 1] - table[cell]
    return (cell + ((u - table[cell]) / width if width > 0 else 0.0)) / _CELLS


@lru_cache(maxsize=64)
def _table(mode: float) -> tuple[float, ...]:
    """The cumulative beta distribution at equal steps from 0 to 1, each step by Simpson's rule.

    At either end the density may rise with an infinite slope, so there the power is integrated by itself.
    """
    rise, fall = 4 * mode, 4 * (1 - mode)

    def density(half_steps: int) -> float:
        x = half_steps / (2 * _CELLS)
        return float(x**rise * (1 - x) ** fall)

    def end(power: float, other: float) -> float:
        step = 1 / _CELLS
        return float(6 * step**power / (power + 1) * (1 - step * (power + 1) / (power + 2)) ** other)

    points = [density(index) for index in range(2 * _CELLS + 1)]
    steps = [points[i] + 4 * points[i + 1] + points[i + 2] for i in range(0, 2 * _CELLS, 2)]
    steps[0], steps[-1] = end(rise, fall), end(fall, rise)
    sums = list(accumulate(steps, initial=0.0))
    return tuple(total / sums[-1] for total in sums)


_CDF: dict[str, Callable[[float, float], float]] = {"pert": _pert_cdf, "triangular": _triangular_cdf}
_INVERSE: dict[str, Callable[[float, float], float]] = {"pert": _pert_inverse, "triangular": _triangular_inverse}
