"""What readers call a thing: its kind, or, where a vocabulary names the type of its section, one thing of that type.

Not for: the check's and the commands' sentences, which stand without a vocabulary (`macros.content.kind_words`).
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.content.model.sections import OwnSection
from macros.content.model.statements import OwnStatement
from macros.content.model.vocabulary import SectionType, Vocabulary
from macros.content.registry import Entity

__all__ = ["kind_label", "type_of"]


def type_of(entity: Entity, entities: Mapping[str, Entity], words: Vocabulary) -> SectionType | None:
    """The type of the section that a statement stands in; None of what stands in none."""
    holder = _section_of(entity, entities)
    return words.section_types.get(holder.node.type) if holder is not None else None


def kind_label(entity: Entity, entities: Mapping[str, Entity], words: Vocabulary) -> str:
    """The word over it in a list, such as `Activity` or `Question`."""
    if entity.kind == OwnStatement.KIND:
        holder = _section_of(entity, entities)
        found = type_of(entity, entities, words)
        if found is not None and holder is not None and isinstance(holder.node, OwnSection):
            return found.one or found.label
    return words.kinds[entity.kind].label


def _section_of(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    holder = entities.get(entity.parent or "")
    while holder is not None and holder.kind not in ("section", "block"):
        holder = entities.get(holder.parent or "")
    return holder if holder is not None and holder.kind == "section" else None
