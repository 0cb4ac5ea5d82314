"""A dated plan as a calendar: the timeline's events, recurring reviews, and every task as a to-do.

RFC 5545. Its events are those of the calculator's own calendar, under the same names: one moves the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from calculators.export_ics import calendar_text, day_text, escaped, event_lines, identity_lines, uid
from macros.content.weeks import range_name
from macros.exports.schedule import Schedule, Span
from macros.exports.tasks import Task, tasks

__all__ = ["calendar"]

_AGAIN = ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
"""How often a calendar that subscribes to it reads it again (RFC 7986, and what older programs know)."""
_OFTEN = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_PERIOD = re.compile(r"P([1-9][0-9]*)([DWMY])")


def calendar(schedule: Schedule) -> bytes:
    """The calendar."""
    events = event_lines(schedule.calendar, schedule.events())
    return calendar_text(schedule.calendar, [*_AGAIN, *events, *_todos(schedule)]).encode()


def _rule(period: str) -> str:
    """How often, as calendars say it.

    >>> _rule("P3M"), _rule("P1D")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=DAILY;INTERVAL=1')
    """
    found = _PERIOD.fullmatch(period)
    assert found
    return f"FREQ={_OFTEN[found[2]]};INTERVAL={found[1]}"


def _todos(schedule: Schedule) -> Iterator[str]:
    for task in tasks(schedule.edition):
        yield "BEGIN:VTODO"
        yield from identity_lines(schedule.calendar, task.entity.reference, "task")
        if span := schedule.of(task):
            yield from _when(schedule, task, span)
        yield f"SUMMARY:{escaped(task.entity.title)}"
        yield f"DESCRIPTION:{escaped(_where(task))}"
        yield f"CATEGORIES:{escaped(task.kind)}"
        if task.block:
            yield f"RELATED-TO:{uid(schedule.calendar, task.block.reference)}"
        yield f"X-PLAYBOOK-ID:{escaped(task.entity.reference)}"
        if schedule.edition.address:
            yield f"URL:{schedule.edition.link(task.entity)}"
        yield from _entered(schedule, task)
        yield "END:VTODO"


def _when(schedule: Schedule, task: Task, span: Span) -> Iterator[str]:
    """What recurs does so until its block ends; what is due on a day has no start, and must not start on it."""
    every = next((getattr(it.node, "every", None) for it in schedule.edition.holders(task.entity)), None)
    if task.recurs and every:
        yield f"DTSTART;VALUE=DATE:{day_text(span.start)}"
        yield f"RRULE:{_rule(every)};UNTIL={day_text(span.due)}"
        return
    if not task.is_moment and span.start < span.due:
        yield f"DTSTART;VALUE=DATE:{day_text(span.start)}"
    yield f"DUE;VALUE=DATE:{day_text(span.due)}"


def _entered(schedule: Schedule, task: Task) -> Iterator[str]:
    """Who has it in hand, what is noted, and whether it is done: at noon, which is that day nearly everywhere."""
    own, reference = schedule.edition.own, task.entity.reference
    if owner := schedule.edition.owner(task.entity):
        yield f"CONTACT:{escaped(owner)}"
    if note := own.text(reference, "note"):
        yield f"COMMENT:{escaped(note)}"
    if task.recurs or not own.text(reference, "done"):
        yield "STATUS:NEEDS-ACTION"
        return
    if day := own.day(reference, "done"):
        yield f"COMPLETED:{day_text(day)}T120000Z"
    yield "PERCENT-COMPLETE:100"
    yield "STATUS:COMPLETED"


def _where(task: Task) -> str:
    """Where it stands in the plan, from outside in."""
    places = [it.title for it in (task.phase, task.block) if it]
    if task.first_week is not None and task.last_week is not None:
        weeks = range_name((task.first_week, task.last_week))
        places.append(f"Week {weeks}" if task.first_week == task.last_week else f"Weeks {weeks}")
    return " › ".join(filter(None, [*places, *task.part_of, task.vertical]))
