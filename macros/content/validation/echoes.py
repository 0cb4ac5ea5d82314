"""Rules about one thing said twice: a goal or a claim at the playbook's head, and the KPI that it names.

Not for: findings about numbers that differ (`macros.content.validation.figures`).
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.model.measurement import Kpi
from macros.content.model.quantity import Quantity
from macros.content.model.root import Badge, Goal
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Spot
from macros.content.validation.words import shown
from macros.content.validation.written_numbers import written_numbers

__all__ = ["goals_unlike_their_kpi"]

_TIMES = frozenset({"day", "working-day", "week", "month"})


def goals_unlike_their_kpi(draft: Draft) -> Iterator[Problem]:
    """A goal or claim has the number of the KPI it names, where both mean the same, or a finding shows both numbers.

    The same is meant by numbers in one unit, of one basis and by one time: what is aimed at and what is claimed differ.
    """
    root = draft.file("playbook")
    for path, part in root.parts if root is not None else ():
        assert root is not None
        if not isinstance(part, Badge | Goal) or part.kpi is None or part.quantity is None:
            continue
        spot = next(iter(draft.spots.get(("kpi", part.kpi.partition("/")[2]), [])), None)
        kpi = _kpi(spot) if spot is not None else None
        if spot is None or kpi is None or not _means_the_same(part.quantity, kpi.quantity):
            continue
        numbers = (part.quantity.value, kpi.quantity.value)
        if numbers[0] == numbers[1] or _explained(draft, f"{part.KIND}/{path[-1]}", part.kpi, numbers):
            continue
        unit = draft.vocabulary.units.get(part.quantity.unit) if draft.vocabulary else None
        name = f" {unit.plural or unit.label}" if unit else ""
        its = f"its KPI {shown(kpi.title)} says {shown(numbers[1])} ({spot.where})"
        hint = "change both, or explain it in conflicts.yaml"
        yield root.warning(
            (*path, "quantity", "value"), f"it says {shown(numbers[0])}{name}, {its}", hint, place_of=path
        )


def _kpi(spot: Spot) -> Kpi | None:
    return spot.node if isinstance(spot.node, Kpi) else None


def _means_the_same(one: Quantity, other: Quantity) -> bool:
    if (one.unit, one.basis, one.change, one.per) != (other.unit, other.basis, other.change, other.per):
        return False
    if one.unit in _TIMES:
        return True
    return (one.clock and one.clock.within) == (other.clock and other.clock.within)


def _explained(draft: Draft, statement: str, kpi: str, numbers: tuple[float, float]) -> bool:
    conflicts = draft.file("conflicts")
    return any(
        {statement, kpi} <= set(conflict.statements)
        and set(numbers) <= {number.value for number in written_numbers(conflict.finding)}
        for conflict in (conflicts.node.conflicts.values() if conflicts else ())
    )
