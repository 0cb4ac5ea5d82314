"""The facts of a plan: what several calculators ask for, and mean alike, so that a page need ask only once.

A field names its fact in its ``Spec``; ``bridge.describe`` tells it. What is entered for a fact in one calculator is
filled into the others by pages alone: a request always names every field.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FACTS"]

FACTS: Mapping[str, str] = {
    "users": "users",
    "start": "start",
    "start_is": "",
    "working_days": "working days",
    "public_holidays": "public holidays",
    "holidays": "days off",
    "blackouts": "",
    "verticals": "vertical",
    "currency": "currency",
}
"""Each fact and what a sentence calls it; empty where it goes with another one.

``start`` is a date of the plan, and ``start_is`` says which: the start of Week 1, go-live or another.
"""
