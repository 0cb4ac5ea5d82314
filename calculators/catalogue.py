"""Which calculators there are, and of what parts each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from calculators import NAMES
from calculators.charting import Chart, Charts
from calculators.presentation import Figure, OutcomeWords, Presentation, Table
from calculators.spec import Rule

__all__ = ["CALCULATORS", "Calculator", "Simulating"]


@dataclass(frozen=True, slots=True)
class Simulating:
    """What a calculator draws at random, in steps, after its answer."""

    simulate: Callable[[Any, Any], Iterator[Any]]
    """Inputs and result to counts of draws done, of ``inputs.draws``, and lastly the outcome, a dataclass."""
    present: Callable[[Any, Any, Any], OutcomeWords]
    """Inputs, result and outcome to the figures and tables marked ``simulated``."""
    draw: Callable[[Any, Any, Any], Charts]
    """Inputs, result and outcome to the charts they give or change."""
    decisive: Callable[[Any, Any], Any] = lambda inputs, _result: inputs
    """Inputs and result to all that the outcome depends on; where it is the same, nothing is drawn again."""


@dataclass(frozen=True, slots=True)
class Calculator:
    """Everything the doors need to know of one calculator."""

    inputs: type
    rules: tuple[Rule, ...]
    calculate: Callable[[Any], Any]
    present: Callable[[Any, Any], Presentation]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    draw: Callable[[Any, Any], Charts]
    simulating: Simulating | None = None


class Catalogue(Mapping[str, Calculator]):
    """The calculators by name, each imported when it is first asked for: who opens one need not wait for the others."""

    def __getitem__(self, name: str) -> Calculator:
        """The calculator that ``calculators.<name>.parts`` puts together."""
        if name not in NAMES:
            raise KeyError(name)
        made: Calculator = import_module(f"calculators.{name}.parts").CALCULATOR
        return made

    def __iter__(self) -> Iterator[str]:
        """The names, in the order of ``calculators.NAMES``."""
        return iter(NAMES)

    def __len__(self) -> int:
        """How many there are."""
        return len(NAMES)


CALCULATORS = Catalogue()
