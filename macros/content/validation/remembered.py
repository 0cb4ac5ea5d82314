"""What is made of a file that has been read is remembered: rules ask for it again, and while serving so does each edit.

A build asks each playbook once; of a hundred playbooks it lets go of what it remembers after each.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

__all__ = ["forget", "remembered"]

P = ParamSpec("P")
T = TypeVar("T")

_forgetting: list[Callable[[], None]] = []


def remembered(count: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remember what a function gave for the `count` arguments asked for last."""

    def decorate(made: Callable[P, T]) -> Callable[P, T]:
        remembering = lru_cache(maxsize=count)(made)
        _forgetting.append(remembering.cache_clear)
        return remembering  # type: ignore[return-value]

    return decorate


def forget() -> None:
    """Let go of all of it."""
    for clear in _forgetting:
        clear()
