"""The timeline's simulation in words, to be laid over the answer."""

from __future__ import annotations

from calculators.presentation import OutcomeWords
from calculators.texts import count_text, decimal_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Chance, Outcome, Result
from calculators.timeline.words.answer import chance_row
from calculators.value_text import ValueText

__all__ = ["present_outcome"]


def present_outcome(_inputs: Inputs, _result: Result, outcome: Outcome) -> OutcomeWords:
    """The table the draws fill, and how many they were."""
    return OutcomeWords(
        figures={},
        tables={"simulation": [_row(outcome.apart)]},
        notes=[f"Simulated with {count_text(outcome.draws)} draws, seed {outcome.seed}."],
    )


def _row(chance: Chance) -> list[str]:
    error = 0.0 if chance.error is None else chance.error
    return [*chance_row(chance), ValueText(f"± {decimal_text(error * 100, 1)} pp", error * 100, "pp")]
