"""The dates of a plan that stands on days of the calendar: they are the playbook's own, and need no start."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from calculators.export_ics import Calendar
from calculators.own_dates import range_text
from calculators.presentation import Event
from calculators.request import Request, read_request
from calculators.timeline.result import DayOff
from macros.calculated.defaults import playbook_of
from macros.content.model.base import Dates
from macros.content.registry import Entity
from macros.content.times import whole_time
from macros.exports.edition import Edition
from macros.exports.schedule import Schedule, Span
from macros.exports.tasks import Task

__all__ = ["FixedSchedule", "fixed_schedule"]

_PLAN = "Plan"
_EVERY_DAY = "1111111"
"""Nothing says which days are worked, and a playbook of dates means those that it names."""


@dataclass(frozen=True, kw_only=True, eq=False)
class FixedSchedule(Schedule):
    """A plan as it is dated by the playbook."""

    time: Dates
    """All of it."""
    request: Request
    """Whose plan it is, and when the file is made."""

    @property
    def calendar(self) -> Calendar:
        """Of the playbook, or of the plan that a reader has named."""
        name = " ".join(self.edition.own.name.split())
        title = self.edition.loaded.playbook.playbook.title
        assert self.request.playbook
        assert self.request.stamp
        return Calendar(
            playbook=self.request.playbook,
            made_by=_PLAN,
            title=f"{title}: {name}" if name else title,
            plan_name=name,
            stamp=self.request.stamp,
        )

    @property
    def facts(self) -> str:
        """For which verticals it is, and from when to when."""
        there = self.edition.loaded.playbook.verticals
        chosen = [there[it].short_title for it in self.edition.verticals]
        return ", ".join([*chosen, range_text(self.first_day, self.last_day)])

    @property
    def first_day(self) -> dt.date:
        """The first of all phases."""
        return dt.date.fromisoformat(self.time.first)

    @property
    def last_day(self) -> dt.date:
        """The last of all phases."""
        return dt.date.fromisoformat(self.time.last)

    @property
    def year_of(self) -> dt.date:
        """The first day."""
        return self.first_day

    @property
    def weekmask(self) -> str:
        """Every day."""
        return _EVERY_DAY

    @property
    def days_off(self) -> Sequence[DayOff]:
        """None."""
        return ()

    def events(self) -> Iterator[Event]:
        """Phases with their gates, then blocks, in the order of the plan."""
        for planned in self.edition.plan.phases:
            if planned.phase.dates:
                yield _event("phase", planned.id, planned.phase.title, _span(planned.phase.dates))
                yield from self._gate(planned.id, planned.phase.title, _span(planned.phase.dates).due)
        for planned in self.edition.plan.phases:
            for it in planned.blocks:
                if it.block.dates:
                    yield _event("block", it.id, it.block.title, _span(it.block.dates))
        for entity in self.edition.entities.values():
            if entity.kind == "milestone" and entity.node.due:
                day = dt.date.fromisoformat(entity.node.due)
                yield _event("milestone", entity.id, f"{entity.title} due", Span(start=day, due=day))

    def _gate(self, phase: str, title: str, day: dt.date) -> Iterator[Event]:
        groups = [it for it in self.edition.loaded.playbook.gates.values() if it.phase == f"phase/{phase}"]
        true = "; ".join(it.text for group in groups for it in group.indicators.values())
        if groups:
            about = f"Go on when this is true:\n{true}."
            named = f"{title} ends: exit gate"
            yield Event(kind="phase", id=phase, part="gate", title=named, start=day, end=day, description=about)

    def of(self, task: Task) -> Span | None:
        """Those of its block, or of all blocks that a vertical's addition names; a gate is due when its phase ends."""
        if due := getattr(task.entity.node, "due", None):
            return Span(start=dt.date.fromisoformat(due), due=dt.date.fromisoformat(due))
        if task.vertical:
            return self._over(getattr(task.entity.node, "blocks", []))
        if task.block:
            return self.of_block(task.block.reference, None, None)
        return self.of_block(task.phase.reference, None, None) if task.phase else None

    def of_block(self, reference: str, first: int | None, last: int | None) -> Span | None:  # noqa: ARG002 - has no weeks
        """The dates of a phase or block."""
        entity: Entity | None = self.edition.entities.get(reference)
        dates = getattr(entity.node, "dates", None) if entity else None
        return _span(dates) if dates else None

    def _over(self, references: Iterable[str]) -> Span | None:
        spans = [span for it in references if (span := self.of_block(it, None, None))]
        return Span(start=min(it.start for it in spans), due=max(it.due for it in spans)) if spans else None


def fixed_schedule(edition: Edition, stamp: str) -> FixedSchedule | None:
    """The plan's own dates; None of a playbook without any.

    `stamp` is when the file is made, in UTC as `2026-11-22T08:30:00Z`: a calendar takes the newest.

    Raises:
        calculators.invalid.InvalidInput: there is no such moment.
    """
    time = whole_time(edition.loaded.playbook)
    if time is None:
        return None
    asked = {"values": {}, "stamp": stamp, "playbook": playbook_of(edition.loaded)}
    return FixedSchedule(edition=edition, time=time, request=read_request(json.dumps(asked)))


def _span(dates: Dates) -> Span:
    return Span(start=dt.date.fromisoformat(dates.first), due=dt.date.fromisoformat(dates.last))


def _event(kind: str, id_: str, title: str, span: Span) -> Event:
    return Event(kind=kind, id=id_, title=title, start=span.start, end=span.due)
