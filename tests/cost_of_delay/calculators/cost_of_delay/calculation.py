"""How the cost of delay is calculated."""

from __future__ import annotations

from datetime import timedelta

from calculators.cost_of_delay.inputs import Inputs
from calculators.cost_of_delay.result import DelayWeek, Result

__all__ = ["calculate"]


def calculate(inputs: Inputs) -> Result:
    """What a later go-live costs.

    **Model** full cost = value of a week · weeks of delay; expected cost = full cost · chance.
    **Source** Reinertsen 2009, The Principles of Product Development Flow, chapter 2.
    """
    weeks = tuple(
        DelayWeek(week=week, go_live=inputs.go_live + timedelta(weeks=week), lost=week * inputs.weekly_value)
        for week in range(1, inputs.delay_weeks + 1)
    )
    full_cost = inputs.delay_weeks * inputs.weekly_value
    return Result(
        full_cost=full_cost,
        expected_cost=full_cost * inputs.chance,
        late_go_live=weeks[-1].go_live if weeks else inputs.go_live,
        weeks=weeks,
    )
