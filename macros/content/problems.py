"""What is wrong with a playbook, said so that its editor can mend it.

Not for: input errors of calculators (`calculators.invalid`) or faults of the program, which raise as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from macros.content.characters import escaped
from macros.content.cures import Edit

__all__ = ["PlaybookError", "Problem", "Severity", "Spot"]

Spot = tuple[str, int, int]
"""File, line and column where something stands; line and column are 0 for a file as a whole."""
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
    rule: str = field(default="", compare=False)
    """The name of the rule that is broken."""
    value: Spot | None = field(default=None, compare=False, repr=False)
    """Where the one value at fault stands; None where a key, a text of many words or something missing is."""
    because: tuple[Spot, ...] = field(default=(), compare=False, repr=False)
    """Other values that make it one; if one of these is wrong itself, this only follows from it."""
    follows: tuple[Problem, ...] = field(default=(), compare=False, repr=False)
    """What is only said because of this, and goes with it."""

    @property
    def is_warning(self) -> bool:
        """Whether it may stand."""
        return self.severity == "warning"

    def __str__(self) -> str:
        mark = "warning: " if self.is_warning else ""
        text = f"{self.path}:{self.line}:{self.column}: {mark}{self.place}: {self.sentence}"
        return escaped(f"{text}; {self.hint}" if self.hint else text)

    @property
    def more(self) -> str:
        """How many others follow from it, and where; empty where none does.

        >>> Problem("p/risks.yaml", 4, 3, "", "", follows=(Problem("p/terms.yaml", 9, 1, "", ""),)).more
        '1 more follows from it: terms.yaml:9'
        """
        if not self.follows:
            return ""
        named = dict.fromkeys(
            f"line {one.line}" if one.path == self.path else f"{one.path.rpartition('/')[2]}:{one.line}"
            for one in self.follows
        )
        listed = ", ".join(list(named)[:_NAMED]) + (f" and {len(named) - _NAMED} more" if len(named) > _NAMED else "")
        count = len(self.follows)
        return escaped(f"{count} more follow{'' if count > 1 else 's'} from it: {listed}")


_NAMED = 4
"""So many places a summary names."""


class PlaybookError(Exception):
    """A playbook that cannot be used, with its problems and warnings: causes, each with what follows from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(line for one in self.problems for line in filter(None, [str(one), one.more])))
