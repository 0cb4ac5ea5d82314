"""A dated plan as Microsoft Project XML: phases, blocks and lines as an outline, with dates, milestones and order.

Owners of an own plan are its resources, and what is done is complete.

The elements and their order are those of Microsoft's Project XML Data Interchange Schema (mspdi). Tasks are scheduled
by hand, so a program that opens the file keeps the dates; a block follows the one before it.
"""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import groupby

from calculators.workdays import networkdays
from macros.content.registry import Entity
from macros.exports.schedule import Schedule, Span
from macros.exports.tasks import Task, tasks

__all__ = ["ms_project"]

_NAMESPACE = "http://schemas.microsoft.com/project"
_ID_FIELD, _FORMERLY_FIELD = "188743731", "188743734"
"""The first texts that are a user's own: they hold the permanent id, and those it had before."""
_MORNING, _EVENING = "T08:00:00", "T17:00:00"
_HOURS = 8
_FINISH_TO_START = "1"
_DAYS = "7"
"""How a duration is shown."""
_BY_HAND = "1"
_PERSON = "1"
"""A resource that works, and is not used up."""


def ms_project(schedule: Schedule) -> bytes:
    """The file."""
    root = ET.Element("Project", xmlns=_NAMESPACE)
    _put(
        root,
        SaveVersion="14",
        Name=schedule.edition.loaded.name,
        Title=schedule.edition.title,
        ScheduleFromStart="1",
        StartDate=f"{schedule.first_day}{_MORNING}",
        FinishDate=f"{schedule.last_day}{_EVENING}",
        CalendarUID="1",
        DefaultStartTime="08:00:00",
        DefaultFinishTime="17:00:00",
        MinutesPerDay=str(60 * _HOURS),
        DurationFormat=_DAYS,
        WeekStartDay="1",
    )
    own_fields = ET.SubElement(root, "ExtendedAttributes")
    for number, name, alias in ((_ID_FIELD, "Text1", "Playbook ID"), (_FORMERLY_FIELD, "Text2", "Earlier IDs")):
        _put(ET.SubElement(own_fields, "ExtendedAttribute"), FieldID=number, FieldName=name, Alias=alias)
    _calendar(ET.SubElement(root, "Calendars"), schedule)
    outline = _Outline(schedule, ET.SubElement(root, "Tasks"))
    outline.write()
    _owners(root, outline.owned)
    made: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


class _Outline:
    """The tasks as they are numbered: each knows its number, its place in the outline, and what it follows."""

    def __init__(self, schedule: Schedule, listed: ET.Element) -> None:
        self._schedule = schedule
        self._listed = listed
        self._weekmask = schedule.weekmask
        self._number = 0
        self.owned: list[tuple[int, str]] = []
        """The number of each task that somebody has in hand, and who."""

    def write(self) -> None:
        earlier: list[tuple[int, Span]] = []
        for phase, in_phase in groupby(tasks(self._schedule.edition), key=lambda task: task.phase):
            lines = list(in_phase)
            self._summary(phase, lines, 1)
            for block, in_block in groupby(lines, key=lambda task: task.block):
                own = list(in_block)
                if block:
                    weeks = block.node.weeks
                    ends = (weeks.first, weeks.last) if weeks else (None, None)
                    span = self._schedule.of_block(block.reference, *ends)
                    number = self._summary(block, own, 2, _followed(earlier, span))
                    earlier += [(number, span)] if span else []
                for task in own:
                    self._line(task, 3 if block else 2)

    def _summary(self, entity: Entity | None, lines: list[Task], level: int, after: int | None = None) -> int:
        """What holds lines; what has no week stands below one that says so."""
        span = self._schedule.around(lines)
        name = entity.title if entity else f"Without a {self._schedule.edition.time_label.lower().removesuffix('s')}"
        return self._task(name, entity, level, span, is_summary=True, after=after)

    def _line(self, task: Task, level: int) -> None:
        span = self._schedule.of(task)
        if done := self._schedule.edition.own.day(task.entity.reference, "done"):
            # A program takes what is complete as having run from its start to its finish.
            span = Span(start=min(span.start, done) if span else done, due=done)
        if span and task.is_moment:
            span = Span(start=span.due, due=span.due)
        number = self._task(
            task.entity.title, task.entity, level, span, is_milestone=task.is_moment, about=task.part_of
        )
        if owner := self._schedule.edition.owner(task.entity):
            self.owned.append((number, owner))

    def _task(
        self,
        name: str,
        entity: Entity | None,
        level: int,
        span: Span | None,
        *,
        is_summary: bool = False,
        is_milestone: bool = False,
        after: int | None = None,
        about: tuple[str, ...] = (),
    ) -> int:
        self._number += 1
        task = ET.SubElement(self._listed, "Task")
        _put(task, UID=str(self._number), ID=str(self._number), Name=name, OutlineLevel=str(level))
        if span:
            hours = 0 if is_milestone else _HOURS * self._working_days(span)
            begins = f"{span.due}{_EVENING}" if is_milestone else f"{span.start}{_MORNING}"
            _put(task, Start=begins, Finish=f"{span.due}{_EVENING}", Duration=f"PT{hours}H0M0S", DurationFormat=_DAYS)
        _put(task, Milestone=str(int(is_milestone)), Summary=str(int(is_summary)))
        own = self._schedule.edition.own
        if entity and not is_summary and own.text(entity.reference, "done"):
            _put(task, PercentComplete="100")
            if span and own.day(entity.reference, "done"):
                _put(task, ActualStart=task.findtext("Start") or "", ActualFinish=f"{span.due}{_EVENING}")
        if entity and self._schedule.edition.address:
            _put(task, HyperlinkAddress=self._schedule.edition.link(entity))
        note = own.text(entity.reference, "note") if entity else ""
        if told := "\n".join(filter(None, [" › ".join(about), note])):
            _put(task, Notes=told)
        if after is not None:
            _put(ET.SubElement(task, "PredecessorLink"), PredecessorUID=str(after), Type=_FINISH_TO_START)
        if entity:
            _put(ET.SubElement(task, "ExtendedAttribute"), FieldID=_ID_FIELD, Value=entity.reference)
            if formerly := self._schedule.edition.formerly.get(entity.reference):
                _put(ET.SubElement(task, "ExtendedAttribute"), FieldID=_FORMERLY_FIELD, Value="; ".join(formerly))
        _put(task, Manual=_BY_HAND)
        return self._number

    def _working_days(self, span: Span) -> int:
        return networkdays(span.start, span.due, self._weekmask, [it.date for it in self._schedule.days_off])


def _followed(earlier: Sequence[tuple[int, Span]], span: Span | None) -> int | None:
    """The last of the blocks before it that ends before it begins: it follows none that runs beside it."""
    ended = [number for number, other in earlier if span and other.due < span.start]
    return ended[-1] if ended else None


def _owners(root: ET.Element, owned: list[tuple[int, str]]) -> None:
    """A resource for each name, and its tasks."""
    names = {name: str(number) for number, name in enumerate(dict.fromkeys(name for _, name in owned), start=1)}
    if not names:
        return
    resources, assignments = ET.SubElement(root, "Resources"), ET.SubElement(root, "Assignments")
    for name, number in names.items():
        _put(ET.SubElement(resources, "Resource"), UID=number, ID=number, Name=name, Type=_PERSON)
    for place, (task, name) in enumerate(owned, start=1):
        _put(ET.SubElement(assignments, "Assignment"), UID=str(place), TaskUID=str(task), ResourceUID=names[name])


def _calendar(calendars: ET.Element, schedule: Schedule) -> None:
    """The week that is worked, which begins with Sunday in Project, and the days off in the plan's time."""
    calendar = ET.SubElement(calendars, "Calendar")
    _put(calendar, UID="1", Name="Standard", IsBaseCalendar="1")
    days = ET.SubElement(calendar, "WeekDays")
    for place, works in _from_sunday(schedule.weekmask):
        day = ET.SubElement(days, "WeekDay")
        _put(day, DayType=str(place), DayWorking=works)
        if works == "1":
            times = ET.SubElement(day, "WorkingTimes")
            for begins, ends in (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")):
                _put(ET.SubElement(times, "WorkingTime"), FromTime=begins, ToTime=ends)
    if schedule.days_off:
        exceptions = ET.SubElement(calendar, "Exceptions")
        for it in schedule.days_off:
            _day_off(ET.SubElement(exceptions, "Exception"), it.date, it.name or "Day off")


def _day_off(exception: ET.Element, day: dt.date, name: str) -> None:
    _put(exception, EnteredByOccurrences="0")
    _put(ET.SubElement(exception, "TimePeriod"), FromDate=f"{day}T00:00:00", ToDate=f"{day}T23:59:00")
    _put(exception, Occurrences="1", Name=name, Type="1", DayWorking="0")


def _from_sunday(weekmask: str) -> Iterator[tuple[int, str]]:
    yield from enumerate(weekmask[-1:] + weekmask[:-1], start=1)


def _put(element: ET.Element, **texts: str) -> None:
    """Elements with a text each, in this order."""
    for name, text in texts.items():
        ET.SubElement(element, name).text = text
