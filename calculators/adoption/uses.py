"""Which of the adoption calculator's inputs have no use with the others as they are."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.adoption.inputs import Inputs

__all__ = ["unused"]


def unused(inputs: Inputs) -> Iterator[str]:
    """Their names: the date, while Week 1 comes from the timeline, and limits of levels that there are not."""
    yield from ("yellow_from", "red_from", "critical_from")[max(0, len(inputs.levels) - 1) :]
    if inputs.week_1_from == "timeline" and inputs.plan_dates:
        yield "week_1_date"
