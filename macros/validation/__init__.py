"""The rules of a playbook beyond the shape of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.problems import Problem
from macros.validation.draft import Draft

__all__ = ["problems_of"]


def problems_of(draft: Draft) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in RULES for problem in rule(draft)]


RULES: tuple[Callable[[Draft], Iterable[Problem]], ...] = ()
