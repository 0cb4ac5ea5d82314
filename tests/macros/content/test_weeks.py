"""Weeks are counted without a week 0 and named as readers expect."""

import pytest

from macros.content.model.base import Weeks
from macros.content.model.root import Calendar
from macros.content.weeks import all_weeks, overlap, weeks_in, weeks_name


def calendar(week_zero: str = "absent") -> Calendar:
    """A calendar that starts before Week 1."""
    return Calendar(first_week=-2, last_week=5, week_zero=week_zero)


def test_week_zero_is_no_week_where_it_is_absent() -> None:
    """Week −1 is followed by Week 1: seven weeks in all."""
    weeks = all_weeks(calendar())

    assert weeks == [-2, -1, *range(1, 6)]
    assert weeks_in(Weeks(first=-1, last=2), calendar()) == [-1, 1, 2]


def test_week_zero_counts_where_it_is_present() -> None:
    """Then the same range has eight weeks."""
    assert len(all_weeks(calendar("present"))) == 8


@pytest.mark.parametrize(
    ("weeks", "name"),
    [
        (Weeks(first=-2, last=-2), "Week −2"),
        (Weeks(first=4, last=6), "Weeks 4–6"),
        (Weeks(first=-2, last=-1), "Weeks −2 to −1"),
        (Weeks(first=-2, last=-1, label="Weeks -2 to 0"), "Weeks −2 to 0"),
        (Weeks(first=3, last=5, label="Week 3-5"), "Week 3–5"),
        (Weeks(first=3, last=3, label="Early-bird week"), "Early-bird week"),
    ],
)
def test_weeks_are_named_with_their_signs(weeks: Weeks, name: str) -> None:
    """A minus before a number, a dash between two, and the source's own label where it has one."""
    assert weeks_name(weeks) == name


def test_ranges_overlap_when_they_share_a_week() -> None:
    """Both ends belong to a range."""
    assert overlap(Weeks(first=3, last=5), Weeks(first=5, last=6))
    assert not overlap(Weeks(first=3, last=4), Weeks(first=5, last=6))
