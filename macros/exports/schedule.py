"""The dates of a plan from its first day on, as the timeline calculator works them out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from calculators.calculation import Calculation, calculation
from macros.calculated.defaults import playbook_of, request
from macros.exports.edition import Edition
from macros.exports.tasks import Task

__all__ = ["TIMELINE", "Schedule", "Span", "Start", "scheduled"]

TIMELINE = "timeline"
"""The calculator that puts dates on a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From when on a plan is dated, and what is known of it."""

    day: dt.date
    """The first day of Week 1."""
    stamp: str
    """When the file was made, in UTC as `2026-11-22T08:30:00Z`: a calendar takes the newest."""
    name: str | None = None
    """What its people call it; plans of several names stand beside each other in a calendar."""


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
    """The plan of an edition with dates; whatever else the timeline asks is as its page starts.

    Raises:
        KeyError: the playbook has no timeline calculator.
        calculators.invalid.InvalidInput: the calculator refuses a date or name.
    """
    asked = request(edition.loaded, TIMELINE)
    own = {
        "anchor_date": start.day.isoformat(),
        "anchor": "week_1",
        "verticals": list(edition.verticals),
        "plan_name": start.name,
    }
    whole = {**asked, "values": asked["values"] | own, "playbook": playbook_of(edition.loaded), "stamp": start.stamp}
    return Schedule(edition=edition, work=calculation(TIMELINE, json.dumps(whole)))
