"""A YAML file that has been read: its data, and where each part of it stands.

Not for: reading (`macros.content.strict_yaml`) or meaning (`macros.content.model`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
