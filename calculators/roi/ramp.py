"""How far benefits have grown: the mean adopted share of every month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from calculators.adoption_curve import curve_through
from calculators.roi.inputs import Inputs
from calculators.roi.rows import RampWeek
from calculators.workdays import add_months

__all__ = ["Ramp", "ramp_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """Adoption added up day by day, so that a month's mean, and a later start of it, need no curve again."""

    dates: tuple[date, ...]
    """The start and the end of every month."""
    offsets: tuple[int, ...]
    """Days from the start of Week 1, moved by the lag, to each of ``dates``."""
    sums: tuple[float, ...]
    """Adopted days until n days after Week 1 began, each day with its share at noon."""

    def monthly(self, delay_days: int = 0) -> list[float]:
        """Mean adopted share of every month, from the first, with benefits ``delay_days`` later still."""
        until = [self._until(offset - delay_days) for offset in self.offsets]
        return [
            (after - before) / (end - start).days
            for (before, after), (start, end) in zip(pairwise(until), pairwise(self.dates), strict=True)
        ]

    def _until(self, day: int) -> float:
        return self.sums[max(day, 0)]


def ramp_of(inputs: Inputs) -> Ramp:
    """The ramp of ``inputs`` over their horizon.

    **Model** a day counts with the share at its noon, days before Week 1 with none. The share follows the adoption
    curve handed over, the curve through the milestones (``adoption_curve.curve_through``), or straight lines through
    a planner's own points: from 0 at the start of Week 1, level after the last. The lag moves it later.
    """
    dates = tuple(add_months(inputs.start, month) for month in range(inputs.horizon_months + 1))
    offsets = tuple((day - inputs.week_1).days - inputs.benefit_lag_days for day in dates)
    daily = _noon_shares(inputs, max(offsets[-1], 0))
    return Ramp(dates=dates, offsets=offsets, sums=tuple(accumulate(daily, initial=0.0)))


def _noon_shares(inputs: Inputs, days: int) -> list[float]:
    if inputs.ramp_from == "own":
        share = _straight(sorted(inputs.ramp, key=lambda row: row.week))
        return [share((day + 0.5) / 7) for day in range(days)]
    if inputs.ramp_from == "adoption" and inputs.adoption_ramp:
        return inputs.adoption_ramp.curve().noon_shares(days)
    return curve_through(inputs.milestones, 1).noon_shares(days)


def _straight(rows: Sequence[RampWeek]) -> Callable[[float], float]:
    points = [(row.week, row.share) for row in rows]
    if points[0][0] > 0:
        points.insert(0, (0.0, 0.0))

    def share(week: float) -> float:
        for (left, low), (right, high) in pairwise(points):
            if week <= right:
                return low + (high - low) * (week - left) / (right - left)
        return points[-1][1]

    return share
