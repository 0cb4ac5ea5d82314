"""Where a statement stands, in the words of what holds it."""

from __future__ import annotations

from macros.content.registry import Entity, Registry
from macros.content.times import time_name

__all__ = ["stands_in"]


def stands_in(registry: Registry, entity: Entity) -> str:
    """What holds a statement, from outside in: a block with its weeks, and then no phase; empty where nothing does.

    `Week 3, Quick Start › First Steps`.
    """
    names: list[str] = []
    holder = entity.parent
    while holder and not holder.startswith("playbook/"):
        found = registry[holder]
        when = f"{time_name(found.node)}, " if found.kind in ("block", "phase") else ""
        names.insert(0, f"{when}{found.title}")
        holder = None if found.kind == "block" else found.parent
    return " › ".join(names)
