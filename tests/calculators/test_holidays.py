"""Holidays by rule against two independent libraries and the published calendars of single years."""

from datetime import date, timedelta
from typing import Any

import holidays
import pytest
from dateutil.easter import easter as dateutil_easter

from calculators.holidays import CALENDARS, easter, holiday_calendar, public_holidays
from calculators.invalid import InvalidInput

YEARS = range(2024, 2101)
LIBRARIES: dict[str, dict[str, Any]] = {
    "us": {"country": "US"},
    "canada": {"country": "CA", "categories": "government"},
    "england-wales": {"country": "GB", "subdiv": "ENG"},
    "germany": {"country": "DE"},
    "france": {"country": "FR"},
}


def test_easter_in_every_year_of_the_library() -> None:
    """From the calendar's first year on; its earliest and latest days among them."""
    assert [easter(year) for year in range(1583, 4100)] == [dateutil_easter(year) for year in range(1583, 4100)]
    assert {(found.month, found.day) for found in map(easter, range(1583, 4100))} >= {(3, 22), (4, 25)}


@pytest.mark.parametrize("calendar", CALENDARS)
def test_days_off_are_the_librarys(calendar: str) -> None:
    """Every working day off from 2024 to 2100, Monday to Friday, as in the library `holidays`."""
    library = holidays.country_holidays(years=YEARS, **LIBRARIES[calendar])
    expected = sorted(day for day in library if day.weekday() < 5 and day.year in YEARS)
    # A substitute for New Year's Day may fall into the year before.
    ours = holiday_calendar(calendar, range(YEARS.start, YEARS.stop + 1), "1111100")

    assert sorted(day for day in ours if day.year in YEARS) == expected


def test_federal_holidays_as_published_for_2027() -> None:
    """The pay-and-leave calendar of the United States Office of Personnel Management."""
    assert list(holiday_calendar("us", range(2027, 2028), "1111100")) == [
        date(2027, *month_and_day)
        for month_and_day in (
            (1, 1), (1, 18), (2, 15), (5, 31), (6, 18), (7, 5), (9, 6), (10, 11), (11, 11), (11, 25), (12, 24),
        )
    ]  # fmt: skip


def test_new_year_on_a_saturday_is_observed_in_the_old_year() -> None:
    """1 January 2028 is a Saturday, so the holiday of 2028 is taken on 31 December 2027."""
    assert date(2027, 12, 31) in holiday_calendar("us", range(2028, 2029), "1111100")


def test_general_holidays_of_canada_around_weekends() -> None:
    """Those of a fixed date in 2028, when most of them fall on a Saturday; Victoria Day is the Monday before 25 May."""
    found = holiday_calendar("canada", range(2028, 2029), "1111100")

    assert {day.isoformat()[5:]: name for day, name in found.items() if day.month in (1, 5, 7, 9, 11)} == {
        "01-03": "New Year’s Day, observed",
        "05-22": "Victoria Day",
        "07-03": "Canada Day, observed",
        "09-04": "Labour Day",
        "11-13": "Remembrance Day, observed",
    }
    assert found[date(2028, 10, 2)] == "National Day for Truth and Reconciliation, observed"
    assert date(2026, 5, 18) in holiday_calendar("canada", range(2026, 2027), "1111100")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, {(12, 25): "Christmas Day", (12, 28): "Boxing Day, observed"}),
        (2027, {(12, 27): "Christmas Day, observed", (12, 28): "Boxing Day, observed"}),
        (2033, {(12, 26): "Boxing Day", (12, 27): "Christmas Day, observed"}),
        (2028, {(12, 25): "Christmas Day", (12, 26): "Boxing Day"}),
    ],
)
def test_christmas_in_england_around_a_weekend(year: int, expected: dict[tuple[int, int], str]) -> None:
    """Friday, Saturday, Sunday and Monday, as the government publishes them."""
    december = {day: name for day, name in holiday_calendar("england-wales", range(year, year + 1), "1111100").items()
                if day.month == 12}  # fmt: skip
    assert december == {date(year, *day): name for day, name in expected.items()}


def test_a_substitute_is_for_those_who_had_the_day_off_anyway() -> None:
    """Who works on Sundays has Sunday 4 July 2027 off and works on Monday the 5th."""
    every_day = holiday_calendar("us", range(2027, 2028), "1111111")

    assert date(2027, 7, 4) in every_day
    assert date(2027, 7, 5) not in every_day


@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_year_has_as_many_holidays(calendar: str) -> None:
    """Rules of any year: the same names, each substitute within three days of what it replaces."""
    names = {tuple(sorted(found.name for found in public_holidays(calendar, year) if not found.instead_of))
             for year in range(1901, 2300)}  # fmt: skip
    assert len(names) == 1
    for year in range(1901, 2300):
        for found in public_holidays(calendar, year):
            if found.instead_of:
                assert found.day.weekday() < 5 <= found.instead_of.weekday()
                assert abs(found.day - found.instead_of) <= timedelta(days=3)


@pytest.mark.parametrize(("calendar", "year"), [("atlantis", 2027), ("us", 1582), ("germany", 9999)])
def test_what_has_no_rule_is_refused(calendar: str, year: int) -> None:
    """An unknown calendar, or a year outside it."""
    with pytest.raises(InvalidInput, match=r"(Choose one of|Enter a year)"):
        public_holidays(calendar, year)
