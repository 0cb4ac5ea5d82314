"""How likely the plan ends by a day, in closed form: the three lengths of a block read in the way of PERT.

The unit is the calendar day: an estimate in days of 75, 84 and 120 for a plan of twelve weeks speaks of calendar days,
so a week counts seven, the days off after its last working day included. Holidays and blackouts that lie in the plan
are added as they are; they do not stretch. On the days off that end the plan's own last week nobody works, so a plan
that takes up some of them ends on its last working day, and no chance contradicts the slack.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from statistics import NormalDist

from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Chance, Clock, CurvePoint, FinishDay, Needed, Work
from calculators.timeline.weeks import Week
from calculators.uncertainty import normal_share, pert_mean, pert_variance

__all__ = [
    "chances_of",
    "curve_of",
    "day_of",
    "finish_curve",
    "length_by",
    "needed_by_claims",
    "sum_of",
    "work_of",
]

_ROUNDING = 1e-9
_MOST_POINTS = 120
_TAIL = 0.995
"""A curve is drawn from where 1 − this share of plans has ended to where this share has."""


def work_of(inputs: Inputs, weeks: Sequence[Week], clock: Clock) -> Work:
    """The blocks from the deadline's ``clock`` on; weeks that no block covers count each by itself.

    Nothing stretches the days between the clock's start and the first day worked of ``weeks``.
    """
    first = 1 if inputs.deadline_clock == "week_1" else weeks[0].number
    days: dict[str, int] = {}
    running = [week for week in weeks if week.number >= first]
    fixed = (running[0].start - clock.start).days
    for week in running:
        blocks = [span.id for span in inputs.plan.blocks if span.first_week <= week.number <= span.last_week]
        lost = len([day for day in week.holidays if day >= running[0].start])
        key = blocks[0] if blocks else f"week {week.number}"
        days[key] = days.get(key, 0) + (week.next_start - week.start).days - lost
        fixed += lost
    return Work(
        start=clock.start,
        stretching=tuple(days.values()),
        fixed=fixed,
        deadline_day=clock.deadline_day,
        end_day=(running[-1].end - clock.start).days + 1,
    )


def chances_of(inputs: Inputs, work: Work) -> tuple[Chance, Chance]:
    """The whole plan as one estimate, and block by block.

    **Model** with a, m, b the three lengths in shares of the plan, the whole lasts F + (a + 4m + b)/6 · ΣL days on
    average, L the days of its blocks and F the holidays between them. Its standard deviation is (b − a)/6 · ΣL when
    one cause stretches all blocks alike, and (b − a)/6 · √ΣL² when each block goes its own way. The chance of ending
    by day D is Φ((D − mean) / deviation), D as ``length_by`` has it; without a deviation it is 0 or 1.
    **Returns** ``whole`` and ``blocks``; neither knows that work follows on work late more often than early.
    **Source** Malcolm, Roseboom, Clark and Fazar 1959, Operations Research 7, 646-669.
    """
    mean, whole = _moments(inputs, work)
    blocks = math.sqrt(_unit_variance(inputs) * math.fsum(days * days for days in work.stretching))
    return _chance("whole", work, mean, whole), _chance("blocks", work, mean, blocks)


def needed_by_claims(inputs: Inputs, work: Work) -> Iterator[Needed]:
    """For each claim of more than half, around the average of the three lengths and around the plan as it is.

    **Model** a normal length ends by day D in a share p of plans when its standard deviation is (D − mean) / z, z the
    normal quantile of p and D as ``length_by`` has it; the largest that does. There is none where the mean
    is no earlier than D: then the plan is late more often than a claim of more than half allows.
    """
    mean, deviation = _moments(inputs, work)
    spare_to = length_by(work, work.deadline_day)
    for claim in inputs.on_time_claims:
        if claim.share is None or not 0.5 < claim.share < 1:
            continue
        for around, days in (("average", mean), ("plan", _planned_days(work))):
            largest = (spare_to - days) / NormalDist().inv_cdf(claim.share) if days < spare_to else None
            yield Needed(claim=claim.id, around=around, mean=float(days), deviation=deviation, largest=largest)


def finish_curve(inputs: Inputs, work: Work) -> tuple[CurvePoint, ...]:
    """The chance that the whole plan, as one estimate, has ended by the end of each day."""
    mean, deviation = _moments(inputs, work)
    reach = deviation * NormalDist().inv_cdf(_TAIL)
    return curve_of(work, mean - reach, mean + reach, lambda days: _share(days, mean, deviation))


def curve_of(work: Work, low: float, high: float, share: Callable[[int], float]) -> tuple[CurvePoint, ...]:
    """Points from the day before ``low`` to the day ``high``; not every day where they are many.

    ``share`` is that of plans which last no longer than so many days.
    """
    first = max(0, min(math.floor(low), day_of(work, low).day) - 1)
    last = max(1, math.ceil(high - _ROUNDING))
    step = -(-(last - first) // _MOST_POINTS)
    days = [*range(first, last, step), last]
    return tuple(CurvePoint(day=day, date=_date(work.start, day), share=share(length_by(work, day))) for day in days)


def day_of(work: Work, length: float) -> FinishDay:
    """The day on which a plan of ``length`` calendar days ends: begun days count. It may be a day off.

    But not one of those that end the plan as it is: whatever ends there has ended with the last working day.
    """
    day = max(1, math.ceil(length - _ROUNDING))
    if work.end_day < day <= _planned_days(work):
        day = work.end_day
    return FinishDay(day=day, date=_date(work.start, day))


def length_by(work: Work, day: int) -> int:
    """The calendar days that a plan may last at most to end by ``day``: the day itself, but see ``day_of``."""
    return _planned_days(work) if work.end_day <= day < _planned_days(work) else day


def _planned_days(work: Work) -> int:
    """How long the plan lasts as it is, the days off after its last working day included."""
    return sum_of(work.stretching) + work.fixed


def _date(start: date, day: int) -> date:
    return start + timedelta(days=day - 1)


def _unit_variance(inputs: Inputs) -> float:
    return pert_variance(inputs.low_length, inputs.likely_length, inputs.high_length)


def _moments(inputs: Inputs, work: Work) -> tuple[float, float]:
    """Mean and standard deviation of the whole plan as one estimate."""
    days = sum_of(work.stretching)
    mean = work.fixed + days * pert_mean(inputs.low_length, inputs.likely_length, inputs.high_length)
    return mean, days * math.sqrt(_unit_variance(inputs))


def sum_of(days: Sequence[int]) -> int:
    """Whole days add up exactly."""
    return int(math.fsum(days))


def _chance(name: str, work: Work, mean: float, deviation: float) -> Chance:
    p50, p80, p95 = (day_of(work, mean + deviation * NormalDist().inv_cdf(q)) for q in (0.5, 0.8, 0.95))
    on_time = _share(length_by(work, work.deadline_day), mean, deviation)
    return Chance(id=name, on_time=on_time, error=None, p50=p50, p80=p80, p95=p95)


def _share(days: int, mean: float, deviation: float) -> float:
    if deviation == 0:
        return 1.0 if mean <= days + _ROUNDING else 0.0
    return normal_share((days - mean) / deviation)
