"""The dates of a plan, as the timeline calculator works them out from its first day or an own plan's facts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculators.calculation import Calculation, calculation
from macros.calculated.defaults import playbook_of, request
from macros.calculated.replies import described
from macros.exports.edition import Edition
from macros.exports.tasks import Task

__all__ = ["START", "TIMELINE", "Schedule", "Span", "Start", "scheduled"]

TIMELINE = "timeline"
"""The calculator that puts dates on a plan."""
START = "start"
"""The fact without which an own plan has no dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From when on a plan is dated, and what is known of it."""

    stamp: str
    """When the file was made, in UTC as `2026-11-22T08:30:00Z`: a calendar takes the newest."""
    day: dt.date | None = None
    """The first day of Week 1; None for the day that the own plan says."""
    name: str | None = None
    """What its people call it, for None as the own plan says; those of several names keep apart in a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when, both days included."""

    start: dt.date
    due: dt.date


@dataclass(frozen=True, kw_only=True, eq=False)
class Schedule:
    """A plan with its dates."""

    edition: Edition
    work: Calculation

    @property
    def dated_otherwise(self) -> tuple[str, ...]:
        """The blocks that had other dates when the own plan was saved, though the facts were the same.

        They follow from entries of the timeline calculator that a plan does not hold.
        """
        spans = {f"block/{it.id}": it for it in self.work.result.blocks}
        dates = {it: (str(span.start), str(max(span.start, span.last_working_day))) for it, span in spans.items()}
        shown = self.edition.own.shown
        return tuple(reference for reference, own in dates.items() if shown.get(reference, own) != own)

    @cached_property
    def _weeks(self) -> dict[int, Span]:
        return {it.first_week: Span(start=it.start, due=it.last_working_day) for it in self.work.result.weeks}

    def of(self, task: Task) -> Span | None:
        """The dates of a task, from the first day of its first week to the last working day of its last."""
        return self.of_weeks(task.first_week, task.last_week)

    def of_weeks(self, first: int | None, last: int | None) -> Span | None:
        """The dates of a range of weeks; None for no weeks."""
        if first not in self._weeks or last not in self._weeks:
            return None
        return Span(start=self._weeks[first].start, due=self._weeks[last].due)

    def around(self, tasks: Iterable[Task]) -> Span | None:
        """From the first start of tasks to the last due day; None where none is dated."""
        spans = [span for task in tasks if (span := self.of(task))]
        return Span(start=min(it.start for it in spans), due=max(it.due for it in spans)) if spans else None


def scheduled(edition: Edition, start: Start) -> Schedule:
    """The plan of an edition with dates; what neither `start` nor the own plan says is as the timeline's page starts.

    Raises:
        KeyError: the playbook has no timeline calculator.
        calculators.invalid.InvalidInput: the calculator refuses a date, a name or a fact.
    """
    asked = request(edition.loaded, TIMELINE)
    own = dict(_facts(edition)) | {
        "actual_dates": list(_actual_dates(edition)),
        "verticals": list(edition.verticals),
        "plan_name": start.name or edition.own.name or None,
    }
    if start.day:
        own |= {"anchor_date": start.day.isoformat(), "anchor": "week_1"}
    whole = {**asked, "values": asked["values"] | own, "playbook": playbook_of(edition.loaded), "stamp": start.stamp}
    return Schedule(edition=edition, work=calculation(TIMELINE, json.dumps(whole)))


def _facts(edition: Edition) -> Iterator[tuple[str, Any]]:
    """What the own plan says, as the texts of the fields that ask for it."""
    for field in described(TIMELINE)["fields"]:
        texts = edition.own.facts.get(field["fact"])
        if texts is not None:
            yield field["name"], list(texts) if field["kind"] == "choices" else "".join(texts[:1])


def _actual_dates(edition: Edition) -> Iterator[dict[str, str]]:
    """A row for each block of which the own plan says when it began or ended."""
    for phase in edition.plan.phases:
        for block in phase.blocks:
            days = {name: edition.own.day(f"block/{block.id}", name) for name in ("started", "ended")}
            if known := {name: day.isoformat() for name, day in days.items() if day}:
                yield {"block": block.id, **known}
