"""From counts to a curve: which curve so many counts can carry, and how far the ceiling can be told from them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.adoption_curve import AdoptionCurve
from calculators.logistic_fit import LogisticFit, fit_logistic, logit_line

__all__ = ["Counts", "CurveFit", "fit_curve"]

_MOST_FOR_FIXED = 4
_LEAST_GROWTH = 1e-6
"""A week, in logits; less is no growth."""
_WIDEST_CEILING = 0.1
"""Relative standard error of a ceiling that counts as told by the counts."""
_AHEAD = 1e-6
"""By so much a comparison must be won: a tie must not be decided by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted, by time."""

    weeks: tuple[float, ...]
    """Weeks completed since Week 1 began, ascending."""
    shares: tuple[float, ...]
    """Active people among those counted."""
    of: int
    """How many were counted each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveFit:
    """A curve, how it was found, and how far to trust its ceiling."""

    method: str
    """``playbook``: no count; ``current_count``: one, and the playbook's growth from there; ``fixed_ceiling``,
    ``free_ceiling``: fitted; ``no_growth``: fitted, but counts do not rise."""
    ceiling_basis: str
    """``no_counts``, ``one_count``, ``few_counts``, ``no_growth``, ``before_inflection``, ``above_all``, ``uncertain``,
    ``no_better`` (why the ceiling is the one entered), or ``identified``."""
    curve: AdoptionCurve
    error: float | None
    """Root of the mean squared residual, a share; ``None`` where nothing is fitted."""
    dispersion: float
    """How much more than chance alone counts scatter around the curve, as a ratio of variances; at least 1."""
    aicc_fixed: float | None
    aicc_free: float | None
    fitted: LogisticFit | None


def fit_curve(counts: Counts, playbook: AdoptionCurve, ceiling: float) -> CurveFit:
    """The curve the counts can carry.

    **Model** by the number of counts: none, the playbook's curve; one, the same, whose growth goes on from the count;
    two to four, a logistic curve below the ``ceiling`` entered, by a weighted line through logits and then least
    squares of the shares; five and more, also one with a free ceiling K. The free one is taken when its K is at most
    all users, told within 10 % (standard error), its inflection lies before the last count, and its corrected Akaike
    criterion n ln(S/n) + 2p + 2p(p+1)/(n−p−1) is the lower one (p = 2 and 3 numbers of the curve; the variance, common
    to both, is not counted, else five counts could never tell). S/n is not taken below 1/(12·of²), the rounding of
    counts to people. A share of 0, or at or above the ceiling, is read as half a person off it.
    Dispersion = max(1, Σ of·(s − A)² / A(1 − A) / (n − p)).
    **Source** Berkson 1944 and Marquardt 1963 as in ``logistic_fit``; Hurvich and Tsai 1989, Biometrika 76, 297-307,
    for the criterion; Wedderburn 1974, Biometrika 61, 439-447, for the dispersion. The ladder is ours.
    """
    if len(counts.weeks) < 2:
        one = len(counts.weeks) == 1
        return CurveFit(
            method="current_count" if one else "playbook",
            ceiling_basis="one_count" if one else "no_counts",
            curve=playbook,
            error=None,
            dispersion=1.0,
            aicc_fixed=None,
            aicc_free=None,
            fitted=None,
        )
    shares = inside(counts, ceiling)
    fixed = fit_logistic(counts.weeks, shares, logit_line(counts.weeks, shares, ceiling))
    aicc_fixed = _aicc(fixed, counts, 2)
    if fixed.rate <= _LEAST_GROWTH:
        return _made("no_growth", "no_growth", fixed, counts, (aicc_fixed, None))
    if len(counts.weeks) <= _MOST_FOR_FIXED:
        return _made("fixed_ceiling", "few_counts", fixed, counts, (aicc_fixed, None))
    start = min(ceiling, 1.05 * max(counts.shares) + 0.5 / counts.of)
    lower = inside(counts, start)
    free = fit_logistic(counts.weeks, lower, logit_line(counts.weeks, lower, start), free=True)
    aicc_free = _aicc(free, counts, 3)
    doubt = _doubt(free, counts, aicc_fixed - aicc_free)
    if doubt:
        return _made("fixed_ceiling", doubt, fixed, counts, (aicc_fixed, aicc_free))
    return _made("free_ceiling", "identified", free, counts, (aicc_fixed, aicc_free))


def inside(counts: Counts, ceiling: float) -> list[float]:
    """The shares, those at 0 or at the ceiling and beyond moved inside by half a person."""
    low, high = 0.5 / (counts.of + 1), (counts.of + 0.5) / (counts.of + 1)
    return [ceiling * min(max(share / ceiling, low), high) for share in counts.shares]


def _doubt(free: LogisticFit, counts: Counts, gain: float) -> str | None:
    """Why the free ceiling is not to be believed; ``None`` when it is."""
    midpoint = free.midpoint
    if free.rate <= _LEAST_GROWTH or midpoint is None or midpoint + _AHEAD > counts.weeks[-1]:
        return "before_inflection"
    if free.ceiling > 1 - _AHEAD:
        return "above_all"
    if free.ceiling_error is None or free.ceiling_error > _WIDEST_CEILING * free.ceiling:
        return "uncertain"
    return None if gain > _AHEAD else "no_better"


def _aicc(fit: LogisticFit, counts: Counts, numbers: int) -> float:
    count = len(counts.weeks)
    spread = max(fit.squares / count, 1 / (12 * counts.of * counts.of))
    free = count - numbers - 1
    return count * math.log(spread) + 2 * numbers + (2 * numbers * (numbers + 1) / free if free > 0 else 0)


def _made(method: str, basis: str, fit: LogisticFit, counts: Counts, criteria: tuple[float, float | None]) -> CurveFit:
    numbers = 3 if method == "free_ceiling" else 2
    curve = fit.curve()
    return CurveFit(
        method=method,
        ceiling_basis=basis,
        curve=curve,
        error=math.sqrt(fit.squares / len(counts.weeks)),
        dispersion=_dispersion(curve, counts, len(counts.weeks) - numbers),
        aicc_fixed=criteria[0],
        aicc_free=criteria[1],
        fitted=fit,
    )


def _dispersion(curve: AdoptionCurve, counts: Counts, free: int) -> float:
    if free < 1:
        return 1.0
    least = 0.5 / (counts.of + 1)
    expected: Sequence[float] = [min(max(curve.share(week), least), 1 - least) for week in counts.weeks]
    squares = math.fsum(
        counts.of * (share - mean) * (share - mean) / (mean * (1 - mean))
        for share, mean in zip(counts.shares, expected, strict=True)
    )
    return max(1.0, squares / free)
