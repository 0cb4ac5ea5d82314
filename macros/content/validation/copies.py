"""The rule that a copied file gets ids of its own: one cause where every id of the copy would be told.

Not for: titles and words that two files share (`macros.content.validation.twins`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source

__all__ = ["files_copied_whole"]

_MANY = 4
"""From so many ids on two files have in common, and half of all, one is a copy."""


def files_copied_whole(draft: Draft) -> Iterator[Problem]:
    """A file whose ids are for the most part another's was copied and not yet made another thing."""
    of_file: Counter[str] = Counter()
    shared: dict[tuple[str, str], int] = {}
    sources: dict[str, Source] = {}
    for first, *others in draft.spots.values():
        of_file[first.source.key] += bool(first.path)
        for other in others if first.path else ():
            of_file[other.source.key] += 1
            sources |= {one.source.key: one.source for one in (first, other)}
            if other.source is not first.source:
                pair = (other.source.key, first.source.key)
                shared[pair] = shared.get(pair, 0) + 1
    for (key, original), count in shared.items():
        if count >= _MANY and 2 * count >= of_file[key]:
            source = sources[key]
            sentence = (
                f"{count} of its {of_file[key]} ids are those of {sources[original].document.path}, as in a copied file"
            )
            hint = "give everything in it its own id, or remove the file"
            problem = source.problem(("id",), sentence, hint, place_of=())
            yield replace(problem, value=source.at(()), because=())
