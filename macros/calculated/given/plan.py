"""The playbook's plan as the calculators are given it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.calculated.given.changes import DUE, changes_of
from macros.calculated.given.choices import EDGES, edge_choice
from macros.calculated.given.source import Source, period_months, share
from macros.content.hues import hue_of_place
from macros.content.loaded import Loaded
from macros.content.model.base import Weeks
from macros.content.model.cadence import Review
from macros.content.model.phases import Block, Phase
from macros.content.model.plan_statements import Milestone
from macros.content.model.walking import parts
from macros.content.weeks import all_weeks, week_name

__all__ = ["plan"]


def plan(source: Source, _spec: Mapping[str, Any]) -> dict[str, Any]:
    """The plan as far as it counts weeks: phases, blocks, milestones, verticals, reviews, meanings of go-live."""
    playbook = source.loaded.playbook
    phases = [(hue_of_place(place), found) for place, found in enumerate(playbook.phases.items())]
    return {
        "weeks": all_weeks(playbook.playbook.calendar),
        "phases": [
            _span(id_, phase.title, phase.weeks, hue) | {"gate": _gate(source.loaded, id_)}
            for hue, (id_, phase) in phases
            if phase.weeks
        ],
        "blocks": [
            _span(id_, block.title, block.weeks, hue) | _days(block) | _due(block)
            for hue, (_, phase) in phases
            for id_, block in phase.blocks.items()
            if block.weeks
        ],
        "milestones": [
            {"id": id_, "title": milestone.text, "week": milestone.week, "share": share(milestone.quantity)}
            for phase in playbook.phases.values()
            for id_, milestone in _milestones(phase)
        ],
        "verticals": [
            {
                "id": id_,
                "title": vertical.title,
                "adjustments": [
                    {
                        "id": adjustment_id,
                        "title": adjustment.text,
                        "first_week": adjustment.weeks.first if adjustment.weeks else None,
                        "last_week": adjustment.weeks.last if adjustment.weeks else None,
                    }
                    for adjustment_id, adjustment in vertical.adjustments.items()
                ],
                **_changes(source, id_),
            }
            for id_, vertical in playbook.verticals.items()
        ],
        "reviews": list(_reviews(source.loaded)),
        "go_live_options": list(_go_live_options(source)),
    }


def _span(id_: str, title: str, weeks: Weeks, hue: str) -> dict[str, Any]:
    return {"id": id_, "title": title, "first_week": weeks.first, "last_week": weeks.last, "hue": hue}


def _days(block: Block) -> dict[str, int]:
    """On which days of its week it runs; nothing of what takes whole weeks."""
    return {"first_day": block.days.first, "last_day": block.days.last} if block.days else {}


def _due(block: Block) -> dict[str, list[str]]:
    """What a block is to bring by its end, in the order of the source."""
    due = [part for _, part in parts(block)]
    return {name: [getattr(it, "text", "") for it in due if isinstance(it, kind)] for name, kind in DUE.items()}


def _changes(source: Source, vertical: str) -> dict[str, list[dict[str, Any]]]:
    """What of the plan reads otherwise in a vertical; nothing where nothing does."""

    def go_live(block: str, weeks: Weeks) -> Iterator[dict[str, Any]]:
        for edge in EDGES:
            if block in (id_ for id_, _ in source.listed(f"go_live_at_{edge}_of")):
                option = _go_live_option(edge, block, weeks)
                yield {"of": "go_live_options", "says": ["title", "week"]} | option

    found = changes_of(source.loaded, vertical, go_live)
    return {"changes": found} if found else {}


def _gate(loaded: Loaded, phase: str) -> list[str]:
    """What must be true before the next phase begins."""
    groups = loaded.playbook.gates.values()
    return [
        indicator.text for group in groups if group.phase == f"phase/{phase}" for indicator in group.indicators.values()
    ]


def _milestones(phase: Phase) -> Iterator[tuple[str, Milestone]]:
    for path, part in parts(phase):
        if isinstance(part, Milestone):
            yield str(path[-1]), part


def _reviews(loaded: Loaded) -> Iterator[dict[str, Any]]:
    """The reviews after the plan; one more frequent than monthly has no place in a calendar of months."""
    for path, part in parts(loaded.playbook.cadence) if loaded.playbook.cadence else ():
        months = period_months(part.every) if isinstance(part, Review) else None
        if isinstance(part, Review) and months is not None:
            yield {"id": str(path[-1]), "title": part.title, "every_months": months}


def _go_live_options(source: Source) -> Iterator[dict[str, Any]]:
    """The days that go-live may mean, which the source never defines: starts and ends of phases and blocks."""
    for edge in EDGES:
        for id_, node in source.listed(f"go_live_at_{edge}_of"):
            if node.weeks is None:
                continue
            yield _go_live_option(edge, id_, node.weeks) | {"edge": edge}


def _go_live_option(edge: str, id_: str, weeks: Weeks) -> dict[str, Any]:
    week = weeks.first if edge == "start" else weeks.last
    return {"id": edge_choice(edge, id_), "title": f"the {edge} of {week_name(week)}", "week": week}
