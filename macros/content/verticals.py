"""The whole plan as it applies in some verticals: the base plan as it reads there, with what they add in its place.

Every block keeps where it comes from, so a reader and a machine can tell base from addition.
Not for: what reads otherwise or is left out (`macros.content.overlays`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.content.loaded import Loaded
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.verticals import Adjustment
from macros.content.overlays import Overlaid, claims_of, holders_in, overlaid
from macros.content.weeks import overlap

__all__ = ["Addition", "Plan", "PlanBlock", "PlanPhase", "additions_to", "block_ids", "changed_phases", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """An adjustment of a vertical."""

    vertical: str
    id: str
    adjustment: Adjustment

    @property
    def reference(self) -> str:
        """`adjustment/<vertical>.<id>`."""
        return f"adjustment/{self.vertical}.{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock:
    """A base block with the additions that run in it."""

    id: str
    block: Block
    additions: tuple[Addition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPhase:
    """A base phase with its blocks."""

    id: str
    phase: Phase
    blocks: tuple[PlanBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Base plan and additions."""

    verticals: tuple[str, ...]
    """Those it applies in, in the order readers see; none for the base plan."""
    phases: tuple[PlanPhase, ...]
    undated: tuple[Addition, ...]
    """Additions for which the source gives no week."""
    overlaid: Overlaid
    """The phases as they read there, and whose words they are."""


def resolve(playbook: Playbook, verticals: Iterable[str], phases: Collection[str] | None = None) -> Plan:
    """The plan for some verticals together, or the base plan for none; an unknown vertical raises `KeyError`.

    `phases` are the ids of those that are wanted; all where none are named.
    """
    read = overlaid(playbook, verticals := frozenset(verticals))
    chosen = tuple(name for name in playbook.verticals if name in verticals)
    additions = _additions(playbook, chosen)
    return Plan(
        verticals=chosen,
        phases=tuple(
            PlanPhase(
                id=phase_id,
                phase=phase,
                blocks=tuple(
                    PlanBlock(id=block_id, block=block, additions=_in_block(additions, block_id, block))
                    for block_id, block in phase.blocks.items()
                ),
            )
            for phase_id, phase in read.phases.items()
            if phases is None or phase_id in phases
        ),
        undated=tuple(
            addition for addition in additions if not addition.adjustment.weeks and not addition.adjustment.blocks
        ),
        overlaid=read,
    )


def additions_to(loaded: Loaded, block_id: str) -> tuple[Addition, ...]:
    """What any vertical adds in one base block, in the verticals' order; the block runs when it does there."""
    return _additions_by_block(loaded).get(block_id, ())


@lru_cache(maxsize=2)
def _additions_by_block(loaded: Loaded) -> Mapping[str, tuple[Addition, ...]]:
    """Every phase's page asks for its blocks."""
    found: dict[str, list[Addition]] = defaultdict(list)
    for vertical in loaded.playbook.verticals:
        phases = overlaid(loaded.playbook, [vertical]).phases
        for addition in _additions(loaded.playbook, [vertical]):
            for block_id in block_ids(phases, addition.adjustment):
                found[block_id].append(addition)
    return {block_id: tuple(additions) for block_id, additions in found.items()}


def block_ids(phases: Mapping[str, Phase], adjustment: Adjustment) -> tuple[str, ...]:
    """The blocks an adjustment runs in, earliest first."""
    return tuple(
        block_id
        for phase in phases.values()
        for block_id, block in phase.blocks.items()
        if _runs_in(adjustment, block_id, block)
    )


def changed_phases(playbook: Playbook, vertical: str) -> list[str]:
    """The phases in which a vertical adds, says otherwise or leaves out something, earliest first."""
    adjustments = playbook.verticals[vertical].adjustments.values()
    targets = {claim.target for claim in claims_of(vertical, playbook.verticals[vertical])}
    return [
        phase_id
        for phase_id, phase in playbook.phases.items()
        if any(_runs_in(it, block_id, block) for block_id, block in phase.blocks.items() for it in adjustments)
        or (targets and not targets.isdisjoint(holders_in({phase_id: phase})))
    ]


def _additions(playbook: Playbook, verticals: Iterable[str]) -> tuple[Addition, ...]:
    return tuple(
        Addition(vertical=vertical, id=id_, adjustment=adjustment)
        for vertical in verticals
        for id_, adjustment in playbook.verticals[vertical].adjustments.items()
    )


def _in_block(additions: tuple[Addition, ...], block_id: str, block: Block) -> tuple[Addition, ...]:
    return tuple(addition for addition in additions if _runs_in(addition.adjustment, block_id, block))


def _runs_in(adjustment: Adjustment, block_id: str, block: Block) -> bool:
    """Named blocks decide; where an adjustment names none, its weeks do."""
    if adjustment.blocks:
        return f"block/{block_id}" in adjustment.blocks
    return adjustment.weeks is not None and overlap(adjustment.weeks, block.weeks)
