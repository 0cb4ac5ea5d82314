"""The whole plan as it applies in a vertical: every block with its columns, and what the vertical adds marked in place.

Its statements have no address here: they are at home on their phase's page (`macros.rendering.views.phases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.content.model.phases import (
    Block,
    CriterionSection,
    MilestoneSection,
    Phase,
    Section,
    Statement,
    WorkstreamSection,
)
from macros.content.site import Site
from macros.content.verticals import PlanBlock, PlanPhase, resolve
from macros.content.weeks import week_name, weeks_name
from macros.content.windowing import plan_window
from macros.rendering.views.additions import AdditionView, addition_to_block
from macros.rendering.views.chips import Chip, weeks_chip
from macros.rendering.views.hues import hue_of_phase
from macros.rendering.views.view import view

__all__ = ["PlannedPhase", "texts_of", "vertical_plan"]


@view
class Column:
    """One group of statements in the compact plan."""

    title: str
    gate: bool
    lines: tuple[str, ...]


@view
class Group:
    """Columns beside each other: the workstreams of one section under its title, or untitled columns."""

    title: str
    """Empty where each column is a section of its own and has its title."""
    columns: tuple[Column, ...]


@view
class PlannedBlock:
    title: str
    anchor: str
    href: str
    chip: Chip
    additions: tuple[AdditionView, ...]
    groups: tuple[Group, ...]


@view
class PlannedPhase:
    """A phase of the plan with its blocks."""

    title: str
    anchor: str
    hue: str
    weeks: str
    blocks: tuple[PlannedBlock, ...]


def vertical_plan(site: Site, here: str, vertical_id: str) -> tuple[PlannedPhase, ...]:
    """Every phase with its blocks, additions in the blocks they run in; of a long plan those that hold any."""
    playbook = site.loaded.playbook
    plan = resolve(playbook, [vertical_id], frozenset(plan_window(playbook, vertical_id)))
    return tuple(_phase(site, here, phase, plan.overlaid.phases) for phase in plan.phases)


def _phase(site: Site, here: str, own: PlanPhase, phases: Mapping[str, Phase]) -> PlannedPhase:
    return PlannedPhase(
        title=own.phase.title,
        anchor=f"plan-phase-{own.id}",
        hue=hue_of_phase(site.loaded.playbook, own.id),
        weeks=weeks_name(own.phase.weeks),
        blocks=tuple(_block(site, here, block, phases) for block in own.blocks),
    )


def _block(site: Site, here: str, planned: PlanBlock, phases: Mapping[str, Phase]) -> PlannedBlock:
    playbook = site.loaded.playbook
    return PlannedBlock(
        title=planned.block.title,
        anchor=f"plan-block-{planned.id}",
        href=site.href(f"block/{planned.id}", here),
        chip=weeks_chip(playbook, planned.block.weeks),
        additions=tuple(addition_to_block(phases, it, planned.id, planned.block) for it in planned.additions),
        groups=tuple(_groups(planned.block)),
    )


def _groups(block: Block) -> Iterator[Group]:
    """The block's sections in the file's order; those without workstreams that follow each other share a row."""
    untitled: tuple[Column, ...] = ()
    for section in block.sections.values():
        if isinstance(section, WorkstreamSection):
            if untitled:
                yield Group(title="", columns=untitled)
            untitled = ()
            yield Group(title=section.title, columns=_columns(section))
        else:
            untitled += _columns(section)
    if untitled:
        yield Group(title="", columns=untitled)


def _columns(section: Section) -> tuple[Column, ...]:
    if isinstance(section, WorkstreamSection):
        return tuple(
            Column(title=it.title, gate=False, lines=texts_of(it.activities)) for it in section.workstreams.values()
        )
    if isinstance(section, MilestoneSection):
        lines = tuple(f"{week_name(it.week)}: {it.text}" for it in section.items.values())
        return (Column(title=section.title, gate=False, lines=lines),)
    return (Column(title=section.title, gate=isinstance(section, CriterionSection), lines=texts_of(section.items)),)


def texts_of(statements: Mapping[str, Statement]) -> tuple[str, ...]:
    """The words of statements, in the file's order."""
    return tuple(statement.text for statement in statements.values())
