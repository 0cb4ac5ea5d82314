"""One request worked out: what every door answers from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from calculators import NAMES
from calculators.catalogue import CALCULATORS, Calculator
from calculators.invalid import InvalidInput
from calculators.links import Taken, read_linked
from calculators.presentation import Presentation
from calculators.reading import canonical, shown
from calculators.request import Request, read_request
from calculators.spec import Spec, specs_of

__all__ = ["Calculation", "as_json", "calculation", "refusal"]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A request, its inputs, and their result in numbers and in words."""

    name: str
    calculator: Calculator
    request: Request
    inputs: Any
    result: Any
    words: Presentation
    taken: dict[str, Taken]
    """What links to other calculators brought, by the linking field."""

    @property
    def asked(self) -> dict[str, Spec]:
        """The fields a form asks, without the given ones."""
        return {field: spec for field, spec in specs_of(self.calculator.inputs).items() if not spec.given}

    @property
    def given(self) -> tuple[str, ...]:
        """The names of the playbook's own structures."""
        return tuple(field for field in specs_of(self.calculator.inputs) if field not in self.asked)

    def values(self) -> dict[str, Any]:
        """What was asked, as JSON in each field's own unit."""
        return {field: canonical(getattr(self.inputs, field)) for field in self.asked}

    def shown(self) -> dict[str, str]:
        """What was asked, as a form shows it."""
        return {field: shown(spec, getattr(self.inputs, field)) for field, spec in self.asked.items()}


def calculation(name: str, request_json: str) -> Calculation:
    """Calculator ``name`` applied to a request; raises ``InvalidInput`` with every problem at once."""
    if name not in CALCULATORS:
        raise InvalidInput(None, f"There is no calculator of this name; there are {', '.join(NAMES)}.")
    calculator = CALCULATORS[name]
    request = read_request(request_json)
    inputs, taken = read_linked(name, request.values, request.linked)
    result = calculator.calculate(inputs)
    return Calculation(name, calculator, request, inputs, result, calculator.present(inputs, result), taken)


def refusal(error: InvalidInput) -> dict[str, Any]:
    """The reply to a request that is refused: every problem with its field."""
    problems = [{"field": problem.field, "message": problem.message} for problem in error.problems]
    return {"ok": False, "errors": problems}


def as_json(reply: dict[str, Any]) -> str:
    """``reply`` as JSON; a number that is not finite would be a fault of ours and raises ValueError."""
    # Half a character that was sent comes back as a question mark: no text could hold it.
    return json.dumps(reply, ensure_ascii=False, allow_nan=False).encode(errors="replace").decode()
