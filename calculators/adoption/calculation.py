"""How adoption targets are calculated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from calculators.adoption.inputs import Actual, Inputs
from calculators.adoption.result import ActualGap, MeasureTarget, Result, WeekTarget
from calculators.curve import AdoptionCurve, TargetMilestone, curve_through
from calculators.headcount import heads
from calculators.workdays import next_working_day, workday

__all__ = ["calculate"]

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_ROUNDING = 1e-9


def calculate(inputs: Inputs) -> Result:
    """Turn milestones into head-count targets and hold counts against them.

    **Model** the curve of ``curve.curve_through`` at w weeks completed since Week 1 began; at a milestone
    exactly its share. Targets are whole people (``headcount.heads``) on the last working day of a calendar
    week; holidays are the timeline's business. gap = counted share − target share of the week; the level is
    the highest whose shortfall is reached. Needed a week = (next milestone's people − counted) / weeks left,
    at least 0. Measures count days from the start of ``clock_week``, which is day 0; all are shares of all users.
    Champions = max(departments, ⌈users / users_per_champion⌉), at most all users; training sessions = ⌈users / seats⌉.
    **Raises** InvalidInput; Inputs refuses everything else beforehand.
    """
    week_1 = next_working_day(inputs.week_1_date, inputs.weekmask)
    clock_start = week_1 + (inputs.clock_week - 1) * _WEEK
    curve = curve_through(inputs.milestones, inputs.ceiling)
    last = inputs.milestones[-1]
    actuals = _gaps(inputs, curve, week_1)
    return Result(
        target_users=heads(last.share, inputs.users),
        target_date=_week_end(week_1, last.week, inputs.weekmask),
        week_1=week_1,
        clock_start=clock_start,
        rolled_from=inputs.week_1_date if week_1 != inputs.week_1_date else None,
        logistic=curve.logistic,
        rate_per_week=curve.rate,
        midpoint_weeks=curve.midpoint_weeks,
        targets=_targets(inputs, curve, week_1),
        actuals=actuals,
        measures=tuple(
            MeasureTarget(
                id=item.id,
                title=item.title,
                day=item.days,
                date=clock_start + item.days * _DAY,
                share=item.share,
                users=heads(item.share, inputs.users),
                curve_share=curve.share(inputs.clock_week - 1 + item.days / 7),
            )
            for item in inputs.measures
        ),
        status=actuals[-1].level if actuals else None,
        needed_per_week=actuals[-1].needed_per_week
        if actuals
        else _needed(Actual(week=1, users=0), inputs, weeks_done=0)[1],
        falls=tuple(after.week for before, after in pairwise(actuals) if after.users < before.users),
        power_users=heads(inputs.power_user_share, inputs.users),
        champions=min(inputs.users, max(inputs.departments, math.ceil(inputs.users / inputs.users_per_champion))),
        training_sessions=math.ceil(inputs.users / inputs.session_seats),
    )


def _share_at(week: int, milestones: Sequence[TargetMilestone], curve: AdoptionCurve) -> float:
    """The curve at a week's end; at a milestone the playbook's own share, free of rounding."""
    return next((item.share for item in milestones if item.week == week), None) or curve.share(week)


def _targets(inputs: Inputs, curve: AdoptionCurve, week_1: date) -> tuple[WeekTarget, ...]:
    shares = [_share_at(week, inputs.milestones, curve) for week in range(1, inputs.horizon_weeks + 1)]
    counts = [0, *(heads(share, inputs.users) for share in shares)]
    named = {item.week: item.id for item in inputs.milestones}
    return tuple(
        WeekTarget(
            week=week,
            date=_week_end(week_1, week, inputs.weekmask),
            share=share,
            users=counts[week],
            new_users=counts[week] - counts[week - 1],
            milestone=named.get(week),
        )
        for week, share in enumerate(shares, start=1)
    )


def _gaps(inputs: Inputs, curve: AdoptionCurve, week_1: date) -> tuple[ActualGap, ...]:
    gaps = []
    for row in sorted(inputs.actuals, key=lambda row: row.week):
        target = _share_at(row.week, inputs.milestones, curve)
        gap = row.users / inputs.users - target
        milestone, needed = _needed(row, inputs, weeks_done=row.week)
        gaps.append(
            ActualGap(
                week=row.week,
                date=_week_end(week_1, row.week, inputs.weekmask),
                users=row.users,
                share=row.users / inputs.users,
                target_users=heads(target, inputs.users),
                gap_users=row.users - heads(target, inputs.users),
                gap_share=gap,
                level=_level(gap, inputs),
                next_milestone=milestone,
                needed_per_week=needed,
            )
        )
    return tuple(gaps)


def _needed(row: Actual, inputs: Inputs, *, weeks_done: int) -> tuple[str | None, float | None]:
    coming = next((item for item in inputs.milestones if item.week > weeks_done), None)
    if coming is None:
        return None, None
    return coming.id, max(0, heads(coming.share, inputs.users) - row.users) / (coming.week - weeks_done)


def _level(gap_share: float, inputs: Inputs) -> str:
    limits = (inputs.yellow_from, inputs.red_from, inputs.critical_from)
    reached = len([limit for limit in limits if -gap_share >= limit - _ROUNDING])
    return inputs.levels[reached].id


def _week_end(week_1: date, week: int, weekmask: str) -> date:
    return workday(week_1 + week * _WEEK, -1, weekmask)
