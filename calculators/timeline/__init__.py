"""Timeline: dates for every week, phase, block, milestone and adjustment of a plan."""

from calculators.timeline.calculation import calculate
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import Result

__all__ = ["Inputs", "Result", "calculate"]
