"""A block's sections as a phase's page shows them: columns of workstreams, short lists, gates, milestones.

The glossary's words are linked in a section's statements where a page first has them.

Not for: the compact plan on a vertical's page (`macros.rendering.views.verticals`), where no statement is at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.content.model.early_warnings import WarningList
from macros.content.model.phases import Block
from macros.content.model.plan_statements import Milestone
from macros.content.model.sections import CriterionSection, MilestoneSection, Section, WorkstreamSection
from macros.content.model.statements import Paragraph, Statement
from macros.content.model.vocabulary import SectionIcon, SectionType
from macros.content.times import milestone_name
from macros.rendering.views.counted import CountedAs
from macros.rendering.views.more import More, MoreOf
from macros.rendering.views.otherwise import Otherwise, Said
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.view import view

__all__ = [
    "ICONS",
    "Line",
    "MilestoneBar",
    "ParagraphView",
    "Reading",
    "SectionRow",
    "SectionView",
    "Workstream",
    "paragraph_views",
    "section_rows",
    "warning_view",
]

ICONS: dict[SectionIcon, str] = {
    "document": "file-document-check-outline",
    "flash": "flash-outline",
    "calendar": "calendar-check-outline",
    "chart": "chart-line",
    "question": "help-circle-outline",
    "warning": "alert-outline",
    "people": "account-group-outline",
    "tool": "wrench-outline",
    "check": "checkbox-marked-outline",
    "target": "target",
    "book": "book-open-variant-outline",
    "link": "link-variant",
}
"""How each picture that a vocabulary may name is drawn."""


@view
class Line:
    """A statement."""

    text: Sentence
    anchor: str
    counted: str | None
    """The milestone whose share of users it repeats, by reference."""
    otherwise: tuple[Otherwise, ...]
    """What verticals say of it, here and below."""
    more: More | None = None
    when: str = ""
    """The source's own words for its time."""
    below: tuple[Line, ...] = ()
    """The statements below it, in order."""


@view
class ParagraphView:
    """A paragraph of the source."""

    text: Sentence
    anchor: str
    otherwise: tuple[Otherwise, ...]
    more: More | None
    below: tuple[Line, ...]
    """The statements below it, in order."""


@view
class Workstream:
    """One column of activities."""

    title: str
    anchor: str
    lines: tuple[Line, ...]
    otherwise: tuple[Otherwise, ...]
    more: More | None = None


@view
class MilestoneBar:
    """A milestone, drawn as high as the share it stands for."""

    week: str
    text: Sentence
    anchor: str
    reference: str
    figure: str
    """`50%`; empty where the milestone is no share."""
    height: float
    """Percent of the full bar; 0 where the milestone is no share."""
    otherwise: tuple[Otherwise, ...]
    more: More | None = None
    below: tuple[Line, ...] = ()


@view
class SectionView:
    """One section; one of `workstreams`, `milestones` and `lines` is filled, or none where it is all text."""

    title: str
    anchor: str
    icon: str | None
    gate: bool
    """Whether its block's end waits for it."""
    checks: bool
    """Whether it lists what must be true before one goes on."""
    callout: bool
    """Whether it is set apart from the rest."""
    wide: bool
    """Whether a short list has the row for itself."""
    ticked: bool
    """Whether each line gets a box on paper, with room for who and when."""
    otherwise: tuple[Otherwise, ...]
    paragraphs: tuple[ParagraphView, ...] = ()
    """What the source says first."""
    workstreams: tuple[Workstream, ...] = ()
    milestones: tuple[MilestoneBar, ...] = ()
    lines: tuple[Line, ...] = ()


@view
class SectionRow:
    """Sections that stand beside each other, or below each other."""

    beside: bool
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page's sections are read with."""

    sentences: Sentences
    counted_as: CountedAs
    more_of: MoreOf
    said: Said
    types: Mapping[str, SectionType]
    """Those of the vocabulary."""


def section_rows(block: Block, reading: Reading) -> tuple[SectionRow, ...]:
    """The block's sections in the file's order; short lists that follow each other share a row."""
    runs = groupby(block.sections.items(), key=lambda entry: _is_short_list(entry[1], reading.types))
    rows = []
    for beside, run in runs:
        sections = list(run)
        together = beside and len(sections) > 1
        views = tuple(_section(reading, id_, section, wide=not together) for id_, section in sections)
        rows.append(SectionRow(beside=together, sections=views))
    return tuple(rows)


def _is_short_list(section: Section, types: Mapping[str, SectionType]) -> bool:
    is_wide = isinstance(section, (WorkstreamSection, MilestoneSection)) or bool(section.paragraphs)
    return not is_wide and types[section.type].layout == "list"


def _section(reading: Reading, id_: str, section: Section, *, wide: bool) -> SectionView:
    kind = reading.types[section.type]
    return SectionView(
        title=section.title,
        anchor=f"section--{id_}",
        icon=ICONS[kind.icon] if kind.icon else None,
        gate=isinstance(section, CriterionSection),
        checks=kind.layout == "checks",
        callout=kind.layout == "callout",
        wide=wide,
        ticked=not kind.recurring,
        otherwise=reading.said(f"section/{id_}"),
        paragraphs=paragraph_views(reading, section.paragraphs),
        workstreams=_workstreams(reading, section) if isinstance(section, WorkstreamSection) else (),
        milestones=_milestones(reading, section.items) if isinstance(section, MilestoneSection) else (),
        lines=() if isinstance(section, (WorkstreamSection, MilestoneSection)) else _lines(reading, section.items),
    )


def _workstreams(reading: Reading, section: WorkstreamSection) -> tuple[Workstream, ...]:
    return tuple(
        Workstream(
            title=workstream.title,
            anchor=f"workstream--{id_}",
            lines=_lines(reading, workstream.activities),
            otherwise=reading.said(f"workstream/{id_}"),
            more=reading.more_of(workstream),
        )
        for id_, workstream in section.workstreams.items()
    )


def warning_view(reading: Reading, warnings: WarningList | None, anchor: str) -> SectionView | None:
    """The early warnings of a phase or block, as a section set apart; None where it has none.

    A warning is watched for, and so never done.
    """
    if warnings is None:
        return None
    return SectionView(
        title=warnings.title,
        anchor=anchor,
        icon=ICONS["warning"],
        gate=False,
        checks=False,
        callout=True,
        wide=True,
        ticked=False,
        otherwise=(),
        lines=_lines(reading, warnings.items),
    )


def paragraph_views(reading: Reading, paragraphs: Mapping[str, Paragraph]) -> tuple[ParagraphView, ...]:
    """The source's paragraphs, in the file's order."""
    return tuple(
        ParagraphView(
            text=reading.sentences(it.text),
            anchor=f"paragraph--{id_}",
            otherwise=reading.said(f"paragraph/{id_}"),
            more=reading.more_of(it),
            below=_lines(reading, it.statements),
        )
        for id_, it in paragraphs.items()
    )


def _lines(reading: Reading, statements: Mapping[str, Statement]) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=reading.sentences(statement.text),
            anchor=f"{statement.KIND}--{id_}",
            counted=reading.counted_as(statement.text),
            otherwise=reading.said(f"{statement.KIND}/{id_}"),
            more=reading.more_of(statement),
            when=statement.when or "",
            below=_lines(reading, statement.statements),
        )
        for id_, statement in statements.items()
    )


def _milestones(reading: Reading, milestones: Mapping[str, Milestone]) -> tuple[MilestoneBar, ...]:
    bars = []
    for id_, milestone in milestones.items():
        quantity = milestone.quantity
        share = quantity.value if quantity and quantity.unit == "percent" and not quantity.change else 0.0
        bars.append(
            MilestoneBar(
                week=milestone_name(milestone),
                text=reading.sentences(milestone.text),
                anchor=f"milestone--{id_}",
                reference=f"milestone/{id_}",
                figure=f"{share:g}%" if share else "",
                height=min(share, 100.0),
                otherwise=reading.said(f"milestone/{id_}"),
                more=reading.more_of(milestone),
                below=_lines(reading, milestone.statements),
            )
        )
    return tuple(bars)
