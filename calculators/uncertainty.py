"""Three-point estimates, quantiles of draws, and an interval for a share that was counted.

Standard library only; every formula agrees between platforms within 10⁻¹².
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import NormalDist

from calculators.invalid import InvalidInput

__all__ = [
    "normal_share",
    "pert_mean",
    "pert_variance",
    "quantile",
    "triangular_mean",
    "triangular_variance",
    "wilson_interval",
]


def pert_mean(low: float, likely: float, high: float) -> float:
    """The mean of a three-point estimate in the way of PERT.

    **Model** (a + 4m + b) / 6, of a beta distribution on [a, b] with mode m.
    **Inputs** low ≤ likely ≤ high, in one unit, which is the result's.
    **Raises** InvalidInput where they are not in order or not finite.
    **Source** Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7, 646-669.

    >>> pert_mean(75, 84, 120)
    88.5
    """
    _require_order(low, likely, high)
    return math.fsum((low, 4 * likely, high)) / 6


def pert_variance(low: float, likely: float, high: float) -> float:
    """The variance of a three-point estimate in the way of PERT: a standard deviation of a sixth of the range.

    **Model** ((b − a) / 6)²; 0 when both ends are equal. The variance of the beta distribution drawn in a simulation,
    (μ − a)(b − μ) / 7, is another one.
    **Inputs, Raises, Source** as ``pert_mean``; the unit is squared.

    >>> pert_variance(75, 84, 120)
    56.25
    """
    _require_order(low, likely, high)
    deviation = (high - low) / 6
    return deviation * deviation


def triangular_mean(low: float, likely: float, high: float) -> float:
    """The mean of a triangular distribution.

    **Model** (a + m + b) / 3. **Inputs, Raises** as ``pert_mean``.
    **Source** Johnson 1997, The Statistician 46, 387-398.

    >>> triangular_mean(75, 84, 120)
    93.0
    """
    _require_order(low, likely, high)
    return math.fsum((low, likely, high)) / 3


def triangular_variance(low: float, likely: float, high: float) -> float:
    """The variance of a triangular distribution.

    **Model** (u² + uv + v²) / 18 with u = m − a and v = b − m, which is (a² + m² + b² − am − ab − mb) / 18 without
    its cancellation. **Inputs, Raises, Source** as ``triangular_mean``.

    >>> triangular_variance(75, 84, 120)
    94.5
    """
    _require_order(low, likely, high)
    left, right = likely - low, high - likely
    return math.fsum((left * left, left * right, right * right)) / 18


def normal_share(deviations: float) -> float:
    """The share of a normal distribution that lies no higher than so many standard deviations above its mean.

    **Model** Φ(z) = erfc(−z / √2) / 2, the tail itself: as one minus its mirror image a share near 0 would keep few of
    its digits, and platforms would differ in them.

    >>> [float(f"{normal_share(z):.4g}") for z in (0, 1.96, -1.96, -10)]
    [0.5, 0.975, 0.025, 7.62e-24]
    """
    return math.erfc(-deviations / math.sqrt(2)) / 2


def quantile(values: Iterable[float], q: float) -> float:
    """The value below which a share ``q`` of ``values`` lies, straight between neighbors.

    **Model** type 7: with h = (n − 1)q, x₍ₕ₎ + (h − ⌊h⌋)(x₍ₕ₊₁₎ − x₍ₕ₎) of the sorted values counted from 0.
    **Inputs** at least one finite value; q from 0 (the smallest) to 1 (the largest).
    **Raises** InvalidInput for anything else.
    **Source** Hyndman and Fan 1996, The American Statistician 50, 361-365; the default of R and numpy.

    >>> quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.9), quantile([7], 0.1)
    (2.5, 3.7, 7)
    """
    ordered = sorted(values)
    if not ordered or not all(map(math.isfinite, ordered)):
        raise InvalidInput("values", "Give at least one value, all of them finite numbers.")
    if not 0 <= q <= 1:
        raise InvalidInput("q", "Enter a share from 0 to 1.")
    place = (len(ordered) - 1) * q
    below = math.floor(place)
    if below == place:
        return ordered[below]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def wilson_interval(successes: int, trials: int, confidence: float) -> tuple[float, float]:
    """Between which shares the true one lies, after ``successes`` of ``trials``; without continuity correction.

    **Model** (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z the normal quantile of (1 + confidence) / 2.
    **Inputs** 0 ≤ successes ≤ trials, trials ≥ 1, confidence inside (0, 1).
    **Returns** shares; exactly 0 below when nothing succeeded, exactly 1 above when everything did.
    **Raises** InvalidInput for anything else.
    **Source** Wilson 1927, Journal of the American Statistical Association 22, 209-212.

    >>> [round(bound, 4) for bound in wilson_interval(81, 263, 0.95)]
    [0.2553, 0.3662]
    """
    if trials < 1:
        raise InvalidInput("trials", "Enter a whole number of 1 or more.")
    if not 0 <= successes <= trials:
        raise InvalidInput("successes", f"Enter a whole number from 0 to {trials:,}.")
    if not 0 < confidence < 1:
        raise InvalidInput("confidence", "Enter a share above 0 and below 1.")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, square = successes / trials, z * z / trials
    middle = share + square / 2
    reach = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    low = (middle - reach) / (1 + square) if successes else 0.0
    high = (middle + reach) / (1 + square) if successes < trials else 1.0
    return max(0.0, low), min(1.0, high)


def _require_order(low: float, likely: float, high: float) -> None:
    if not all(map(math.isfinite, (low, likely, high))):
        raise InvalidInput("likely", "Enter finite numbers.")
    if not low <= likely <= high:
        raise InvalidInput("likely", "Enter a likely value that lies neither below the low nor above the high one.")
