"""Timeline: dates for every week, phase, block, milestone and adjustment of a plan."""

from calculators.catalog import Calculator, Simulating
from calculators.timeline.calculation import calculate
from calculators.timeline.charts import charts
from calculators.timeline.events import events
from calculators.timeline.inputs import Inputs
from calculators.timeline.links import OFFERS
from calculators.timeline.outputs import CHARTS, FIGURES, TABLES, VIEWS
from calculators.timeline.own_dates import own_dates
from calculators.timeline.result import Result
from calculators.timeline.rules import RULES
from calculators.timeline.simulation import decisive, simulate
from calculators.timeline.uses import unused
from calculators.timeline.words import present, present_outcome

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
    simulating=Simulating(simulate=simulate, present=present_outcome, decisive=decisive),
    offers=OFFERS,
    events=events,
    own_dates=own_dates,
    workbook=True,
)
