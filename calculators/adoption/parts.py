"""Of what parts the calculator is made; ``calculators.catalogue`` imports it by its name."""

from calculators.adoption import Inputs, calculate
from calculators.adoption.charts import CHARTS, charts
from calculators.adoption.inputs import RULES
from calculators.adoption.outcome import outcome_charts, present_outcome
from calculators.adoption.shape import FIGURES, TABLES
from calculators.adoption.simulation import simulate
from calculators.adoption.words import present
from calculators.catalogue import Calculator, Simulating

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
