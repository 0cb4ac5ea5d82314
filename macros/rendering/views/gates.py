"""What must be true before one leaves a phase, as that phase's page shows it.

Not for: the page where its statements are at home (`macros.rendering.views.measurement`).
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.content.model.measurement import IndicatorGroup
from macros.content.model.statements import Statement
from macros.content.site import Site
from macros.rendering.views.more import More
from macros.rendering.views.page_words import heading_words
from macros.rendering.views.printing import Printing, printing
from macros.rendering.views.sections import Reading
from macros.rendering.views.sentences import Sentence
from macros.rendering.views.view import view

__all__ = ["Gate", "exit_gates", "gate", "gate_words"]


@view
class GateLine:
    """One statement of a gate, with the reference it has where it is at home."""

    words: Sentence
    reference: str
    counted: str | None
    """The milestone whose share of users it repeats, by reference."""
    more: More | None
    when: str
    """The source's own words for its time."""
    below: tuple[GateLine, ...]
    """The statements below it, in order."""


@view
class Gate:
    """What must be true before one leaves a phase; the statements have their home in the measurement framework."""

    anchor: str
    title: str
    label: str
    """The source's name for the group."""
    href: str
    due: str
    """The reference under which a reader's own plan dates it."""
    lines: tuple[GateLine, ...]
    printing: Printing


def exit_gates(site: Site, phase_id: str) -> list[IndicatorGroup]:
    """The groups of indicators that close a phase; usually one."""
    groups = site.loaded.playbook.gates.values()
    return [group for group in groups if group.phase == f"phase/{phase_id}"]


def gate_words(site: Site, phase_id: str) -> str:
    """`Exit gate: 4 indicators`, or nothing where the playbook names none."""
    count = sum(len(group.indicators) for group in exit_gates(site, phase_id))
    return f"Exit gate: {count} indicator{'' if count == 1 else 's'}" if count else ""


def gate(site: Site, here: str, reading: Reading, group: IndicatorGroup, *, phase_id: str, number: int) -> Gate:
    """A group of indicators that closes the phase; `number` counts them from 0."""
    playbook, first = site.loaded.playbook, next(iter(group.indicators))
    anchor = f"gate-{number + 1}" if number else "gate"
    return Gate(
        anchor=anchor,
        title=heading_words(playbook, "phases", "gate-heading", group.title),
        label=f"{playbook.measurement.indicators.title}: {group.title}"
        if playbook.measurement and playbook.measurement.indicators
        else group.title,
        href=site.href(f"phase-indicator/{first}", here),
        due=f"gate/{phase_id}",
        lines=_gate_lines(reading, group.indicators),
        printing=printing(anchor, f"print-{anchor}", "this gate"),
    )


def _gate_lines(reading: Reading, statements: Mapping[str, Statement]) -> tuple[GateLine, ...]:
    return tuple(
        GateLine(
            words=reading.sentences(it.text),
            reference=f"{it.KIND}/{id_}",
            counted=reading.counted_as(it.text),
            more=reading.more_of(it),
            when=it.when or "",
            below=_gate_lines(reading, it.statements),
        )
        for id_, it in statements.items()
    )
