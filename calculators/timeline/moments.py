"""What is to be said of the plan on each day: before it begins, in each of its weeks, and after its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from calculators.presentation import Moment
from calculators.texts import date_text, week_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result

__all__ = ["moments"]


def moments(_inputs: Inputs, result: Result) -> Iterator[Moment]:
    """The moments in order of time; each lasts until the next one, so days off belong to the week before them."""
    week_1 = date_text(result.week_1)
    begins = f"Your plan begins on {date_text(result.kickoff)}"
    yield Moment(None, begins if result.kickoff == result.week_1 else f"{begins}; Week 1 starts on {week_1}")
    # Blocks may have begun in another order than they stand in.
    for week in sorted(result.weeks, key=lambda week: week.start):
        number = int(week.id)
        when = f", from {week_1}" if number >= 1 else f"; Week 1 starts on {week_1}"
        yield Moment(week.start, f"{week_text(number)} of your plan{when}")
    yield Moment(result.finish + timedelta(days=1), f"Your plan ended on {date_text(result.finish)}")
