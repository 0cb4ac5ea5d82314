"""The dates of a plan, as files ask for them. Not for: where they come from (`timeline_schedule`, `fixed_schedule`)."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calculators.export_ics import Calendar
from calculators.presentation import Event
from calculators.timeline.result import DayOff
from macros.exports.edition import Edition
from macros.exports.tasks import Task

__all__ = ["Schedule", "Span"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when, both days included."""

    start: dt.date
    due: dt.date


@dataclass(frozen=True, kw_only=True, eq=False)
class Schedule(ABC):
    """A plan with its dates."""

    edition: Edition

    @property
    @abstractmethod
    def calendar(self) -> Calendar:
        """Whose calendar it makes."""

    @property
    @abstractmethod
    def facts(self) -> str:
        """For whom and from when on it is, as one phrase."""

    @property
    @abstractmethod
    def first_day(self) -> dt.date:
        """The day on which it begins."""

    @property
    @abstractmethod
    def last_day(self) -> dt.date:
        """The day on which it ends."""

    @property
    @abstractmethod
    def year_of(self) -> dt.date:
        """A day whose year goes without saying."""

    @property
    @abstractmethod
    def weekmask(self) -> str:
        """Which days of a week are worked, Monday first."""

    @property
    @abstractmethod
    def days_off(self) -> Sequence[DayOff]:
        """Days on which it is not worked otherwise."""

    @property
    def dated_otherwise(self) -> tuple[str, ...]:
        """The blocks that had other dates when the own plan was saved, though its facts are the same."""
        return ()

    @abstractmethod
    def events(self) -> Iterable[Event]:
        """What of it stands in a calendar."""

    @abstractmethod
    def of(self, task: Task) -> Span | None:
        """The dates of a task."""

    @abstractmethod
    def of_block(self, reference: str, first: int | None, last: int | None) -> Span | None:
        """The dates of a phase or block, which runs in these weeks if it has any."""

    def of_weeks(self, first: int | None, last: int | None) -> Span | None:  # noqa: ARG002 - of some plans they are known
        """The dates of a range of weeks; None for no weeks."""
        return None

    def around(self, tasks: Iterable[Task]) -> Span | None:
        """From the first start of tasks to the last due day; None where none is dated."""
        spans = [span for task in tasks if (span := self.of(task))]
        return Span(start=min(it.start for it in spans), due=max(it.due for it in spans)) if spans else None
