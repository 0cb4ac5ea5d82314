"""The playbook's own page: all of playbook.yaml, claims with their checks, and how its weeks are counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from macros.content.dates import even_dates_name
from macros.content.hues import hue_of_phase
from macros.content.model.files import Playbook
from macros.content.responsibility import roles_of
from macros.content.site import Site
from macros.content.times import full_time_name, whole_time
from macros.content.weeks import all_weeks, week_number
from macros.rendering.views.badges import Badge, badge
from macros.rendering.views.page_words import heading_words, words
from macros.rendering.views.references import Link, conflicts_about

__all__ = ["PlaybookPage", "playbook_page"]

_EVERYTHING = "everything/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A named statement of the playbook's."""

    title: str
    text: str
    anchor: str
    check: str
    relation: str
    """How it stands to a KPI; empty where there is none."""
    kpi: str
    href: str
    questions: tuple[Link, ...]
    """The known conflicts about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseLine:
    title: str
    weeks: str
    introduction: str
    href: str
    hue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """Somebody who takes part, with how much of the plan names them."""

    title: str
    text: str
    anchor: str
    count: str
    href: str
    """The list of all that they have a part in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColophonLine:
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage:
    """The playbook's own page, part by part."""

    title: str
    tagline: str
    overview_heading: str
    """Empty where the playbook has no overview."""
    overview_label: str
    """What the source calls its overview, where the heading is ours."""
    overview: str
    overview_check: str
    claims_heading: str
    claims_introduction: str
    claims: tuple[Entry, ...]
    goals_heading: str
    goals_introduction: str
    goals: tuple[Entry, ...]
    principles_heading: str
    principles: tuple[Entry, ...]
    phases_heading: str
    phases: tuple[PhaseLine, ...]
    roles_heading: str
    roles: tuple[RoleLine, ...]
    """Empty where the playbook names nobody."""
    calendar: str
    calendar_note: str
    has_colophon: bool
    closing: str
    colophon_heading: str
    colophon_introduction: str
    colophon: tuple[ColophonLine, ...]
    playbook_badge: Badge


def playbook_page(site: Site, here: str) -> PlaybookPage:
    """Everything of playbook.yaml that other pages do not show."""
    playbook = site.loaded.playbook
    root = playbook.playbook
    return PlaybookPage(
        title=root.title,
        tagline=root.tagline or "",
        **_overview(playbook),
        claims_heading=heading_words(playbook, "playbook", "claims-heading", "Claims"),
        claims_introduction=words(playbook, "playbook", "claims-introduction"),
        claims=tuple(
            _entry(
                site,
                here,
                f"badge/{id_}",
                it.title,
                it.text,
                check=it.check.text if it.check else "",
                relation="Compare",
                kpi=it.kpi,
            )
            for id_, it in root.badges.items()
        ),
        goals_heading=root.goals.title if root.goals else "",
        goals_introduction=words(playbook, "playbook", "goals-introduction"),
        goals=tuple(
            _entry(site, here, f"goal/{id_}", it.title, it.text, relation="Measured as", kpi=it.kpi)
            for id_, it in playbook.goals.items()
        ),
        principles_heading=root.principles.title if root.principles else "",
        principles=tuple(
            _entry(site, here, f"principle/{id_}", it.title, it.text) for id_, it in playbook.principles.items()
        ),
        phases_heading=heading_words(playbook, "playbook", "phases-heading", "Phases"),
        phases=tuple(
            PhaseLine(
                title=phase.title,
                weeks=full_time_name(phase),
                introduction=phase.introduced,
                href=site.href(f"phases/{id_}/", here),
                hue=hue_of_phase(playbook, id_),
            )
            for id_, phase in playbook.phases.items()
        ),
        roles_heading=playbook.roles.title if playbook.roles else "",
        roles=_roles(site, here),
        calendar=_calendar(playbook),
        calendar_note=words(playbook, "home", "roadmap-key-week-zero") if _has_no_week_zero(playbook) else "",
        has_colophon=bool(root.closing or root.colophon),
        closing=root.closing or "",
        colophon_heading=heading_words(playbook, "playbook", "colophon-heading", "Colophon"),
        colophon_introduction=words(playbook, "playbook", "colophon-introduction"),
        colophon=tuple(ColophonLine(title=line.title, text=line.text) for line in root.colophon.values()),
        playbook_badge=badge(site, "playbook"),
    )


def _roles(site: Site, here: str) -> tuple[RoleLine, ...]:
    roles = site.registry.of_kind("role")
    counts = Counter(id_ for it in site.registry.values() for id_ in roles_of(it, site.registry))
    return tuple(
        RoleLine(
            title=role.title,
            text=role.node.text or "",
            anchor=role.anchor,
            count=f"{counts[role.id]:,} statement{'' if counts[role.id] == 1 else 's'}",
            href=f"{site.href(_EVERYTHING, here)}?role={role.id}",
        )
        for role in roles
    )


def _overview(playbook: Playbook) -> dict[str, str]:
    """What the source says first; all empty where it says nothing."""
    own = playbook.playbook.overview
    ours = words(playbook, "playbook", "overview-heading")
    return {
        "overview_heading": (ours or own.title) if own else "",
        "overview_label": own.title if own and ours else "",
        "overview": own.text if own else "",
        "overview_check": own.check.text if own and own.check else "",
    }


def _entry(
    site: Site,
    here: str,
    reference: str,
    title: str,
    text: str,
    *,
    check: str = "",
    relation: str = "",
    kpi: str | None = None,
) -> Entry:
    return Entry(
        title=title,
        text=text,
        anchor=site.registry[reference].anchor,
        check=check,
        relation=relation if kpi else "",
        kpi=f"{site.registry[kpi].title}: {site.registry[kpi].node.text}" if kpi else "",
        href=site.href(kpi, here) if kpi else "",
        questions=conflicts_about(site, here, reference),
    )


def _has_no_week_zero(playbook: Playbook) -> bool:
    calendar = playbook.playbook.calendar
    return calendar is not None and calendar.week_zero == "absent"


def _calendar(playbook: Playbook) -> str:
    """`11 weeks: −2, −1, 1, 2, …, 9`, every one named, or the days from first to last; empty where order says all."""
    if dates := whole_time(playbook):
        return even_dates_name(dates)
    weeks = all_weeks(playbook.playbook.calendar)
    if not weeks:
        return ""
    return f"{len(weeks)} weeks: {', '.join(week_number(week) for week in weeks)}"
