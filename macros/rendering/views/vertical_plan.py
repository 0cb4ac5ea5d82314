"""The whole plan as it applies in a vertical: every block with its columns, and what the vertical adds marked in place.

Its statements have no address here: they are at home on their phase's page (`macros.rendering.views.phases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.content.hues import hue_of_phase
from macros.content.model.phases import Block
from macros.content.model.plan_statements import Milestone
from macros.content.model.sections import CriterionSection, Section, WorkstreamSection
from macros.content.model.statements import Statement
from macros.content.overlays import Overlaid
from macros.content.site import Site
from macros.content.times import milestone_name, time_name
from macros.content.verticals import PlanBlock, PlanPhase, resolve
from macros.content.windowing import plan_window
from macros.rendering.views.additions import AdditionView, addition_to_block
from macros.rendering.views.chips import Chip, time_chip
from macros.rendering.views.view import view

__all__ = ["PlannedPhase", "vertical_plan"]


@view
class PlanLine:
    """A statement as it reads in the vertical."""

    text: str
    changed: str
    """The place on the page that says what the base plan says instead; empty where that is the same."""
    below: tuple[PlanLine, ...]
    """The statements below it."""


@view
class Column:
    """One group of statements in the compact plan."""

    title: str
    changed: str
    gate: bool
    paragraphs: tuple[PlanLine, ...]
    """What the source says first."""
    lines: tuple[PlanLine, ...]


@view
class Group:
    """Columns beside each other: the workstreams of one section under its title, or untitled columns."""

    title: str
    """Empty where each column is a section of its own and has its title."""
    changed: str
    paragraphs: tuple[PlanLine, ...]
    columns: tuple[Column, ...]


@view
class PlannedBlock:
    title: str
    anchor: str
    href: str
    chip: Chip
    changed: str
    paragraphs: tuple[PlanLine, ...]
    additions: tuple[AdditionView, ...]
    groups: tuple[Group, ...]


@view
class PlannedPhase:
    """A phase of the plan with its blocks."""

    title: str
    anchor: str
    hue: str
    weeks: str
    paragraphs: tuple[PlanLine, ...]
    blocks: tuple[PlannedBlock, ...]


def vertical_plan(site: Site, here: str, vertical_id: str) -> tuple[PlannedPhase, ...]:
    """Every phase with its blocks, additions in the blocks they run in; of a long plan those that hold any."""
    playbook = site.loaded.playbook
    plan = resolve(playbook, [vertical_id], frozenset(plan_window(playbook, vertical_id)))
    return tuple(_phase(site, here, phase, plan.overlaid) for phase in plan.phases)


def _phase(site: Site, here: str, own: PlanPhase, read: Overlaid) -> PlannedPhase:
    return PlannedPhase(
        title=own.phase.title,
        anchor=f"plan-phase-{own.id}",
        hue=hue_of_phase(site.loaded.playbook, own.id),
        weeks=time_name(own.phase),
        paragraphs=_lines(own.phase.paragraphs, read),
        blocks=tuple(_block(site, here, block, read) for block in own.blocks),
    )


def _block(site: Site, here: str, planned: PlanBlock, read: Overlaid) -> PlannedBlock:
    playbook = site.loaded.playbook
    return PlannedBlock(
        title=planned.block.title,
        anchor=f"plan-block-{planned.id}",
        href=site.href(f"block/{planned.id}", here),
        chip=time_chip(playbook, planned.id, planned.block),
        additions=tuple(addition_to_block(read.phases, it, planned.id, planned.block) for it in planned.additions),
        changed=_changed(read, f"block/{planned.id}"),
        paragraphs=_lines(planned.block.paragraphs, read),
        groups=tuple(_groups(planned.block, read)),
    )


def _changed(read: Overlaid, reference: str) -> str:
    """Where the page says what is changed of something."""
    claims = (own[0] for (target, _), own in read.replaced.items() if target == reference)
    return next((f"#replacement--{claim.vertical}.{claim.id}" for claim in claims), "")


def _groups(block: Block, read: Overlaid) -> Iterator[Group]:
    """The block's sections in the file's order; those without workstreams that follow each other share a row."""
    untitled: tuple[Column, ...] = ()
    for id_, section in block.sections.items():
        if isinstance(section, WorkstreamSection):
            if untitled:
                yield Group(title="", changed="", paragraphs=(), columns=untitled)
            untitled = ()
            columns = tuple(
                Column(
                    title=it.title,
                    changed=_changed(read, f"workstream/{key}"),
                    gate=False,
                    paragraphs=(),
                    lines=_lines(it.activities, read),
                )
                for key, it in section.workstreams.items()
            )
            yield Group(
                title=section.title,
                changed=_changed(read, f"section/{id_}"),
                paragraphs=_lines(section.paragraphs, read),
                columns=columns,
            )
        else:
            untitled += (_column(id_, section, read),)
    if untitled:
        yield Group(title="", changed="", paragraphs=(), columns=untitled)


def _column(id_: str, section: Section, read: Overlaid) -> Column:
    assert not isinstance(section, WorkstreamSection)
    return Column(
        title=section.title,
        changed=_changed(read, f"section/{id_}"),
        gate=isinstance(section, CriterionSection),
        paragraphs=_lines(section.paragraphs, read),
        lines=_lines(section.items, read),
    )


def _lines(statements: Mapping[str, Statement], read: Overlaid) -> tuple[PlanLine, ...]:
    return tuple(
        PlanLine(
            text=_words(it),
            changed=_changed(read, f"{it.KIND}/{id_}"),
            below=_lines(it.statements, read),
        )
        for id_, it in statements.items()
    )


def _words(statement: Statement) -> str:
    said = f"{statement.text} ({statement.when})" if statement.when else statement.text
    return f"{milestone_name(statement)}: {said}" if isinstance(statement, Milestone) else said
