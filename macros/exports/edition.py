"""What is exported: everything of a playbook, or of the plan as it reads in some verticals.

Each entity is there once, under its id, with the words that hold there. Not for: any one format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from macros.content.comparison import items_of
from macros.content.former import former_ids
from macros.content.kind_labels import kind_label
from macros.content.loaded import Loaded
from macros.content.model.vocabulary import Vocabulary
from macros.content.overlays import overlaid
from macros.content.registry import Entity, Registry
from macros.content.responsibility import who_of
from macros.content.times import has_dates
from macros.content.variants import Variant
from macros.content.verticals import Addition, Plan, resolve
from macros.exports.own_plan import OwnPlan
from macros.foundation.addresses import is_shared

__all__ = ["STEP", "Edition"]

STEP = "Step"
"""What stands over numbers of steps."""
_HANDED_DOWN = frozenset({"section", "workstream", "vertical"})
"""Kinds whose owner is the owner of whatever they hold and has none of its own."""


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
    own: OwnPlan = field(default_factory=OwnPlan)
    """What the reader whose copy it is has entered."""
    paper: str = ""
    """What it is printed on, as CSS names it; empty for whatever is in the reader's printer."""
    base: str = ""
    """Where the playbook's pages lie, from the site's root; empty for the first, or only, one."""

    @property
    def title(self) -> str:
        """The playbook's title, and whose plan it is."""
        plan = [self.variant.title(self.loaded.playbook, ""), " ".join(self.own.name.split())]
        return ": ".join(filter(None, [self.loaded.playbook.playbook.title, ", ".join(filter(None, plan))]))

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

    @property
    def has_weeks(self) -> bool:
        """Whether the playbook counts weeks, so that its plan can be dated from any start."""
        return self.loaded.playbook.playbook.calendar is not None

    @property
    def time_label(self) -> str:
        """What stands over a column that says when something is: weeks, dates, or the number of a step."""
        if self.has_weeks:
            return "Weeks"
        return "Dates" if has_dates(self.loaded.playbook) else STEP

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
        holder: Entity | None = entity
        while holder is not None:
            if phase := self._closed_phases.get(holder.reference):
                yield self.entities[phase]
            holder = self.entities[holder.parent] if holder.parent else None
            if holder is not None:
                yield holder

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The title of each role, by reference."""
        return {it.reference: it.title for it in self.entities.values() if it.kind == "role"}

    def named(self, entity: Entity, part: str) -> tuple[str, ...]:
        """The titles of the roles that have one of `PARTS` in it, by itself or by what holds it."""
        roles: list[str] = getattr(who_of(entity, self.entities), part, [])
        return tuple(self.roles.get(role, role) for role in roles)

    def kind_label(self, entity: Entity) -> str:
        """What readers call it."""
        return kind_label(entity, self.entities, self.vocabulary)

    def owner(self, entity: Entity) -> str:
        """Who has it in hand: its own owner, or the one of what it belongs to; empty where nobody is named."""
        named = (it for it in self.holders(entity) if it.kind in _HANDED_DOWN)
        return next((owner for it in (entity, *named) if (owner := self.own.text(it.reference, "owner"))), "")

    def in_hand(self, entity: Entity) -> tuple[str, ...]:
        """Who does it: its owner by an own plan, or else the roles that the playbook names."""
        owner = self.owner(entity)
        return (owner,) if owner else self.named(entity, "responsible")

    @property
    def gone(self) -> tuple[str, ...]:
        """The references of what something is entered of and is not in the plan, or not any more."""
        return tuple(reference for reference in self.own.entries if reference not in self.entities)

    def link(self, entity: Entity) -> str:
        """The address of an entity that never changes; from the site's root where nobody knows where that is."""
        return f"{self.address or '/'}{entity.permalink}"

    def at(self, page: str) -> str:
        """The address of a page or file of the site; from the site's root where nobody knows where that is."""
        return f"{self.address or '/'}{page if is_shared(page) else self.base + page}"

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
