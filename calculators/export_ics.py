"""A calculation as a calendar: whatever a calculator gives as an event, each all day.

RFC 5545: CRLF, lines folded at 75 octets, texts escaped, DTEND the day after the last. An event's UID is made of
the playbook, the plan's name if it has one, the kind and the id alone, and of something renamed it is the first id;
SEQUENCE grows with the request's stamp: a calendar that is imported again moves the events it already has, and those of
a plan of another name stay beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from calculators.calculation import Calculation
from calculators.invalid import InvalidInput
from calculators.plan_names import name_token
from calculators.presentation import Event
from calculators.request import Playbook

__all__ = ["ics_text"]

_FOLD = 75
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here; it must stay below 2³¹."""


def ics_text(work: Calculation) -> str:
    """The calendar; raises ``InvalidInput`` when the request has no stamp or no playbook."""
    request = work.request
    if request.stamp is None or request.playbook is None:
        raise InvalidInput(None, "Send “stamp” and “playbook” with the request: a calendar needs both.")
    lines = _calendar(work, request.stamp, request.playbook)
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _calendar(work: Calculation, stamp: datetime, playbook: Playbook) -> Iterator[str]:
    name = _escaped(f"{playbook.title}: {work.plan_name or work.name}")
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Playbook//{work.name.capitalize()}//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    assert work.calculator.events is not None
    for event in work.calculator.events(work.inputs, work.result):
        yield from _event(event, _uid(event, playbook, work.plan_name), stamp, work.request.link)
    yield "END:VCALENDAR"


def _uid(event: Event, playbook: Playbook, plan_name: str) -> str:
    known_as = f"{event.kind}/{event.id}"
    entity = playbook.first_ids.get(known_as, known_as)
    part = f"/{event.part}" if event.part else ""
    plan = f"{name_token(plan_name)}." if plan_name else ""
    return f"{_escaped(entity)}{part}@{plan}{playbook.id}"


def _event(event: Event, uid: str, stamp: datetime, link: str | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{(stamp - _EPOCH) // timedelta(seconds=1)}"
    yield f"DTSTART;VALUE=DATE:{_day(event.start)}"
    yield f"DTEND;VALUE=DATE:{_day(event.end + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield f"CATEGORIES:{_escaped(event.kind.capitalize())}"
    if link:
        yield f"URL:{link}"
    # Nobody is kept busy by a plan.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    r"""``text`` as a TEXT value.

    >>> _escaped("Plan, then act; a\\b\nend")
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
