"""Input a calculator refuses: which field, and what to enter instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["InvalidInput", "Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One field and the sentence that says how to mend it."""

    field: str | None
    """Name of the field; ``None`` when the whole request is meant."""
    message: str
    """An imperative sentence, such as ``Enter a whole number of 1 or more.``"""


class InvalidInput(ValueError):
    """One or several problems with the arguments of a calculation.

    >>> raise InvalidInput("users", "Enter a whole number of 1 or more.")
    Traceback (most recent call last):
    ...
    calculators.invalid.InvalidInput: users: Enter a whole number of 1 or more.
    """

    def __init__(self, field: str | None, message: str) -> None:
        self.problems: tuple[Problem, ...] = (Problem(field, message),)
        super().__init__(_line(self.problems))

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> InvalidInput:
        """One exception for all ``problems``; there must be at least one."""
        found = tuple(problems)
        error = cls(found[0].field, found[0].message)
        error.problems = found
        error.args = (_line(found),)
        return error

    @property
    def field(self) -> str | None:
        """The field of the first problem."""
        return self.problems[0].field

    @property
    def message(self) -> str:
        """The sentence of the first problem."""
        return self.problems[0].message


def _line(problems: tuple[Problem, ...]) -> str:
    return "; ".join(
        f"{problem.field}: {problem.message}" if problem.field else problem.message for problem in problems
    )
