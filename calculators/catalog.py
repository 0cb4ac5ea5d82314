"""Which calculators there are, and of what parts each is made.

A calculator is a folder of ``calculators`` whose name is its own. Its modules mean the same in every one:

- ``inputs``: what a planner is asked and a playbook gives, the class ``Inputs``; ``rows``: the rows of its lists;
- ``rules``: what must hold between several inputs;
- ``result``: what is answered, ``Result`` at once and ``Outcome`` by the simulation;
- ``calculation``: the formulas, ``calculate`` from ``Inputs`` to ``Result``;
- ``simulation``: the random draws, ``simulate`` from both to ``Outcome``;
- ``outputs``: names and labels of the figures, tables and charts, and the views in which a page shows them;
- ``words``: result and outcome as texts, ``present`` and ``present_outcome``;
- ``charts``: result and outcome as rows of charts, ``charts`` and ``outcome_charts``;
- ``links``: what it takes from other calculators and offers to them;
- ``workbook``: the sheets of a workbook that goes on calculating, ``sheets``; loaded when one is asked for;
- ``uses``: which inputs have no use with the others as they are, ``unused``.

``words`` and ``charts`` are folders of modules where they are long. Every further module is named for its one idea. The
folder's ``__init__`` puts the parts together. What a calculator does not do, such as drawing, it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import calculators
from calculators.charting import Chart, Charts
from calculators.links import Link, Offer
from calculators.own_dates import OwnDates
from calculators.presentation import METHOD, Event, Figure, OutcomeWords, Presentation, Table, View
from calculators.spec import Rule

__all__ = ["CALCULATORS", "Calculator", "Simulating"]


def _no_charts(_inputs: Any, _result: Any) -> Charts:
    return {}


def _same_charts(_inputs: Any, _result: Any, _outcome: Any) -> Charts:
    return {}


def _all_inputs(inputs: Any, _result: Any) -> Any:
    return inputs


def _nothing(_inputs: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulating:
    """What a calculator draws at random, in steps, after its answer."""

    simulate: Callable[[Any, Any], Iterator[Any]]
    """Inputs and result to counts of draws done, of ``inputs.draws``, and lastly the outcome, a dataclass."""
    present: Callable[[Any, Any, Any], OutcomeWords]
    """Inputs, result and outcome to the figures and tables marked ``simulated``."""
    draw: Callable[[Any, Any, Any], Charts] = _same_charts
    """Inputs, result and outcome to the charts they give or change."""
    gives_answer: bool = False
    """Whether the answer's sentence is theirs: until they are done, the one of the result alone stands in its place."""
    decisive: Callable[[Any, Any], Any] = _all_inputs
    """Inputs and result to all that the outcome depends on; where it is the same, nothing is drawn again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """Everything the doors need to know of one calculator."""

    inputs: type
    rules: tuple[Rule, ...] = ()
    calculate: Callable[[Any], Any]
    present: Callable[[Any, Any], Presentation]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    views: tuple[View, ...] = (METHOD,)
    """In the order of a page; the first is open at first."""
    draw: Callable[[Any, Any], Charts] = _no_charts
    """Inputs and result to the charts that need no random draw."""
    simulating: Simulating | None = None
    unused: Callable[[Any], Iterable[str]] = _nothing
    """Inputs to the names of asked fields that move nothing in the answer, as the others now are."""
    links: tuple[Link, ...] = ()
    """What it takes from other calculators."""
    offers: Mapping[str, Offer] = field(default_factory=dict)
    """What others can take from it, by the name of their given field."""
    events: Callable[[Any, Any], Iterable[Event]] | None = None
    """Inputs and result to what goes into a calendar; ``None`` where nothing has a date of its own."""
    workbook: bool = False
    """Whether its folder has a module ``workbook``."""
    own_dates: Callable[[Any, Any, Collection[str]], OwnDates] | None = None
    """Inputs, result and the facts the reader entered to what pages show of his own plan; ``None`` where nothing dates
    a plan."""


class Catalog(Mapping[str, Calculator]):
    """The calculators by name, each imported when it is first asked for: who opens one need not wait for the others."""

    def __getitem__(self, name: str) -> Calculator:
        """The ``CALCULATOR`` of the package ``calculators.<name>``."""
        module = f"calculators.{name}"
        if not name.isidentifier():
            raise KeyError(name)
        try:
            made = getattr(import_module(module), "CALCULATOR", None)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            made = None
        if not isinstance(made, Calculator):
            raise KeyError(name)
        return made

    def __iter__(self) -> Iterator[str]:
        """The names, in the order of ``calculators.NAMES``."""
        return iter(calculators.NAMES)

    def __len__(self) -> int:
        """How many there are."""
        return len(calculators.NAMES)


CALCULATORS = Catalog()
