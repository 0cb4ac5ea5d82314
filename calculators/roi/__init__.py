"""Return on investment: cash flow, present values, rates of return and payback."""

from calculators.catalog import Calculator, Simulating
from calculators.roi.calculation import calculate
from calculators.roi.charts import charts, outcome_charts
from calculators.roi.inputs import Inputs
from calculators.roi.links import LINKS
from calculators.roi.outputs import CHARTS, FIGURES, TABLES, VIEWS
from calculators.roi.result import Result
from calculators.roi.rules import RULES
from calculators.roi.simulation import simulate
from calculators.roi.uses import unused
from calculators.roi.words import present, present_outcome

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
    simulating=Simulating(simulate=simulate, present=present_outcome, draw=outcome_charts, gives_answer=True),
    links=LINKS,
    workbook=True,
)
