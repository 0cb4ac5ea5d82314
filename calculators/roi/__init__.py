"""Return on investment: cash flow, present values, rates of return and payback."""

from calculators.roi.calculation import calculate
from calculators.roi.inputs import Inputs
from calculators.roi.result import Result

__all__ = ["Inputs", "Result", "calculate"]
