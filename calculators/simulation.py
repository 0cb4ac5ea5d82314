"""A simulation that is advanced step by step, so that whoever runs it can show progress and stop it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.calculation import Calculation, as_json, calculation, refusal
from calculators.catalog import Simulating
from calculators.invalid import InvalidInput
from calculators.presentation import OutcomeWords, Presentation
from calculators.reading import canonical

__all__ = ["Simulation", "brief_answer", "finished"]


class Simulation:
    """Calculator ``name``'s random draws for one request. To stop it, do not advance it again."""

    def __init__(self, name: str, request_json: str) -> None:
        self._replies = _replies(name, request_json)
        self._last: str | None = None

    def advance(self) -> str:
        """Do the next few draws and reply as JSON; after the last reply, the same again.

        On the way ``{"done": n, "of": N}``. Lastly ``ok``, ``outcome`` (raw), ``figures``, ``tables``, ``charts``
        and ``notes``, which add to those of the answer; a calculator that draws nothing leaves them empty. ``sentence``
        takes the place of the answer's; where the draws do not give it, it is the same one. To a bad request the reply
        is that of ``calculators.bridge.answer``, at once.
        """
        if self._last is None:
            reply = next(self._replies)
            if "done" in reply:
                return as_json(reply)
            self._last = as_json(reply)
        return self._last

    def finish(self) -> str:
        """Advance to the end, and give the last reply."""
        while self._last is None:
            self.advance()
        return self._last


def finished(work: Calculation) -> dict[str, Any]:
    """The last reply of ``work``'s simulation, without stops on the way."""
    return [*_steps(work)][-1]


def brief_answer(work: Calculation) -> str:
    """``work``'s answer in the fewest words, drawn first where the draws give it; else its sentence."""
    words: Presentation | OutcomeWords = work.words
    simulating = work.calculator.simulating
    if simulating and simulating.gives_answer:
        *_, outcome = _drawn(work, simulating)
        words = simulating.present(work.inputs, work.result, outcome)
    return words.brief or "".join(text for text, _ in words.sentence or work.words.sentence)


_outcomes: dict[tuple[str, Any], Any] = {}
"""What was asked for last, by calculator and what decides it: who saw the draws need not wait for them in each file."""
_REMEMBERED = 4


def _drawn(work: Calculation, simulating: Simulating) -> Iterator[Any]:
    """The steps of a simulation; of one that was drawn to its end not long ago, the last."""
    key = (work.name, simulating.decisive(work.inputs, work.result))
    if key in _outcomes:
        _outcomes[key] = _outcomes.pop(key)
    else:
        for step in simulating.simulate(work.inputs, work.result):
            if isinstance(step, int):
                yield step
                continue
            while len(_outcomes) >= _REMEMBERED:
                del _outcomes[next(iter(_outcomes))]
            _outcomes[key] = step
    yield _outcomes[key]


def _replies(name: str, request_json: str) -> Iterator[dict[str, Any]]:
    try:
        yield from _steps(calculation(name, request_json))
    except InvalidInput as error:
        yield refusal(error)


def _steps(work: Calculation) -> Iterator[dict[str, Any]]:
    simulating = work.calculator.simulating
    if simulating is None:
        nothing: dict[str, Any] = {"outcome": {}, "figures": {}, "tables": {}, "charts": {}, "notes": []}
        yield {"ok": True, **nothing, "sentence": work.words.sentence}
        return
    for step in _drawn(work, simulating):
        if isinstance(step, int):
            yield {"done": step, "of": work.inputs.draws}
            continue
        words = simulating.present(work.inputs, work.result, step)
        yield {
            "ok": True,
            "outcome": canonical(step),
            "figures": words.figures,
            "tables": words.tables,
            "charts": simulating.draw(work.inputs, work.result, step),
            "notes": words.notes,
            "sentence": words.sentence or work.words.sentence,
        }
