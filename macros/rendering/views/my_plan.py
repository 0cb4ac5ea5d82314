"""The page of a reader's own plan: every statement to be done, block by block, and the form that asks for its facts.

As built it is the playbook's plan with the playbook's weeks. Scripts date it, and put first what is due.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.calculated.defaults import playbook_of
from macros.content.former import former_ids
from macros.content.hues import hue_of_phase
from macros.content.model.cadence import Review
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.plan_statements import Milestone
from macros.content.model.walking import parts
from macros.content.site import Site
from macros.content.times import full_time_name, has_dates, milestone_name
from macros.content.windowing import is_long
from macros.exports.downloads import calendar_path
from macros.foundation.addresses import PLAN_DATES, calculator_page
from macros.rendering.views.calculator_fields import Field, fields_of
from macros.rendering.views.counted import share_of
from macros.rendering.views.gates import exit_gates
from macros.rendering.views.otherwise import Otherwise, Said, otherwise
from macros.rendering.views.plan_facts import fact_fields
from macros.rendering.views.planned_items import (
    Item,
    ItemSet,
    Planning,
    additions_of,
    items_of,
    responsible_in,
    sets_of,
)
from macros.rendering.views.sentences import Sentences
from macros.rendering.views.strip import TIMELINE
from macros.rendering.views.view import view
from macros.rendering.views.worked_example import worked_example

__all__ = ["MyPlan", "my_plan"]

_NO_WEEKS = {"Weeks": "Step"}
"""Columns that are called otherwise where the playbook counts no weeks."""
_DATES = {"Weeks": "Dates"}
"""And where it has dates in their place."""
_COLUMNS: tuple[Mapping[str, Any], ...] = tuple(
    {"label": label, "of": of, "width": width, "date": of in {"due", "started", "done"}}
    for label, of, width in (
        ("Phase", "phase", 26),
        ("Weeks", "weeks", 12),
        ("Part", "set", 30),
        ("What", "what", 48),
        ("Due", "due", 16),
        ("Started", "started", 16),
        ("Done", "done", 16),
        ("Owner", "owner", 24),
        ("Level", "level", 10),
        ("Note", "note", 40),
        ("Id", "reference", 36),
    )
)


@view
class PlannedBlock:
    id: str
    phase_id: str
    title: str
    href: str
    weeks: str
    hue: str
    otherwise: tuple[Otherwise, ...]
    who: str
    """The roles that do what is in it, where it names them itself."""
    sets: tuple[ItemSet, ...]


@view
class PhaseFold:
    """The blocks of one phase, folded in a long plan."""

    title: str
    """Empty where nothing is folded."""
    time: str
    hue: str
    blocks: tuple[PlannedBlock, ...]


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
    otherwise: tuple[Otherwise, ...]


@view
class Target:
    """A share of users that is to be active by the end of a week."""

    reference: str
    """Of its milestone."""
    when: str
    share: str


@view
class PlannedPhase:
    id: str
    title: str
    hue: str
    has_gate: bool


@view
class RiskLine:
    reference: str
    title: str


@view
class RiskList:
    """Risks of one sort."""

    title: str
    risks: tuple[RiskLine, ...]


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
    is_dated: bool
    """Whether it has dates: those that a reader gives it, or the playbook's own."""
    dates_href: str
    """The file with the dates that the playbook gives it; empty where it gives none."""
    calendar_href: str
    """The calendar of these dates; empty where there are none."""
    phase_folds: tuple[PhaseFold, ...]
    additions: tuple[ItemSet, ...]
    """What verticals add, a set for each vertical."""
    additions_fold: str
    """What these are folded under; empty where there are few."""
    gates: tuple[OwnGate, ...]
    gates_fold: str
    """What these, and each phase's progress, are folded under; empty where there are few."""
    progress_fold: str
    has_dated: bool
    """Whether anything has a date of its own: a milestone or a review."""
    dated: tuple[DatedLine, ...]
    reviews: tuple[DatedLine, ...]
    targets: tuple[Target, ...]
    phases: tuple[PlannedPhase, ...]
    risks_href: str
    risks: tuple[RiskList, ...]
    moved: Mapping[str, str]
    """By reference, the one that the same thing goes by now."""
    playbook: Mapping[str, Any]
    """Whose plan a file says it is."""
    playbooks: Mapping[str, tuple[str, str]]
    """The other playbooks of the site: by id, the title and the page that takes in a plan of it."""
    columns: tuple[Mapping[str, Any], ...]
    """Of the spreadsheet: `label`, `width` in characters, whether it holds a `date`, and what of a row stands in it."""
    entry_names: Mapping[str, str]
    """What is entered into calculators, `<calculator> <field>`, in words."""
    words_href: str
    """The data that says what retired statements were called."""
    phases_href: str
    every: str
    """Over all that the playbook says, where no plan is shown."""
    others: str
    """The same beside what is due now."""


def my_plan(site: Site, here: str) -> MyPlan:
    """The page of the plan."""
    playbook = site.loaded.playbook
    phases, has_weeks = playbook.phases, playbook.playbook.calendar is not None
    every, others = ("Every week", "All other weeks") if has_weeks else ("Every step", "Every step")
    every, others = ("All dates", "All other dates") if has_dates(playbook) else (every, others)
    form, dated = _form(site, here), tuple(_milestones(playbook, otherwise(site, here)))
    reviews = tuple(
        DatedLine(reference=f"review/{path[-1]}", title=review.title, when="", otherwise=())
        for path, review in (parts(playbook.cadence) if playbook.cadence else ())
        if isinstance(review, Review)
    )
    return MyPlan(
        form=form,
        is_dated=form is not None or has_dates(playbook),
        dates_href=site.href(PLAN_DATES, here) if has_dates(playbook) else "",
        calendar_href=site.href(calendar_path(site.loaded), here) if has_dates(playbook) else "",
        phase_folds=tuple(_folds(site, here)),
        additions=tuple(additions_of(playbook)),
        additions_fold="What the verticals add" if is_long(len(playbook.verticals)) else "",
        gates=tuple(
            _gate(site, here, phase_id, phase) for phase_id, phase in phases.items() if exit_gates(site, phase_id)
        ),
        gates_fold="The gates of all phases" if is_long(len(phases)) else "",
        progress_fold="Phase by phase" if is_long(len(phases)) else "",
        has_dated=bool(dated or reviews),
        dated=dated,
        reviews=reviews,
        targets=tuple(_targets(playbook)),
        phases=tuple(
            PlannedPhase(
                id=id_,
                title=phase.title,
                hue=hue_of_phase(playbook, id_),
                has_gate=bool(exit_gates(site, id_)),
            )
            for id_, phase in phases.items()
        ),
        risks_href=site.href("risks/", here) if playbook.risk_categories else "",
        risks=tuple(
            RiskList(
                title=category.title,
                risks=tuple(
                    RiskLine(reference=f"risk/{id_}", title=risk.title) for id_, risk in category.risks.items()
                ),
            )
            for category in playbook.risk_categories.values()
        ),
        moved={it.reference: it.into for it in former_ids(site.loaded) if it.into and not it.retired},
        playbook=playbook_of(site.loaded),
        columns=_columns(playbook),
        every=every,
        others=others,
        playbooks=_other_playbooks(site, here),
        entry_names=dict(_entry_names(site)),
        words_href=site.href(f"api/v1/playbooks/{playbook.playbook.id}.json", here),
        phases_href=site.href("phases/", here),
    )


def _columns(playbook: Playbook) -> tuple[Mapping[str, Any], ...]:
    if playbook.playbook.calendar is not None:
        return _COLUMNS
    named = _DATES if has_dates(playbook) else _NO_WEEKS
    return tuple({**it, "label": named.get(it["label"], it["label"])} for it in _COLUMNS)


def _other_playbooks(site: Site, here: str) -> dict[str, tuple[str, str]]:
    """Where a plan of another playbook belongs that is opened here; one without phases has no page for plans."""
    return {
        id_: (
            it.loaded.playbook.playbook.title,
            site.href(f"{id_}:plan/" if it.loaded.playbook.phases else f"{id_}:", here),
        )
        for id_, it in site.playbooks.items()
        if it is not site
    }


def _entry_names(site: Site) -> Iterator[tuple[str, str]]:
    for name, text in site.loaded.playbook.calculators.calculators.items():
        for field in worked_example(site, name).description["fields"]:
            if not field["given"]:
                yield f"{name} {field['name']}", f"{text.title}: {field['label']}"


def _form(site: Site, here: str) -> PlanForm | None:
    if TIMELINE not in site.loaded.playbook.calculators.calculators:
        return None
    example = worked_example(site, TIMELINE)
    facts = {spec["name"]: spec["fact"] for spec in example.description["fields"] if spec["fact"]}
    fields = [it for it in fields_of(site, here, example, Sentences(site, here)) if it.name in facts]
    return PlanForm(
        fields=tuple(it for it in fields if not it.is_advanced),
        folded=tuple(it for it in fields if it.is_advanced),
        action=site.href(calculator_page(TIMELINE), here),
        values=example.values,
        facts=fact_fields(site),
    )


def _folds(site: Site, here: str) -> Iterator[PhaseFold]:
    """The plan, of a long one phase by phase: what is due soon, scripts put before all of them."""
    phases = site.loaded.playbook.phases
    folds = [
        PhaseFold(
            title=phase.short_title if is_long(len(phases)) else "",
            time=full_time_name(phase),
            hue=hue_of_phase(site.loaded.playbook, phase_id),
            blocks=tuple(_block(site, here, phase_id, id_, block) for id_, block in phase.blocks.items()),
        )
        for phase_id, phase in phases.items()
    ]
    yield from (fold for fold in folds if fold.blocks)


def _block(site: Site, here: str, phase_id: str, id_: str, block: Block) -> PlannedBlock:
    planning = _planning(site, here)
    return PlannedBlock(
        id=id_,
        phase_id=phase_id,
        title=block.title,
        href=site.href(f"block/{id_}", here),
        weeks=full_time_name(block),
        hue=hue_of_phase(site.loaded.playbook, phase_id),
        otherwise=planning.said(f"block/{id_}"),
        who=planning.responsible(block),
        sets=tuple(
            it for section_id, section in block.sections.items() for it in sets_of(section_id, section, planning)
        ),
    )


def _planning(site: Site, here: str) -> Planning:
    return Planning(
        said=otherwise(site, here),
        responsible=responsible_in(site.registry),
        types=site.loaded.vocabulary.section_types,
    )


def _gate(site: Site, here: str, phase_id: str, phase: Phase) -> OwnGate:
    return OwnGate(
        phase_id=phase_id,
        title=phase.short_title,
        href=site.href(f"phases/{phase_id}/#gate", here),
        hue=hue_of_phase(site.loaded.playbook, phase_id),
        statements=tuple(
            it
            for group in exit_gates(site, phase_id)
            for it in items_of(group.indicators, _planning(site, here), is_gate=True)
        ),
    )


def _targets(playbook: Playbook) -> Iterator[Target]:
    for phase in playbook.phases.values():
        for path, part in parts(phase):
            share = share_of(part) if isinstance(part, Milestone) else None
            if isinstance(part, Milestone) and share is not None:
                yield Target(reference=f"milestone/{path[-1]}", when=milestone_name(part), share=f"{share:g}%")


def _milestones(playbook: Playbook, said: Said) -> Iterator[DatedLine]:
    for phase in playbook.phases.values():
        for path, part in parts(phase):
            if isinstance(part, Milestone):
                reference = f"milestone/{path[-1]}"
                yield DatedLine(
                    reference=reference, title=part.text, when=milestone_name(part), otherwise=said(reference)
                )
