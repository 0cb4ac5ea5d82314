"""The simulation of the return on investment in words."""

from __future__ import annotations

from calculators.presentation import OutcomeWords
from calculators.roi.inputs import Inputs
from calculators.roi.result import Chance, Outcome, Percentile, Result
from calculators.roi.words.sentence import brief_of_draws, sentence_of_draws
from calculators.texts import (
    NONE,
    count_text,
    decimal_text,
    money_column,
    money_text,
    percent_text,
    plural,
    round_percent_text,
)
from calculators.value_text import ValueText

__all__ = ["present_outcome"]

_NEARLY_ALL, _MOST = 0.95, 0.5


def present_outcome(inputs: Inputs, result: Result, outcome: Outcome) -> OutcomeWords:
    """``outcome`` as a page shows it; each figure with the error the simulation itself makes."""

    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    def error(amount: float) -> str:
        return ValueText(f"± {money(amount)}", amount, inputs.currency)

    def amount(of: Percentile) -> str:
        return ValueText(f"{money(of.npv)} {error(of.error)}", of.npv, inputs.currency)

    by_share = {percentile.share: percentile for percentile in outcome.percentiles}
    figures = {
        **{f"npv_p{round(share * 100)}": amount(by_share[share]) for share in (0.5, 0.1, 0.9)},
        "chance_positive": _chance(outcome.positive, outcome.draws),
        "chance_payback": NONE
        if outcome.payback is None or outcome.payback_days is None
        else _chance(outcome.payback, outcome.draws, f", within {plural(round(outcome.payback_days), 'day')}"),
    }
    heads = [*(f"{round_percent_text(it.share)} of draws" for it in outcome.percentiles), "Mean"]
    values = money_column([*(it.npv for it in outcome.percentiles), outcome.mean], inputs.currency)
    errors = [*(it.error for it in outcome.percentiles), outcome.mean_error]
    texts = (
        ValueText(f"± {text}", amount, inputs.currency)
        for text, amount in zip(money_column(errors, inputs.currency), errors, strict=True)
    )
    return OutcomeWords(
        figures=figures,
        tables={"npv_distribution": [[*row] for row in zip(heads, values, texts, strict=True)]},
        notes=_notes(inputs, outcome),
        sentence=sentence_of_draws(inputs, result, outcome),
        brief=brief_of_draws(inputs, result, outcome),
    )


def _chance(chance: Chance, draws: int, more: str = "") -> str:
    if chance.share in (0, 1):
        # The error would be 0 and say that draws are certain; they are only too few to tell.
        text = f"{'all' if chance.share else 'none'} of {plural(draws, 'draw')}{more}"
        return ValueText(text, chance.share * 100, "%")
    error = f"± {decimal_text(chance.error * 100, 1)} points"
    return ValueText(f"{percent_text(chance.share)} {error}{more}", chance.share * 100, "%")


def _notes(inputs: Inputs, outcome: Outcome) -> list[str]:
    how = "each uncertain input is drawn separately, between its ends and most often near the value entered"
    notes = [f"{count_text(outcome.draws)} draws with seed {count_text(outcome.seed)}; {how}."]
    if outcome.below_result > _NEARLY_ALL:
        notes.append("Nearly all draws lie below the single result: the ranges allow for much more loss than gain.")
    elif outcome.below_result > _MOST and inputs.effects_below > inputs.effects_above:
        notes.append("Effects can fall further than they can rise, so most draws lie below the single result.")
    return notes
