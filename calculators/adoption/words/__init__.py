"""The adoption calculator's answer and simulation in words."""

from calculators.adoption.words.answer import present
from calculators.adoption.words.outcome import present_outcome

__all__ = ["present", "present_outcome"]
