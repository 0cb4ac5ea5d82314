"""Which of the timeline's inputs have no use with the others as they are."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.timeline.inputs import WORKING_DAYS, Inputs

__all__ = ["unused"]


def unused(inputs: Inputs) -> Iterator[str]:
    """Their names: calendar weeks know no number of working days, and no day off moves what is counted back."""
    if inputs.week_length != WORKING_DAYS:
        yield "working_days_per_week"
        yield "start_on_day_off"
    elif inputs.anchor == "finish":
        yield "start_on_day_off"
