"""Draws of the net present value summed up: percentiles, chances and a histogram, each with its own error."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

from calculators.roi.result import Bin, Chance, Outcome, Percentile
from calculators.uncertainty import quantile

__all__ = ["PERCENTILES", "summarize"]

PERCENTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
_BINS = 40
_ROUNDING = 1e-9
"""Relative to the amounts."""


def summarize(
    npvs: Sequence[float], seed: int, result_npv: float, payback_days: float | None, paid_back: int
) -> Outcome:
    """The outcome of these draws.

    **Inputs** at least two draws; the net present value of the single result; ``paid_back`` of the draws repaid by
    ``payback_days``.

    **Model** percentiles of type 7. Their standard error is half the distance between the draws √(n p (1 − p)) ranks
    below and above: ranks of draws below a percentile are binomial. Of a share it is √(p(1 − p)/n), of the mean
    s/√n.
    **Source** Hyndman and Fan 1996, The American Statistician 50, 361-365; the error of a percentile from order
    statistics: David and Nagaraja 2003, Order Statistics, section 7.1.
    """
    ordered = sorted(npvs)
    count = len(ordered)
    mean = math.fsum(ordered) / count
    variance = math.fsum((npv - mean) * (npv - mean) for npv in ordered) / (count - 1)
    return Outcome(
        draws=count,
        seed=seed,
        mean=mean,
        mean_error=math.sqrt(variance / count),
        percentiles=tuple(_percentile(ordered, share) for share in PERCENTILES),
        positive=_chance(len([npv for npv in ordered if npv > 0]), count),
        below_result=_share_below(ordered, result_npv),
        payback_days=payback_days,
        payback=_chance(paid_back, count) if payback_days is not None else None,
        bins=_bins(ordered),
    )


def _percentile(ordered: Sequence[float], share: float) -> Percentile:
    ranks = math.sqrt(len(ordered) * share * (1 - share))
    middle = (len(ordered) - 1) * share
    low, high = max(0, math.floor(middle - ranks)), min(len(ordered) - 1, math.ceil(middle + ranks))
    return Percentile(share=share, npv=quantile(ordered, share), error=(ordered[high] - ordered[low]) / 2)


def _share_below(ordered: Sequence[float], npv: float) -> float:
    """Draws that are the same but for rounding lie neither below nor above."""
    limit = npv - _ROUNDING * max(map(abs, (ordered[0], ordered[-1], npv)))
    return bisect_left(ordered, limit) / len(ordered)


def _chance(hits: int, count: int) -> Chance:
    share = hits / count
    return Chance(share=share, error=math.sqrt(share * (1 - share) / count))


def _bins(ordered: Sequence[float]) -> tuple[Bin, ...]:
    """Equal steps from the smallest to the largest draw, zero being an end of one where it lies between them."""
    low, high = ordered[0], ordered[-1]
    if not low < high:
        return (Bin(start=low, end=high, count=len(ordered)),)
    width = (high - low) / _BINS
    if low < 0 < high:
        low = -math.ceil(-low / width) * width
    counts = [0] * (_BINS + 2)
    for npv in ordered:
        counts[min(int((npv - low) / width), len(counts) - 1)] += 1
    last = max(place for place, count in enumerate(counts) if count)
    return tuple(
        Bin(start=low + place * width, end=low + (place + 1) * width, count=counts[place]) for place in range(last + 1)
    )
