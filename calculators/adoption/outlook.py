"""The forecast of one set of inputs: the curve, the course from the latest count, what it means for each milestone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.adoption.fitting import Counts, CurveFit, fit_curve
from calculators.adoption.forecast import Course, chance_of
from calculators.adoption.inputs import Inputs
from calculators.adoption.result import ActualGap, FitFacts, GoalForecast, WeekForecast
from calculators.adoption.week_time import day_at, week_end
from calculators.adoption_curve import AdoptionCurve, curve_through
from calculators.rounding import heads

__all__ = ["Outlook", "last_week_of", "outlook_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the counts carry."""

    inputs: Inputs
    counts: Counts
    playbook: AdoptionCurve
    fit: CurveFit
    counted: tuple[tuple[float, int], ...]
    """Weeks completed and active people of every count."""
    course: Course
    """From the latest count; without counts from nobody at the start, along the playbook's curve."""
    last_week: int

    @property
    def has_pace(self) -> bool:
        """Whether the counts say how fast adoption grows: one of nobody says nothing."""
        return bool(self.counted) and self.course.active > 0

    def facts(self) -> FitFacts:
        """The fit, in the numbers a result holds."""
        return FitFacts(
            method=self.fit.method,
            ceiling_basis=self.fit.ceiling_basis,
            ceiling=self.fit.curve.ceiling,
            rate_per_week=self.fit.curve.rate,
            midpoint_weeks=self.fit.curve.midpoint_weeks,
            error=self.fit.error,
            dispersion=self.fit.dispersion,
            aicc_fixed=_rounded(self.fit.aicc_fixed),
            aicc_free=_rounded(self.fit.aicc_free),
            shift_weeks=self._shift(),
        )

    def _shift(self) -> float | None:
        if self.fit.method == "current_count":
            weeks, active = self.counted[-1]
            there = self.playbook.weeks_when_missing(1 - (active + 0.5) / (self.inputs.users + 1))
            return None if there is None else weeks - there
        if self.fit.method in ("playbook", "no_growth"):
            return None
        mine = self.fit.curve.midpoint_weeks
        there = self.playbook.weeks_when_missing(1 - self.playbook.ceiling / 2)
        return None if mine is None or there is None else mine - there

    def weeks(self) -> tuple[WeekForecast, ...]:
        """Every week after the latest count."""
        if not self.has_pace:
            return ()
        first = math.floor(self.course.weeks) + 1
        expected = ((week, self.course.expected(week)) for week in range(first, self.last_week + 1))
        return tuple(
            WeekForecast(
                week=week,
                date=week_end(self.inputs.week_1, week, self.inputs.weekmask),
                users=users,
                share=users / self.inputs.users,
            )
            for week, users in expected
        )

    def goal(self, share: float, weeks: float, *, id: str | None) -> GoalForecast:
        """What is expected of ``share`` once ``weeks`` are completed."""
        people = heads(share, self.inputs.users)
        probability = self._probability(people, weeks)
        is_met = weeks <= self.course.weeks and probability == 1
        reach, when = self._reach(people, [(at, active) for at, active in self.counted if not is_met or at <= weeks])
        return GoalForecast(
            id=id,
            weeks=weeks,
            date=day_at(weeks, self.inputs.week_1, self.inputs.weekmask),
            share=share,
            users=people,
            curve_users=heads(self.playbook.share(weeks), self.inputs.users),
            reach=reach,
            reach_weeks=when,
            reach_date=None if when is None else day_at(when, self.inputs.week_1, self.inputs.weekmask),
            delay_weeks=None if when is None else when - weeks,
            expected_users=self.course.expected(weeks) if self.has_pace and weeks > self.course.weeks else None,
            probability=probability,
        )

    def _probability(self, people: int, weeks: float) -> float | None:
        is_over = bool(self.counted) and weeks <= self.course.weeks
        return chance_of(self.course, self.counted, people, weeks) if self.has_pace or is_over else None

    def needed_per_week(self, goal: GoalForecast) -> float | None:
        """People to win each week for ``goal``, at least 0; ``None`` once its time is over."""
        left = goal.weeks - self.course.weeks
        return max(0, goal.users - self.course.active) / left if left > 0 else None

    def _reach(self, people: int, counted: Sequence[tuple[float, int]]) -> tuple[str, float | None]:
        """Whether and when ``people`` are active, by the counts that matter: of one met in time, those until then."""
        if not counted:
            return "no_counts", None
        if counted[-1][1] >= people:
            below = [place for place, (_, active) in enumerate(counted) if active < people]
            return "reached", counted[below[-1] + 1 if below else 0][0]
        if not self.has_pace:
            return "no_pace", None
        when = self.course.reaches(people)
        if when is None:
            return "never", None
        # Within a billionth of a week the horizon itself still counts.
        return ("expected", when) if when <= self.last_week + 1e-9 else ("after_horizon", None)


def last_week_of(inputs: Inputs, actuals: Sequence[ActualGap]) -> int:
    """The last week a forecast looks at: of those to show, the target's or the latest count's."""
    return max([inputs.horizon_weeks, math.ceil(inputs.goal_weeks), *(item.week for item in actuals)])


def outlook_of(inputs: Inputs, actuals: Sequence[ActualGap]) -> Outlook:
    """The outlook from ``actuals``, which are in order of time."""
    playbook = curve_through(inputs.milestones, inputs.ceiling)
    counts = Counts(
        weeks=tuple(item.weeks_completed for item in actuals),
        shares=tuple(item.share for item in actuals),
        of=inputs.surveyed or inputs.users,
    )
    fit = fit_curve(counts, playbook, inputs.ceiling)
    latest = actuals[-1] if actuals else None
    return Outlook(
        inputs=inputs,
        counts=counts,
        playbook=playbook,
        fit=fit,
        counted=tuple((item.weeks_completed, item.users) for item in actuals),
        course=Course(
            users=inputs.users,
            active=latest.users if latest else 0,
            weeks=latest.weeks_completed if latest else 0.0,
            curve=fit.curve,
        ),
        last_week=last_week_of(inputs, actuals),
    )


def _rounded(criterion: float | None) -> float | None:
    """A criterion to six decimals: of a fit without residuals, more are rounding's own."""
    return None if criterion is None else round(criterion, 6)
