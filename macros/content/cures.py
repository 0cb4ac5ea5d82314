"""The cure of a mistake: the words that name it, and where a machine can make it too, the edits that do.

Both are made in one place, so that a message never says otherwise than what is done. Not for: finding mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["LINE_END", "NONE", "Cure", "Edit", "Renaming", "Replacement", "edited", "index_of"]

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A part of a file that gives way to another text; lines and columns count from 1, in characters."""

    path: str
    """The file, with slashes, relative to the root that was checked."""
    line: int
    column: int
    """Where the part begins."""
    end_line: int
    end_column: int
    """Where it ends: the first character that stays."""
    text: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True, order=True)
class Renaming:
    """A file or folder that gets another name."""

    path: str
    to: str
    """Its new path, relative to the same root."""


Edit = Replacement | Renaming


@dataclass(frozen=True, slots=True)
class Cure:
    """What to do about a mistake."""

    words: str
    """As a sentence says it."""
    edits: tuple[Edit, ...] = ()
    """The same for a machine, all of them together; none where only a person can know what was meant."""


NONE = Cure("")
"""The cure of what nobody knows one for."""


def index_of(text: str, line: int, column: int) -> int:
    r"""Where in a file's text a line and column stand.

    >>> index_of("a: b\r\nc: d", 2, 4)
    9
    """
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    return starts[line - 1] + column - 1


def edited(text: str, edits: Iterable[Replacement]) -> str:
    r"""A file's text after replacements that do not overlap.

    >>> edited("a: b\nc: d\n", [Replacement("x", 2, 4, 2, 5, "e"), Replacement("x", 1, 1, 1, 2, "key")])
    'key: b\nc: e\n'
    """
    for edit in sorted(edits, reverse=True):
        start, end = index_of(text, edit.line, edit.column), index_of(text, edit.end_line, edit.end_column)
        text = text[:start] + edit.text + text[end:]
    return text
