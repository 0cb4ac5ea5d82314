"""What a calculator is given beside the plan: milestones, targets, measures, levels, claims, effects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.calculated.given.source import Source, choices_of, period_days, share
from macros.content.model.quantity import Quantity

__all__ = [
    "claims",
    "effects",
    "levels",
    "measures",
    "milestones",
    "named_days",
    "on_time_claims",
    "own_targets",
    "power_user_criterion",
]


def milestones(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The shares of users to reach, by week, in whatever order the file has them."""
    return [
        {"id": id_, "title": node.text, "week": node.week, "share": share(node.quantity)}
        for id_, node in sorted(_of_weeks(source), key=lambda pair: int(pair[1].week))
    ]


def _of_weeks(source: Source) -> list[tuple[str, Any]]:
    """Those that say a week, which all do of a plan that counts weeks."""
    return [(id_, node) for id_, node in source.listed("milestones") if node.week is not None]


def own_targets(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
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


def measures(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """KPIs that name a share and the days after which it is measured: of people active, then of skill."""
    return [
        {
            "id": id_,
            "title": node.title,
            "days": _days(node.quantity),
            "share": share(node.quantity),
            "counts": counts,
        }
        for listed_as, counts in (("measures", "active"), ("skills", "skilled"))
        for id_, node in source.listed(listed_as)
    ]


def levels(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The escalation levels, calmest first."""
    return [
        {"id": id_, "title": f"Level {node.level} ({node.name}): {node.text}"}
        for id_, node in sorted(source.listed("levels"), key=lambda pair: int(pair[1].level))
    ]


def power_user_criterion(source: Source, _spec: Mapping[str, Any]) -> int | None:
    """The number of power users the playbook asks for."""
    return next((int(node.quantity.value) for _, node in source.listed("power_user_criterion") if node.quantity), None)


def claims(source: Source, spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the playbook claims, by the figure it is compared with; a percentage as a share of 1."""
    return [
        {
            "id": id_,
            "title": node.title,
            "text": node.text,
            "measure": measure,
            "value": _number(node.quantity),
        }
        for measure in choices_of(spec, "measure")
        for id_, node in source.listed(measure)
    ]


def effects(source: Source, spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The effects the playbook states, by the input of the calculator they belong to; a share of 1."""
    return [
        {"id": id_, "title": node.title, "input": name, "value": share(node.quantity)}
        for name in choices_of(spec, "input")
        for id_, node in source.listed(name)
    ]


def on_time_claims(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the playbook says about ending on time, in its own words, and the share they name."""
    return [
        {"id": id_, "title": node.title, "text": node.text, "share": share(node.quantity)}
        for id_, node in source.listed("on_time_claims")
    ]


def named_days(source: Source, _spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Goals and KPIs that name a number of days, which are counted on the deadline's clock."""
    return [
        {
            "kind": type(node).KIND,
            "id": id_,
            "title": node.title,
            "text": node.text,
            "days": _days(node.quantity),
            "what": node.quantity.of if node.quantity is not None else None,
        }
        for id_, node in source.listed("named_days")
    ]


def _days(quantity: Quantity | None) -> int | None:
    """The days after which something is measured; None where nothing says so."""
    return period_days(quantity.clock.within) if quantity is not None and quantity.clock is not None else None


def _number(quantity: Quantity | None) -> float | None:
    """A percentage as a share of 1, any other number as it is."""
    return quantity.value if quantity is not None and share(quantity) is None else share(quantity)
