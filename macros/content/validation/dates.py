"""Rules about dates: they are in the calendar, agree with the words beside them, and have not passed unseen."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.content.documents import Path
from macros.content.model.base import Dates, Ours
from macros.content.model.ours import Assumption
from macros.content.model.plan_statements import Milestone
from macros.content.problems import Problem
from macros.content.validation.draft import Draft, Source
from macros.content.validation.words import listed, shown

__all__ = [
    "dates_unlike_their_text",
    "days_named_in_vain",
    "impossible_dates",
    "is_day",
    "reviews_overdue",
    "written_dates",
]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_FORMS = [
    re.compile(rf"\b{form}\b", re.IGNORECASE)
    for form in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    )
]


def written_dates(text: str) -> list[str]:
    """Every date that a text names in full, as YAML holds it, whether there is such a day or not.

    >>> written_dates("From April 30, 2025 to 1 May 2025, or 2025-02-30")
    ['2025-02-30', '2025-04-30', '2025-05-01']
    """
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = match["month"].lower()
            number = int(month) if month.isdecimal() else _MONTHS[month]
            found.append(f"{match['year']}-{number:02}-{int(match['day']):02}")
    return found


def _dated(draft: Draft) -> Iterator[tuple[Source, Path, str, BaseModel]]:
    """Every date of the YAML with the thing that holds it; a calculator's date is an assumption in the unit `date`."""
    for source in draft.sources.values():
        for path, part in (*source.parts_of(Assumption, Dates, Milestone), *source.parts_with("date")):
            if isinstance(part, Dates):
                written = {"first": part.first} | ({"last": part.last} if part.last != part.first else {})
                yield from ((source, (*path, key), day, part) for key, day in written.items())
            elif isinstance(part, Milestone):
                yield from [(source, (*path, "due"), part.due, part)] if part.due else ()
            elif isinstance(part, Assumption):
                if part.unit != "date":
                    continue
                values: Any = part.value
                for index, value in enumerate(values) if isinstance(values, list) else ():
                    yield source, (*path, "value", index), value, part
                if not isinstance(values, list):
                    yield source, (*path, "value"), str(values), part
            elif isinstance(part.date, str):
                yield source, (*path, "date"), part.date, part


def is_day(date: str) -> bool:
    """Whether a text is a day of the calendar, as YAML holds it.

    >>> is_day("2028-02-29"), is_day("2027-02-29")
    (True, False)
    """
    try:
        return dt.date.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


def impossible_dates(draft: Draft) -> Iterator[Problem]:
    """A date is a day of the calendar."""
    for source, path, date, holder in _dated(draft):
        if not is_day(date):
            named = [day for day in written_dates(str(getattr(holder, "text", ""))) if is_day(day)]
            cure = f'write "{named[0]}", as the text says' if named else _cure(date)
            yield source.problem(path, f"{shown(date)} is not a day of the calendar", cure)


def _cure(date: str) -> str:
    """The last day of the month where only the day is wrong; else how a date is written."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", date)
    if found is None:
        return "write it as 2025-01-31"
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12 or not year:
        return "write year, month and day, the month from 01 to 12"
    last = calendar.monthrange(year, month)[1]
    return f"write {year:04}-{month:02}-{last:02}, or another day of that month" if day > last else "count days from 01"


def dates_unlike_their_text(draft: Draft) -> Iterator[Problem]:
    """The date beside a text is the one that the text names; whoever changes one must change the other."""
    for source in draft.sources.values():
        for path, part in source.parts_with("date"):
            text, date = getattr(part, "text", None), part.date
            if not isinstance(text, str):
                continue
            named = [date for date in written_dates(text) if is_day(date)]
            if date is None and named and "date" not in part.model_fields_set:
                sentence = f"the text {shown(text)} names a day, but there is no date beside it"
                yield source.problem((*path, "text"), sentence, f'add date: "{named[0]}", or date: null', place_of=path)
            elif date is not None and is_day(date) and named and date not in named:
                sentence = f"the text {shown(text)} names {named[0]}, but 'date' is {date}"
                yield source.problem((*path, "date"), sentence, f'write "{named[0]}", or fix the text')


def reviews_overdue(draft: Draft) -> Iterator[Problem]:
    """A day that the playbook sets itself, such as its next review, has passed."""
    root = draft.file("playbook")
    for id_, line in root.node.colophon.items() if root is not None and draft.today is not None else ():
        assert root is not None
        assert draft.today is not None
        if line.date is not None and is_day(line.date) and dt.date.fromisoformat(line.date) < draft.today:
            sentence = f"the day of {shown(line.title)}, {line.date}, has passed"
            hint = "review the playbook, then write the day of the next review in text and date"
            yield root.warning(("colophon", id_, "date"), sentence, hint)


def days_named_in_vain(draft: Draft) -> Iterator[Problem]:
    """A day that a sentence of ours names is one that the playbook holds as a date, so that both change together."""
    root = draft.file("playbook")
    dated = list(_dated(draft)) if root is not None else []
    known, spans = {date for _, _, date, _ in dated}, [it for _, _, _, it in dated if isinstance(it, Dates)]
    if root is None or not known:
        return
    set_days = [line.date for line in root.node.colophon.values() if line.date is not None]
    hint = f"the playbook's own dates are {listed(set_days)}; name one of these" if set_days else "fix the sentence"
    for source in draft.sources.values():
        for path, part in source.parts_of(Ours):
            for day in dict.fromkeys(written_dates(part.text)):
                # Days as they are written are in order as texts.
                if is_day(day) and day not in known and not any(it.first <= day <= it.last for it in spans):
                    sentence = f"it names the day {day}, which is not a date of the playbook any more"
                    yield source.warning((*path, "text"), sentence, hint, place_of=path)
