"""The cost-of-delay calculator's answer in words."""

from __future__ import annotations

from calculators.cost_of_delay.inputs import Inputs
from calculators.cost_of_delay.result import Result
from calculators.presentation import Presentation
from calculators.texts import count_text, date_text, money_text, plural, round_percent_text, short_date_text

__all__ = ["present"]


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""

    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    weeks = plural(inputs.delay_weeks, "week")
    return Presentation(
        figures={
            "expected_cost": money(result.expected_cost),
            "full_cost": money(result.full_cost),
            "late_go_live": date_text(result.late_go_live),
        },
        tables={
            "weeks": [[count_text(row.week), short_date_text(row.go_live), money(row.lost)] for row in result.weeks]
        },
        sentence=[(f"{weeks} of delay cost ", False), (money(result.expected_cost), True), (" on average.", False)],
        notes=[f"The delay comes with a chance of {round_percent_text(inputs.chance)}."],
    )
