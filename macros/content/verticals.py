"""The whole plan as it applies to one vertical: the base plan, with what the vertical adds in its place.

Every block keeps where it comes from, so a reader and a machine can tell base from addition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.content.loaded import Loaded
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.verticals import Adjustment
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

    vertical: str | None
    phases: tuple[PlanPhase, ...]
    undated: tuple[Addition, ...]
    """Additions for which the source gives no week."""


def resolve(playbook: Playbook, vertical: str | None, phases: Collection[str] | None = None) -> Plan:
    """The plan for a vertical, or the base plan for `None`; an unknown vertical raises `KeyError`.

    `phases` are the ids of those that are wanted; all where none are named.
    """
    additions = _additions(playbook, [vertical] if vertical else [])
    return Plan(
        vertical=vertical,
        phases=tuple(
            PlanPhase(
                id=phase_id,
                phase=phase,
                blocks=tuple(
                    PlanBlock(id=block_id, block=block, additions=_in_block(additions, block_id, block))
                    for block_id, block in phase.blocks.items()
                ),
            )
            for phase_id, phase in playbook.phases.items()
            if phases is None or phase_id in phases
        ),
        undated=tuple(
            addition for addition in additions if not addition.adjustment.weeks and not addition.adjustment.blocks
        ),
    )


def additions_to(loaded: Loaded, block_id: str) -> tuple[Addition, ...]:
    """What any vertical adds in one base block, in the verticals' order."""
    return _additions_by_block(loaded).get(block_id, ())


@lru_cache(maxsize=2)
def _additions_by_block(loaded: Loaded) -> Mapping[str, tuple[Addition, ...]]:
    """Every phase's page asks for its blocks."""
    found: dict[str, list[Addition]] = defaultdict(list)
    for addition in _additions(loaded.playbook, list(loaded.playbook.verticals)):
        for block_id in block_ids(loaded.playbook, addition.adjustment):
            found[block_id].append(addition)
    return {block_id: tuple(additions) for block_id, additions in found.items()}


def block_ids(playbook: Playbook, adjustment: Adjustment) -> tuple[str, ...]:
    """The blocks an adjustment runs in, earliest first."""
    return tuple(
        block_id
        for phase in playbook.phases.values()
        for block_id, block in phase.blocks.items()
        if _runs_in(adjustment, block_id, block)
    )


def changed_phases(playbook: Playbook, vertical: str) -> list[str]:
    """The phases that a vertical adds something to, earliest first."""
    adjustments = playbook.verticals[vertical].adjustments.values()
    return [
        phase_id
        for phase_id, phase in playbook.phases.items()
        if any(_runs_in(it, block_id, block) for block_id, block in phase.blocks.items() for it in adjustments)
    ]


def _additions(playbook: Playbook, verticals: list[str]) -> tuple[Addition, ...]:
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
