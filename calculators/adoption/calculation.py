"""How adoption targets, gaps and the forecast are calculated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from calculators.adoption.actuals import Actual, people
from calculators.adoption.forecast import needed_hazard
from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook import outlook_of
from calculators.adoption.result import ActualGap, MeasureTarget, Result, WeekTarget
from calculators.adoption.rows import Measure
from calculators.adoption.support import (
    champions,
    session_weeks,
    training_end,
    training_loads,
    training_weeks,
)
from calculators.adoption.week_time import week_end
from calculators.adoption_curve import AdoptionCurve, TargetMilestone, curve_through
from calculators.rounding import heads
from calculators.uncertainty import wilson_interval

__all__ = ["calculate"]

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_ROUNDING = 1e-9


def calculate(inputs: Inputs) -> Result:
    """Turn milestones into head-count targets, hold counts against them, and look ahead.

    **Model** the curve of ``adoption_curve.curve_through`` at w weeks completed since Week 1 began; at a milestone
    exactly its share. Targets are whole people (``rounding.heads``) on the last working day of a calendar
    week; holidays are the timeline's business. gap = counted share − target share of the day; the level is
    the highest whose shortfall is reached. Needed a week = (next milestone's people − counted) / weeks left,
    at least 0. Measures count days from the start of ``clock_week``, which is day 0, and are shares of all users; those
    of skill may be chosen to be shares of the users active on the curve that day.
    The curve through the counts is ``fitting.fit_curve``'s, the way on from the latest count ``forecast.Course``'s,
    people and training around the users ``support``'s, the calendar of sessions ``support.session_weeks``'s.
    Of a survey, a count stands for all users in proportion.
    **Inputs** see ``Inputs``. **Returns** ``Result``; shares 0-1, times in weeks completed since Week 1 began.
    **Sign** a gap is positive when ahead, a delay positive when late.
    **Raises** InvalidInput; Inputs refuses everything else beforehand.
    """
    week_1 = inputs.week_1
    clock_start = week_1 + (inputs.clock_week - 1) * _WEEK
    curve = curve_through(inputs.milestones, inputs.ceiling)
    last = inputs.milestones[-1]
    actuals = _gaps(inputs, curve)
    outlook = outlook_of(inputs, actuals)
    own_goal = (inputs.goal_share, inputs.goal_weeks) != (last.share, last.week)
    goal = outlook.goal(inputs.goal_share, inputs.goal_weeks, id=None if own_goal else last.id)
    next_steps = actuals[-1] if actuals else None
    nobody = _needed(0, 0.0, inputs)
    power_users = heads(inputs.power_user_share, inputs.users)
    loads = training_loads(inputs, power_users)
    sessions = loads[0].sessions + loads[1].sessions
    weeks = training_weeks(sessions, inputs)
    return Result(
        target_users=heads(last.share, inputs.users),
        target_date=week_end(week_1, last.week, inputs.weekmask),
        week_1=week_1,
        clock_start=clock_start,
        rolled_from=inputs.week_1_entered if week_1 != inputs.week_1_entered else None,
        logistic=curve.logistic,
        rate_per_week=curve.rate,
        midpoint_weeks=curve.midpoint_weeks,
        targets=_targets(inputs, curve),
        actuals=actuals,
        measures=tuple(_measure(inputs, curve, item) for item in inputs.measures),
        status=next_steps.level if next_steps else None,
        needed_per_week=next_steps.needed_per_week if next_steps else nobody[1],
        needed_hazard=next_steps.needed_hazard if next_steps else nobody[2],
        falls=tuple(after.week for before, after in pairwise(actuals) if after.users < before.users),
        fit=outlook.facts(),
        forecast=outlook.weeks(),
        goal=goal,
        goal_needed_per_week=outlook.needed_per_week(goal),
        milestones=tuple(outlook.goal(item.share, item.week, id=item.id) for item in inputs.milestones),
        power_users=power_users,
        champions=champions(inputs.users, inputs.departments, inputs.users_per_champion),
        rollout_champions=champions(inputs.users, inputs.departments, inputs.users_per_rollout_champion),
        training=loads,
        training_sessions=sessions,
        training_seats=loads[0].seats + loads[1].seats,
        trainer_hours=loads[0].trainer_hours + loads[1].trainer_hours,
        training_weeks=weeks,
        training_end=training_end(inputs, weeks),
        sessions=session_weeks(inputs, loads, weeks),
    )


def _measure(inputs: Inputs, curve: AdoptionCurve, item: Measure) -> MeasureTarget:
    """Of all users, or of those active on the curve that day; ⌈ ⌉ once, of the product."""
    active = curve.share(inputs.clock_week - 1 + item.days / 7)
    of = "active" if item.counts == "skilled" and inputs.measured_among == "active" else "all"
    return MeasureTarget(
        id=item.id,
        title=item.title,
        day=item.days,
        date=inputs.week_1 + (inputs.clock_week - 1) * _WEEK + item.days * _DAY,
        share=item.share,
        of=of,
        users=heads(item.share * active if of == "active" else item.share, inputs.users),
        curve_share=active,
    )


def _share_at(week: float, milestones: Sequence[TargetMilestone], curve: AdoptionCurve) -> float:
    """The curve after ``week`` weeks; at a milestone the playbook's own share, free of rounding."""
    return next((item.share for item in milestones if item.week == week), None) or curve.share(week)


def _targets(inputs: Inputs, curve: AdoptionCurve) -> tuple[WeekTarget, ...]:
    shares = [_share_at(week, inputs.milestones, curve) for week in range(1, inputs.horizon_weeks + 1)]
    counts = [0, *(heads(share, inputs.users) for share in shares)]
    named = {item.week: item.id for item in inputs.milestones}
    return tuple(
        WeekTarget(
            week=week,
            date=week_end(inputs.week_1, week, inputs.weekmask),
            share=share,
            users=counts[week],
            new_users=counts[week] - counts[week - 1],
            milestone=named.get(week),
        )
        for week, share in enumerate(shares, start=1)
    )


def _gaps(inputs: Inputs, curve: AdoptionCurve) -> tuple[ActualGap, ...]:
    days = [(row.time(inputs.week_1, inputs.weekmask), row) for row in inputs.actuals]
    return tuple(_gap(inputs, curve, row) for _, row in sorted(days, key=lambda pair: pair[0]))


def _gap(inputs: Inputs, curve: AdoptionCurve, row: Actual) -> ActualGap:
    time = row.time(inputs.week_1, inputs.weekmask)
    of = inputs.surveyed or inputs.users
    counted = row.counted(of)
    users = people(counted, of, inputs.users)
    target = _share_at(time.weeks, inputs.milestones, curve)
    gap = counted / of - target
    low, high = wilson_interval(counted, of, int(inputs.confidence) / 100) if inputs.surveyed else (None, None)
    milestone, needed, hazard = _needed(users, time.weeks, inputs)
    return ActualGap(
        week=time.week,
        date=row.date or week_end(inputs.week_1, time.week, inputs.weekmask),
        weeks_completed=time.weeks,
        counted=counted,
        users=users,
        share=counted / of,
        low_share=low,
        high_share=high,
        target_users=heads(target, inputs.users),
        gap_users=users - heads(target, inputs.users),
        gap_share=gap,
        level=_level(gap, inputs),
        next_milestone=milestone,
        needed_per_week=needed,
        needed_hazard=hazard,
    )


def _needed(active: int, weeks_done: float, inputs: Inputs) -> tuple[str | None, float | None, float | None]:
    """The next milestone, and what leads there: people a week, and the share a week of those not active yet."""
    coming = next((item for item in inputs.milestones if item.week > weeks_done), None)
    if coming is None:
        return None, None, None
    goal, left = heads(coming.share, inputs.users), coming.week - weeks_done
    return coming.id, max(0, goal - active) / left, needed_hazard(inputs.users, active, goal, left)


def _level(gap_share: float, inputs: Inputs) -> str | None:
    reached = len([limit for limit in inputs.level_limits if -gap_share >= limit - _ROUNDING])
    return inputs.levels[reached].id if inputs.levels else None
