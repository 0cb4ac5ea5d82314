"""The return on investment's answer in a sentence: the middle and the range of the draws, and half of the effects.

None of the three is true alone. Until the draws are there, the single result stands as what it is: what comes of it if
everything comes out as entered.
"""

from __future__ import annotations

from calculators.roi.inputs import Inputs
from calculators.roi.result import Outcome, Payback, Result, Scenario
from calculators.roi.scenarios import states_effects
from calculators.roi.words.rounded import about_text, rounded_text, step_of
from calculators.roi.words.texts import payback_text

__all__ = ["brief_as_entered", "brief_of_draws", "sentence_as_entered", "sentence_of_draws"]

_Pieces = list[tuple[str, bool]]
_AS_ENTERED = "If everything comes out as entered, "


def sentence_as_entered(inputs: Inputs, result: Result) -> _Pieces:
    """What the single result says; all there is to say where no uncertainty is entered."""
    step = step_of([result.npv])
    worth = about_text(result.npv, step, inputs.currency)
    months = f"{inputs.horizon_months} months"
    end = "." if result.tornado else "; no uncertainty is entered."
    return [*_paid_back(result.payback, months), (worth, True), (end, False), *_with_half(inputs, result, step)]


def sentence_of_draws(inputs: Inputs, result: Result, outcome: Outcome) -> _Pieces:
    """The median of the draws, the range in which eight of ten lie, and what half of the effects would do."""
    if not result.tornado:
        return sentence_as_entered(inputs, result)
    step = _step(outcome)
    return [
        (f"Over {inputs.horizon_months} months it is worth ", False),
        (about_text(outcome.percentile(0.5), step, inputs.currency), True),
        *_range(inputs, outcome, step),
        (".", False),
        *_with_half(inputs, result, step),
    ]


def brief_as_entered(inputs: Inputs, result: Result) -> str:
    """The same in the fewest words."""
    return f"worth {about_text(result.npv, step_of([result.npv]), inputs.currency)} if all comes out as entered"


def brief_of_draws(inputs: Inputs, result: Result, outcome: Outcome) -> str:
    """The same in the fewest words."""
    if not result.tornado:
        return brief_as_entered(inputs, result)
    step = _step(outcome)
    middle = about_text(outcome.percentile(0.5), step, inputs.currency)
    return f"worth {middle}" + "".join(text for text, _ in _range(inputs, outcome, step))


def _step(outcome: Outcome) -> int:
    low, middle, high = map(outcome.percentile, (0.1, 0.5, 0.9))
    return step_of([low, middle, high], high - low)


def _range(inputs: Inputs, outcome: Outcome, step: int) -> _Pieces:
    low, high = (rounded_text(outcome.percentile(share), step, inputs.currency) for share in (0.1, 0.9))
    if low == high:
        return [("; the draws hardly differ", False)]
    return [("; eight in ten draws lie between ", False), (low, True), (" and ", False), (high, True)]


def _paid_back(payback: Payback | None, months: str) -> _Pieces:
    """All up to the worth."""
    if payback is None:
        return [(f"{_AS_ENTERED}it does ", False), ("not pay back", True), (f" within {months} and is worth ", False)]
    if payback.months == 0:
        return [(f"{_AS_ENTERED}there is nothing to pay back, and over {months} it is worth ", False)]
    after = payback_text(payback, 0)
    return [(f"{_AS_ENTERED}it pays back after ", False), (after, True), (f" and over {months} is worth ", False)]


def _with_half(inputs: Inputs, result: Result, step: int) -> _Pieces:
    """A sentence of its own; none where the playbook states no effect."""
    if not states_effects(inputs):
        return []
    half: Scenario = next(scenario for scenario in result.scenarios if scenario.id == "conservative")
    start = " With half of the playbook’s effects it "
    if half.payback is None:
        return [(start, False), ("never pays back", True), (" in that time.", False)]
    worth = about_text(half.npv, max(step, step_of([half.npv])), inputs.currency)
    return [(f"{start}is worth ", False), (worth, True), (".", False)]
