"""How a calculator takes from another: what each declares of it.

A field such as ``start_from`` names the calculator to take from; any other choice of it breaks the link. What is taken
goes into a given field of the taker, so ``calculate`` sees no difference between a link and a value handed over. Who
offers it does so under that field's name. A calculator's ``links`` module holds its ``LINKS`` and ``OFFERS``; how a
request follows them: ``calculators.calculation.read_linked``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["OWN", "Link", "Offer", "Taken"]

OWN = "own"
"""The choice of a linking field with which the planner's own entry counts."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a calculator hands over, and what that follows from."""

    make: Callable[[Any, Any], Any]
    """The offering calculator's inputs and result to what is handed over, a dataclass of ``calculators.handover``."""
    moved_by: Callable[[Any], Iterable[str]]
    """Its inputs to the names of all fields that can change what is handed over, as the others now are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One thing a calculator takes from another; no chain of links leads back to where it started."""

    field: str
    """The taker's choice; its value is the other calculator's name while the link holds."""
    calculator: str
    instead: str
    """The taker's field that counts with the choice ``own``, and with no other."""
    into: str
    """The taker's given field that is filled with what the other calculator offers under this name."""
    words: Callable[[Any], str]
    """What was handed over, as the page says it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a link brought."""

    calculator: str
    text: str
