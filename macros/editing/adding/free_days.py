"""On which days something new stands, in a plan whose phases and blocks say dates: on one that nothing has yet.

Not for: weeks, for which a plan gets longer (`macros.editing.adding.longer_plan`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from macros.content.model.base import Dates
from macros.content.model.phases import Block

__all__ = ["day_for_phase", "days_for_block"]

_DAY = dt.timedelta(days=1)


def day_for_phase(before: Dates, phases: Iterable[Dates]) -> dict[str, str]:
    """The first day behind one phase that no phase has.

    >>> may = Dates(first="2028-05-01", last="2028-05-31")
    >>> day_for_phase(may, [may, Dates(first="2028-06-01")])
    {'first': '2028-06-02'}
    """
    return {"first": _first_free(before, list(phases))}


def days_for_block(phase: Dates, blocks: Mapping[str, Block], before: str) -> tuple[dict[str, str], list[str]]:
    """The first day behind a block that is free in its phase and before the next block, and nothing beside it.

    Where there is none, the days of that block, and all the blocks that then run beside it, as references.
    """
    held = {id_: block.dates for id_, block in blocks.items() if block.dates}
    own, later = held[before], list(held)[list(held).index(before) + 1 :]
    day = _first_free(own, list(held.values()))
    if day <= phase.last and all(day < held[id_].first for id_ in later):
        return {"first": day}, []
    beside = [f"block/{id_}" for id_, dates in held.items() if dates.first <= own.last and own.first <= dates.last]
    return {"first": own.first} | ({"last": own.last} if own.last != own.first else {}), beside


def _first_free(before: Dates, taken: list[Dates]) -> str:
    day = dt.date.fromisoformat(before.last) + _DAY
    while any(it.first <= day.isoformat() <= it.last for it in taken):
        day += _DAY
    return day.isoformat()
