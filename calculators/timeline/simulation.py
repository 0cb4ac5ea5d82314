"""How likely the plan ends by a day, by drawing block lengths many times.

Twice from the same three lengths: with one draw that stretches all blocks alike, and with a draw for each block.
Between these two lies what will happen. Seeded, so the same inputs give the same outcome everywhere.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator
from random import Random

from calculators.distributions import ThreePoint, three_point
from calculators.draws import VALUES_BETWEEN_REPORTS
from calculators.timeline.chances import curve_of, day_of, length_by, sum_of
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Chance, Outcome, Result, Work
from calculators.uncertainty import quantile

__all__ = ["decisive", "simulate"]


def decisive(inputs: Inputs, result: Result) -> tuple[Work, int, int, ThreePoint]:
    """All that the draws depend on: the plan's lengths without its words, how many draws, their seed, the lengths."""
    lengths = three_point(inputs.low_length, inputs.likely_length, inputs.high_length, inputs.shape)
    return result.work, inputs.draws, inputs.seed, lengths


def simulate(inputs: Inputs, result: Result) -> Iterator[int | Outcome]:
    """Draw ``inputs.draws`` plans; yields how many are done every few hundred, and lastly the ``Outcome``.

    **Model** a plan lasts F + Σ L·x days, L the calendar days of a block, F the holidays in the plan, x a draw from the
    beta-PERT or triangular distribution of the three lengths: the same x for all blocks, or one for each.
    The chance is the share of draws that last no longer than the deadline; its standard error is √(p(1 − p)/n).
    Percentiles are type 7 of Hyndman and Fan.
    **Source** Van Slyke 1963, Operations Research 11, 839-860, for drawing a network's lengths.
    """
    work, draws, seed, lengths = decisive(inputs, result)
    total = sum_of(work.stretching)
    uniform = Random(seed).random  # noqa: S311 - nothing here is secret
    length = lengths.inverse
    together: list[float] = []
    apart: list[float] = []
    for done in range(1, draws + 1):
        together.append(work.fixed + total * length(uniform()))
        apart.append(math.fsum([work.fixed, *[days * length(uniform()) for days in work.stretching]]))
        if done % VALUES_BETWEEN_REPORTS == 0 and done < draws:
            yield done
    together.sort()
    apart.sort()
    yield Outcome(
        draws=draws,
        seed=seed,
        together=_chance("together", work, together),
        apart=_chance("apart", work, apart),
        curve=curve_of(work, together[0], together[-1], lambda days: _share(together, days)),
    )


def _chance(name: str, work: Work, lengths: list[float]) -> Chance:
    share = _share(lengths, length_by(work, work.deadline_day))
    p50, p80, p95 = (day_of(work, quantile(lengths, q)) for q in (0.5, 0.8, 0.95))
    error = math.sqrt(share * (1 - share) / len(lengths))
    return Chance(id=name, on_time=share, error=error, p50=p50, p80=p80, p95=p95)


def _share(lengths: list[float], days: int) -> float:
    """Of ``lengths``, sorted, that do not exceed ``days``; a last bit more is no day more."""
    return bisect.bisect_right(lengths, days + 1e-9) / len(lengths)
