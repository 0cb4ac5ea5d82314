"""Dates as people type and paste them, read strictly: one meaning or a sentence saying what to enter.

Read: ``2027-01-04``, ``20270104``, ``2027/1/4``, ``4 January 2027``, ``Jan 4, 2027``, ``Mon 4 Jan 2027``,
``25/01/2027``, ``01/25/2027``, ``04.01.2027`` (where points are written, the day comes first). Refused:
``04/01/2027``, which is January to some and April to others, and a year of two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from calculators.parsing import Unreadable, quoted
from calculators.spec import LONGEST_LIST
from calculators.texts import MONTHS, WEEKDAYS

__all__ = ["read_date", "read_dates", "show_dates"]

_EXAMPLE = "such as 2027-01-04"

_WEEKDAY_NAME = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY = re.compile(rf"({_WEEKDAY_NAME})[.,]*\s+", re.IGNORECASE)
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_YEAR = r"(?P<year>\d{4})"
_NAMED = [
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_DAY}(?:\s+of)?[\s-]*{_MONTH}[\s,-]*{_YEAR}",
        rf"{_MONTH}\s*{_DAY}[\s,]+{_YEAR}",
        rf"{_YEAR}[\s-]*{_MONTH}[\s-]*{_DAY}",
    )
]
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_WITHOUT_YEAR = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\.?\s*[a-z]{3,9}\.?(?:\s*'?\d{2})?"
    r"|[a-z]{3,9}\.?\s*\d{1,2}(?:st|nd|rd|th)?(?:,?\s*'?\d{2})?"
    r"|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2})?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 60

_INNER_COMMA = re.compile(
    rf"({_WEEKDAY_NAME}|[a-z]{{3,9}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?=,\s*\d{{4}}(?!\d))),",
    re.IGNORECASE | re.ASCII,
)
"""The commas of ``Monday, Jan 4, 2027``, which end no entry of a list."""
_ISO = r"\d{4}-\d{2}-\d{2}"
_RANGES = [
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"({_ISO})\s*/\s*({_ISO})",
        r"(?:from\s+)?(.*\S)\s+(?:to|until|till|through)\s+(\S.*)",
        r"(.*\S)\s*(?:\.\.+|…|–|—)\s*(\S.*)",
        r"(.*\S)\s+-\s+(\S.*)",
    )
]


def read_date(text: str) -> date:
    """The one date ``text`` means.

    >>> read_date(" 2027-01-04 ") == read_date("Monday, January 4th, 2027") == read_date("2027/1/4")
    True
    >>> read_date("25/01/2027")
    datetime.date(2027, 1, 25)
    """
    bare = " ".join(text.split())
    if len(bare) > _LONGEST:
        raise _not_understood(quoted(bare))
    weekday = _WEEKDAY.match(bare)
    day = _day(bare[weekday.end() :] if weekday else bare, quoted(bare))
    if weekday and not WEEKDAYS[day.weekday()].lower().startswith(weekday[1].lower()[:3]):
        raise Unreadable(f"Enter {day} or another date: “{quoted(bare)}” names a {WEEKDAYS[day.weekday()]}.")
    return day


def _day(bare: str, said: str) -> date:
    if match := _YEAR_FIRST.fullmatch(bare):
        if not match[2] and len(bare) != 8:
            raise _not_understood(said)
        return _existing(int(match[1]), int(match[3]), int(match[4]), said)
    if match := _YEAR_LAST.fullmatch(bare):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." and _exists(year, second, first):
            return date(year, second, first)
        return _either(first, second, year, said)
    for pattern in _NAMED:
        match = pattern.fullmatch(bare)
        month = _month(match["month"]) if match else None
        if match and month:
            return _existing(int(match["year"]), month, int(match["day"]), said)
    if _WITHOUT_YEAR.fullmatch(bare):
        raise Unreadable(f"Enter the date with its year in four digits, {_EXAMPLE}, instead of “{said}”.")
    raise _not_understood(said)


def _either(first: int, second: int, year: int, said: str) -> date:
    """Day and month in the order that exists; refused where both do and differ."""
    readings = [
        date(year, month, day)
        for day, month in dict.fromkeys(((first, second), (second, first)))
        if _exists(year, month, day)
    ]
    if not readings:
        raise Unreadable(f"Enter a date that exists; there is no {said}.")
    if len(readings) == 2:
        raise Unreadable(f"Enter {readings[0]} or {readings[1]}: “{said}” can be read both ways.")
    return readings[0]


def _existing(year: int, month: int, day: int, said: str) -> date:
    if not _exists(year, month, day):
        raise Unreadable(f"Enter a date that exists; there is no {said}.")
    return date(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month(name: str) -> int | None:
    """The month an English name or its first letters (three, or ``sept``) mean."""
    short = name.lower()
    if short != "sept" and len(short) != 3 and short not in {month.lower() for month in MONTHS}:
        return None
    return next((number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(short)), None)


def _not_understood(said: str) -> Unreadable:
    return Unreadable(f"Enter a date as year-month-day, {_EXAMPLE}{f'; “{said}” is not understood' if said else ''}.")


def read_dates(text: str) -> tuple[date, ...]:
    """Dates and ranges of dates, separated by commas, semicolons or line breaks; sorted, each once.

    >>> [day.isoformat() for day in read_dates("2026-12-31 to 2027-01-01, May 31, 2027")]
    ['2026-12-31', '2027-01-01', '2027-05-31']
    """
    days: set[date] = set()
    for entry in re.split(r"[,;\n]", _INNER_COMMA.sub(r"\1", re.sub(r"[^\S\n]+", " ", text))):
        if not entry.strip():
            continue
        first, last = _ends(entry.strip())
        if last < first:
            raise Unreadable(f"Enter the earlier date first in “{quoted(entry.strip())}”.")
        if (last - first).days >= LONGEST_LIST or len(days) >= LONGEST_LIST:
            raise Unreadable(f"Enter at most {LONGEST_LIST:,} dates.")
        days.update(first + timedelta(days=shift) for shift in range((last - first).days + 1))
    return tuple(sorted(days))


def _ends(entry: str) -> tuple[date, date]:
    for pattern in _RANGES if len(entry) <= 2 * _LONGEST else ():
        if match := pattern.fullmatch(entry):
            return read_date(match[1]), read_date(match[2])
    day = read_date(entry)
    return day, day


def show_dates(days: Iterable[date]) -> str:
    """The text a form shows for ``days``: runs of days as ranges."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day == runs[-1][-1] + timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
