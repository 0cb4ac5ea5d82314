"""ids.lock: the ids that have been published, so that none of them disappears or changes its meaning unnoticed."""

from __future__ import annotations

from macros.content.loaded import Loaded
from macros.content.registry import Registry

__all__ = ["with_new_ids"]

_HEAD = """\
# Every id that has been published: links lead to it, so it stays. Made by `make generate`, which only ever adds.
# To take something out of the playbook, write `retired` instead of `active`; the id is then never used again.
"""


def with_new_ids(text: str, loaded: Loaded) -> str:
    """The lock with the playbook's new ids added; what stands in it already is kept as it is."""
    kept = {line.split()[0]: line for line in text.splitlines() if line.strip() and not line.startswith("#")}
    entries = {reference: f"{reference} active" for reference in Registry.of(loaded)} | kept
    return _HEAD + "".join(f"{entries[reference]}\n" for reference in sorted(entries))
