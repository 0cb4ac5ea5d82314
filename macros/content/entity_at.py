"""Which entity stands at a line of a YAML file that is being edited, whatever else is wrong with the file.

Not for: files without a mistake, whose entities know their lines (`macros.content.registry`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.content.registry import Entity, Registry

__all__ = ["entity_at"]

_KEY = re.compile(r"""( *)(?:- )?["']?([\w-]+)["']?\s*:""")


def entity_at(registry: Registry, path: str, text: str, line: int) -> Entity | None:
    """The entity of the file at `path` whose lines hold `line` of its newest `text`; None where there is none.

    The registry knows the file as it was when it was last in order, so entities are found by their ids; where one id
    stands twice, the nearest is meant. A mistake outside of all of them is the file's own, if the file is an entity.
    """
    inside = [entity for entity in registry.values() if entity.file == path]
    for key in _keys_around(text.splitlines(), line):
        named = [entity for entity in inside if key == entity.id.rpartition(".")[2]]
        if named:
            return min(named, key=lambda entity: abs(entity.line - line))
    # A file that is an entity says its id itself; the ids of all others are keys.
    return next((entity for entity in inside if hasattr(entity.node, "id")), None)


def _keys_around(lines: Sequence[str], line: int) -> Iterator[str]:
    """The key on the line, then those it lies below, innermost first.

    >>> list(_keys_around(["risks:", "  delay:", "    text: x", "  other:"], 3))
    ['text', 'delay', 'risks']
    """
    least = None
    for text in reversed(lines[:line]):
        found = _KEY.match(text)
        if found and (least is None or len(found[1]) < least):
            least = len(found[1])
            yield found[2]
