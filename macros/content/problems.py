"""What is wrong with a playbook, said so that its editor can mend it.

Not for: input errors of calculators (`calculators.invalid`) or faults of the program, which raise as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from macros.content.cures import Edit

__all__ = ["PlaybookError", "Problem", "Severity"]

Severity = Literal["problem", "warning"]
"""A problem stands in the way of publishing; a warning is told to the editor and stands in nobody's way."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one place; they sort by file, line and column.

    >>> print(Problem("playbooks/p/risks.yaml", 4, 3, 'risk "Delay"', "unknown key 'titel'", "did you mean 'title'?"))
    playbooks/p/risks.yaml:4:3: risk "Delay": unknown key 'titel'; did you mean 'title'?
    >>> print(Problem("playbooks/p/risks.yaml", 4, 3, 'risk "Delay"', "the text ends in a space", severity="warning"))
    playbooks/p/risks.yaml:4:3: warning: risk "Delay": the text ends in a space
    """

    path: str
    """The file, with slashes, relative to the root that was checked."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    place: str
    """Where that is, in the words of the playbook."""
    sentence: str
    """The value at fault and the rule it breaks."""
    hint: str = ""
    """The cure, concrete enough to type; empty where none is known."""
    severity: Severity = "problem"
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """What the cure says, for a machine to make; none where only a person can know what was meant."""

    @property
    def is_warning(self) -> bool:
        """Whether it may stand."""
        return self.severity == "warning"

    def __str__(self) -> str:
        mark = "warning: " if self.is_warning else ""
        text = f"{self.path}:{self.line}:{self.column}: {mark}{self.place}: {self.sentence}"
        return (f"{text}; {self.hint}" if self.hint else text).translate(_ESCAPED)


_ESCAPED = {ord(sign): repr(sign)[1:-1] for sign in "\n\r\t"}
"""Names of files and keys may hold line ends; a problem is one line all the same."""


class PlaybookError(Exception):
    """A playbook that cannot be used, with every problem and warning found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
