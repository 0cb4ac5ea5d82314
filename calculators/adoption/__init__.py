"""Adoption: head-count targets week by week, and counts compared with them."""

from calculators.adoption.calculation import calculate
from calculators.adoption.charts import charts, outcome_charts
from calculators.adoption.inputs import Inputs
from calculators.adoption.links import LINKS, OFFERS
from calculators.adoption.outputs import CHARTS, FIGURES, TABLES, VIEWS
from calculators.adoption.result import Result
from calculators.adoption.rules import RULES
from calculators.adoption.simulation import simulate
from calculators.adoption.uses import unused
from calculators.adoption.words import present, present_outcome
from calculators.catalog import Calculator, Simulating

__all__ = ["CALCULATOR", "Inputs", "Result", "calculate"]

CALCULATOR = Calculator(
    inputs=Inputs,
    rules=RULES,
    calculate=calculate,
    present=present,
    unused=unused,
    figures=FIGURES,
    tables=TABLES,
    charts=CHARTS,
    views=VIEWS,
    draw=charts,
    simulating=Simulating(simulate=simulate, present=present_outcome, draw=outcome_charts),
    links=LINKS,
    offers=OFFERS,
)
