"""The page of a reader's own plan: every statement to be done, block by block, and the form that asks for its facts.

As built it is the playbook's plan with the playbook's weeks. Scripts date it, and put first what is due.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.content.model.cadence import Review
from macros.content.model.files import Playbook
from macros.content.model.phases import Activity, Block, Milestone, Phase, Section, Statement, WorkstreamSection
from macros.content.model.walking import parts
from macros.content.site import Site
from macros.content.weeks import week_name, weeks_name
from macros.foundation.addresses import calculator_page
from macros.rendering.views.additions import NO_WEEK
from macros.rendering.views.calculator_fields import Field, fields_of
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.hues import hue_of_phase
from macros.rendering.views.phases import exit_gates
from macros.rendering.views.plan_facts import fact_fields
from macros.rendering.views.sentences import Sentences
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["MyPlan", "my_plan"]

_CALCULATOR = "timeline"
_DONE_ONCE = frozenset({"activities", "deliverables", "criteria", "quick-wins"})
"""Sections whose statements are done once; what recurs, and what is counted, gets no tick."""


@view
class Item:
    """What can be ticked."""

    id: str
    """Of its box on the page."""
    text: str
    reference: str
    is_gate: bool
    vertical_id: str
    """The vertical that adds it; empty for what is in every plan."""
    when: str
    """Weeks, as the playbook gives them; empty where its block says them."""


@view
class ItemSet:
    """Statements that belong together: a workstream, or a section without any."""

    id: str
    """Of its heading on the page."""
    title: str
    reference: str
    statements: tuple[Item, ...]


@view
class PlannedBlock:
    id: str
    title: str
    href: str
    weeks: str
    hue: str
    sets: tuple[ItemSet, ...]


@view
class OwnGate:
    """What must be true before one leaves a phase."""

    phase_id: str
    title: str
    """Of its phase."""
    href: str
    hue: str
    statements: tuple[Item, ...]


@view
class DatedLine:
    """Something that falls on a day: a milestone, or the first review of a series."""

    reference: str
    title: str
    when: str
    """Its week; empty for what has none."""


@view
class PlanForm:
    """What is asked for the plan's facts."""

    fields: tuple[Field, ...]
    folded: tuple[Field, ...]
    """What most plans leave as it is."""
    action: str
    """Where the same is asked without this page's scripts."""
    values: Mapping[str, Any]
    """Everything that the dates are worked out from, as in the worked example."""
    facts: Mapping[str, Any]
    """Which facts of a plan the fields ask for."""


@view
class MyPlan:
    """Everything of the page."""

    form: PlanForm | None
    """None where the playbook has no calculator that dates a plan."""
    blocks: tuple[PlannedBlock, ...]
    additions: tuple[ItemSet, ...]
    """What verticals add, a set for each vertical."""
    gates: tuple[OwnGate, ...]
    dated: tuple[DatedLine, ...]
    reviews: tuple[DatedLine, ...]
    phases_href: str


def my_plan(site: Site, here: str) -> MyPlan:
    """The page of the plan."""
    playbook = site.loaded.playbook
    phases = playbook.phases
    return MyPlan(
        form=_form(site, here),
        blocks=tuple(
            _block(site, here, phase_id, id_, block)
            for phase_id, phase in phases.items()
            for id_, block in phase.blocks.items()
        ),
        additions=tuple(_additions(playbook)),
        gates=tuple(
            _gate(site, here, phase_id, phase) for phase_id, phase in phases.items() if exit_gates(site, phase_id)
        ),
        dated=tuple(_milestones(playbook)),
        reviews=tuple(
            DatedLine(reference=f"review/{path[-1]}", title=review.title, when="")
            for path, review in parts(playbook.cadence)
            if isinstance(review, Review)
        ),
        phases_href=site.href("phases/", here),
    )


def _form(site: Site, here: str) -> PlanForm | None:
    if _CALCULATOR not in site.loaded.playbook.calculators.calculators:
        return None
    example = worked_example(site, _CALCULATOR)
    facts = {spec["name"]: spec["fact"] for spec in example.description["fields"] if spec["fact"]}
    fields = [it for it in fields_of(site, here, example, Sentences(site, here)) if it.name in facts]
    return PlanForm(
        fields=tuple(it for it in fields if not it.is_advanced),
        folded=tuple(it for it in fields if it.is_advanced),
        action=site.href(calculator_page(_CALCULATOR), here),
        values=example.values,
        facts=fact_fields(site),
    )


def _block(site: Site, here: str, phase_id: str, id_: str, block: Block) -> PlannedBlock:
    return PlannedBlock(
        id=id_,
        title=block.title,
        href=site.href(f"block/{id_}", here),
        weeks=weeks_name(block.weeks),
        hue=hue_of_phase(site.loaded.playbook, phase_id),
        sets=tuple(it for section_id, section in block.sections.items() for it in _sets(section_id, section)),
    )


def _sets(section_id: str, section: Section) -> Iterator[ItemSet]:
    if isinstance(section, WorkstreamSection):
        for id_, workstream in section.workstreams.items():
            items = _items(workstream.activities, is_gate=False)
            yield _set(workstream.title, "workstream", id_, items)
    elif section.type in _DONE_ONCE:
        items = _items(section.items, is_gate=section.type == "criteria")
        yield _set(section.title, "section", section_id, items)


def _set(title: str, kind: str, id_: str, items: tuple[Item, ...]) -> ItemSet:
    return ItemSet(id=f"do-{kind}--{id_}", title=title, reference=f"{kind}/{id_}", statements=items)


def _items(statements: Mapping[str, Any], *, is_gate: bool) -> tuple[Item, ...]:
    return tuple(_item(statement.KIND, id_, statement, is_gate=is_gate) for id_, statement in statements.items())


def _item(kind: str, id_: str, statement: Statement | Activity, *, is_gate: bool) -> Item:
    return Item(
        id=f"do-{kind}--{id_}",
        text=statement.text,
        reference=f"{kind}/{id_}",
        is_gate=is_gate,
        vertical_id="",
        when="",
    )


def _additions(playbook: Playbook) -> Iterator[ItemSet]:
    for vertical_id, vertical in playbook.verticals.items():
        items = tuple(
            Item(
                id=f"do-adjustment--{vertical_id}.{id_}",
                text=adjustment.text,
                reference=f"adjustment/{vertical_id}.{id_}",
                is_gate=False,
                vertical_id=vertical_id,
                when=even_weeks_name(adjustment.weeks) if adjustment.weeks else NO_WEEK,
            )
            for id_, adjustment in vertical.adjustments.items()
        )
        yield _set(f"{vertical.short_title} adds", "vertical", vertical_id, items)


def _gate(site: Site, here: str, phase_id: str, phase: Phase) -> OwnGate:
    return OwnGate(
        phase_id=phase_id,
        title=phase.short_title,
        href=site.href(f"phases/{phase_id}/#gate", here),
        hue=hue_of_phase(site.loaded.playbook, phase_id),
        statements=tuple(
            _item("phase-indicator", id_, indicator, is_gate=True)
            for group in exit_gates(site, phase_id)
            for id_, indicator in group.indicators.items()
        ),
    )


def _milestones(playbook: Playbook) -> Iterator[DatedLine]:
    for phase in playbook.phases.values():
        for path, part in parts(phase):
            if isinstance(part, Milestone):
                yield DatedLine(reference=f"milestone/{path[-1]}", title=part.text, when=week_name(part.week))
