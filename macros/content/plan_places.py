"""Where each thing stands in the plan: its phases, weeks, workstream and vertical, by itself or by what holds it.

Not for: the words that say so (`macros.content.whereabouts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.content.verticals import additions_to
from macros.content.weeks import weeks_in

__all__ = ["PlanPlace", "plan_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPlace:
    """Where one thing stands; empty where nothing ties it to the plan."""

    phases: tuple[str, ...] = ()
    """By id, earliest first."""
    weeks: tuple[int, ...] = ()
    """Those of its own, else those of the block or phase that holds it."""
    block: str | None = None
    """The reference of the one that it is or stands in."""
    workstream: str | None = None
    """The reference of the one that it is or stands in."""
    vertical: str | None = None
    """The id of the one that states it; None for the base plan."""


def plan_places(loaded: Loaded) -> dict[str, PlanPlace]:
    """The place of everything in the registry, by reference.

    An adjustment stands in the phases that it runs in, an indicator in the phase that it closes, and what a vertical
    says otherwise or leaves out stands where the base plan has it; what it moves, in the weeks it moves it to.
    """
    registry, named = Registry.of(loaded), _named_phases(loaded)
    found: dict[str, PlanPlace] = {}
    # What holds something comes before it.
    for entity in registry.values():
        holder = found[entity.parent] if entity.parent else PlanPlace()
        found[entity.reference] = PlanPlace(
            phases=(entity.id,) if entity.kind == "phase" else named.get(entity.reference) or holder.phases,
            weeks=_weeks(loaded, entity.node) or holder.weeks,
            block=entity.reference if entity.kind == "block" else holder.block,
            workstream=entity.reference if entity.kind == "workstream" else holder.workstream,
            vertical=entity.id if entity.kind == "vertical" else holder.vertical,
        )
    for kind in ("replacement", "omission"):
        for entity in registry.of_kind(kind):
            of, vertical = found[entity.node.of], found[entity.reference].vertical
            moved = _weeks(loaded, getattr(entity.node, "set", None))
            found[entity.reference] = replace(of, weeks=moved or of.weeks, vertical=vertical)
    return found


def _weeks(loaded: Loaded, node: Any) -> tuple[int, ...]:
    """Its own, if it states any."""
    week, weeks = getattr(node, "week", None), getattr(node, "weeks", None)
    if week is not None:
        return (week,)
    return tuple(weeks_in(weeks, loaded.playbook.playbook.calendar)) if weeks else ()


def _named_phases(loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """The phases of what stands in the file of none."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for phase_id, phase in loaded.playbook.phases.items():
        for block_id in phase.blocks:
            for addition in additions_to(loaded, block_id):
                found[addition.reference][phase_id] = None
    for group in loaded.playbook.gates.values():
        for id_ in group.indicators:
            found[f"phase-indicator/{id_}"][group.phase.removeprefix("phase/")] = None
    return {reference: tuple(phases) for reference, phases in found.items()}
