"""What the simulation adds: figures, the table of the weeks to come, and the band of the chart."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.outlook_words import chance_text
from calculators.adoption.result import Result
from calculators.adoption.s_curve import s_curve
from calculators.adoption.simulation import Outcome
from calculators.adoption.terms import CONFIDENCE
from calculators.charting import Charts
from calculators.presentation import (
    OutcomeWords,
    count_text,
    percent_text,
    plural,
    short_date_text,
    week_text,
)
from calculators.value_text import ValueText

__all__ = ["outcome_charts", "present_outcome"]

_TWO_SIDED_95 = 1.96


def present_outcome(inputs: Inputs, result: Result, outcome: Outcome) -> OutcomeWords:
    """``outcome`` as a page shows it."""
    low, high = count_text(outcome.low_users), count_text(outcome.high_users)
    return OutcomeWords(
        figures={
            "simulated_probability": _probability(result, outcome),
            "target_range": low if low == high else f"{low} to {high}",
        },
        tables={
            "band": [
                [
                    week_text(item.week),
                    short_date_text(item.date),
                    count_text(item.low),
                    count_text(item.median),
                    count_text(item.high),
                    percent_text(item.reached),
                ]
                # The start of Week 1, where nobody is active, begins the chart's band alone.
                for item in outcome.weeks
                if item.week > 0
            ]
        },
        notes=[_note(inputs, result)],
    )


def outcome_charts(inputs: Inputs, result: Result, outcome: Outcome) -> Charts:
    """The S-curve with its band."""
    band = [
        {"week": item.week, "low": item.low / inputs.users, "high": item.high / inputs.users} for item in outcome.weeks
    ]
    return {"s_curve": s_curve(inputs, result, band, cases_of(inputs))}


def cases_of(inputs: Inputs) -> str:
    """How many simulated courses the band holds, as ``9 in 10``."""
    return next(choice.label for choice in CONFIDENCE if choice.value == inputs.confidence)


def _probability(result: Result, outcome: Outcome) -> str:
    if outcome.probability is None or outcome.probability_error is None:
        return "Its time is over" if result.actuals else ""
    margin = plural(round(max(1.0, 100 * _TWO_SIDED_95 * outcome.probability_error)), "point")
    return ValueText(f"{chance_text(outcome.probability)}, give or take {margin}", 100 * outcome.probability, "%")


def _note(inputs: Inputs, result: Result) -> str:
    drawn = f"In {cases_of(inputs)} of {plural(inputs.draws, 'simulated course')} the users active lie within the band."
    if not result.actuals:
        return f"{drawn} It shows chance alone, as if every user followed the playbook’s curve."
    return f"{drawn} It holds chance and the doubt about the curve, but no change in what you do."
