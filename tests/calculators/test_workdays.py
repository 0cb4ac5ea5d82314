"""Working-day arithmetic against published examples and numpy's business days."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.invalid import InvalidInput
from calculators.workdays import add_months, networkdays, next_working_day, work_calendar, workday

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
masks = st.text("01", min_size=7, max_size=7).filter(lambda mask: "1" in mask)
holidays = st.lists(st.dates(date(2019, 1, 1), date(2030, 12, 31)), max_size=60)
near = st.dates(date(2018, 1, 1), date(2031, 12, 31))


def test_published_examples() -> None:
    """Microsoft's documented examples of WORKDAY and NETWORKDAYS."""
    off = [date(2008, 11, 26), date(2008, 12, 4), date(2009, 1, 21)]
    assert workday(date(2008, 10, 1), 151) == date(2009, 4, 30)
    assert workday(date(2008, 10, 1), 151, holidays=off) == date(2009, 5, 5)
    assert networkdays(date(2012, 10, 1), date(2013, 3, 1)) == 110
    assert networkdays(date(2012, 10, 1), date(2013, 3, 1), holidays=[date(2012, 11, 22)]) == 109
    off = [date(2012, 11, 22), date(2012, 12, 4), date(2013, 1, 21)]
    assert networkdays(date(2012, 10, 1), date(2013, 3, 1), holidays=off) == 107


@given(near, st.integers(-900, 900), masks, holidays)
def test_workday_agrees_with_numpy(start: date, count: int, mask: str, off: list[date]) -> None:
    """The n-th working day is numpy's, with the start itself not counted."""
    if count == 0:
        assert workday(start, 0, mask, off) == start
        return
    calendar = np.busdaycalendar(weekmask=mask, holidays=off)
    roll = "backward" if count > 0 else "forward"
    expected = np.busday_offset(start, count, roll=roll, busdaycal=calendar).astype(date)

    assert workday(start, count, mask, off) == expected


@given(near, near, masks, holidays)
def test_networkdays_agrees_with_numpy(start: date, end: date, mask: str, off: list[date]) -> None:
    """Both ends count; reversed ends give the negative."""
    calendar = np.busdaycalendar(weekmask=mask, holidays=off)
    low, high = min(start, end), max(start, end)
    expected = int(np.busday_count(low, high + timedelta(days=1), busdaycal=calendar))

    assert networkdays(start, end, mask, off) == (expected if start <= end else -expected)


@given(near, st.integers(1, 500), masks, holidays)
def test_going_forth_and_back_returns(start: date, count: int, mask: str, off: list[date]) -> None:
    """From a working day, n days on and n days back lead home."""
    home = next_working_day(start, mask, off)

    assert workday(workday(home, count, mask, off), -count, mask, off) == home
    assert networkdays(home, workday(home, count, mask, off), mask, off) == count + 1


@given(near, st.integers(0, 300), masks, holidays, near)
def test_a_new_holiday_never_makes_a_date_earlier(
    start: date, count: int, mask: str, off: list[date], extra: date
) -> None:
    """Counting forward, a day off more can only delay."""
    assert workday(start, count, mask, [*off, extra]) >= workday(start, count, mask, off)


def test_holidays_on_weekends_or_twice_count_once() -> None:
    """A Saturday off was off before, and a day listed twice is one day."""
    off = [date(2027, 1, 9), date(2027, 1, 11), date(2027, 1, 11)]

    assert networkdays(date(2027, 1, 4), date(2027, 1, 15), holidays=off) == 9
    assert work_calendar(holidays=off).lost(date(2027, 1, 4), date(2027, 1, 15)) == (date(2027, 1, 11),)


def test_leap_days_and_centuries() -> None:
    """The calendar is Gregorian: 1900 and 2100 have no 29 February, 2000 has."""
    assert workday(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert networkdays(date(1900, 2, 28), date(1900, 3, 1)) == 2
    assert add_months(date(2100, 1, 31), 1) == date(2100, 2, 28)
    assert add_months(date(2000, 1, 31), 1) == date(2000, 2, 29)


@given(days, st.integers(-500, 500))
def test_months_clip_to_the_month_end(day: date, months: int) -> None:
    """The month is the right one, the day the same or the month's last."""
    later = add_months(day, months)

    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("mask", ["0000000", "11111", "11111000", "111110x", ""])
def test_masks_without_meaning_are_refused(mask: str) -> None:
    """A week without a working day would never end."""
    with pytest.raises(InvalidInput, match="seven digits") as caught:
        workday(date(2027, 1, 4), 1, mask)
    assert caught.value.field == "weekmask"


def test_dates_outside_the_calendar_are_refused() -> None:
    """Beyond the year 9999 there is not a date to give."""
    for call in (
        lambda: workday(date(9999, 12, 1), 100),
        lambda: workday(date(1, 1, 5), -100),
        lambda: workday(date(2027, 1, 1), 10**12),
        lambda: add_months(date(9999, 1, 1), 12),
    ):
        with pytest.raises(InvalidInput, match="Enter fewer"):
            call()
