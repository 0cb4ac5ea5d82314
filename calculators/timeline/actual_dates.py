"""What has happened to the plan's blocks, as it is typed or pasted: when each started or ended, or has moved to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from calculators.fields import day
from calculators.invalid import Problem
from calculators.parsing import Unreadable, quoted
from calculators.parsing_dates import read_date
from calculators.rounding import MINUS
from calculators.spec import about
from calculators.texts import weeks_text
from calculators.timeline.plan import Plan, Span
from calculators.timeline.week_zero import with_week_zero

__all__ = ["ActualDates", "dates_by_block", "days_known", "find_bad_actual_dates"]

_DAY = timedelta(days=1)
_YEARS = 10
"""A date further from the plan's own is a slip of the keyboard."""
_LONGEST_LINE = 400
_COLUMNS = ("started", "ended", "moved_to")
_SAID = {"started": "started", "ended": "ended", "moved_to": "moved to"}
_WORDS = {
    "started": r"started|began|begun",
    "ended": r"ended|finished|completed|done",
    "moved_to": r"moved(?:\s+to)?|postponed(?:\s+to)?",
}
_WORD = "|".join(_WORDS.values())
_FIRST = re.compile(rf"(.+?)[\s:;,–—-]*\b((?:{_WORD})\b[\s:]+(?!(?:{_WORD})\b)[\w(].*)", re.IGNORECASE)
"""A name, and from its first word that a date follows on what happened: a title may hold such words itself."""
_EACH = re.compile(rf"\b({_WORD})\b[\s:]*(?:on\b|at\b)?", re.IGNORECASE)
_RANGE = re.compile(r"(.+):\s*(.*\S)\s+(?:to|until|till|–|—|-|\.\.)\s+(\S.*)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_EXAMPLE = "such as: Week 1: started 2027-01-04, ended 2027-01-08"
_WEEKS = re.compile(r"(?:weeks?|w)?\s*(-?\d{1,4})(?:\s*(?:-|to)\s*(-?\d{1,4}))?", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys(f"–—‒{MINUS}", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualDates:
    """When a block started and ended, or the day on which it is to start now."""

    block: str = field(metadata=about(label="Block", kind="text"))
    """Its title, its weeks such as ``Weeks 4-6``, or its id."""
    started: date | None = field(default=None, metadata=day("Started", optional=True))
    ended: date | None = field(default=None, metadata=day("Ended", optional=True))
    moved_to: date | None = field(default=None, metadata=day("Moved to", optional=True))

    @staticmethod
    def is_one(line: str) -> bool:
        """Whether the semicolons of a line stand between its cells, not between two rows.

        >>> ActualDates.is_one("Week 1;04.01.2027;"), ActualDates.is_one("Week 1: ended 2027-01-08; Week 2: done")
        (True, False)
        """
        cells = [cell for cell in line.split(";")[1:] if cell.strip()]
        return bool(cells) and all(map(_is_date, cells))

    @staticmethod
    def cells(line: str) -> dict[str, Any]:
        r"""The cells of a typed line, still as texts: words before the dates, or columns as a spreadsheet pastes them.

        >>> ActualDates.cells("Week 1: started 4 Jan, ended 8 January 2027")
        {'block': 'Week 1', 'started': '4 Jan 2027', 'ended': '8 January 2027'}
        >>> ActualDates.cells("Weeks 4-6\t\t\t2027-02-01")
        {'block': 'Weeks 4-6', 'moved_to': '2027-02-01'}
        """
        if len(line) > _LONGEST_LINE:
            raise Unreadable(f"enter a shorter line, {_EXAMPLE}.")
        if "\t" in line or ActualDates.is_one(line):
            return _from_columns(re.split(r"[\t;]", line))
        ends = _RANGE.fullmatch(line)
        said = _FIRST.fullmatch(line)
        if ends and (not said or all(map(_is_date, ends.group(2, 3)))):
            return _from_columns(ends.groups())
        if said:
            return _from_words(said[1], said[2])
        raise Unreadable(f"enter a block, and started, ended or moved to before each date, {_EXAMPLE}.")

    def line(self) -> str:
        """The line that ``cells`` reads as this row."""
        said = [f"{_SAID[name]} {getattr(self, name)}" for name in _COLUMNS if getattr(self, name) is not None]
        return f"{self.block}: {', '.join(said)}"

    @property
    def has_begun(self) -> bool:
        """Whether it has started, and perhaps ended."""
        return self.started is not None or self.ended is not None


def _from_columns(columns: Iterable[str]) -> dict[str, Any]:
    name, *dates = [" ".join(column.split()) for column in columns]
    while dates and not dates[-1]:
        del dates[-1]
    if len(dates) > len(_COLUMNS):
        raise Unreadable("enter at most four columns: block, started, ended, moved to.")
    return {"block": name, **{column: text for column, text in zip(_COLUMNS, dates, strict=False) if text}}


def _from_words(name: str, rest: str) -> dict[str, Any]:
    """Where one date of a line has a year, it is the others' too: an end before a start would be refused."""
    found: dict[str, Any] = {"block": " ".join(name.split())}
    pieces = _EACH.split(rest)[1:]
    years = set(_YEAR.findall(rest))
    for word, text in zip(pieces[::2], pieces[1::2], strict=True):
        key = next(key for key, pattern in _WORDS.items() if re.fullmatch(pattern, word, re.IGNORECASE))
        if key in found:
            raise Unreadable(f"enter “{_SAID[key]}” once in a line.")
        said = re.sub(r"[\s,]+(?:and)?\s*$", "", text.strip())
        found[key] = f"{said} {''.join(years)}" if said and len(years) == 1 and not re.search(r"\d{4}", said) else said
    return found


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except Unreadable:
        return False
    return True


def dates_by_block(plan: Plan, actual_dates: Iterable[ActualDates]) -> dict[str, ActualDates]:
    """Each row by the id of its block; the rows are those that ``find_bad_actual_dates`` lets pass."""
    names = _names(plan)
    return {names[_plain(row.block)]: row for row in actual_dates}


def days_known(actual_dates: Iterable[ActualDates], today: date | None) -> list[date]:
    """Every day that what has happened to the blocks names, and ``today``; none where nothing is entered."""
    dates = [getattr(row, name) for row in actual_dates for name in _COLUMNS]
    return [when for when in (*dates, today) if when is not None] if dates else []


def _names(plan: Plan) -> dict[str, str]:
    """What a line may call a block, to its id: weeks, then id, then title, whichever is one block's alone."""
    names: dict[str, str] = {}
    for called in (_weeks_name, lambda block: block.id, lambda block: block.title):
        counted = Counter(_plain(called(block)) for block in plan.blocks)
        for block in plan.blocks:
            name = _plain(called(block))
            if counted[name] == 1 and _can_be_typed(called(block)):
                names[name] = block.id
    return names


def _weeks_name(block: Span) -> str:
    return weeks_text(block.first_week, block.last_week)


def _can_be_typed(name: str) -> bool:
    """Whether a line that begins with ``name`` is read as beginning with it."""
    return ";" not in name and _reread(ActualDates(block=name, ended=date.max)) == name


def _reread(row: ActualDates) -> Any:
    try:
        return ActualDates.cells(row.line())["block"]
    except Unreadable:
        return None


def _plain(name: str) -> str:
    """``name`` so that two ways to write one are equal: `Weeks 4–6` as `4-6`, a title in small letters."""
    plain = name.translate(_DASHES).casefold()
    weeks = _WEEKS.fullmatch(plain)
    return plain if not weeks else weeks[1] if weeks[2] in (None, weeks[1]) else f"{weeks[1]}-{weeks[2]}"


def find_bad_actual_dates(
    plan: Plan, week_zero: str, actual_dates: tuple[ActualDates, ...], anchor_date: date, today: date | None
) -> Iterator[Problem]:
    """What is no block, contradicts itself or lies in the future.

    That a block began before the one before it had ended is taken as it is: it happened.
    """

    def wrong(message: str) -> Problem:
        return Problem("actual_dates", message)

    if not actual_dates:
        return
    planned = with_week_zero(plan, week_zero)
    covered = Counter(week for block in plan.blocks for week in planned.weeks if _covers(block, week))
    if any(count > 1 for count in covered.values()):
        yield wrong("Leave actual dates out: in this plan two blocks share a week, so it is not one after the other.")
        return
    names = _names(plan)
    titles = {block.id: block.title for block in plan.blocks}
    entered: set[str] = set()
    for number, row in enumerate(actual_dates, start=1):
        block = names.get(_plain(row.block))
        if block is None or row.block != " ".join(row.block.split()):
            yield wrong(f"Row {number}: {_known(row.block, plan)}")
        elif block in entered:
            yield wrong(f"Row {number}: enter {titles[block]} once, with all its dates in one line.")
        elif message := _contradiction(row, titles[block], anchor_date, today):
            yield wrong(f"Row {number}: {message}")
        entered |= {block} if block else set()


def _covers(block: Span, week: int) -> bool:
    return block.first_week <= week <= block.last_week


def _known(name: str, plan: Plan) -> str:
    titles = [block.title for block in plan.blocks]
    near = get_close_matches(name, titles, n=1)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(titles)}."
    return f"name a block of the plan by its title or its weeks; “{quoted(name)}” is none: {meant}"


def _contradiction(row: ActualDates, title: str, anchor_date: date, today: date | None) -> str | None:
    happened = [when for when in (row.started, row.ended) if when is not None]
    dates = [*happened, *([row.moved_to] if row.moved_to else [])]
    if not dates:
        return f"enter when {title} started, ended or is moved to."
    if any(abs(when.year - anchor_date.year) > _YEARS for when in dates):
        return f"enter dates of {title} within {_YEARS} years of the plan’s own, {anchor_date}."
    if row.moved_to and happened:
        return f"take out “moved to”, or when it started and ended: {title} has begun."
    if row.started and row.ended and row.ended < row.started:
        return f"enter an end of {title} from {row.started} on, when it started; {row.ended} is before it."
    # Somewhere it may be tomorrow already.
    if today and max(happened, default=today) > today + _DAY:
        return f"enter dates up to today, {today}, for what has happened; write “moved to” for a start still to come."
    return None
