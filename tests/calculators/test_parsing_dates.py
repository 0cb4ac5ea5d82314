"""A date is understood in one way, or refused with a sentence; lists and ranges of dates likewise."""

import re
from datetime import date

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st

from calculators.parsing import Unreadable
from calculators.parsing_dates import read_date, read_dates, show_dates

days = st.dates(date(1901, 1, 1), date(2199, 12, 31))
FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y", "%b %d %Y",
         "%A, %B %d, %Y", "%a %d %b %Y", "%A %d %B %Y", "%Y %B %d")  # fmt: skip


@given(days, st.sampled_from(FORMS), st.booleans())
def test_a_date_in_every_usual_form(day: date, form: str, loud: bool) -> None:
    """Year first, or the month by name; dateutil's parser agrees."""
    text = day.strftime(form)

    assert read_date(text.upper() if loud else text) == day
    assert parser.parse(text).date() == day


@pytest.mark.parametrize(
    "text",
    ["2027-1-4", "4 January 2027", "4th of January 2027", "Jan. 4, 2027", "january 4th 2027", "Mon 4 Jan 2027",
     "4. Jan 2027", "04.01.2027", "4.1.2027", "  2027-01-04\t", "4Jan2027", "2027 Jan 4", "Monday, 4 January, 2027"],
)  # fmt: skip
def test_the_fourth_of_january(text: str) -> None:
    """However it is put."""
    assert read_date(text) == date(2027, 1, 4)


@given(days, st.sampled_from("/-"))
def test_figures_in_either_order_when_only_one_can_be_meant(day: date, mark: str) -> None:
    """Day and month may change places where a day above 12 or twice the same number settles it."""
    texts = [f"{first}{mark}{second}{mark}{day.year}" for first, second in ((day.day, day.month), (day.month, day.day))]
    for text in texts:
        if day.day > 12 or day.day == day.month:
            assert read_date(text) == day
        else:
            with pytest.raises(Unreadable, match=rf"Enter .*{day}.* can be read both ways"):
                read_date(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("04/01/2027", "Enter 2027-01-04 or 2027-04-01: “04/01/2027” can be read both ways."),
        ("4-1-2027", "can be read both ways"),
        ("2027-02-29", "there is no 2027-02-29"),
        ("31 April 2027", "there is no 31 April 2027"),
        ("32/13/2027", "there is no 32/13/2027"),
        ("0000-01-01", "there is no 0000-01-01"),
        ("Tue 4 Jan 2027", "names a Monday"),
        ("4 January", "year in four digits"),
        ("Jan 4", "year in four digits"),
        ("25/01/27", "year in four digits"),
        ("4 Jan 27", "year in four digits"),
        ("4 Janner 2027", "is not understood"),
        ("2027-W01-1", "is not understood"),
        ("tomorrow", "is not understood"),
        ("２０２７-01-04", "is not understood"),
        ("2027014", "is not understood"),
        ("", "Enter a date as year-month-day, such as 2027-01-04."),
        ("9" * 200, "is not understood"),
    ],
)
def test_what_has_no_single_meaning_is_refused(text: str, words: str) -> None:
    """The sentence says why, and what to enter."""
    with pytest.raises(Unreadable, match=re.escape(words)) as refused:
        read_date(text)
    assert str(refused.value).startswith("Enter ")


@given(st.text(max_size=40))
def test_any_text_is_dates_or_a_sentence(text: str) -> None:
    """Nothing else ever happens."""
    for read in (read_date, read_dates):
        try:
            sentence = "Enter " * bool(str(read(text)))
        except Unreadable as error:
            sentence = str(error)
        assert sentence.startswith("Enter ")


@pytest.mark.parametrize(
    "text",
    ["2027-05-31; 2026-12-31 to 2027-01-02,\n2027-01-01, 2027-03-01..2027-03-02, 2027-04-01–2027-04-01,",
     "May 31, 2027, from Dec 31, 2026 until Sat 2 Jan 2027, 2027-03-01/2027-03-02; 1 April 2027",
     "Monday, May 31, 2027\r\n31/12/2026 - 2 January 2027\n1 March 2027 — 2 March 2027\n1st April 2027\n"],
)  # fmt: skip
def test_lists_and_ranges_in_any_order(text: str) -> None:
    """Sorted, each once; ranges include both ends."""
    expected = "2026-12-31 to 2027-01-02, 2027-03-01 to 2027-03-02, 2027-04-01, 2027-05-31"

    assert show_dates(read_dates(text)) == expected


def test_no_dates_are_none() -> None:
    """An empty field means no day off."""
    assert read_dates("  ") == read_dates(",;\n") == ()


@pytest.mark.parametrize(
    "text",
    ["2027-01-05 to 2027-01-04", "2027-01-01 to 2199-01-01", "today", "2027-01-01 2027-01-02",
     "2027-01-01 to", "a to " * 9000],
)  # fmt: skip
def test_ranges_must_make_sense(text: str) -> None:
    """The earlier day first, and no more days than a plan could need."""
    with pytest.raises(Unreadable, match="Enter "):
        read_dates(text)


@given(st.sets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=80))
def test_shown_dates_read_back(chosen: set[date]) -> None:
    """Runs of days are shown as ranges and mean the same days."""
    assert read_dates(show_dates(sorted(chosen))) == tuple(sorted(chosen))
