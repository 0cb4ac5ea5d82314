"""The adoption curve through a playbook's milestones."""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from calculators.invalid import InvalidInput
from calculators.spec import about

__all__ = ["AdoptionCurve", "TargetMilestone", "curve_through"]

_ON_ONE_LINE = 1e-9
"""Milestones whose logits differ from one line by no more than this lie on one logistic curve."""
_FULL = 37.0
"""Above this logit the logistic is 1 to the last bit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMilestone:
    """``share`` of all users active by the end of ``week``; Week 1 is the first."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    week: int = field(metadata=about(label="Week", kind="integer", minimum=1, maximum=520))
    share: float = field(metadata=about(label="Share", kind="share", minimum=0.001, maximum=0.999))


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionCurve:
    """Adopted share by weeks completed since Week 1 began, piecewise straight in logits."""

    ceiling: float
    weeks: tuple[float, ...]
    logits: tuple[float, ...]
    logistic: bool
    """True when one logistic curve passes through every milestone."""

    def share(self, weeks_completed: float) -> float:
        """**Model** A(w) = K / (1 + e^−y(w)), y straight between milestones and beyond the outer ones."""
        rate, week, logit = self._piece(weeks_completed)
        return self.ceiling * _logistic(logit + rate * (weeks_completed - week))

    def noon_shares(self, days: int) -> list[float]:
        """``share`` at the noon of each of the first ``days`` days of Week 1 and after it, in less time."""
        weeks = ((day + 0.5) / 7 for day in range(days))
        if not self.logistic:
            return [self.share(week) for week in weeks]
        rate, first, logit, ceiling = self.rate, self.weeks[0], self.logits[0], self.ceiling
        logits = [logit + rate * (week - first) for week in weeks]
        return [ceiling if y > _FULL else ceiling * _logistic(y) for y in logits]

    def missing(self, weeks_completed: float) -> float:
        """1 − A(w), the share of users not active; without the cancellation of a subtraction near 1."""
        rate, week, logit = self._piece(weeks_completed)
        return (1 - self.ceiling) + self.ceiling * _logistic(-(logit + rate * (weeks_completed - week)))

    def weeks_when_missing(self, missing: float) -> float | None:
        """The weeks completed when ``missing`` of all users are not active; ``None`` when that never comes.

        **Model** the inverse of ``missing``; of a curve that does not grow there is none.

        >>> curve = AdoptionCurve(ceiling=0.9, weeks=(4, 5), logits=(0, math.log(3)), logistic=True)
        >>> curve.weeks_when_missing(0.55), curve.weeks_when_missing(0.09)
        (4.0, None)
        """
        above, below = 1 - missing, missing - (1 - self.ceiling)
        if not (above > 0 and below > 0):
            return None
        logit = math.log(above / below)
        if self.logistic:
            left, rate = 0, self.rate
        else:
            left = min(max(bisect.bisect_left(self.logits, logit), 1), len(self.logits) - 1) - 1
            rate = (self.logits[left + 1] - self.logits[left]) / (self.weeks[left + 1] - self.weeks[left])
        return self.weeks[left] + (logit - self.logits[left]) / rate if rate > 0 else None

    @property
    def rate(self) -> float:
        """Growth per week in logits, from the first milestone to the last."""
        return (self.logits[-1] - self.logits[0]) / (self.weeks[-1] - self.weeks[0])

    @property
    def midpoint_weeks(self) -> float | None:
        """Weeks completed when half the ceiling is reached; ``None`` unless logistic and growing."""
        return self.weeks[0] - self.logits[0] / self.rate if self.logistic and self.rate > 0 else None

    def _piece(self, week: float) -> tuple[float, float, float]:
        if self.logistic:
            return self.rate, self.weeks[0], self.logits[0]
        right = min(max(bisect.bisect_left(self.weeks, week), 1), len(self.weeks) - 1)
        run = self.weeks[right] - self.weeks[right - 1]
        return (self.logits[right] - self.logits[right - 1]) / run, self.weeks[right], self.logits[right]


def curve_through(milestones: Sequence[TargetMilestone], ceiling: float) -> AdoptionCurve:
    """The curve through ``milestones``, below ``ceiling`` (a share of all users).

    **Model** y = ln(s / (K − s)) at each milestone. When all lie on one line within 10⁻⁹ the curve is the
    logistic K / (1 + e^−r(w − t₀)); otherwise straight pieces in y, so it passes every milestone and never falls.
    **Raises** InvalidInput for fewer than two milestones, weeks not ascending, falling shares, or a ceiling
    not above the highest share.
    **Source** Verhulst 1838 for the logistic; the pieces are ours.

    >>> points = [TargetMilestone(id=f"m-{w}", title="m", week=w, share=s) for w, s in ((4, .5), (5, .75), (6, .9))]
    >>> curve = curve_through(points, ceiling=1)
    >>> curve.logistic, round(curve.rate, 4), round(curve.share(44 / 7), 4)
    (True, 1.0986, 0.9249)
    """
    points = [(float(item.week), item.share) for item in milestones]
    if len(points) < 2:
        raise InvalidInput("milestones", "Give at least two milestones: one does not determine a curve.")
    if any(after[0] <= before[0] or after[1] < before[1] for before, after in pairwise(points)):
        raise InvalidInput("milestones", "Give milestones by ascending week with shares that do not fall.")
    if not points[0][1] > 0:
        raise InvalidInput("milestones", "Give shares above 0.")
    if points[-1][1] >= ceiling:
        raise InvalidInput("ceiling", f"Enter a ceiling above {points[-1][1] * 100:.15g} %, the last milestone.")
    weeks = tuple(week for week, _ in points)
    logits = tuple(math.log(share / (ceiling - share)) for _, share in points)
    slope = (logits[-1] - logits[0]) / (weeks[-1] - weeks[0])
    on_line = all(
        abs(logits[0] + slope * (week - weeks[0]) - logit) <= _ON_ONE_LINE
        for week, logit in zip(weeks, logits, strict=True)
    )
    return AdoptionCurve(ceiling=ceiling, weeks=weeks, logits=logits, logistic=on_line)


def _logistic(y: float) -> float:
    return 1 / (1 + math.exp(-y)) if y >= 0 else math.exp(y) / (1 + math.exp(y))
