"""What a calculator is given of the playbook's own structure: the plan, milestones, measures, levels, claims.

Shapes and field names are the calculators' (`calculators.bridge.describe`); numbers and words are the YAML's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.loaded import Loaded
from macros.model.base import Weeks
from macros.model.cadence import Review
from macros.model.ours import CalculatorText
from macros.model.phases import Block, Criterion, Deliverable, Milestone, Phase, QuickWin
from macros.model.quantity import Quantity
from macros.model.shape import parts
from macros.weeks import all_weeks, week_name

__all__ = ["GIVEN", "LISTS", "Source", "period_days", "period_months"]

HUES = 4
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_MONTHS = {"M": 1, "Y": 12}
_CLAIMS = ("payback_days", "annual_value", "cost_below_average", "budget_adherence")
_EFFECTS = ("efficiency", "error_reduction", "revenue_uplift")

LISTS: dict[str, dict[str, tuple[str, ...]]] = {
    "timeline": {
        **dict.fromkeys(("go_live_at_start_of", "go_live_at_end_of"), ("phase", "block")),
        "on_time_claims": ("kpi",),
        "named_days": ("goal", "kpi"),
    },
    "adoption": {
        "milestones": ("milestone",),
        "own_targets": ("vertical-metric",),
        **dict.fromkeys(("measures", "skills"), ("kpi",)),
        "levels": ("escalation-level",),
        "power_user_criterion": ("criterion",),
    },
    "roi": {"milestones": ("milestone",), **dict.fromkeys((*_CLAIMS, *_EFFECTS), ("kpi",))},
}
"""What calculators.yaml may list under `given`, by calculator and name, and of which kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a calculator's given fields come from."""

    loaded: Loaded
    text: CalculatorText
    """What calculators.yaml says of the calculator."""
    nodes: Mapping[str, Any]
    """The playbook's entities by reference."""

    def listed(self, name: str) -> list[tuple[str, Any]]:
        """The ids and entities that `given` lists under a name."""
        return [(reference.partition("/")[2], self.nodes[reference]) for reference in self.text.given.get(name, [])]


def period_days(period: str) -> int:
    """Days of an ISO period, a month as 30 and a year as 365: `P60D` is 60, `P1M` is 30."""
    return int(period[1:-1]) * _DAYS[period[-1]]


def period_months(period: str) -> int | None:
    """Months of an ISO period; None where it is counted in days or weeks.

    >>> period_months("P1Y"), period_months("P2W")
    (12, None)
    """
    return int(period[1:-1]) * _MONTHS[period[-1]] if period[-1] in _MONTHS else None


def share(quantity: Quantity | None) -> float | None:
    """A percentage as a share of 1; None for what is none."""
    return quantity.value / 100 if quantity is not None and quantity.unit == "percent" else None


def plan(source: Source) -> dict[str, Any]:
    """The whole plan: weeks, phases, blocks, milestones, verticals, reviews and what go-live may mean."""
    playbook = source.loaded.playbook
    phases = list(enumerate(playbook.phases.items(), start=1))
    return {
        "weeks": all_weeks(playbook.playbook.calendar),
        "phases": [_span(id_, phase.title, phase.weeks, number) for number, (id_, phase) in phases],
        "blocks": [
            _span(id_, block.title, block.weeks, number) | _due(block)
            for number, (_, phase) in phases
            for id_, block in phase.blocks.items()
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
            }
            for id_, vertical in playbook.verticals.items()
        ],
        "reviews": list(_reviews(source.loaded)),
        "go_live_options": list(_go_live_options(source)),
    }


def _span(id_: str, title: str, weeks: Weeks, number: int) -> dict[str, Any]:
    hue = str(number) if number <= HUES else "beyond"
    return {"id": id_, "title": title, "first_week": weeks.first, "last_week": weeks.last, "hue": hue}


def _due(block: Block) -> dict[str, list[str]]:
    """What a block is to bring by its end, in the order of the source."""
    kinds = {"quick_wins": QuickWin, "deliverables": Deliverable, "criteria": Criterion}
    return {name: [part.text for _, part in parts(block) if isinstance(part, kind)] for name, kind in kinds.items()}


def _milestones(phase: Phase) -> Iterator[tuple[str, Milestone]]:
    for path, part in parts(phase):
        if isinstance(part, Milestone):
            yield str(path[-1]), part


def _reviews(loaded: Loaded) -> Iterator[dict[str, Any]]:
    """The reviews after the plan; one more frequent than monthly has no place in a calendar of months."""
    for path, part in parts(loaded.playbook.cadence):
        months = period_months(part.every) if isinstance(part, Review) else None
        if isinstance(part, Review) and months is not None:
            yield {"id": str(path[-1]), "title": part.title, "every_months": months}


def _go_live_options(source: Source) -> Iterator[dict[str, Any]]:
    """The days that go-live may mean, which the source never defines: starts and ends of phases and blocks."""
    for edge in ("start", "end"):
        for id_, node in source.listed(f"go_live_at_{edge}_of"):
            week = node.weeks.first if edge == "start" else node.weeks.last
            yield {"id": f"{edge}-of-{id_}", "title": f"the {edge} of {week_name(week)}", "week": week, "edge": edge}


def milestones(source: Source) -> list[dict[str, Any]]:
    """The shares of users to reach, by week."""
    return [
        {"id": id_, "title": node.text, "week": node.week, "share": share(node.quantity)}
        for id_, node in source.listed("milestones")
    ]


def own_targets(source: Source) -> list[dict[str, Any]]:
    """What the forecast may be held against: the last milestone's share, or one that a vertical states."""
    stated = [
        {
            "id": id_,
            "title": f"{_vertical_of(source, id_)}: {node.title} {node.text}",
            "share": share(node.quantity),
        }
        for id_, node in source.listed("own_targets")
    ]
    return [{"id": "last-milestone", "title": "the last milestone’s", "share": None}, *stated]


def _vertical_of(source: Source, id_: str) -> str:
    return str(source.nodes[f"vertical/{id_.partition('.')[0]}"].short_title)


def measures(source: Source) -> list[dict[str, Any]]:
    """KPIs that name a share and the days after which it is measured: of people active, then of skill."""
    return [
        {
            "id": id_,
            "title": node.title,
            "days": period_days(node.quantity.clock.within) if node.quantity.clock else None,
            "share": share(node.quantity),
            "counts": counts,
        }
        for listed_as, counts in (("measures", "active"), ("skills", "skilled"))
        for id_, node in source.listed(listed_as)
    ]


def levels(source: Source) -> list[dict[str, Any]]:
    """The escalation levels, calmest first."""
    return [
        {"id": id_, "title": f"Level {node.level} ({node.name}): {node.text}"}
        for id_, node in sorted(source.listed("levels"), key=lambda pair: int(pair[1].level))
    ]


def power_user_criterion(source: Source) -> int | None:
    """The number of power users the playbook asks for."""
    return next((int(node.quantity.value) for _, node in source.listed("power_user_criterion") if node.quantity), None)


def claims(source: Source) -> list[dict[str, Any]]:
    """What the playbook claims, by the figure it is compared with; a percentage as a share of 1."""
    return [
        {
            "id": id_,
            "title": node.title,
            "text": node.text,
            "measure": measure,
            "value": node.quantity.value if share(node.quantity) is None else share(node.quantity),
        }
        for measure in _CLAIMS
        for id_, node in source.listed(measure)
    ]


def effects(source: Source) -> list[dict[str, Any]]:
    """The effects the playbook states, by the input of the calculator they belong to; a share of 1."""
    return [
        {"id": id_, "title": node.title, "input": name, "value": share(node.quantity)}
        for name in _EFFECTS
        for id_, node in source.listed(name)
    ]


def on_time_claims(source: Source) -> list[dict[str, Any]]:
    """What the playbook says about ending on time, in its own words, and the share they name."""
    return [
        {"id": id_, "title": node.title, "text": node.text, "share": share(node.quantity)}
        for id_, node in source.listed("on_time_claims")
    ]


def named_days(source: Source) -> list[dict[str, Any]]:
    """Goals and KPIs that name a number of days, which are counted on the deadline's clock."""
    return [
        {
            "kind": type(node).KIND,
            "id": id_,
            "title": node.title,
            "text": node.text,
            "days": period_days(node.quantity.clock.within) if node.quantity and node.quantity.clock else None,
        }
        for id_, node in source.listed("named_days")
    ]


def today(_source: Source) -> None:
    """Nothing: a built page knows no day; whoever answers a request sends the day on which it is asked."""


GIVEN: dict[str, Callable[[Source], Any]] = {
    "plan": plan,
    "milestones": milestones,
    "own_targets": own_targets,
    "measures": measures,
    "levels": levels,
    "power_user_criterion": power_user_criterion,
    "claims": claims,
    "on_time_claims": on_time_claims,
    "named_days": named_days,
    "today": today,
    "effects": effects,
}
"""How each given field is made; the names are the calculators' own."""
