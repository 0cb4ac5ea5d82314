"""What one calculator hands over to another: the plan's dates, the curve of adoption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from calculators.adoption_curve import AdoptionCurve
from calculators.invalid import Problem
from calculators.spec import EARLIEST, about

__all__ = ["AdoptionRamp", "PlanDates", "RampPoint", "find_broken_ramp", "plan_dates_field", "ramp_field"]

_LATEST = date(2999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDates:
    """The two days of a timeline that other calculators count from."""

    week_1: date = field(metadata=about(label="Week 1 starts", kind="date", minimum=EARLIEST, maximum=_LATEST))
    go_live: date = field(metadata=about(label="Go-live", kind="date", minimum=EARLIEST, maximum=_LATEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class RampPoint:
    """Adoption after a number of weeks since Week 1 began, in logits of the ceiling."""

    weeks: float = field(metadata=about(label="Weeks completed", kind="number", minimum=-1e5, maximum=1e5))
    logit: float = field(metadata=about(label="Logit", kind="number", minimum=-1e6, maximum=1e6))


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionRamp:
    """An adoption curve as data: straight in logits between its points and beyond the outer ones."""

    ceiling: float = field(metadata=about(label="Ceiling", kind="share", minimum=0.001, maximum=1))
    points: tuple[RampPoint, ...] = field(metadata=about(label="Points", kind="table", rows=RampPoint))

    @classmethod
    def of(cls, curve: AdoptionCurve) -> AdoptionRamp:
        """``curve`` as data; ``curve()`` gives the same shares again."""
        pairs = list(zip(curve.weeks, curve.logits, strict=True))
        # Of one logistic curve two points say all.
        kept = [pairs[0], pairs[-1]] if curve.logistic else pairs
        points = tuple(RampPoint(weeks=weeks, logit=logit) for weeks, logit in kept)
        return cls(ceiling=curve.ceiling, points=points)

    def curve(self) -> AdoptionCurve:
        """The curve these points describe."""
        return AdoptionCurve(
            ceiling=self.ceiling,
            weeks=tuple(point.weeks for point in self.points),
            logits=tuple(point.logit for point in self.points),
            logistic=len(self.points) == 2,
        )


def find_broken_ramp(ramp: AdoptionRamp | None) -> Iterator[Problem]:
    """The problems of a ramp that was handed over: for a rule of the calculator that takes it."""
    if ramp is None:
        return
    if len(ramp.points) < 2 or any(after.weeks <= before.weeks for before, after in pairwise(ramp.points)):
        yield Problem("adoption_ramp", "Give at least two points by ascending week.")


def plan_dates_field() -> dict[str, Any]:
    """Metadata of a field filled by the timeline."""
    return dict(about(label="The timeline’s dates", kind="record", rows=PlanDates, given=True, optional=True))


def ramp_field() -> dict[str, Any]:
    """Metadata of a field filled by the adoption calculator."""
    return dict(about(label="The adoption curve", kind="record", rows=AdoptionRamp, given=True, optional=True))
