"""The whole plan as it applies to one vertical: the base plan, with what the vertical adds in its place.

Every block keeps where it comes from, so a reader and a machine can tell base from addition.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import Playbook
from macros.model.phases import Block, Phase
from macros.model.verticals import Adjustment
from macros.weeks import overlap

__all__ = ["Addition", "Plan", "PlanBlock", "PlanPhase", "additions_to", "resolve"]


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


def resolve(playbook: Playbook, vertical: str | None) -> Plan:
    """The plan for a vertical, or the base plan for `None`; an unknown vertical raises `KeyError`."""
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
        ),
        undated=tuple(
            addition for addition in additions if not addition.adjustment.weeks and not addition.adjustment.blocks
        ),
    )


def additions_to(playbook: Playbook, block_id: str, block: Block) -> tuple[Addition, ...]:
    """What any vertical adds in one base block, in the verticals' order."""
    return _in_block(_additions(playbook, list(playbook.verticals)), block_id, block)


def _additions(playbook: Playbook, verticals: list[str]) -> tuple[Addition, ...]:
    return tuple(
        Addition(vertical=vertical, id=id_, adjustment=adjustment)
        for vertical in verticals
        for id_, adjustment in playbook.verticals[vertical].adjustments.items()
    )


def _in_block(additions: tuple[Addition, ...], block_id: str, block: Block) -> tuple[Addition, ...]:
    """Named blocks decide; where an adjustment names none, its weeks do."""
    return tuple(
        addition
        for addition in additions
        if (
            f"block/{block_id}" in addition.adjustment.blocks
            if addition.adjustment.blocks
            else addition.adjustment.weeks is not None and overlap(addition.adjustment.weeks, block.weeks)
        )
    )
