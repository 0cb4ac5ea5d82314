"""What pages show of a reader's own plan: the dates of each of its parts by reference, and what holds on each day.

All of it is text or an ISO date that is only compared: who shows it neither counts nor formats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.texts import MONTHS, WEEKDAYS, date_text

__all__ = [
    "OwnDates",
    "OwnDay",
    "OwnPart",
    "day_of_no_week",
    "day_text",
    "due_text",
    "gate_part",
    "milestone_part",
    "range_text",
    "short_range_text",
    "span_part",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """One part of the plan with its dates."""

    first: date | None
    """Its first day; ``None`` where the playbook gives it no week."""
    last: date | None
    """The day by whose end it is done."""
    texts: dict[str, str]
    """What is shown of it, by the name of its place: ``long``, ``short``, ``due`` and others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """What holds from a day on, until the next one; ``None`` is before all days."""

    since: date | None
    stage: str
    """``before`` the plan begins, ``during`` it, or ``after`` its end."""
    words: str
    """The day's place in the plan, as a phrase: `Week 4 of your plan`."""
    name: str
    """The week's name, `Week 4`; empty before the plan and after it."""
    date: str
    """The day itself, as it stands in a sentence; empty before the plan and after it."""
    count: str
    """`day 24`, counted from Week 1; empty before it."""
    week: str
    """The week's number; empty before the plan and after it."""
    next_week: str
    """The number of the week that follows; empty where none does."""
    block: str
    """The ids of the blocks the week belongs to, with spaces between several; empty where it belongs to none."""
    share: float
    """Percent of the first block's days that have passed at noon; 0 without a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDates:
    """A reader's plan, ready to be shown."""

    facts: str
    """What was chosen, as one phrase: `Restaurant, 85 users, Week 1 on Monday 2 November 2026`."""
    parts: dict[str, OwnPart]
    """By reference, ``kind/id``; a week is ``week/<number>``, a phase's exit gate ``gate/<phase>``."""
    days: tuple[OwnDay, ...]
    """In order of time."""


def span_part(first: date, last: date, of: date) -> OwnPart:
    """A part that runs from one day to another, both included, in a plan whose year is the one of ``of``.

    >>> span_part(date(2026, 11, 23), date(2026, 11, 27), of=date(2026, 11, 2)).texts["short"]
    '23 to 27 Nov'
    """
    texts = {
        "long": range_text(first, last),
        "short": short_range_text(first, last, of),
        "start": _short(first),
        "end": day_text(last, of),
        "due": due_text(last, of),
    }
    return OwnPart(first=first, last=last, texts=texts)


def gate_part(last: date, of: date) -> OwnPart:
    """The exit gate of a phase that ends on a day.

    >>> gate_part(date(2026, 11, 27), of=date(2026, 11, 2)).texts["named"]
    'Gate Fri 27 Nov'
    """
    texts = {"long": date_text(last), "end": day_text(last, of), "due": due_text(last, of)}
    return OwnPart(first=last, last=last, texts=texts | {"named": f"Gate {texts['end']}"})


def milestone_part(day: date, of: date) -> OwnPart:
    """A milestone that is due at the end of a day.

    >>> milestone_part(date(2026, 11, 27), of=date(2026, 11, 2)).texts["due"]
    'by Fri 27 Nov'
    """
    texts = {"long": date_text(day), "short": day_text(day, of), "due": f"by {day_text(day, of)}"}
    return OwnPart(first=day, last=day, texts=texts)


def day_of_no_week(stage: str, since: date | None, words: str, *, next_week: str = "") -> OwnDay:
    """A day before the plan or after it.

    >>> day_of_no_week("before", None, "Your plan begins tomorrow", next_week="1").week
    ''
    """
    return OwnDay(
        since=since,
        stage=stage,
        words=words,
        name="",
        date="",
        count="",
        week="",
        next_week=next_week,
        block="",
        share=0,
    )


def day_text(day: date, of: date) -> str:
    """A day in a few letters; the year where it is not the one of ``of``.

    >>> day_text(date(2026, 11, 27), date(2026, 11, 2)), day_text(date(2027, 1, 22), date(2026, 11, 2))
    ('Fri 27 Nov', 'Fri 22 Jan 2027')
    """
    year = "" if day.year == of.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {_short(day)}{year}"


def due_text(day: date, of: date) -> str:
    """By when something is due.

    >>> due_text(date(2026, 11, 20), date(2026, 11, 2))
    'due Fri 20 Nov'
    """
    return f"due {day_text(day, of)}"


def range_text(first: date, last: date) -> str:
    """Two days in a sentence, both included; what they share is said once.

    >>> range_text(date(2026, 11, 16), date(2026, 11, 20)), range_text(date(2026, 11, 23), date(2026, 12, 11))
    ('Monday 16 to Friday 20 November 2026', 'Monday 23 November to Friday 11 December 2026')
    >>> range_text(date(2026, 12, 28), date(2027, 1, 1)), range_text(date(2026, 11, 16), date(2026, 11, 16))
    ('Monday 28 December 2026 to Friday 1 January 2027', 'Monday 16 November 2026')
    """
    if first == last:
        return _long(last)
    if first.year != last.year:
        return f"{_long(first)} to {_long(last)}"
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{WEEKDAYS[first.weekday()]} {first.day}{month} to {_long(last)}"


def short_range_text(first: date, last: date, of: date) -> str:
    """The same in little room; the year where the last day is not in the one of ``of``.

    >>> short_range_text(date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 2))
    '23 to 27 Nov'
    >>> short_range_text(date(2026, 12, 14), date(2027, 1, 22), date(2026, 11, 2))
    '14 Dec to 22 Jan 2027'
    """
    year = "" if last.year == of.year else f" {last.year}"
    if first == last:
        return f"{_short(last)}{year}"
    alike = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if alike else _short(first)} to {_short(last)}{year}"


def _short(day: date) -> str:
    """Where there is room for a week's number only, below dates that say the year."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _long(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
