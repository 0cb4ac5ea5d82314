"""One request worked out: what every door answers from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import calculators
from calculators.catalog import CALCULATORS, Calculator
from calculators.invalid import InvalidInput, Problem
from calculators.links import Taken
from calculators.presentation import Presentation
from calculators.questions import Question, questions
from calculators.read_back import read_back
from calculators.reading import canonical, current_names, read_inputs, shown
from calculators.request import Request, read_request
from calculators.spec import Spec, specs_of

__all__ = ["Calculation", "as_json", "calculation", "read_linked", "refusal", "worked_out"]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A request, its inputs, and their result in numbers and in words."""

    name: str
    calculator: Calculator
    request: Request
    inputs: Any
    asked: dict[str, Spec]
    """The fields a form asks: none that is given, and none about what the playbook does not have."""
    result: Any
    words: Presentation
    taken: dict[str, Taken]
    """What links to other calculators brought, by the linking field."""

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the playbook's own structures."""
        return tuple(field for field, spec in specs_of(self.calculator.inputs).items() if spec.given)

    @property
    def plan_name(self) -> str:
        """What the planner calls the plan, in one line; empty where nobody named it, or nothing can be named."""
        return " ".join((getattr(self.inputs, "plan_name", None) or "").split())

    def values(self) -> dict[str, Any]:
        """What was asked, as JSON in each field's own unit."""
        return {field: canonical(getattr(self.inputs, field)) for field in self.asked}

    def shown(self) -> dict[str, str]:
        """What was asked, as a form shows it."""
        return {field: shown(spec, getattr(self.inputs, field)) for field, spec in self.asked.items()}

    def read_as(self) -> dict[str, str]:
        """Field to how its text was read, where that looks different."""
        return read_back(self.asked, self._typed, self._read)

    def questions(self) -> tuple[Question, ...]:
        """What may be meant otherwise, where an entry is far from the worked example's."""
        example = self.request.example.get(self.name)
        return questions(self.asked, self._typed, self._read, example.values if example else {})

    @property
    def _typed(self) -> dict[str, Any]:
        return current_names(specs_of(self.calculator.inputs), self.request.values)

    @property
    def _read(self) -> dict[str, Any]:
        return {field: getattr(self.inputs, field) for field in self.asked}


def calculation(name: str, request_json: str) -> Calculation:
    """Calculator ``name`` applied to a request; raises ``InvalidInput`` with every problem at once."""
    if name not in CALCULATORS:
        raise InvalidInput(None, f"There is no calculator of this name; there are {', '.join(calculators.NAMES)}.")
    calculator = CALCULATORS[name]
    request = read_request(request_json)
    inputs, taken = read_linked(name, request.values, request.linked)
    result = calculator.calculate(inputs)
    words = calculator.present(inputs, result)
    return Calculation(name, calculator, request, inputs, _asked(inputs), result, words, taken)


def _asked(inputs: Any) -> dict[str, Spec]:
    return {
        field: spec
        for field, spec in specs_of(type(inputs)).items()
        if not spec.given and (spec.needs is None or len(getattr(inputs, spec.needs[0])) >= spec.needs[1])
    }


def read_linked(name: str, values: Any, linked: Mapping[str, Any]) -> tuple[Any, dict[str, Taken]]:
    """The inputs of calculator ``name`` with what its links bring, and what that was, by the linking field.

    **Inputs** values of its fields and, in ``linked``, those of the others, as in a request; without the values of
    a linked calculator, what ``values`` hold in the given field is used.
    **Raises** InvalidInput with every problem; the first one of a linked calculator is told at the linking field, apart
    from those about facts of the plan that are wrong here too.
    """
    calculator = CALCULATORS[name]
    taken: dict[str, Taken] = {}
    problems: dict[str, tuple[str, tuple[Problem, ...]]] = {}
    for link in calculator.links if isinstance(values, dict) else ():
        chosen = values.get(link.field)
        if not isinstance(chosen, str) or chosen.strip() != link.calculator or link.calculator not in linked:
            continue
        try:
            inputs, result = worked_out(link.calculator, json.dumps(linked))
        except InvalidInput as error:
            problems[link.field] = link.calculator, tuple(error.problems)
            values = {**values, link.into: None}
            continue
        brought = CALCULATORS[link.calculator].offers[link.into].make(inputs, result)
        values = {**values, link.into: canonical(brought)}
        taken[link.field] = Taken(link.calculator, link.words(brought))
    try:
        return read_inputs(calculator.inputs, values, calculator.rules), taken
    except InvalidInput as error:
        others = [problem for problem in error.problems if problem.field not in problems]
        told = {_fact_of(name, problem) for problem in others} - {""}
        linked_problems = []
        for field, (other, found) in problems.items():
            left = next((problem for problem in found if _fact_of(other, problem) not in told), None)
            if left:
                linked_problems.append(Problem(field, _told_by_link(other, left)))
        raise InvalidInput.of([*linked_problems, *others]) from None


@lru_cache(maxsize=4)
def worked_out(name: str, linked_json: str) -> tuple[Any, Any]:
    """Inputs and result of calculator ``name``; remembered, since a keystroke in one form changes no other.

    **Inputs** ``linked_json``: what ``read_linked`` was given, as JSON.
    """
    linked = json.loads(linked_json)
    inputs, _ = read_linked(name, linked[name], linked)
    return inputs, CALCULATORS[name].calculate(inputs)


def _fact_of(name: str, problem: Problem) -> str:
    spec = specs_of(CALCULATORS[name].inputs).get(problem.field or "")
    return spec.fact if spec else ""


def _told_by_link(calculator: str, problem: Problem) -> str:
    spec = specs_of(CALCULATORS[calculator].inputs).get(problem.field or "")
    place = f"{spec.label}: " if spec else ""
    return f"Correct the {calculator} calculator, or choose something else here. It says: {place}{problem.message}"


def refusal(error: InvalidInput) -> dict[str, Any]:
    """The reply to a request that is refused: every problem with its field."""
    problems = [{"field": problem.field, "message": problem.message} for problem in error.problems]
    return {"ok": False, "errors": problems}


def as_json(reply: dict[str, Any]) -> str:
    """``reply`` as JSON; a number that is not finite would be a fault of ours and raises ValueError."""
    # Half a character that was sent comes back as a question mark: no text could hold it.
    return json.dumps(reply, ensure_ascii=False, allow_nan=False).encode(errors="replace").decode()
