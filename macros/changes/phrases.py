"""The phrases that every way of telling a report shares."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.changes.report import Answer, Change, Report
from macros.foundation.sentences import joined

__all__ = [
    "answers_heading",
    "brief_names",
    "capital",
    "counted",
    "headline",
    "innermost",
    "reason_of_no_answer",
    "same_note",
    "says_itself",
    "tally",
]

_NUMBERS = ("No", "The", "The two", "The three", "The four", "The five", "The six")

_SHORT = 9
"""So many letters of a commit tell it apart, and can be read."""


def counted(count: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "change"), counted(3, "problem")
    ('1 change', '3 problems')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def capital(words: str) -> str:
    """With its first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def tally(report: Report, *, against: str = "") -> str:
    """How much there is of everything: `5 changes against main, 1 problem, 3 warnings`."""
    parts = [counted(len(report.changes), "change") + against if report.changes else f"no change{against}"]
    parts += [counted(len(report.problems), "problem")] if report.problems else []
    parts += [counted(len(report.warnings), "warning")] if report.warnings else []
    return ", ".join(parts)


def headline(report: Report) -> str:
    """The first line; of a base that has gone on since, with the commit that both have in common."""
    began = f" at {report.began_at[:_SHORT]} (where {report.head or 'this branch'} began)" if report.began_at else ""
    base = f"{report.base}{began}"
    between = f" from {base} to {report.head}" if report.head else f" against {base}"
    return capital(tally(report, against=between))


def same_note(report: Report) -> str:
    """What differs where the playbook says the same."""
    if report.differs == "order":
        return f"It says the same; only the order of entries differs, in {joined(report.reordered)}."
    if report.differs == "layout":
        return "It says the same; only comments, layout or the order of keys differ."
    return "Nothing differs."


def says_itself(change: Change) -> bool:
    """Whether its own words are what changed, so that its place tells more than its name."""
    return any(row.label == "words" for row in change.rows) and bool(change.within or change.weeks)


def answers_heading(answers: Sequence[Answer]) -> str:
    """What stands over the answers: `The three worked examples`."""
    count = len(answers)
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"The {count}"
    return f"{number} worked example{'' if count == 1 else 's'}"


def brief_names(answers: Sequence[Answer]) -> list[str]:
    """A name for each in one word, where that tells them apart."""
    words = [answer.title.split()[0] if answer.title.split() else answer.calculator for answer in answers]
    return words if len(set(words)) == len(words) else [answer.title for answer in answers]


def reason_of_no_answer(report: Report) -> str:
    """Why a calculator has none, as far as that is known."""
    if len(report.problems) == 1:
        return ", see problem 1"
    return ", see the problems" if report.problems else ""


def innermost(place: str) -> str:
    """The last thing that a place names; whoever reads it sees the file and line.

    >>> innermost('phase "First", block "Second", milestone "Third", week')
    'Milestone "Third", week'
    >>> innermost('measurement, KPI group "First", KPI "Second"')
    'KPI "Second"'
    >>> innermost("ids.lock")
    'ids.lock'
    """
    found = [match.start(1) for match in re.finditer(r'(?:^|, )([A-Za-z][A-Za-z -]*) "', place)]
    return capital(place[found[-1] :]) if found else place
