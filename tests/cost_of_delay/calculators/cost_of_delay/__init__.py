"""Cost of delay: what every week costs by which the platform goes live later."""

from calculators.catalog import Calculator
from calculators.cost_of_delay.calculation import calculate
from calculators.cost_of_delay.inputs import Inputs
from calculators.cost_of_delay.links import LINKS
from calculators.cost_of_delay.outputs import FIGURES, TABLES, VIEWS
from calculators.cost_of_delay.result import Result
from calculators.cost_of_delay.rules import RULES
from calculators.cost_of_delay.words import present

__all__ = ["CALCULATOR", "Inputs", "Result", "calculate"]

CALCULATOR = Calculator(
    inputs=Inputs,
    rules=RULES,
    calculate=calculate,
    present=present,
    figures=FIGURES,
    tables=TABLES,
    views=VIEWS,
    links=LINKS,
)
