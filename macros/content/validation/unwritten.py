"""A rule about words that `playbook new` wrote and nobody has written over: a warning, for they mislead nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.content.blanks import is_blank
from macros.content.documents import Path
from macros.content.problems import Problem
from macros.content.validation.draft import Draft
from macros.content.validation.words import listed

__all__ = ["words_of_the_template"]


def words_of_the_template(draft: Draft) -> Iterator[Problem]:
    """Whoever adds something writes its words; each entry is named once, with all that is left."""
    for source in draft.sources.values():
        left: dict[Path, list[Path]] = {}
        for path in _blanks(source.document.data, (), []):
            left.setdefault(path[:-1], []).append(path)
        for entry, paths in left.items():
            keys = listed(f"'{path[-1]}'" for path in paths)
            sentence = f"{keys} still hold{'s' * (len(paths) == 1)} the words of the template"
            yield source.warning(paths[0], sentence, "write over them", place_of=entry)


def _blanks(data: Any, path: Path, found: list[Path]) -> list[Path]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(value, str):
            if is_blank(value):
                found.append((*path, key))
        elif isinstance(value, dict | list):
            _blanks(value, (*path, key), found)
    return found
