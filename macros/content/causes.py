"""Sets problems that only follow from another below it, so that an editor reads each mistake once.

A problem says which value is at fault and which others make it one. If one of those is itself at fault, the problem
goes with that one's cure. Not for: finding problems.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.content.problems import Problem, Spot

__all__ = ["all_of", "folded"]


_OF_FILES = frozenset({"files", "text", "structure"})
"""What is wrong with a file for itself, whatever it is meant to be."""


def folded(found: Iterable[Problem]) -> list[Problem]:
    """The causes among the problems and warnings, sorted by place, each with all that follows from it.

    Args:
        found: in the order in which the rules are asked: of two about one value the first is the cause.
    """
    ranked = sorted(dict.fromkeys(found), key=lambda one: one.is_warning)
    causes = _causes(ranked)
    below: dict[int, list[Problem]] = {}
    for number, problem in enumerate(ranked):
        root = _root(number, causes)
        if root != number:
            below.setdefault(root, []).append(problem)
    return sorted(
        replace(problem, follows=tuple(sorted(below.get(number, ()))))
        for number, problem in enumerate(ranked)
        if _root(number, causes) == number
    )


def all_of(problems: Iterable[Problem]) -> list[Problem]:
    """Causes and all that follows from them, sorted."""
    return sorted(one for problem in problems for one in (replace(problem, follows=()), *problem.follows))


def _causes(ranked: list[Problem]) -> dict[int, int]:
    """For each problem that only follows from another the number of that one."""
    first: dict[Spot, int] = {}
    for number, problem in enumerate(ranked):
        if problem.value is not None:
            first.setdefault(problem.value, number)
    causes: dict[int, int] = {}
    for number, problem in enumerate(ranked):
        spots = [*problem.because, *([problem.value] if problem.value else [])]
        if problem.rule not in _OF_FILES:
            spots += [(path, 0, 0) for path in dict.fromkeys([problem.path, *(path for path, _, _ in spots)])]
        found = (first[spot] for spot in spots if spot in first)
        cause = next((other for other in found if _may_cause(ranked[other], problem)), None)
        if cause is not None and _root(cause, causes) != number:
            causes[number] = cause
    return causes


def _may_cause(cause: Problem, problem: Problem) -> bool:
    """One rule tells its own problems apart, and a warning is no reason for a problem."""
    return cause.rule != problem.rule and (problem.is_warning or not cause.is_warning)


def _root(number: int, causes: dict[int, int]) -> int:
    while number in causes:
        number = causes[number]
    return number
