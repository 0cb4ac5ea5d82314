"""The dates of a plan that stands on days of the calendar, for the scripts that show readers their own plan.

They are in the form in which the timeline answers (`calculators.own_dates`), so pages show them as they show its dates.
Its weeks are those of the calendar, from Monday to Sunday. Not for: plans of weeks, which a reader gives a start.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

from calculators.own_dates import (
    OwnDates,
    OwnDay,
    OwnPart,
    day_of_no_week,
    gate_part,
    milestone_part,
    range_text,
    span_part,
)
from calculators.reading import canonical
from calculators.texts import count_text, date_text
from macros.content.dates import even_dates_name
from macros.content.model.base import Dates
from macros.content.model.files import Playbook
from macros.content.model.plan_statements import Milestone
from macros.content.model.walking import parts as model_parts
from macros.content.site import Site
from macros.content.times import whole_time
from macros.content.weeks import week_name
from macros.foundation.addresses import PLAN_DATES

__all__ = ["fixed_dates", "own_dates_of"]

_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_Blocks = Mapping[str, tuple[dt.date, dt.date]]
"""First and last day of each block, by id."""


def fixed_dates(site: Site) -> Iterator[tuple[str, bytes]]:
    """Path, from the playbook's base, and content of the file; nothing of a playbook without dates."""
    if own := own_dates_of(site.loaded.playbook):
        text = json.dumps(canonical(own), ensure_ascii=False, separators=(",", ":"))
        yield PLAN_DATES, text.encode()


def own_dates_of(playbook: Playbook) -> OwnDates | None:
    """All parts with their dates, and what holds on each day; None of a playbook without dates."""
    time = whole_time(playbook)
    if time is None:
        return None
    first, last = _ends(time)
    blocks = {
        id_: _ends(block.dates)
        for phase in playbook.phases.values()
        for id_, block in phase.blocks.items()
        if block.dates
    }
    weeks = list(_weeks(first, last))
    parts = dict(_parts(playbook, blocks, first)) | {
        f"week/{number}": span_part(*week, first) for number, week in enumerate(weeks, start=1)
    }
    return OwnDates(facts=range_text(first, last), parts=parts, days=tuple(_days(blocks, weeks, first, last)))


def _parts(playbook: Playbook, blocks: _Blocks, of: dt.date) -> Iterator[tuple[str, OwnPart]]:
    for id_, phase in playbook.phases.items():
        if phase.dates:
            first, last = _ends(phase.dates)
            yield f"phase/{id_}", span_part(first, last, of)
            yield f"gate/{id_}", gate_part(last, of)
    for id_, ends in blocks.items():
        yield f"block/{id_}", span_part(*ends, of)
    for phase in playbook.phases.values():
        for path, part in model_parts(phase):
            if isinstance(part, Milestone) and part.due:
                yield f"milestone/{path[-1]}", milestone_part(dt.date.fromisoformat(part.due), of)
    for name, vertical in playbook.verticals.items():
        for id_, it in vertical.adjustments.items():
            own = [blocks[block] for named in it.blocks if (block := named.removeprefix("block/")) in blocks]
            if own:
                yield f"adjustment/{name}.{id_}", span_part(min(own)[0], max(last for _, last in own), of)


def _days(blocks: _Blocks, weeks: Sequence[tuple[dt.date, dt.date]], first: dt.date, last: dt.date) -> Iterator[OwnDay]:
    worked = [number for number, week in enumerate(weeks, start=1) if any(_meet(week, it) for it in blocks.values())]
    yield day_of_no_week("before", None, f"Your plan begins on {date_text(first)}", next_week=str(worked[0]))
    for number, week in enumerate(weeks, start=1):
        following = next((str(it) for it in worked if it > number), "")
        name = even_dates_name(Dates(first=str(week[0]), last=str(week[1])))
        for day in _each(max(week[0], first), min(week[1], last)):
            running = [id_ for id_, (begins, ends) in blocks.items() if begins <= day <= ends]
            yield OwnDay(
                since=day,
                stage="during",
                words=f"{week_name(number)} of your plan",
                name=name,
                date=date_text(day),
                count=f"day {count_text((day - first).days + 1)}",
                week=str(number),
                next_week=following,
                block=" ".join(running),
                share=_share(day, blocks[running[0]]) if running else 0,
            )
    yield day_of_no_week("after", last + _DAY, f"Your plan ended on {date_text(last)}")


def _weeks(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Monday and Sunday of every week that any of the days lies in."""
    monday = first - first.weekday() * _DAY
    while monday <= last:
        yield monday, monday + _WEEK - _DAY
        monday += _WEEK


def _each(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += _DAY


def _meet(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _ends(dates: Dates) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(dates.first), dt.date.fromisoformat(dates.last)


def _share(day: dt.date, block: tuple[dt.date, dt.date]) -> float:
    """How much of a block has passed at a day's noon, in whole percent, as the timeline has it."""
    whole = (block[1] - block[0]).days + 1
    return round(((day - block[0]).days + 0.5) / whole * 100)
