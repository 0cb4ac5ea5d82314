"""The plan counted from either start: its end against the deadline and the lines to compare with."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import Clock, Slack
from calculators.workdays import WorkCalendar

__all__ = ["clock_of", "slack_on"]

_DAY = timedelta(days=1)


def clock_of(name: str, start: date, finish: date, inputs: Inputs, calendar: WorkCalendar) -> Clock:
    """The plan's end and the deadline when ``start`` is day 1.

    **Model** a deadline of n working days is the n-th day worked from ``start`` on, as OpenFormula's
    WORKDAY(start − 1, n), and from then on that calendar day; one of n calendar days is day n.
    **Raises** InvalidInput for a deadline outside the calendar.
    """
    deadline = start + (inputs.deadline_days - 1) * _DAY
    if inputs.deadline_counted_in == WORKING_DAYS:
        deadline = calendar.workday(start - _DAY, inputs.deadline_days)
    end_day = (finish - start).days + 1
    deadline_day = (deadline - start).days + 1
    return Clock(
        id=name,
        start=start,
        end_day=end_day,
        full_weeks_day=(calendar.next_working_day(finish + _DAY) - start).days,
        working_days=calendar.working_days(start, finish),
        deadline=deadline,
        deadline_day=deadline_day,
        slack_days=deadline_day - end_day,
    )


def slack_on(clock: Clock, inputs: Inputs) -> tuple[Slack, ...]:
    """The end against the deadline and each line, all as calendar days of ``clock``."""
    lines = (
        ("deadline", clock.deadline_day),
        ("best_practice", inputs.best_practice_days),
        ("target", inputs.target_days),
        ("average", inputs.average_days),
    )
    return tuple(
        Slack(id=name, days=days, date=clock.start + (days - 1) * _DAY, slack_days=days - clock.end_day)
        for name, days in lines
    )
