"""A block's sections as a phase's page shows them: columns of workstreams, short lists, gates, milestones.

The glossary's words are linked in a section's statements where a page first has them.

Not for: the compact plan on a vertical's page (`macros.rendering.views.verticals`), where no statement is at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from macros.content.model.phases import (
    Activity,
    Block,
    Milestone,
    MilestoneSection,
    Section,
    Statement,
    WorkstreamSection,
)
from macros.content.weeks import week_name
from macros.rendering.views.counted import CountedAs
from macros.rendering.views.otherwise import Otherwise, Said
from macros.rendering.views.sentences import Sentence, Sentences
from macros.rendering.views.view import view

__all__ = ["Line", "MilestoneBar", "SectionRow", "SectionView", "Workstream", "section_rows"]

_ICONS = {
    "deliverables": "file-document-check-outline",
    "quick-wins": "flash-outline",
    "checkpoints": "calendar-check-outline",
    "tracked-metrics": "chart-line",
}
"""Sections whose kind an icon tells beside their title."""

_RECURRING = frozenset({"checkpoints", "tracked-metrics"})
"""Sections of what is looked at again and again, and so never done."""

_BESIDE = frozenset({"activities", *_ICONS})
"""Short lists, which stand beside each other where several follow in a row."""


@view
class Line:
    """A statement."""

    text: Sentence
    anchor: str
    counted: str | None
    """The milestone whose share of users it repeats, by reference."""
    otherwise: tuple[Otherwise, ...]
    """What verticals say of it, here and below."""


@view
class Workstream:
    """One column of activities."""

    title: str
    anchor: str
    lines: tuple[Line, ...]
    otherwise: tuple[Otherwise, ...]


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


@view
class SectionView:
    """One section; exactly one of `workstreams`, `milestones` and `lines` is filled."""

    title: str
    anchor: str
    icon: str | None
    gate: bool
    """Whether it lists what must be true before one goes on."""
    wide: bool
    """Whether a short list has the row for itself."""
    ticked: bool
    """Whether each line gets a box on paper, with room for who and when."""
    otherwise: tuple[Otherwise, ...]
    workstreams: tuple[Workstream, ...] = ()
    milestones: tuple[MilestoneBar, ...] = ()
    lines: tuple[Line, ...] = ()


@view
class SectionRow:
    """Sections that stand beside each other, or below each other."""

    beside: bool
    sections: tuple[SectionView, ...]


def section_rows(block: Block, sentences: Sentences, counted_as: CountedAs, said: Said) -> tuple[SectionRow, ...]:
    """The block's sections in the file's order; short lists that follow each other share a row."""
    words = _Words(sentences, counted_as, said)
    runs = groupby(block.sections.items(), key=lambda entry: entry[1].type in _BESIDE)
    rows = []
    for beside, run in runs:
        sections = list(run)
        together = beside and len(sections) > 1
        views = tuple(words.section(id_, section, wide=not together) for id_, section in sections)
        rows.append(SectionRow(beside=together, sections=views))
    return tuple(rows)


class _Words:
    """A section in words, with whatever is told of each statement."""

    def __init__(self, sentences: Sentences, counted_as: CountedAs, said: Said) -> None:
        self._sentences = sentences
        self._counted_as = counted_as
        self._said = said

    def section(self, id_: str, section: Section, *, wide: bool) -> SectionView:
        return SectionView(
            title=section.title,
            anchor=f"section--{id_}",
            icon=_ICONS.get(section.type),
            gate=section.type == "criteria",
            wide=wide,
            ticked=section.type not in _RECURRING,
            otherwise=self._said(f"section/{id_}"),
            workstreams=self._workstreams(section) if isinstance(section, WorkstreamSection) else (),
            milestones=self._milestones(section.items) if isinstance(section, MilestoneSection) else (),
            lines=() if isinstance(section, (WorkstreamSection, MilestoneSection)) else self._lines(section.items),
        )

    def _workstreams(self, section: WorkstreamSection) -> tuple[Workstream, ...]:
        return tuple(
            Workstream(
                title=workstream.title,
                anchor=f"workstream--{id_}",
                lines=self._lines(workstream.activities),
                otherwise=self._said(f"workstream/{id_}"),
            )
            for id_, workstream in section.workstreams.items()
        )

    def _lines(self, statements: Mapping[str, Statement | Activity]) -> tuple[Line, ...]:
        return tuple(
            Line(
                text=self._sentences(statement.text),
                anchor=f"{statement.KIND}--{id_}",
                counted=self._counted_as(statement.text),
                otherwise=self._said(f"{statement.KIND}/{id_}"),
            )
            for id_, statement in statements.items()
        )

    def _milestones(self, milestones: Mapping[str, Milestone]) -> tuple[MilestoneBar, ...]:
        bars = []
        for id_, milestone in milestones.items():
            quantity = milestone.quantity
            share = quantity.value if quantity and quantity.unit == "percent" and not quantity.change else 0.0
            bars.append(
                MilestoneBar(
                    week=week_name(milestone.week),
                    text=self._sentences(milestone.text),
                    anchor=f"milestone--{id_}",
                    reference=f"milestone/{id_}",
                    figure=f"{share:g}%" if share else "",
                    height=min(share, 100.0),
                    otherwise=self._said(f"milestone/{id_}"),
                )
            )
        return tuple(bars)
