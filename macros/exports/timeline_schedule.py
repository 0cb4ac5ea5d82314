"""The dates of a plan of weeks, as the timeline calculator works them out from its first day or an own plan's facts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculators.calculation import Calculation, calculation
from calculators.export_ics import Calendar, calendar_of
from calculators.presentation import Event
from calculators.timeline.own_dates import own_dates
from calculators.timeline.result import DatedDays, DayOff
from macros.calculated.defaults import playbook_of, request
from macros.calculated.replies import described
from macros.exports.edition import Edition
from macros.exports.schedule import Schedule, Span
from macros.exports.tasks import Task

__all__ = ["START", "TIMELINE", "Start", "TimelineSchedule", "scheduled"]

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


@dataclass(frozen=True, kw_only=True, eq=False)
class TimelineSchedule(Schedule):
    """A plan of weeks as the timeline calculator dates it."""

    work: Calculation

    @property
    def calendar(self) -> Calendar:
        """That of the calculator, under the same names."""
        return calendar_of(self.work)

    @property
    def facts(self) -> str:
        """What was chosen."""
        return own_dates(self.work.inputs, self.work.result, self.edition.own.facts.keys()).facts

    @property
    def first_day(self) -> dt.date:
        """The day of the kick-off."""
        day: dt.date = self.work.result.kickoff
        return day

    @property
    def last_day(self) -> dt.date:
        """The last day of the last week."""
        day: dt.date = self.work.result.finish
        return day

    @property
    def year_of(self) -> dt.date:
        """The first day of Week 1."""
        day: dt.date = self.work.result.week_1
        return day

    @property
    def weekmask(self) -> str:
        """As the planner says."""
        mask: str = self.work.inputs.weekmask
        return mask

    @property
    def days_off(self) -> Sequence[DayOff]:
        """Holidays and others that the planner names."""
        days: Sequence[DayOff] = self.work.result.days_off
        return days

    def events(self) -> Iterable[Event]:
        """Those of the calculator."""
        assert self.work.calculator.events is not None
        return self.work.calculator.events(self.work.inputs, self.work.result)

    @property
    def dated_otherwise(self) -> tuple[str, ...]:
        """The blocks that had other dates when the own plan was saved, though its facts are the same."""
        spans = {f"block/{it.id}": it for it in self.work.result.blocks}
        dates = {it: (str(span.start), str(max(span.start, span.last_working_day))) for it, span in spans.items()}
        shown = self.edition.own.shown
        return tuple(reference for reference, own in dates.items() if shown.get(reference, own) != own)

    @cached_property
    def _weeks(self) -> dict[int, Span]:
        return {it.first_week: Span(start=it.start, due=it.last_working_day) for it in self.work.result.weeks}

    @cached_property
    def _days(self) -> dict[str, Span]:
        """The dates of blocks that take some days of their week, by the block's reference."""
        dated = (it for it in self.work.result.blocks if isinstance(it, DatedDays))
        return {f"block/{it.id}": Span(start=it.start, due=it.end) for it in dated}

    def of(self, task: Task) -> Span | None:
        """The dates of a task: of its block's days, or from the first day of its first week to the last of its last."""
        if task.block and not task.vertical and task.entity.kind != "milestone":
            return self.of_block(task.block.reference, task.first_week, task.last_week)
        return self.of_weeks(task.first_week, task.last_week)

    def of_block(self, reference: str, first: int | None, last: int | None) -> Span | None:
        """The dates of a block that runs in these weeks, or on some days of one."""
        return self._days.get(reference) or self.of_weeks(first, last)

    def of_weeks(self, first: int | None, last: int | None) -> Span | None:
        """The dates of a range of weeks; None for no weeks."""
        if first not in self._weeks or last not in self._weeks:
            return None
        return Span(start=self._weeks[first].start, due=self._weeks[last].due)


def scheduled(edition: Edition, start: Start) -> TimelineSchedule:
    """The plan of an edition with dates; what neither `start` nor the own plan says is as the timeline's page starts.

    Raises:
        KeyError: the playbook has no timeline calculator.
        calculators.invalid.InvalidInput: the calculator refuses a date, a name or a fact.
    """
    asked = request(edition.loaded, TIMELINE)
    own = dict(_entered(edition)) | {"verticals": list(edition.verticals)}
    if name := start.name or edition.own.name:
        own["plan_name"] = name
    if start.day:
        own |= {"anchor_date": start.day.isoformat(), "anchor": "week_1"}
    whole = {**asked, "values": asked["values"] | own, "playbook": playbook_of(edition.loaded), "stamp": start.stamp}
    return TimelineSchedule(edition=edition, work=calculation(TIMELINE, json.dumps(whole)))


def _entered(edition: Edition) -> Iterator[tuple[str, Any]]:
    """What the own plan says, as the texts of the fields that ask for it: its facts, and what else was entered."""
    figures = edition.own.figures.get(TIMELINE, {})
    for field in described(TIMELINE)["fields"]:
        names = [] if field["fact"] else [field["name"], *field["formerly"]]
        texts = edition.own.facts.get(field["fact"]) or next((figures[it] for it in names if it in figures), None)
        if texts is not None and not field["given"]:
            yield field["name"], list(texts) if field["kind"] == "choices" else "".join(texts[:1])
