"""Public holidays by rule, as the law stood in 2026; no list of dates.

A rule gives the same days in every year, so holidays proclaimed once, moved for one year, or ruled otherwise before
2026 are not told. Days that depend on the work week (such as the American Friday before a Saturday) are substitutes:
they are days off only where the holiday itself is not a working day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.invalid import InvalidInput

__all__ = ["CALENDARS", "Holiday", "easter", "holiday_calendar", "public_holidays"]

_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6
_FIRST_YEAR, _LAST_YEAR = 1583, 9998
"""The Gregorian calendar begins in 1582; a substitute may fall in the year after."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day off."""

    day: date
    name: str
    instead_of: date | None = None
    """The holiday it replaces, when that one fell on a day on which nobody works from Monday to Friday."""


def easter(year: int) -> date:
    """Easter Sunday of the Western churches.

    **Model** the tables of the Gregorian calendar in integers: golden number, century, epact, Sunday letter.
    **Inputs** a year from 1583 to 9998. **Raises** InvalidInput for another.
    **Source** the anonymous algorithm in Nature, 20 April 1876; Meeus 1991, Astronomical Algorithms, chapter 8.

    >>> easter(2027), easter(1818), easter(2038)
    (datetime.date(2027, 3, 28), datetime.date(1818, 3, 22), datetime.date(2038, 4, 25))
    """
    _require_year(year)
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def public_holidays(calendar: str, year: int) -> tuple[Holiday, ...]:
    """The holidays of ``year`` in the calendar of this id, by date, substitutes with the holiday they replace.

    A substitute belongs to its holiday's year even when it falls on 31 December before or in January after.
    **Raises** InvalidInput for an unknown calendar and for a year before 1583 or after 9998.

    >>> [f"{found.day} {found.name}" for found in public_holidays("us", 2027)][-2:]
    ['2027-12-24 Christmas Day', '2027-12-25 Christmas Day']
    """
    _require_year(year)
    if calendar not in CALENDARS:
        raise InvalidInput("holiday_calendar", f"Choose one of: {', '.join(CALENDARS)}.")
    return tuple(sorted(CALENDARS[calendar](year), key=lambda found: found.day))


def holiday_calendar(calendar: str, years: range, weekmask: str) -> dict[date, str]:
    """Day to name of every day off in ``years`` that the work week ``weekmask`` (Monday first) would work.

    >>> holiday_calendar("us", range(2027, 2028), "1111100")[date(2027, 7, 5)]
    'Independence Day, observed'
    """
    found: dict[date, str] = {}
    for year in years:
        for holiday in public_holidays(calendar, year):
            replaced = holiday.instead_of
            if weekmask[holiday.day.weekday()] == "0" or (replaced and weekmask[replaced.weekday()] == "1"):
                continue
            found[holiday.day] = f"{holiday.name}, observed" if replaced else holiday.name
    return found


def _require_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InvalidInput("year", f"Enter a year from {_FIRST_YEAR} to {_LAST_YEAR}.")


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The ``number``-th ``weekday`` of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _last(year: int, month: int, weekday: int) -> date:
    """The last ``weekday`` of a month of 31 days."""
    end = date(year, month, 31)
    return end - timedelta(days=(end.weekday() - weekday) % 7)


def _after_easter(year: int, days: int) -> date:
    return easter(year) + timedelta(days=days)


def _united_states(year: int) -> Iterable[Holiday]:
    """Federal holidays, 5 U.S.C. 6103 (without Inauguration Day, which is one around Washington only).

    One on a Saturday is observed on the Friday before, one on a Sunday on the Monday after.
    """
    for day, name in (
        (date(year, 1, 1), "New Year’s Day"),
        (_nth(year, 1, _MONDAY, 3), "Birthday of Martin Luther King, Jr."),
        (_nth(year, 2, _MONDAY, 3), "Washington’s Birthday"),
        (_last(year, 5, _MONDAY), "Memorial Day"),
        (date(year, 6, 19), "Juneteenth"),
        (date(year, 7, 4), "Independence Day"),
        (_nth(year, 9, _MONDAY, 1), "Labor Day"),
        (_nth(year, 10, _MONDAY, 2), "Columbus Day"),
        (date(year, 11, 11), "Veterans Day"),
        (_nth(year, 11, _THURSDAY, 4), "Thanksgiving Day"),
        (date(year, 12, 25), "Christmas Day"),
    ):
        yield Holiday(day, name)
        shift = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday())
        if shift:
            yield Holiday(day + timedelta(days=shift), name, instead_of=day)


def _moving_on(holidays: Iterable[Holiday]) -> Iterable[Holiday]:
    """``holidays`` and, for those on a weekend, the next weekday that is no holiday."""
    for holiday in holidays:
        yield holiday
        if holiday.day.weekday() >= _SATURDAY:
            # Two days on, the two days of Christmas keep their distance; any other Sunday has its Monday free.
            days = 2 if holiday.day.month == 12 or holiday.day.weekday() == _SATURDAY else 1
            yield Holiday(holiday.day + timedelta(days=days), holiday.name, instead_of=holiday.day)


def _canada(year: int) -> Iterable[Holiday]:
    """General holidays of federally regulated work: Canada Labour Code, section 166, and Holidays Act.

    Provinces and territories differ. One of a fixed date on a weekend is taken on the working day after it; section 193
    would allow the one before too.
    """
    yield Holiday(_after_easter(year, -2), "Good Friday")
    yield Holiday(date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday()), "Victoria Day")
    yield Holiday(_nth(year, 9, _MONDAY, 1), "Labour Day")
    yield Holiday(_nth(year, 10, _MONDAY, 2), "Thanksgiving Day")
    yield from _moving_on(
        Holiday(date(year, month, day), name)
        for month, day, name in (
            (1, 1, "New Year’s Day"),
            (7, 1, "Canada Day"),
            (9, 30, "National Day for Truth and Reconciliation"),
            (11, 11, "Remembrance Day"),
            (12, 25, "Christmas Day"),
            (12, 26, "Boxing Day"),
        )
    )


def _england_and_wales(year: int) -> Iterable[Holiday]:
    """Bank holidays: Banking and Financial Dealings Act 1971, with those appointed every year since 1978.

    New Year's Day, Christmas Day and Boxing Day on a weekend move to the next weekday that is free.
    """
    for day, name in (
        (_after_easter(year, -2), "Good Friday"),
        (_after_easter(year, 1), "Easter Monday"),
        (_nth(year, 5, _MONDAY, 1), "Early May bank holiday"),
        (_last(year, 5, _MONDAY), "Spring bank holiday"),
        (_last(year, 8, _MONDAY), "Summer bank holiday"),
    ):
        yield Holiday(day, name)
    yield from _moving_on(
        Holiday(date(year, month, day), name)
        for month, day, name in ((1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day"))
    )


def _germany(year: int) -> Iterable[Holiday]:
    """The nine holidays of all sixteen states; each state has more. None moves to another day."""
    return (
        Holiday(date(year, 1, 1), "New Year’s Day"),
        Holiday(_after_easter(year, -2), "Good Friday"),
        Holiday(_after_easter(year, 1), "Easter Monday"),
        Holiday(date(year, 5, 1), "Labour Day"),
        Holiday(_after_easter(year, 39), "Ascension Day"),
        Holiday(_after_easter(year, 50), "Whit Monday"),
        Holiday(date(year, 10, 3), "German Unity Day"),
        Holiday(date(year, 12, 25), "Christmas Day"),
        Holiday(date(year, 12, 26), "Second Day of Christmas"),
    )


def _france(year: int) -> Iterable[Holiday]:
    """The eleven of the Code du travail, L3133-1; Alsace and Moselle have two more. None moves to another day."""
    return (
        Holiday(date(year, 1, 1), "New Year’s Day"),
        Holiday(_after_easter(year, 1), "Easter Monday"),
        Holiday(date(year, 5, 1), "Labour Day"),
        Holiday(date(year, 5, 8), "Victory Day"),
        Holiday(_after_easter(year, 39), "Ascension Day"),
        Holiday(_after_easter(year, 50), "Whit Monday"),
        Holiday(date(year, 7, 14), "National Day"),
        Holiday(date(year, 8, 15), "Assumption Day"),
        Holiday(date(year, 11, 1), "All Saints’ Day"),
        Holiday(date(year, 11, 11), "Armistice Day"),
        Holiday(date(year, 12, 25), "Christmas Day"),
    )


CALENDARS: dict[str, Callable[[int], Iterable[Holiday]]] = {
    "us": _united_states,
    "canada": _canada,
    "england-wales": _england_and_wales,
    "germany": _germany,
    "france": _france,
}
"""Rules by id."""
