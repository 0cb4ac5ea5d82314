"""The KPIs and the indicators that close each phase."""

from __future__ import annotations

import datetime as dt

from macros.content.hues import hue_of_phase
from macros.content.site import Site
from macros.content.times import time_name
from macros.foundation.addresses import calculator_page
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.more import MoreOf
from macros.rendering.views.references import Link, conflicts_about, users_of
from macros.rendering.views.sentences import Sentence, Sentences, page_sentence
from macros.rendering.views.stated import Stated, stated
from macros.rendering.views.view import view

__all__ = ["kpi_table", "phase_gates"]

PAGE = "measurement"


@view
class Questions:
    """The known conflicts about a figure, in few words."""

    count: str
    href: str
    """Of the first."""
    words: str
    """The questions themselves."""


@view
class KpiRow:
    anchor: str
    title: str
    text: str
    basis: str
    users: tuple[Link, ...]
    """Calculators that read it."""
    questions: Questions | None


@view
class KpiGroupRows:
    anchor: str
    title: str
    kpis: tuple[KpiRow, ...]


@view
class KpiTableView:
    review: Sentence
    """Said once the playbook's own review is due; empty before."""
    heading: str
    note: Sentence
    badge: Badge
    has_calculators: bool
    width: int
    """Of the table, in columns."""
    conflicts_note: Sentence
    conflicts: Link | None
    groups: tuple[KpiGroupRows, ...]


def kpi_table(site: Site, here: str) -> KpiTableView | None:
    """Every KPI as the playbook states it, and what kind of figure it is; None where it states none."""
    measurement = site.loaded.playbook.measurement
    metrics = measurement.metrics if measurement else None
    if metrics is None:
        return None
    bases = site.loaded.vocabulary.bases
    has_calculators = bool(site.loaded.playbook.calculators.calculators)
    has_conflicts = bool(site.loaded.playbook.conflicts.conflicts)
    sentences = Sentences(site, here)
    return KpiTableView(
        review=page_sentence(site, sentences, PAGE, "review") if _review_is_due(site) else (),
        heading=metrics.title,
        note=page_sentence(site, sentences, PAGE, "kpis"),
        badge=badge(site, "playbook"),
        has_calculators=has_calculators,
        width=4 if has_calculators else 3,
        conflicts_note=page_sentence(site, sentences, PAGE, "conflicts") if has_conflicts else (),
        conflicts=Link(text="Known conflicts", href=site.href("conflicts/", here)) if has_conflicts else None,
        groups=tuple(
            KpiGroupRows(
                anchor=site.registry[f"kpi-group/{group_id}"].anchor,
                title=group.title,
                kpis=tuple(
                    KpiRow(
                        anchor=site.registry[f"kpi/{kpi_id}"].anchor,
                        title=kpi.title,
                        text=kpi.text,
                        basis=bases[kpi.quantity.basis].label,
                        users=_users(site, here, f"kpi/{kpi_id}"),
                        questions=_questions(conflicts_about(site, here, f"kpi/{kpi_id}")),
                    )
                    for kpi_id, kpi in group.kpis.items()
                ),
            )
            for group_id, group in metrics.groups.items()
        ),
    )


def _review_is_due(site: Site) -> bool:
    """Whether a date the playbook sets itself, such as its next review, lies before the day the site is of."""
    dates = [line.date for line in site.loaded.playbook.playbook.colophon.values() if line.date]
    return any(dt.date.fromisoformat(date) < site.today for date in dates)


def _users(site: Site, here: str, reference: str) -> tuple[Link, ...]:
    calculators = site.loaded.playbook.calculators.calculators
    return tuple(
        Link(text=calculators[name].title, href=site.href(calculator_page(name), here))
        for name in users_of(site, reference)
    )


def _questions(conflicts: tuple[Link, ...]) -> Questions | None:
    if not conflicts:
        return None
    count = f"{len(conflicts)} question{'' if len(conflicts) == 1 else 's'}"
    return Questions(count=count, href=conflicts[0].href, words=" ".join(conflict.text for conflict in conflicts))


@view
class GateCard:
    title: str
    """The source's label, which is not the phase's title."""
    hue: str
    phase: Link
    weeks: str
    indicators: tuple[Stated, ...]
    anchor: str


@view
class PhaseGatesView:
    heading: str
    note: Sentence
    gates: tuple[GateCard, ...]


def phase_gates(site: Site, here: str) -> PhaseGatesView | None:
    """What must be true before each phase can be left; None where the playbook does not say."""
    playbook = site.loaded.playbook
    indicators = playbook.measurement.indicators if playbook.measurement else None
    if indicators is None:
        return None
    gates, more_of = [], MoreOf(site, here)
    for group_id, group in indicators.groups.items():
        phase = site.registry[group.phase]
        gates.append(
            GateCard(
                title=group.title,
                hue=hue_of_phase(playbook, phase.id),
                phase=Link(text=phase.title, href=site.href(group.phase, here)),
                weeks=time_name(phase.node),
                anchor=f"gate-{group_id}",
                indicators=stated(more_of, group.indicators),
            )
        )
    return PhaseGatesView(
        heading=indicators.title,
        note=page_sentence(site, Sentences(site, here), PAGE, "gates"),
        gates=tuple(gates),
    )
