"""How likely the plan ends by a day: its planned length, stretched as the three lengths of a block say.

The unit is the day of the plan, a working day unless weeks are seven days long: a plan of so many days that takes 1.1
times as long takes 1.1 times as many, a begun day counts, and they are laid over the same calendar as the plan itself,
with the days off that it then meets. So a plan never ends on a day off, and no chance contradicts the slack.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from statistics import NormalDist

from calculators.distributions import ThreePoint, three_point
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Chance, Clock, CurvePoint, FinishDay, Needed
from calculators.timeline.weeks import Week
from calculators.timeline.work import Work, days_of, within_reach
from calculators.uncertainty import normal_share, pert_mean, pert_variance
from calculators.workdays import WorkCalendar

__all__ = [
    "chance",
    "chances_of",
    "finish_curve",
    "lengths_of",
    "needed_by_claims",
    "work_of",
]

_DAY = timedelta(days=1)
_ROUNDING = 1e-9
_MOST_POINTS = 120
_TAIL = 0.001
"""A curve is drawn from where this share of plans has ended to where all but this share have."""
_Distribution = tuple[Callable[[int], float], Callable[[float], float]]
"""Of lengths in days of the plan: the share that is no longer, and its inverse."""


def work_of(inputs: Inputs, weeks: Sequence[Week], bounds: Sequence[int], clock: Clock, calendar: WorkCalendar) -> Work:
    """The blocks from the deadline's ``clock`` on; weeks that no block covers count each by itself.

    Nothing stretches the days between the clock's start and the first day of ``weeks`` that counts.
    """
    first = 1 if inputs.deadline_clock == "week_1" else weeks[0].number
    days: dict[str, int] = {}
    running = [(index, week) for index, week in enumerate(weeks) if week.number >= first]
    for index, week in running:
        blocks = [span.id for span in inputs.resolved.blocks if span.first_week <= week.number <= span.last_week]
        key = blocks[0] if blocks else f"week {week.number}"
        days[key] = days.get(key, 0) + bounds[index + 1] - bounds[index]
    start = running[0][1].start
    whole = Work(clock.start, start, tuple(days.values()), _by_working_days(inputs), calendar, clock.deadline)
    return within_reach(whole, inputs.high_length)


def lengths_of(inputs: Inputs) -> ThreePoint:
    """How long a block may last, as shares of its planned length."""
    return three_point(inputs.low_length, inputs.likely_length, inputs.high_length, inputs.shape)


def chances_of(inputs: Inputs, work: Work) -> tuple[Chance, ...]:
    """The chance that is told, and what two other assumptions make of it.

    **Model** with x the share of its length that a block lasts, F its distribution (beta-PERT or triangular) and n the
    days of the plan, it ends on day ⌈n x⌉ of them. By day D, when N days of the plan have passed, it has ended with
    probability F(N / n) where all blocks stretch alike. Two others take a normal distribution of mean
    n (a + 4m + b) / 6, a, m, b the three lengths: Φ((N − mean) / deviation), with the deviation (b − a)/6 · n where all
    stretch alike, and (b − a)/6 · √Σn² where each block of n days goes its own way. Without spread a chance is 0 or 1.
    A block that waits for a day, with w days of the plan before it and n from it on, ends the plan no sooner than on
    day w + ⌈n x⌉: the plan ends on the latest of these days, and its chance is the smallest of these chances. That is
    exact where all blocks stretch alike; where each goes its own way, the chance is a little less.
    **Returns** ``together``, ``whole`` and ``blocks``; none knows that work follows on work late more often than early.
    Of work that has ended all three say whether it was on time.
    **Source** Clark 1962, Operations Research 10, 405-406, for the beta distribution; Malcolm, Roseboom, Clark and
    Fazar 1959, Operations Research 7, 646-669, for mean and deviation.
    """

    def whole(blocks: tuple[int, ...]) -> _Distribution:
        return _normal(*_moments(inputs, blocks))

    def apart(blocks: tuple[int, ...]) -> _Distribution:
        mean, _ = _moments(inputs, blocks)
        return _normal(mean, math.sqrt(_unit_variance(inputs) * math.fsum(days * days for days in blocks)))

    return (
        chance("together", work, *_together(inputs, work)),
        chance("whole", work, *_latest(work, whole)),
        chance("blocks", work, *_latest(work, apart)),
    )


def chance(
    name: str,
    work: Work,
    share: Callable[[int], float],
    length: Callable[[float], float],
    error: Callable[[float], float | None] = lambda _: None,
) -> Chance:
    """A chance by its distribution: the ``share`` of plans that last no longer than so many days, and its inverse."""
    if not work.blocks:
        end = _finish_on(work, work.first - _DAY)
        met = float(end.date <= work.deadline)
        return Chance(id=name, on_time=met, error=error(met), p50=end, p80=end, p95=end)
    on_time = share(work.days_by(work.deadline))
    p50, p80, p95 = (_finish_day(work, length(q)) for q in (0.5, 0.8, 0.95))
    return Chance(id=name, on_time=on_time, error=error(on_time), p50=p50, p80=p80, p95=p95)


def needed_by_claims(inputs: Inputs, work: Work) -> Iterator[Needed]:
    """For each claim of more than half, around the average of the three lengths and around the plan as it is.

    **Model** a normal length ends by day D in a share p of plans when its standard deviation is (N − mean) / z, z the
    normal quantile of p and N the days of the plan that have passed by D; the largest that does. There is none where
    the mean is no less than N: then the plan is late more often than a claim of more than half allows. Where blocks
    wait, it is asked of the longest way to the end; of work that has ended nothing is.
    """
    if not work.blocks:
        return
    wait, blocks = max(work.ways(), key=lambda way: way[0] + days_of(way[1]))
    mean, deviation = _moments(inputs, blocks)
    mean += wait
    passed = work.days_by(work.deadline)
    for claim in inputs.on_time_claims:
        if claim.share is None or not 0.5 < claim.share < 1:
            continue
        for around, days in (("average", mean), ("plan", float(wait + days_of(blocks)))):
            largest = (passed - days) / NormalDist().inv_cdf(claim.share) if days < passed else None
            yield Needed(claim=claim.id, around=around, mean=days, deviation=deviation, largest=largest)


def finish_curve(inputs: Inputs, work: Work) -> tuple[CurvePoint, ...]:
    """The chance, all blocks alike, that the plan has ended by the end of each day on which it may end.

    Between two of them nothing ends. Where they are many, not every one is told. Work that has ended is one step.
    """
    if not work.blocks:
        ended = work.first - _DAY
        return tuple(_point(work, day, share) for day, share in ((ended - _DAY, 0.0), (ended, 1.0)))
    share_by, length = _together(inputs, work)
    first, last = (max(1, _begun(length(q))) for q in (_TAIL, 1 - _TAIL))
    step = -(-(last - first) // _MOST_POINTS) or 1
    counts = [first - 1, *range(first, last, step), last]
    return tuple(_point(work, work.end(count), share_by(count)) for count in counts)


def _point(work: Work, day: date, share: float) -> CurvePoint:
    return CurvePoint(day=(day - work.start).days + 1, date=day, share=share)


def _together(inputs: Inputs, work: Work) -> _Distribution:
    """Of the days the plan takes, where all blocks stretch alike."""
    lengths = lengths_of(inputs)

    def of(blocks: tuple[int, ...]) -> _Distribution:
        total = days_of(blocks)
        return lambda days: lengths.cdf((days + _ROUNDING) / total), lambda q: total * lengths.inverse(q)

    return _latest(work, of)


def _latest(work: Work, of: Callable[[tuple[int, ...]], _Distribution]) -> _Distribution:
    """The distribution of the latest end by any of the ways, each of which has ``of`` its blocks."""
    ways = [(wait, *of(blocks)) for wait, blocks in work.ways()]

    def share(days: int) -> float:
        return min(share(days - wait) for wait, share, _ in ways)

    return share, lambda q: max(wait + length(q) for wait, _, length in ways)


def _begun(length: float) -> int:
    return math.ceil(length - _ROUNDING)


def _finish_day(work: Work, length: float) -> FinishDay:
    return _finish_on(work, work.end(max(1, _begun(length))))


def _finish_on(work: Work, end: date) -> FinishDay:
    return FinishDay(day=(end - work.start).days + 1, date=end)


def _by_working_days(inputs: Inputs) -> bool:
    return inputs.week_length == WORKING_DAYS


def _unit_variance(inputs: Inputs) -> float:
    return pert_variance(inputs.low_length, inputs.likely_length, inputs.high_length)


def _moments(inputs: Inputs, blocks: tuple[int, ...]) -> tuple[float, float]:
    """Mean and standard deviation of these blocks as one estimate, in days of the plan."""
    days = days_of(blocks)
    mean = days * pert_mean(inputs.low_length, inputs.likely_length, inputs.high_length)
    return mean, days * math.sqrt(_unit_variance(inputs))


def _normal(mean: float, deviation: float) -> _Distribution:
    """A normal distribution: the share that is no larger, and its inverse."""

    def share(days: int) -> float:
        if deviation == 0:
            return 1.0 if mean <= days + _ROUNDING else 0.0
        return normal_share((days - mean) / deviation)

    return share, lambda q: mean + deviation * NormalDist().inv_cdf(q)
