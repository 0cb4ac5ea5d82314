"""What is exported: everything of a playbook, or of the plan as it reads in some verticals.

Each entity is there once, under its id, with the words that hold there. Not for: any one format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from macros.content.comparison import items_of
from macros.content.former import former_ids
from macros.content.loaded import Loaded
from macros.content.model.vocabulary import Vocabulary
from macros.content.overlays import overlaid
from macros.content.registry import Entity, Registry
from macros.content.variants import Variant
from macros.content.verticals import Addition, Plan, resolve

__all__ = ["Edition"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Edition:
    """A playbook as it is handed on."""

    loaded: Loaded
    verticals: tuple[str, ...] = ()
    """Those whose plan it is, in the order readers see; for none it is the base plan, beside what every vertical says.

    A vertical that is not there raises `KeyError` as soon as anything is asked.
    """
    address: str | None = None
    """Where the site is published, ending in a slash; None where nobody knows."""

    @property
    def title(self) -> str:
        """The playbook's title, and whose plan it is."""
        own = self.loaded.playbook.playbook.title
        return f"{own}: {self.variant.title(self.loaded.playbook, '')}" if self.verticals else own

    @property
    def variant(self) -> Variant:
        """Which plan it is."""
        return Variant(verticals=self.verticals)

    @property
    def vocabulary(self) -> Vocabulary:
        """What things are called."""
        return self.loaded.vocabulary

    @cached_property
    def plan(self) -> Plan:
        """The plan, phase by phase."""
        return resolve(self.loaded.playbook, self.verticals)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Everything in it by reference, in the order of the files."""
        registry = Registry.of(self.loaded)
        if not self.verticals:
            return dict(registry)
        playbook = self.loaded.playbook
        read = items_of(playbook, self.variant)
        omitted = overlaid(playbook, self.verticals).omitted
        others = set(playbook.verticals) - set(self.verticals)
        return {
            reference: _reading(entity, read[reference].node if reference in read else entity.node)
            for reference, entity in registry.items()
            if reference not in omitted and _vertical_of(entity) not in others
        }

    @cached_property
    def formerly(self) -> Mapping[str, tuple[str, ...]]:
        """The earlier ids of whatever was renamed, as `kind/id`, by the one it has now."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for former in former_ids(self.loaded):
            if not former.retired and former.leads_to in self.entities:
                found[former.leads_to].append(former.reference)
        return {reference: tuple(ids) for reference, ids in found.items()}

    @cached_property
    def additions(self) -> Mapping[str, tuple[Addition, ...]]:
        """What its verticals add, by the id of the block."""
        return {block.id: block.additions for phase in self.plan.phases for block in phase.blocks}

    def holders(self, entity: Entity) -> Iterator[Entity]:
        """What holds an entity, innermost first; the phase that a gate closes holds its indicators."""
        phase = self._closed_phases.get(entity.reference)
        if phase:
            yield self.entities[phase]
        while entity.parent is not None:
            entity = self.entities[entity.parent]
            yield entity

    def link(self, entity: Entity) -> str:
        """The address of an entity that never changes; from the site's root where nobody knows where that is."""
        return f"{self.address or '/'}{entity.permalink}"

    @cached_property
    def _closed_phases(self) -> Mapping[str, str]:
        groups = self.loaded.playbook.gates.values()
        return {f"phase-indicator/{id_}": group.phase for group in groups for id_ in group.indicators}


def _vertical_of(entity: Entity) -> str | None:
    """The vertical that it is or belongs to."""
    scope, dot, _ = entity.id.partition(".")
    return scope if dot or entity.kind == "vertical" else None


def _reading(entity: Entity, node: object) -> Entity:
    """An entity with the words that hold."""
    if node is entity.node:
        return entity
    title = getattr(node, "title", None) or getattr(node, "text", None) or entity.title
    return replace(entity, node=node, title=title)
