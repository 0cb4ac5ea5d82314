"""A YAML file that has been read: its data, and where each part of it stands.

Not for: reading (`macros.content.strict_yaml`) or meaning (`macros.content.model`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

__all__ = ["Document", "Mark", "Path"]

Path = tuple[Any, ...]
"""The keys and list positions that lead to a value; `()` is the whole file."""


class Mark(NamedTuple):
    """A place in a file; both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file's data, and where each part of it stands."""

    path: str
    """The file, with slashes, relative to the root."""
    data: Any
    """Mappings, lists, texts, numbers, booleans and None."""
    values: Mapping[Path, Mark]
    """Where each value starts."""
    keys: Mapping[Path, Mark]
    """Where the key of each value in a mapping starts."""
    written: Mapping[Path, str]
    """Each number, boolean and null as it was typed, for `1.10` is 1.1 once it is read."""
    ends: Mapping[Path, Mark] = field(default_factory=dict)
    """Where each value on one line ends: the first character behind it."""
    key_ends: Mapping[Path, Mark] = field(default_factory=dict)
    """The same for keys in quotes; others end with their name."""

    def judged(self) -> Document:
        """What is left to be asked once nothing can be wrong: where things stand, not how they are written."""
        others = {path: mark for path, mark in self.values.items() if path not in self.keys}
        return Document(path=self.path, data=None, values=others, keys=self.keys, written={})

    def span(self, path: Path, *, key: bool = False) -> tuple[Mark, Mark] | None:
        """Where a value, or its key, begins and ends; None where it goes over several lines or does not stand there."""
        start = (self.keys if key else self.values).get(path)
        if start is None:
            return None
        if key:
            return start, self.key_ends.get(path) or Mark(start.line, start.column + len(path[-1]))
        end = self.ends.get(path)
        return (start, end) if end is not None else None

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """Where `path` stands, or the nearest part around it that does.

        Args:
            path: a path into the data; its end need not exist.
            key: whether the key is meant rather than the value.
        """
        for length in range(len(path), -1, -1):
            known = self.keys if key else self.values
            found = known.get(path[:length]) or self.values.get(path[:length])
            if found:
                return found
        return Mark(1, 1)
