"""The forecast's band: what else the counts might have been, refitted, and carried on with chance."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import NormalDist

from calculators.adoption.fitting import Counts, inside
from calculators.adoption.forecast import Course
from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook import Outlook, outlook_of
from calculators.adoption.result import BandWeek, Outcome, Result
from calculators.adoption.week_time import week_end
from calculators.adoption_curve import AdoptionCurve
from calculators.draws import POINTS_BETWEEN_REPORTS
from calculators.logistic_fit import LogisticFit, fit_logistic
from calculators.uncertainty import quantile

__all__ = ["simulate"]

_REFIT_ROUNDS = 8
"""Steps of a refit, which starts at the fit: enough to land where many more would, to a thousandth of a person."""
_LEAST_UNIFORM = 2.0**-54
"""In place of a uniform draw of exactly 0, which no normal draw belongs to."""


def simulate(inputs: Inputs, result: Result) -> Iterator[int | Outcome]:
    """Draw courses of adoption from the latest count on; yields how many are drawn, then the outcome.

    **Model** a parametric bootstrap: each draw makes counts anew around the fitted curve, A(tᵢ) + √(φA(1 − A)/n)·z, φ
    the dispersion, z normal, cut to 0-1; refits the same curve to them; and carries the latest count on, active +
    (N − active)p + z√(φ(N − active)p(1 − p)), p the refitted chance and one z a course, rounded and never above N. With
    fewer than two counts nothing is refitted, and chance alone makes the band. The band's ends are quantiles of each
    week by itself. Of a survey, the count drawn anew is also where the course starts.
    **Inputs** what ``calculate`` was given and answered; seed and draws from there.
    **Returns** an ``Outcome`` last, without weeks where nobody was active at the latest count. Draws are the normal
    inverse of ``random()``, so platforms agree.
    **Source** Efron 1979, Annals of Statistics 7, 1-26; Efron and Tibshirani 1993, An Introduction to the Bootstrap,
    chapter 6.
    """
    outlook = outlook_of(inputs, result.actuals)
    if outlook.counted and not outlook.has_pace:
        yield Outcome(weeks=(), probability=None, probability_error=None, low_users=0, high_users=0)
        return
    first = math.ceil(outlook.course.weeks)
    ends = range(first, max(outlook.last_week, first) + 1)
    due = inputs.goal_weeks
    # The last is the target's own, at the end of a week or within it; or the first end, where counts have passed it.
    weeks = (*ends, due if due >= outlook.course.weeks else ends[0])
    draw_normal = _normals(inputs.seed)
    courses: list[list[int]] = []
    every = max(1, POINTS_BETWEEN_REPORTS // (len(weeks) + _REFIT_ROUNDS * len(outlook.counts.weeks)))
    for number in range(1, inputs.draws + 1):
        courses.append(_drawn(outlook, weeks, draw_normal))
        if number % every == 0:
            yield number
    band = []
    for place, week in enumerate(ends):
        band.append(_band_week(inputs, result, week, [course[place] for course in courses]))
        if place % 8 == 7:
            yield inputs.draws
    yield _outcome(inputs, result, outlook, tuple(band), [course[-1] for course in courses])


class _normals:  # noqa: N801 - called like a function
    """Standard normal numbers, one after the other."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a simulation, no secret
        self._inverse = NormalDist().inv_cdf

    def __call__(self) -> float:
        return self._inverse(self._random.random() or _LEAST_UNIFORM)


def _drawn(outlook: Outlook, weeks: Sequence[float], draw_normal: _normals) -> list[int]:
    """One course: people active once each of ``weeks`` is completed."""
    users, course, spread = outlook.inputs.users, outlook.course, outlook.fit.dispersion
    if outlook.fit.fitted is not None:
        course = _refitted(outlook, outlook.fit.fitted, draw_normal)
    elif outlook.inputs.surveyed and outlook.counted:
        share = _scattered(outlook.counts.shares[-1], 1 / outlook.counts.of, draw_normal())
        course = Course(users=users, active=round(share * users), weeks=course.weeks, curve=course.curve)
    luck = draw_normal()
    missing = users - course.active
    people = []
    for week in weeks:
        chance = course.chance(week)
        come = missing * chance + luck * math.sqrt(spread * missing * chance * (1 - chance))
        people.append(course.active + min(missing, max(0, math.floor(come + 0.5))))
    return people


def _refitted(outlook: Outlook, fitted: LogisticFit, draw_normal: _normals) -> Course:
    counts, fit = outlook.counts, outlook.fit
    variance = fit.dispersion / counts.of
    shares = tuple(_scattered(fit.curve.share(week), variance, draw_normal()) for week in counts.weeks)
    drawn = Counts(weeks=counts.weeks, shares=shares, of=counts.of)
    free = fit.method == "free_ceiling"
    again = fit_logistic(counts.weeks, inside(drawn, fitted.ceiling), fitted, free=free, rounds=_REFIT_ROUNDS)
    active = outlook.course.active
    if outlook.inputs.surveyed:
        latest = _scattered(counts.shares[-1], 1 / counts.of, draw_normal())
        active = round(latest * outlook.inputs.users)
    return Course(users=outlook.course.users, active=active, weeks=outlook.course.weeks, curve=_below_all(again))


def _below_all(fit: LogisticFit) -> AdoptionCurve:
    """The curve with its ceiling at most all users; a free one may have been drawn above."""
    curve = fit.curve()
    return replace(curve, ceiling=1.0) if curve.ceiling > 1 else curve


def _scattered(share: float, variance: float, luck: float) -> float:
    """``share`` with chance added, its variance that of one person times ``variance``, cut to 0-1."""
    return min(1.0, max(0.0, share + luck * math.sqrt(variance * share * (1 - share))))


def _band_week(inputs: Inputs, result: Result, week: int, people: Sequence[int]) -> BandWeek:
    low, median, high = _held(inputs, people)
    reached = _reached(result, people)
    day = week_end(inputs.week_1, week, inputs.weekmask)
    return BandWeek(week=week, date=day, low=low, median=median, high=high, reached=reached)


def _held(inputs: Inputs, people: Sequence[int]) -> tuple[int, int, int]:
    """The ends of what the band holds of the courses, and their middle between."""
    outside = (1 - int(inputs.confidence) / 100) / 2
    ordered = sorted(people)
    low, median, high = (math.floor(quantile(ordered, q) + 0.5) for q in (outside, 0.5, 1 - outside))
    return low, median, high


def _reached(result: Result, people: Sequence[int]) -> float:
    return len([count for count in people if count >= result.goal.users]) / len(people)


def _outcome(
    inputs: Inputs, result: Result, outlook: Outlook, band: tuple[BandWeek, ...], due: Sequence[int]
) -> Outcome:
    open_still = bool(outlook.counted) and outlook.course.weeks < inputs.goal_weeks
    chance = _reached(result, due) if open_still else None
    low, _, high = _held(inputs, due)
    return Outcome(
        weeks=band,
        probability=chance,
        probability_error=None if chance is None else math.sqrt(chance * (1 - chance) / inputs.draws),
        low_users=low,
        high_users=high,
    )
