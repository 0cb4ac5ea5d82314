"""Counts of active users as they are typed or pasted: by week or by date, in people or in percent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from calculators.adoption.week_time import WeekTime, week_time_of
from calculators.fields import day
from calculators.invalid import Problem
from calculators.parsing import Unreadable, show_number
from calculators.parsing_dates import read_date
from calculators.spec import about
from calculators.workdays import next_working_day

__all__ = ["LAST_WEEK", "Actual", "find_bad_actuals", "people"]

LAST_WEEK = 520
_MOST = 120
"""Counts a fit is drawn from again and again; two years of weeks are 104."""
_COUNT = r"([\d.,'’]+\s*%?)"
_LINES = [
    re.compile(pattern) for pattern in (r"([^:;\t]+?)\s*[:;\t]\s*(.+)", rf"(.+?),\s*{_COUNT}", rf"(.+?)\s+{_COUNT}")
]
"""Between when and how many: a colon, a tab or a spreadsheet's semicolon, else a comma, else a space."""
_LONGEST_LINE = 80
_WEEK = re.compile(r"(?:weeks?|w)?\s*(\d{1,4})", re.IGNORECASE | re.ASCII)
_NUMERIC = re.compile(r"[\d./-]+", re.ASCII)
"""A date in digits, be it one that can be read both ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """People active at the end of a week or of a day: a count of them, or their share of those who were counted."""

    week: int | None = field(
        default=None, metadata=about(label="Week", kind="integer", minimum=1, maximum=LAST_WEEK, optional=True)
    )
    users: int | None = field(
        default=None,
        metadata=about(label="Active users", kind="integer", minimum=0, maximum=1_000_000, optional=True),
    )
    date: dt.date | None = field(default=None, metadata=day("Date", optional=True))
    share: float | None = field(
        default=None, metadata=about(label="Share active", kind="share", minimum=0, maximum=1, optional=True)
    )

    @staticmethod
    def is_one(line: str) -> bool:
        """Whether the only semicolon of a line stands between its cells, not between two rows.

        >>> Actual.is_one("4;120"), Actual.is_one("29.01.2027;55 %;"), Actual.is_one("4: 120; 5: 150")
        (True, True, False)
        """
        when, _, much = line.strip().removesuffix(";").partition(";")
        return bool(much) and ";" not in much and _is_time(when.strip())

    @staticmethod
    def cells(line: str) -> dict[str, Any]:
        """The cells of a typed line, still as texts.

        >>> Actual.cells("Week 4: 120"), Actual.cells("29 Jan 2027  55 %")
        ({'week': '4', 'users': '120'}, {'date': '29 Jan 2027', 'share': '55 %'})
        """
        cut = line.strip().removesuffix(";")[: _LONGEST_LINE + 1]
        found = next(filter(None, (pattern.fullmatch(cut) for pattern in _LINES)), None)
        if not found or len(cut) > _LONGEST_LINE:
            raise Unreadable("enter a week or a date and a count or a percentage, such as 4: 120 or 2027-01-29: 55 %.")
        when, much = found[1].strip(), found[2].strip()
        week = _WEEK.fullmatch(when)
        return {
            **({"week": week[1]} if week else {"date": when}),
            ("share" if much.endswith("%") else "users"): much,
        }

    def line(self) -> str:
        """The line that ``cells`` reads as this row."""
        much = f"{show_number(self.share, percent=True)} %" if self.share is not None else show_number(self.users or 0)
        return f"{self.date or self.week}: {much}"

    def time(self, week_1: dt.date, weekmask: str) -> WeekTime:
        """When it was counted."""
        if self.date is not None:
            return week_time_of(self.date, week_1, weekmask)
        days = weekmask.count("1")
        return WeekTime(self.week or 1, days, days)

    def counted(self, of: int) -> int:
        """People active among ``of`` who were counted; a share is rounded to whole people, halves upward."""
        return self.users if self.users is not None else int((self.share or 0) * of + 0.5)

    @property
    def name(self) -> str:
        """What a message calls the row."""
        return f"on {self.date}" if self.date is not None else f"in Week {self.week}"


def _is_time(text: str) -> bool:
    if _WEEK.fullmatch(text) or _NUMERIC.fullmatch(text):
        return True
    try:
        read_date(text)
    except Unreadable:
        return False
    return True


def people(counted: int, of: int, users: int) -> int:
    """Active people among all ``users`` when ``counted`` ``of`` some were active; rounded, halves upward.

    >>> people(120, 240, 240), people(33, 50, 240)
    (120, 158)
    """
    return (2 * counted * users + of) // (2 * of)


def find_bad_actuals(
    actuals: tuple[Actual, ...], users: int, surveyed: int | None, week_1_date: dt.date, weekmask: str
) -> Iterator[Problem]:
    """What contradicts itself, the number of users or the calendar."""
    if len(actuals) > _MOST:
        yield Problem("actuals", f"Enter at most {_MOST} counts.")
        return
    for number, row in enumerate(actuals, start=1):
        if (row.week is None) == (row.date is None) or (row.users is None) == (row.share is None):
            yield Problem(
                "actuals", f"Row {number}: enter either a week or a date, and either a count or a percentage."
            )
            return
    week_1 = next_working_day(week_1_date, weekmask)
    early = [row for row in actuals if row.date is not None and row.date < week_1]
    for row in early:
        yield Problem("actuals", f"Enter counts from {week_1} on, when Week 1 starts, not {row.name}.")
    times = [row.time(week_1, weekmask) for row in actuals if row not in early]
    if any(time.week > LAST_WEEK for time in times):
        yield Problem("actuals", f"Enter counts up to Week {LAST_WEEK}.")
    if len(set(times)) != len(times):
        yield Problem("actuals", "Enter each week or day once; the last working day of a week counts as its end.")
    most = surveyed or users
    among = "there are no more" if surveyed is None else "no more were asked"
    for row in actuals:
        if row.users is not None and row.users > most:
            yield Problem("actuals", f"Enter at most {most:,} active users {row.name}: {among}.")
