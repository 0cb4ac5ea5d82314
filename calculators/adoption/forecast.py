"""Where adoption goes from the latest count: expected people, the day of a target, the chance to meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calculators.adoption_curve import AdoptionCurve
from calculators.binomial import binomial_at_least

__all__ = ["Course", "chance_of", "needed_hazard"]

_CERTAIN = 6
"""Decimals of a probability: more would pretend, and platforms differ in them for a million users."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """From ``active`` of ``users`` people at ``weeks`` completed onward, along the growth of ``curve``."""

    users: int
    active: int
    weeks: float
    curve: AdoptionCurve

    def chance(self, weeks: float) -> float:
        """The chance that somebody not active at the count is active after ``weeks`` completed.

        **Model** 1 − (1 − A(w)) / (1 − A(w₀)), which is 1 − Π(1 − h) of the weekly hazards h = ΔA / (1 − A) between;
        0 for a curve that falls, for nobody becomes inactive here.
        **Source** the discrete hazard of survival analysis, Cox 1972, Journal of the Royal Statistical Society B 34,
        187-220; its use on a playbook's curve is ours.
        """
        before = self.curve.missing(self.weeks)
        return min(1.0, max(0.0, 1 - self.curve.missing(weeks) / before)) if before > 0 else 1.0

    def expected(self, weeks: float) -> float:
        """People expected to be active: those counted, and the chance of each of the others."""
        return self.active + (self.users - self.active) * self.chance(weeks)

    def probability(self, people: int, weeks: float) -> float:
        """The probability that ``people`` or more are active after ``weeks`` completed, which follow the count.

        **Model** the people to come are Binomial(users − active, chance): each decides alone. Where whole departments
        start together the true course scatters more.
        """
        needed, missing = people - self.active, self.users - self.active
        return round(binomial_at_least(needed, missing, self.chance(weeks)), _CERTAIN)

    def reaches(self, people: int) -> float | None:
        """Weeks completed when the people expected, rounded, are ``people`` or more; ``None`` when they never are."""
        if self.active >= people:
            return self.weeks
        share_left = (self.users - people + 0.5) / (self.users - self.active)
        when = self.curve.weeks_when_missing(share_left * self.curve.missing(self.weeks))
        return None if when is None or when < self.weeks else when


def chance_of(course: Course, counted: Sequence[tuple[float, int]], people: int, weeks: float) -> float | None:
    """The probability of ``people`` after ``weeks`` completed; 1 or 0 where counts tell, ``None`` where they do not.

    A time that is over is decided by its own count, or by the counts before and after it where both say the same.
    Without one before it, too few after it were too few at it; enough after it tell nothing.
    """
    after = [active >= people for counted_at, active in counted if counted_at >= weeks]
    if not after:
        return course.probability(people, weeks)
    at = [active >= people for counted_at, active in counted if counted_at == weeks]
    before = [active >= people for counted_at, active in counted if counted_at < weeks] or [False]
    told = {at[0]} if at else {before[-1], after[0]}
    return float(told.pop()) if len(told) == 1 else None


def needed_hazard(users: int, active: int, people: int, weeks: float) -> float:
    """The share of those not active yet who must become so each week, to have ``people`` after ``weeks``.

    **Model** 1 − ((N − G) / (N − A))^(1/weeks); 0 when nobody is missing, 1 when all must come.

    >>> round(needed_hazard(240, 120, 180, 1), 6), round(needed_hazard(240, 120, 216, 2), 4)
    (0.5, 0.5528)
    """
    if active >= people:
        return 0.0
    return float(1 - ((users - people) / (users - active)) ** (1 / weeks))
