"""Which calculators there are, and of what parts each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from calculators import adoption, roi, timeline
from calculators.adoption import charts as adoption_charts
from calculators.adoption import inputs as adoption_inputs
from calculators.adoption import outcome as adoption_outcome
from calculators.adoption import shape as adoption_shape
from calculators.adoption import simulation as adoption_simulation
from calculators.adoption import words as adoption_words
from calculators.charting import Chart, Charts
from calculators.presentation import Figure, OutcomeWords, Presentation, Table
from calculators.roi import charts as roi_charts
from calculators.roi import inputs as roi_inputs
from calculators.roi import shape as roi_shape
from calculators.roi import simulation as roi_simulation
from calculators.roi import words as roi_words
from calculators.roi import words_outcome as roi_words_outcome
from calculators.spec import Rule
from calculators.timeline import charts as timeline_charts
from calculators.timeline import inputs as timeline_inputs
from calculators.timeline import outcome as timeline_outcome
from calculators.timeline import shape as timeline_shape
from calculators.timeline import simulation as timeline_simulation
from calculators.timeline import words as timeline_words

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


CALCULATORS = {
    "timeline": Calculator(
        timeline.Inputs,
        timeline_inputs.RULES,
        timeline.calculate,
        timeline_words.present,
        timeline_shape.FIGURES,
        timeline_shape.TABLES,
        timeline_charts.CHARTS,
        timeline_charts.charts,
        Simulating(timeline_simulation.simulate, timeline_outcome.present_outcome, timeline_outcome.outcome_charts),
    ),
    "adoption": Calculator(
        adoption.Inputs,
        adoption_inputs.RULES,
        adoption.calculate,
        adoption_words.present,
        adoption_shape.FIGURES,
        adoption_shape.TABLES,
        adoption_charts.CHARTS,
        adoption_charts.charts,
        Simulating(adoption_simulation.simulate, adoption_outcome.present_outcome, adoption_outcome.outcome_charts),
    ),
    "roi": Calculator(
        roi.Inputs,
        roi_inputs.RULES,
        roi.calculate,
        roi_words.present,
        roi_shape.FIGURES,
        roi_shape.TABLES,
        roi_charts.CHARTS,
        roi_charts.charts,
        Simulating(roi_simulation.simulate, roi_words_outcome.present_outcome, roi_charts.outcome_charts),
    ),
}
"""By name; the names are ``calculators.NAMES``."""
