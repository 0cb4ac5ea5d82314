"""Many phases or verticals, each named only: a link with what tells it from its neighbors.

A card for each of a hundred would be a page that nobody reads to its end; whoever wants one of them looks for its name.
"""

from __future__ import annotations

from macros.content.site import Site
from macros.content.windowing import LISTED
from macros.rendering.views.roadmap import Roadmap, RoadmapPhase
from macros.rendering.views.view import view

__all__ = ["Named", "NamedList", "NamedPhase", "NamedRoadmap", "named_roadmap", "named_verticals"]


@view
class Named:
    """A link, with what it is told apart by."""

    title: str
    href: str
    anchor: str
    """Its place on the page; empty where nothing leads there."""
    note: str


@view
class NamedList:
    """Many of them, and the way to the page with all."""

    entries: tuple[Named, ...]
    all: str
    """`All 100 verticals`; empty on the page with all."""
    all_href: str


@view
class NamedPhase:
    """A phase of a long plan."""

    id: str
    """Empty beyond the plan."""
    title: str
    href: str
    weeks: str
    hue: str
    flags: tuple[str, ...]
    """What is due in it: `50%`, `Day 60`."""
    blocks: str
    """Its blocks' ids, by which today is found."""


@view
class NamedRoadmap:
    """All of a long plan in one picture: every phase by its name, its weeks and what is due in it."""

    heading: str
    phases: tuple[NamedPhase, ...]
    key: tuple[tuple[str, str], ...]
    all: str
    all_href: str


def named_roadmap(site: Site, here: str, whole: Roadmap) -> NamedRoadmap:
    """The picture of a long plan, from the one that shows every block."""
    count = len(site.loaded.playbook.phases)
    # What comes after the last week stays, however many phases are left to the page of all.
    shown = [*whole.phases[: min(count, LISTED)], *whole.phases[count:]]
    return NamedRoadmap(
        heading=whole.heading,
        phases=tuple(map(_phase, shown)),
        key=whole.key,
        all=f"All {count:,} phases, with their blocks and gates",
        all_href=site.href("phases/", here),
    )


def _phase(phase: RoadmapPhase) -> NamedPhase:
    return NamedPhase(
        id=phase.id,
        title=phase.title,
        href=phase.href,
        weeks=phase.weeks,
        hue=phase.hue,
        flags=tuple(flag for block in phase.blocks for week in block.weeks for flag in week.flags),
        blocks=" ".join(block.id for block in phase.blocks if block.id),
    )


def named_verticals(site: Site, here: str, *, are_all: bool) -> NamedList:
    """The verticals by their names and how much each adds; all of them, or as many as fit beside something else."""
    playbook = site.loaded.playbook
    ids = list(playbook.verticals)
    return NamedList(
        entries=tuple(_vertical(site, here, id_) for id_ in (ids if are_all else ids[:LISTED])),
        all="" if are_all else f"All {len(ids):,} verticals",
        all_href=site.href("verticals/", here),
    )


def _vertical(site: Site, here: str, id_: str) -> Named:
    vertical = site.loaded.playbook.verticals[id_]
    return Named(
        title=vertical.short_title,
        href=site.href(f"verticals/{id_}/", here),
        anchor=f"verticals-{id_}",
        note=f"adds {len(vertical.adjustments):,}" if vertical.adjustments else "",
    )
