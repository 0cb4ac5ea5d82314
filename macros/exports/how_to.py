"""A phase as schema.org's HowTo, for programs that look for instructions in pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from macros.content.dates import ordinals
from macros.content.model.phases import Phase
from macros.content.registry import Entity
from macros.content.times import time_name
from macros.content.weeks import weeks_in
from macros.exports.edition import Edition
from macros.exports.tasks import Task, tasks_in

__all__ = ["how_to"]


def how_to(edition: Edition, phase: str) -> dict[str, Any]:
    """The phase with a section a block, and in it a step a statement; last what must be true when it ends.

    Addresses are whole where the site's is known; otherwise they are places on the phase's page.
    """
    planned = next(it for it in edition.plan.phases if it.id == phase)
    weeks = weeks_in(planned.phase.weeks, edition.loaded.playbook.playbook.calendar)
    days = ordinals(planned.phase.dates) if planned.phase.dates else None
    return {
        "@context": "https://schema.org",
        "@type": "HowTo",
        **_identity(edition, edition.entities[f"phase/{phase}"]),
        **({"description": planned.phase.introduced} if planned.phase.introduced else {}),
        **({"totalTime": f"P{len(weeks)}W"} if weeks else {}),
        **({"totalTime": f"P{days[1] - days[0]}D"} if days else {}),
        "step": list(_sections(edition, planned.phase, list(tasks_in(edition, planned, set())))),
    }


def _sections(edition: Edition, phase: Phase, tasks: list[Task]) -> Iterator[dict[str, Any]]:
    for place, (block, steps) in enumerate(groupby(tasks, key=lambda task: task.block), start=1):
        own = _identity(edition, block) if block else {"name": next(iter(tasks[-1].groups))}
        when = time_name(block.node if block else phase)
        yield {
            "@type": "HowToSection",
            **own,
            "position": place,
            "description": when,
            "itemListElement": [
                {
                    "@type": "HowToStep",
                    **_identity(edition, step.entity),
                    "position": number,
                    "text": step.entity.quoted,
                }
                for number, step in enumerate(steps, start=1)
            ],
        }


def _identity(edition: Edition, entity: Entity) -> dict[str, Any]:
    """The name that readers see, the id that never changes, and where it stands on its page."""
    page = edition.at(entity.page) if edition.address else ""
    identity = {"name": entity.title, "identifier": entity.reference, "url": f"{page}#{entity.anchor}"}
    return identity | ({"@id": edition.link(entity)} if edition.address else {})
