"""How likely the plan ends by a day when each block goes its own way, by drawing their lengths many times.

Seeded, so the same inputs give the same outcome everywhere.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator
from random import Random

from calculators.distributions import ThreePoint
from calculators.draws import VALUES_BETWEEN_REPORTS
from calculators.timeline.chances import chance, lengths_of
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Outcome, Result
from calculators.timeline.work import Work
from calculators.uncertainty import quantile

__all__ = ["decisive", "simulate"]

_ROUNDING = 1e-9
"""A last bit more is no day more."""


def decisive(inputs: Inputs, result: Result) -> tuple[Work, int, int, ThreePoint]:
    """All that the draws depend on: the plan's lengths without its words, how many draws, their seed, the lengths."""
    return result.work, inputs.draws, inputs.seed, lengths_of(inputs)


def simulate(inputs: Inputs, result: Result) -> Iterator[int | Outcome]:
    """Draw ``inputs.draws`` plans; yields how many are done every few hundred, and lastly the ``Outcome``.

    **Model** a plan ends on day ⌈Σ n·x⌉ of the plan, n the days of a block, x a draw of its own from the beta-PERT or
    triangular distribution of the three lengths (see ``chances.chances_of``); a block that waits for a day begins no
    sooner. The chance is the share of draws that end by the deadline; its standard error is √(p(1 − p)/n). Percentiles
    are type 7 of Hyndman and Fan.
    **Source** Van Slyke 1963, Operations Research 11, 839-860, for drawing a network's lengths.
    """
    work, draws, seed, lengths = decisive(inputs, result)
    uniform = Random(seed).random  # noqa: S311 - nothing here is secret
    length = lengths.inverse
    drawn: list[float] = []
    for done in range(1, draws + 1):
        lasting = [days * length(uniform()) for days in work.blocks]
        end = math.fsum(lasting)
        for wait in work.waits:
            end = max(end, wait.days + math.fsum(lasting[wait.block :]))
        drawn.append(end)
        if done % VALUES_BETWEEN_REPORTS == 0 and done < draws:
            yield done
    drawn.sort()
    yield Outcome(
        draws=draws,
        seed=seed,
        apart=chance(
            "apart",
            work,
            lambda days: bisect.bisect_right(drawn, days + _ROUNDING) / draws,
            lambda q: quantile(drawn, q),
            lambda share: math.sqrt(share * (1 - share) / draws),
        ),
    )
