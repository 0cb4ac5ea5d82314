"""A logistic curve fitted to values by least squares, its ceiling given or found too."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.adoption_curve import AdoptionCurve
from calculators.invalid import InvalidInput

__all__ = ["LogisticFit", "fit_logistic", "logit_line"]

_ROUNDS = 80
"""Steps of a fit from scratch. Their number is fixed and none is judged by its last bits, so platforms agree."""
_DAMPING = 1e-3
_LEAST_DAMPING = 1e-15
_MOST_DAMPING = 1e12
_WIDEST = 1e5
"""Logits and growth a step may lead to; beyond lies no curve worth drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticFit:
    """K / (1 + e^−(a + r(t − c))), and how well it fits."""

    ceiling: float
    """K, in the unit of the values."""
    rate: float
    """r, a week when times are weeks."""
    level: float
    """a: the logit at ``center``."""
    center: float
    """c: the mean of the times, where level and growth are estimated independently of each other."""
    squares: float
    """The sum of squared residuals."""
    ceiling_error: float | None
    """Standard error of K; ``None`` when K was given or nothing tells it."""

    @property
    def midpoint(self) -> float | None:
        """The time of half the ceiling; ``None`` without growth."""
        return self.center - self.level / self.rate if self.rate else None

    def curve(self) -> AdoptionCurve:
        """The fit as a curve of shares."""
        weeks, logits = (self.center, self.center + 1), (self.level, self.level + self.rate)
        return AdoptionCurve(ceiling=self.ceiling, weeks=weeks, logits=logits, logistic=True)


def logit_line(times: Sequence[float], values: Sequence[float], ceiling: float) -> LogisticFit:
    """The weighted straight line through logits: a fit in one step, and where a better one starts.

    **Model** y = ln(v / (K − v)) on t by least squares with weights q(1 − q), q = v / K.
    **Inputs** two or more values at two or more times, each inside (0, K).
    **Raises** InvalidInput for values outside, and for fewer.
    **Source** Berkson 1944, Journal of the American Statistical Association 39, 357-365.
    """
    if len(times) != len(values) or len(set(times)) < 2:
        raise InvalidInput("times", "Give as many times as values, at two times at least.")
    if not all(0 < value < ceiling for value in values):
        raise InvalidInput("values", "Give values above 0 and below the ceiling.")
    center = math.fsum(times) / len(times)
    logits = [math.log(value / (ceiling - value)) for value in values]
    weights = [value / ceiling * (1 - value / ceiling) for value in values]
    total = math.fsum(weights)
    mean_time = math.fsum(w * (t - center) for w, t in zip(weights, times, strict=True)) / total
    mean_logit = math.fsum(w * y for w, y in zip(weights, logits, strict=True)) / total
    spreads = [t - center - mean_time for t in times]
    across = math.fsum(w * x * (y - mean_logit) for w, x, y in zip(weights, spreads, logits, strict=True))
    rate = across / math.fsum(w * x * x for w, x in zip(weights, spreads, strict=True))
    level = mean_logit - rate * mean_time
    squares = _Normal.at((level, rate), [t - center for t in times], values, ceiling).squares
    return LogisticFit(ceiling=ceiling, rate=rate, level=level, center=center, squares=squares, ceiling_error=None)


def fit_logistic(
    times: Sequence[float], values: Sequence[float], start: LogisticFit, *, free: bool = False, rounds: int = _ROUNDS
) -> LogisticFit:
    """The logistic curve with the least sum of squared residuals near ``start``.

    **Model** minimize Σ(v − K / (1 + e^−(a + r(t − c))))² over a and r, and over K too when ``free``: Gauss-Newton with
    Marquardt's damping, (JᵀJ + λ diag JᵀJ)δ = Jᵀe; λ falls tenfold after a step that serves and rises after one that
    does not, so the last steps are plain Gauss-Newton. A step counts as serving when it makes the sum greater by no
    more than 10⁻⁹ of it: near the minimum rounding decides nothing.
    **Inputs** as ``logit_line``, values anywhere; ``start`` from there or from an earlier fit; ``rounds`` steps.
    **Returns** the fit; with ``free`` and more than three values also the standard error of K, √(s²[(JᵀJ)⁻¹]).
    **Source** Levenberg 1944, Quarterly of Applied Mathematics 2, 164-168; Marquardt 1963, Journal of the Society for
    Industrial and Applied Mathematics 11, 431-441.
    """
    shifts = [t - start.center for t in times]
    given = None if free else start.ceiling
    place: tuple[float, ...] = (start.level, start.rate, start.ceiling) if free else (start.level, start.rate)
    here = _Normal.at(place, shifts, values, given)
    damping = _DAMPING
    for _ in range(rounds):
        step = here.step(damping)
        there = None
        if step is not None:
            trial = tuple(old + change for old, change in zip(place, step, strict=True))
            if all(abs(number) < _WIDEST for number in trial[:2]) and (not free or trial[2] > 0):
                there = _Normal.at(trial, shifts, values, given)
        if there is not None and there.squares <= here.squares * (1 + 1e-9) + 1e-30:
            place, here = trial, there
            damping = max(damping / 10, _LEAST_DAMPING)
        else:
            damping = min(damping * 10, _MOST_DAMPING)
    error = here.error(len(times)) if free and len(times) > 3 else None
    ceiling = place[2] if free else start.ceiling
    return LogisticFit(
        ceiling=ceiling, rate=place[1], level=place[0], center=start.center, squares=here.squares, ceiling_error=error
    )


@dataclass(frozen=True, slots=True)
class _Normal:
    """The normal equations at one place: squares, JᵀJ by its upper half, Jᵀe."""

    squares: float
    matrix: list[list[float]]
    gradient: list[float]

    @classmethod
    def at(
        cls, place: Sequence[float], shifts: Sequence[float], values: Sequence[float], given: float | None
    ) -> _Normal:
        level, rate = place[0], place[1]
        ceiling = place[2] if given is None else given
        squares = aa = ar = rr = ak = rk = kk = ga = gr = gk = 0.0
        for shift, value in zip(shifts, values, strict=True):
            logit = level + rate * shift
            small = math.exp(-abs(logit))
            share = 1 / (1 + small) if logit >= 0 else small / (1 + small)
            slope = ceiling * small / ((1 + small) * (1 + small))
            left = value - ceiling * share
            squares += left * left
            aa += slope * slope
            ar += slope * slope * shift
            rr += slope * slope * shift * shift
            ga += slope * left
            gr += slope * left * shift
            ak += slope * share
            rk += slope * share * shift
            kk += share * share
            gk += share * left
        if given is None:
            return cls(squares, [[aa, ar, ak], [ar, rr, rk], [ak, rk, kk]], [ga, gr, gk])
        return cls(squares, [[aa, ar], [ar, rr]], [ga, gr])

    def step(self, damping: float) -> list[float] | None:
        """δ of (JᵀJ + λ diag JᵀJ)δ = Jᵀe; ``None`` where that has no answer."""
        size = range(len(self.gradient))
        damped = [[self.matrix[i][j] * (1 + damping * (i == j)) for j in size] for i in size]
        return _solve(damped, self.gradient)

    def error(self, count: int) -> float | None:
        """The standard error of the third number, from ``count`` values."""
        column = _solve(self.matrix, [0.0, 0.0, 1.0])
        if column is None or column[2] < 0:
            return None
        return math.sqrt(self.squares / (count - 3) * column[2])


def _solve(matrix: list[list[float]], right: Sequence[float]) -> list[float] | None:
    """The solution of a small symmetric positive definite system; ``None`` when it is not that."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for pivot in range(size):
        lead = rows[pivot][pivot]
        if not lead > 0:
            return None
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / lead
            for column in range(pivot, size + 1):
                rows[below][column] -= factor * rows[pivot][column]
    found = [0.0] * size
    for pivot in reversed(range(size)):
        rest = math.fsum(rows[pivot][column] * found[column] for column in range(pivot + 1, size))
        found[pivot] = (rows[pivot][size] - rest) / rows[pivot][pivot]
    return found
