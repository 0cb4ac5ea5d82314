"""Where the parser of YAML gave up, and what a repair is: a proposal that `macros.content.syntax` tries on the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.yaml_faults import quoted

__all__ = ["Repair", "Stop", "entry", "is_written", "piece", "quoting", "rewritten"]

_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*(?:[^\s:#'\"][^:]*:\s+)?)(?P<value>\S.*?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where and why YAML's parser gave up; lines and columns count from 0."""

    problem: str
    context: str
    start: tuple[int, int]
    """Where what it was reading began."""
    end: tuple[int, int]
    """Where it stopped."""
    rows: Sequence[str]
    """All lines of the file."""
    open_quote: tuple[int, int] | None
    """Where the text read last begins, if it is quoted and goes over several lines."""

    @property
    def row(self) -> str:
        """The line where it stopped."""
        return self.rows[self.end[0]] if self.end[0] < len(self.rows) else ""

    @property
    def character(self) -> str:
        """What it stopped at."""
        return self.row[self.end[1] : self.end[1] + 1]

    @property
    def runs_to_the_end(self) -> bool:
        """Whether something opened before is never closed."""
        return "end of stream" in self.problem

    @property
    def reached(self) -> tuple[int, int]:
        """How far the text was good."""
        return self.start if self.runs_to_the_end else self.end

    @property
    def in_braces(self) -> bool:
        """Whether that is inside braces or brackets."""
        start = entry(self.row)[0]
        return "flow" in self.context or (start < self.end[1] and self.row[start : start + 1] in ("{", "["))

    def lines(self) -> list[int]:
        """The lines that may hold the mistake, likeliest first: where it stopped, the written one before, the start."""
        before = next((line for line in range(self.end[0] - 1, -1, -1) if is_written(self.rows[line])), self.end[0])
        found = dict.fromkeys((self.end[0], before, self.start[0]))
        return [line for line in found if line < len(self.rows) and is_written(self.rows[line])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Another text for a part of one line."""

    at: tuple[int, int]
    """Line and column of the mistake, from 0."""
    sentence: str
    words: str
    """The cure as a sentence says it."""
    line: int
    start: int
    end: int
    """The columns that give way, the last of them excluded."""
    new: str

    def applied_to(self, row: str) -> str:
        """The line with it."""
        return row[: self.start] + self.new + row[self.end :]


def is_written(row: str) -> bool:
    """Whether a line holds more than a comment."""
    return bool(row.strip()) and not row.lstrip().startswith("#")


def entry(row: str) -> tuple[int, int]:
    """From where to where the value of a line runs, its key or dash left out.

    >>> entry("  - title: One: two "), entry("  one: {two: 3}")
    ((11, 19), (7, 15))
    """
    found = _ENTRY.match(row)
    return found.span("value") if found else (len(row), len(row))


def piece(row: str, column: int) -> tuple[int, int]:
    """From where to where the text around a column runs inside braces, its key left out.

    >>> row = "a: {operator: >=, value: 50}"
    >>> row[slice(*piece(row, 14))]
    '>='
    """
    start = max(row.rfind(sign, 0, column) for sign in "{[,") + 1
    end = min((at for at in (row.find(sign, column) for sign in ",}]") if at >= 0), default=len(row))
    colon = row.find(": ", start, end)
    start = colon + 1 if 0 <= colon < column or (colon >= 0 and row[column : column + 1] == ":") else start
    text = row[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def rewritten(row: str, start: int, end: int, new: str) -> str:
    """The line as the cure tells it."""
    return " ".join((row[:start] + new + row[end:]).split())


def quoting(stop: Stop, line: int, span: tuple[int, int], sentence: str, *, at: tuple[int, int], whole: bool) -> Repair:
    """Quotes around a part of a line; `whole` says whether the cure tells the line or the part."""
    row, (start, end) = stop.rows[line], span
    new = quoted(row[start:end])
    words = f"write {rewritten(row, start, end, new) if whole else new}"
    return Repair(at=at, sentence=sentence, words=words, line=line, start=start, end=end, new=new)
