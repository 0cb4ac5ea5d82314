"""Who is named for what: by a statement itself, else by its workstream or block.

Not for: how it is shown (`macros.rendering.views.more`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.content.model.roles import PARTS, Who
from macros.content.registry import Entity

__all__ = ["named_for", "roles_of", "who_of"]


def who_of(entity: Entity, entities: Mapping[str, Entity]) -> Who | None:
    """What is said of who does it, by itself or by the nearest of what holds it."""
    holder: Entity | None = entity
    while holder is not None:
        own = getattr(holder.node, "who", None)
        if isinstance(own, Who):
            return own
        holder = entities.get(holder.parent or "")
    return None


def named_for(who: Who | None, entities: Mapping[str, Entity]) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """Each part of a `Who` with the roles that are named for it; none of what stays open."""
    for part in PARTS:
        roles = tuple(entities[role] for role in getattr(who, part, ()) if role in entities)
        if roles:
            yield part, roles


def roles_of(entity: Entity, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The ids of all roles that have a part in it, in the order of the parts; a role has itself."""
    if entity.kind == "role":
        return (entity.id,)
    named = named_for(who_of(entity, entities), entities)
    return tuple(dict.fromkeys(role.id for _, roles in named for role in roles))
