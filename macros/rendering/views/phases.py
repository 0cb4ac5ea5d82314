"""The pages of the phases: all on one, and each on its own with everything its weeks hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.content.hues import BEYOND, hue_of_phase
from macros.content.model.phases import Block, Phase
from macros.content.site import Site
from macros.content.times import even_time_name, full_time_name, in_time_name, time_name
from macros.content.verticals import additions_to
from macros.content.windowing import is_long
from macros.rendering.views.additions import AdditionView
from macros.rendering.views.chips import even_weeks_name
from macros.rendering.views.counted import CountedAs
from macros.rendering.views.gates import Gate, exit_gates, gate, gate_words
from macros.rendering.views.more import More, MoreOf
from macros.rendering.views.otherwise import Otherwise, otherwise
from macros.rendering.views.page_words import heading_words, introduction
from macros.rendering.views.printing import Printing, printing
from macros.rendering.views.sections import (
    ParagraphView,
    Reading,
    SectionRow,
    SectionView,
    paragraph_views,
    section_rows,
    warning_view,
)
from macros.rendering.views.sentences import Sentences
from macros.rendering.views.strip import BEYOND_PAGE, beyond
from macros.rendering.views.view import view

__all__ = ["PhasePage", "PhasesIndex", "phase_page", "phases_index"]


_TOGETHER = 20
"""Phases of a long plan under one heading of the index."""


@view
class BlockView:
    id: str
    title: str
    anchor: str
    weeks: str
    otherwise: tuple[Otherwise, ...]
    """What verticals say of the block itself."""
    more: More | None
    paragraphs: tuple[ParagraphView, ...]
    warnings: SectionView | None
    rows: tuple[SectionRow, ...]
    additions_title: str
    additions_anchor: str
    additions_href: str
    """Where what every vertical adds is side by side."""
    additions: tuple[AdditionView, ...]
    printing: Printing


@view
class Way:
    direction: str
    title: str
    href: str


@view
class PhasePage:
    """A phase, from its gate to its neighbors."""

    hue: str
    paragraphs: tuple[ParagraphView, ...]
    """What the source says of the phase as a whole."""
    warnings: SectionView | None
    """The signs that something goes wrong in the phase as a whole."""
    gates: tuple[Gate, ...]
    blocks: tuple[BlockView, ...]
    has_neighbors: bool
    before: Way | None
    after: Way | None


@view
class BlockLink:
    weeks: str
    title: str
    href: str


@view
class PhaseCard:
    title: str
    anchor: str
    href: str
    hue: str
    weeks: str
    introduction: str
    blocks: tuple[BlockLink, ...]
    gate: str
    """`Exit gate: 4 indicators`; empty where the playbook names none."""
    gate_href: str


@view
class PhaseGroup:
    """Some phases of a long plan, under a heading that one finds them by; of a short plan all, under none."""

    title: str
    anchor: str
    phases: tuple[PhaseCard, ...]


@view
class PhasesIndex:
    """All phases, earliest first."""

    groups: tuple[PhaseGroup, ...]


def phases_index(site: Site, here: str) -> PhasesIndex:
    """Every phase with its blocks and gate, and what comes after the last week."""
    playbook = site.loaded.playbook
    is_grouped = is_long(len(playbook.phases))
    cards = [
        _card(site, here, id_, phase, introduction="" if is_grouped else phase.introduced)
        for id_, phase in playbook.phases.items()
    ]
    beyond = list(_beyond(site, here))
    if not is_grouped:
        return PhasesIndex(groups=(PhaseGroup(title="", anchor="", phases=(*cards, *beyond)),))
    groups = [_group(first, cards[first : first + _TOGETHER]) for first in range(0, len(cards), _TOGETHER)]
    return PhasesIndex(groups=(*groups, *(PhaseGroup(title="", anchor="", phases=(card,)) for card in beyond)))


def _group(first: int, cards: Sequence[PhaseCard]) -> PhaseGroup:
    """`Phases 21–40`, counted from the first of the plan."""
    one, last = first + 1, first + len(cards)
    title = f"Phases {one}–{last}" if one < last else f"Phase {one}"
    return PhaseGroup(title=title, anchor=f"phases-from-{one}", phases=tuple(cards))


def _beyond(site: Site, here: str) -> Iterator[PhaseCard]:
    playbook = site.loaded.playbook
    if playbook.cadence:
        yield PhaseCard(
            title=playbook.cadence.title,
            anchor="phases-beyond",
            href=site.href(BEYOND_PAGE, here),
            hue=BEYOND,
            weeks=beyond(playbook),
            introduction=introduction(playbook, "post-implementation"),
            blocks=(),
            gate="",
            gate_href="",
        )


def phase_page(site: Site, here: str, phase_id: str) -> PhasePage:
    """Everything of one phase: its exit gate first, then block by block; each term is explained once."""
    phases = site.loaded.playbook.phases
    ids = list(phases)
    place = ids.index(phase_id)
    earlier = ids[place - 1] if place else None
    later = ids[place + 1] if place + 1 < len(ids) else None
    sentences = Sentences(site, here)
    sentences(phases[phase_id].introduced)  # the page's head explains what stands in it
    reading = _reading(site, here, sentences)
    said = paragraph_views(reading, phases[phase_id].paragraphs)
    warnings = warning_view(reading, phases[phase_id].warnings, "warnings")
    gates = enumerate(exit_gates(site, phase_id))
    return PhasePage(
        hue=hue_of_phase(site.loaded.playbook, phase_id),
        paragraphs=said,
        warnings=warnings,
        gates=tuple(gate(site, here, reading, group, phase_id=phase_id, number=number) for number, group in gates),
        blocks=tuple(_block(site, here, sentences, id_, block) for id_, block in phases[phase_id].blocks.items()),
        has_neighbors=bool(earlier or later or site.loaded.playbook.cadence),
        before=_way(site, here, "Before", earlier) if earlier else None,
        after=_way(site, here, "Next", later) if later else _way_beyond(site, here),
    )


def _card(site: Site, here: str, id_: str, phase: Phase, *, introduction: str) -> PhaseCard:
    return PhaseCard(
        title=phase.title,
        anchor=f"phases-{id_}",
        href=site.href(f"phases/{id_}/", here),
        hue=hue_of_phase(site.loaded.playbook, id_),
        weeks=full_time_name(phase),
        introduction=introduction,
        blocks=tuple(
            BlockLink(weeks=time_name(block), title=block.title, href=site.href(f"block/{block_id}", here))
            for block_id, block in phase.blocks.items()
        ),
        gate=gate_words(site, id_),
        gate_href=site.href(f"phases/{id_}/#gate", here),
    )


def _reading(site: Site, here: str, sentences: Sentences) -> Reading:
    return Reading(
        sentences=sentences,
        counted_as=CountedAs(site.loaded.playbook),
        more_of=MoreOf(site, here),
        said=otherwise(site, here),
        types=site.loaded.vocabulary.section_types,
    )


def _block(site: Site, here: str, sentences: Sentences, id_: str, block: Block) -> BlockView:
    playbook, reading = site.loaded.playbook, _reading(site, here, sentences)
    adds = heading_words(playbook, "phases", "adds-heading", playbook.verticals_heading.title)
    return BlockView(
        id=id_,
        title=block.title,
        anchor=f"block--{id_}",
        weeks=full_time_name(block),
        otherwise=reading.said(f"block/{id_}"),
        more=reading.more_of(block),
        paragraphs=paragraph_views(reading, block.paragraphs),
        rows=section_rows(block, reading),
        warnings=warning_view(reading, block.warnings, f"warnings-{id_}"),
        additions_title=f"{adds} {in_time_name(block)}",
        additions_anchor=f"additions-{id_}",
        additions_href=site.href("verticals/", here),
        additions=tuple(
            AdditionView(
                text=addition.adjustment.text,
                when=even_weeks_name(addition.adjustment.weeks) if addition.adjustment.weeks else even_time_name(block),
                href=site.href(addition.reference, here),
                vertical=playbook.verticals[addition.vertical].short_title,
                vertical_href=site.href(f"verticals/{addition.vertical}/", here),
                vertical_id=addition.vertical,
                reference=addition.reference,
            )
            for addition in additions_to(site.loaded, id_)
        ),
        printing=printing(f"block--{id_}", f"print-{id_}", time_name(block)),
    )


def _way_beyond(site: Site, here: str) -> Way | None:
    cadence = site.loaded.playbook.cadence
    return Way(direction="Next", title=cadence.title, href=site.href(BEYOND_PAGE, here)) if cadence else None


def _way(site: Site, here: str, direction: str, phase_id: str) -> Way:
    return Way(
        direction=direction,
        title=site.loaded.playbook.phases[phase_id].title,
        href=site.href(f"phases/{phase_id}/", here),
    )
