"""A plan as a calendar: whatever a calculator, or a plan with dates of its own, gives as an event, each all day.

RFC 5545: CRLF, lines folded at 75 octets, texts escaped, DTEND the day after the last. An event's UID is made of
the playbook, the plan's name if it has one, the kind and the id alone, and of something renamed it is the first id;
SEQUENCE grows with the request's stamp: a calendar that is imported again moves the events it already has, and those of
a plan of another name stay beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from calculators.calculation import Calculation
from calculators.invalid import InvalidInput
from calculators.plan_names import name_token
from calculators.presentation import Event
from calculators.request import Playbook

__all__ = [
    "Calendar",
    "calendar_of",
    "calendar_text",
    "day_text",
    "escaped",
    "event_lines",
    "ics_text",
    "identity_lines",
    "uid",
]

_FOLD = 75
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here; it must stay below 2³¹."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Whose calendar it is, and as of when."""

    playbook: Playbook
    made_by: str
    """What works the plan out, in a word."""
    title: str
    """What people call it."""
    plan_name: str = ""
    """What the planner calls the plan; empty where nobody named it."""
    stamp: datetime
    link: str | None = None
    """The address that shows the plan."""


def ics_text(work: Calculation) -> str:
    """The calendar; raises ``InvalidInput`` when the request has no stamp or no playbook."""
    calendar = calendar_of(work)
    assert work.calculator.events is not None
    return calendar_text(calendar, event_lines(calendar, work.calculator.events(work.inputs, work.result)))


def calendar_of(work: Calculation) -> Calendar:
    """The calendar that a calculation makes; raises ``InvalidInput`` when the request has no stamp or no playbook."""
    request = work.request
    if request.stamp is None or request.playbook is None:
        raise InvalidInput(None, "Send “stamp” and “playbook” with the request: a calendar needs both.")
    return Calendar(
        playbook=request.playbook,
        made_by=work.name.capitalize(),
        title=f"{request.playbook.title}: {work.plan_name or work.name}",
        plan_name=work.plan_name,
        stamp=request.stamp,
        link=request.link,
    )


def calendar_text(calendar: Calendar, entries: Iterable[str]) -> str:
    """A calendar around the lines of its ``entries``."""
    name = escaped(calendar.title)
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Playbook//{calendar.made_by}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
    )
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *entries, "END:VCALENDAR"))


def event_lines(calendar: Calendar, events: Iterable[Event]) -> Iterator[str]:
    """The lines of every event."""
    for event in events:
        yield "BEGIN:VEVENT"
        yield from identity_lines(calendar, f"{event.kind}/{event.id}", event.part)
        yield f"DTSTART;VALUE=DATE:{day_text(event.start)}"
        yield f"DTEND;VALUE=DATE:{day_text(event.end + timedelta(days=1))}"
        if event.every_months:
            yield f"RRULE:FREQ=MONTHLY;INTERVAL={event.every_months}"
        yield f"SUMMARY:{escaped(event.title)}"
        if event.description:
            yield f"DESCRIPTION:{escaped(event.description)}"
        yield f"CATEGORIES:{escaped(event.kind.capitalize())}"
        if calendar.link:
            yield f"URL:{calendar.link}"
        # Nobody is kept busy by a plan.
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def identity_lines(calendar: Calendar, known_as: str, part: str = "") -> Iterator[str]:
    """By what a calendar knows an entry of ``kind/id`` again, and as of when it is."""
    stamp = calendar.stamp
    yield f"UID:{uid(calendar, known_as, part)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{(stamp - _EPOCH) // timedelta(seconds=1)}"


def uid(calendar: Calendar, known_as: str, part: str = "") -> str:
    """The name of an entry that no other has, whatever is renamed."""
    entity = calendar.playbook.first_ids.get(known_as, known_as)
    own = f"/{part}" if part else ""
    plan = f"{name_token(calendar.plan_name)}." if calendar.plan_name else ""
    return f"{escaped(entity)}{own}@{plan}{calendar.playbook.id}"


def day_text(day: date) -> str:
    """A day as calendars write it."""
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    r"""``text`` as a TEXT value.

    >>> escaped("Plan, then act; a\\b\nend")
    'Plan\\, then act\\; a\\\\b\\nend'
    """
    text = "\n".join(text.splitlines())
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("\n", "\\n")
    return "".join(sign if sign.isprintable() else " " * sign.isspace() for sign in text)


def _folded(line: str) -> str:
    """``line`` in pieces of at most 75 octets, each further one after a space, no character cut."""
    pieces, octets = [""], 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _FOLD:
            pieces.append(" ")
            octets = 1
        pieces[-1] += sign
        octets += size
    return "\r\n".join(pieces)
