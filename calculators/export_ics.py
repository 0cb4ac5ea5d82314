"""A calculation as a calendar: whatever a calculator gives as an event, each all day.

RFC 5545: CRLF, lines folded at 75 octets, texts escaped, DTEND the day after the last. An event's UID is made of
the playbook, the plan's name if it has one, the kind and the id alone, and of something renamed it is the first id;
SEQUENCE grows with the request's stamp: a calendar that is imported again moves the events it already has, and those of
a plan of another name stay beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from calculators.calculation import Calculation
from calculators.invalid import InvalidInput
from calculators.plan_names import name_token

__all__ = ["calendar_text", "day_text", "escaped", "event_lines", "ics_text", "identity_lines", "uid"]

_FOLD = 75
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here; it must stay below 2³¹."""


def ics_text(work: Calculation) -> str:
    """The calendar; raises ``InvalidInput`` when the request has no stamp or no playbook."""
    request = work.request
    if request.stamp is None or request.playbook is None:
        raise InvalidInput(None, "Send “stamp” and “playbook” with the request: a calendar needs both.")
    return calendar_text(work, event_lines(work))


def calendar_text(work: Calculation, entries: Iterable[str]) -> str:
    """A calendar of a calculation, which has a playbook, around the lines of its ``entries``."""
    playbook = work.request.playbook
    assert playbook is not None
    name = escaped(f"{playbook.title}: {work.plan_name or work.name}")
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Playbook//{work.name.capitalize()}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
    )
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *entries, "END:VCALENDAR"))


def event_lines(work: Calculation) -> Iterator[str]:
    """Every event of a calculation that has a stamp and a playbook."""
    assert work.calculator.events is not None
    for event in work.calculator.events(work.inputs, work.result):
        yield "BEGIN:VEVENT"
        yield from identity_lines(work, f"{event.kind}/{event.id}", event.part)
        yield f"DTSTART;VALUE=DATE:{day_text(event.start)}"
        yield f"DTEND;VALUE=DATE:{day_text(event.end + timedelta(days=1))}"
        if event.every_months:
            yield f"RRULE:FREQ=MONTHLY;INTERVAL={event.every_months}"
        yield f"SUMMARY:{escaped(event.title)}"
        if event.description:
            yield f"DESCRIPTION:{escaped(event.description)}"
        yield f"CATEGORIES:{escaped(event.kind.capitalize())}"
        if work.request.link:
            yield f"URL:{work.request.link}"
        # Nobody is kept busy by a plan.
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def identity_lines(work: Calculation, known_as: str, part: str = "") -> Iterator[str]:
    """By what a calendar knows an entry of ``kind/id`` again, and as of when it is."""
    stamp = work.request.stamp
    assert stamp is not None
    yield f"UID:{uid(work, known_as, part)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{(stamp - _EPOCH) // timedelta(seconds=1)}"


def uid(work: Calculation, known_as: str, part: str = "") -> str:
    """The name of an entry that no other has, whatever is renamed."""
    playbook = work.request.playbook
    assert playbook is not None
    entity = playbook.first_ids.get(known_as, known_as)
    own = f"/{part}" if part else ""
    plan = f"{name_token(work.plan_name)}." if work.plan_name else ""
    return f"{escaped(entity)}{own}@{plan}{playbook.id}"


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
