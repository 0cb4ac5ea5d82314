"""The simulation in words: figures, and the table of the weeks to come."""

from __future__ import annotations

from calculators.adoption.inputs import Inputs
from calculators.adoption.result import Outcome, Result
from calculators.adoption.rows import CONFIDENCE
from calculators.adoption.words.forecast import chance_text
from calculators.presentation import OutcomeWords
from calculators.texts import count_text, percent_text, plural, short_date_text, week_text
from calculators.value_text import ValueText

__all__ = ["cases_of", "present_outcome"]

_TWO_SIDED_95 = 1.96


def present_outcome(inputs: Inputs, result: Result, outcome: Outcome) -> OutcomeWords:
    """``outcome`` as a page shows it."""
    if not outcome.weeks:
        return OutcomeWords(figures={"simulated_probability": "", "target_range": ""}, tables={"band": []}, notes=[])
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


def cases_of(inputs: Inputs) -> str:
    """How many simulated courses the band holds, as ``9 in 10``."""
    return next(choice.label for choice in CONFIDENCE if choice.value == inputs.confidence)


def _probability(result: Result, outcome: Outcome) -> str:
    if outcome.probability is None or outcome.probability_error is None:
        return "Its date has passed" if result.actuals else ""
    margin = plural(round(max(1.0, 100 * _TWO_SIDED_95 * outcome.probability_error)), "point")
    return ValueText(f"{chance_text(outcome.probability)}, give or take {margin}", 100 * outcome.probability, "%")


def _note(inputs: Inputs, result: Result) -> str:
    simulations = plural(inputs.draws, "simulation")
    drawn = f"In {cases_of(inputs)} of {simulations}, the number of active users stays within the band."
    if not result.actuals:
        return f"{drawn} It shows chance alone, as if every user followed the playbook’s curve."
    return f"{drawn} It covers chance and uncertainty about the curve, but no change in what you do."
