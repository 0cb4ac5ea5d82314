"""What the picture is of: names, weeks and hues, before anything has a place."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content.hues import BEYOND
from macros.content.site import Site
from macros.rendering.views.strip import strip

__all__ = ["Subject", "SubjectPhase", "subject_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPhase:
    """A phase, or what stands for several."""

    labels: tuple[str, ...]
    """What it may be called, the longest first."""
    hue: str
    blocks: tuple[tuple[str, float], ...]
    """The weeks of each block, such as `4–6`, and its width among its neighbors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A playbook, as far as one sees it from afar."""

    title: str
    tagline: str
    length: str
    """`Week −2 to Week 12`."""
    phases: tuple[SubjectPhase, ...]


def subject_of(site: Site) -> Subject:
    """What the picture of this site is of: the line that heads every page, without the time after the last week."""
    root = site.loaded.playbook.playbook
    line = strip(site, "")
    phases = tuple(
        SubjectPhase(
            labels=tuple(filter(None, (phase.label, phase.short_label))),
            hue=phase.hue,
            blocks=tuple((block.weeks, block.weight) for block in phase.blocks),
        )
        for phase in line.phases
        if phase.hue != BEYOND
    )
    return Subject(title=root.title, tagline=root.tagline or "", length=line.label, phases=phases)
