"""The return on investment's answer and simulation in words."""

from calculators.roi.words.answer import present
from calculators.roi.words.outcome import present_outcome

__all__ = ["present", "present_outcome"]
