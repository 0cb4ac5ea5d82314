"""Of what parts the calculator is made; ``calculators.catalogue`` imports it by its name."""

from calculators.catalogue import Calculator, Simulating
from calculators.timeline import Inputs, calculate
from calculators.timeline.charts import CHARTS, charts
from calculators.timeline.inputs import RULES
from calculators.timeline.outcome import outcome_charts, present_outcome
from calculators.timeline.shape import FIGURES, TABLES
from calculators.timeline.simulation import decisive, simulate
from calculators.timeline.words import present

__all__ = ["CALCULATOR"]

CALCULATOR = Calculator(
    Inputs,
    RULES,
    calculate,
    present,
    FIGURES,
    TABLES,
    CHARTS,
    charts,
    Simulating(simulate, present_outcome, outcome_charts, decisive),
)
