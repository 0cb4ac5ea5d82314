"""The timeline's answer and simulation in words."""

from calculators.timeline.words.answer import present
from calculators.timeline.words.outcome import present_outcome

__all__ = ["present", "present_outcome"]
