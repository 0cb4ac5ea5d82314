"""Of what parts the calculator is made; ``calculators.catalogue`` imports it by its name."""

from calculators.catalogue import Calculator, Simulating
from calculators.roi import Inputs, calculate
from calculators.roi.charts import CHARTS, charts, outcome_charts
from calculators.roi.inputs import RULES
from calculators.roi.shape import FIGURES, TABLES
from calculators.roi.simulation import simulate
from calculators.roi.words import present
from calculators.roi.words_outcome import present_outcome

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
    Simulating(simulate, present_outcome, outcome_charts),
)
