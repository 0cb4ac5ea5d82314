"""What a calculator is given beside the plan: milestones, targets, measures, levels, claims, effects."""

from __future__ import annotations

from typing import Any

from macros.calculated.given.source import Source, period_days, share

__all__ = [
    "CLAIMS",
    "EFFECTS",
    "claims",
    "effects",
    "levels",
    "measures",
    "milestones",
    "named_days",
    "on_time_claims",
    "own_targets",
    "power_user_criterion",
    "today",
]

CLAIMS = ("payback_days", "annual_value", "cost_below_average", "budget_adherence")
EFFECTS = ("efficiency", "error_reduction", "revenue_uplift")


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
        for measure in CLAIMS
        for id_, node in source.listed(measure)
    ]


def effects(source: Source) -> list[dict[str, Any]]:
    """The effects the playbook states, by the input of the calculator they belong to; a share of 1."""
    return [
        {"id": id_, "title": node.title, "input": name, "value": share(node.quantity)}
        for name in EFFECTS
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
