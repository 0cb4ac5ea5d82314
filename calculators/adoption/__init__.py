"""Adoption: head-count targets week by week, and counts compared with them."""

from calculators.adoption.calculation import calculate
from calculators.adoption.inputs import Inputs
from calculators.adoption.result import Result

__all__ = ["Inputs", "Result", "calculate"]
