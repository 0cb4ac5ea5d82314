"""The formats by name: what each is for, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from macros.exports.calendar import calendar
from macros.exports.csv_files import csv_files
from macros.exports.edition import Edition
from macros.exports.markdown_pages import markdown_files
from macros.exports.ms_project import ms_project
from macros.exports.print_edition import print_edition
from macros.exports.schedule import Schedule
from macros.exports.task_lists import task_list
from macros.exports.workbook import workbook

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that an edition can be exported to."""

    about: str
    """What comes of it, for whoever chooses."""
    file: Callable[[Edition, Schedule | None], bytes] | None = None
    """What makes the one file."""
    folder: Callable[[Edition, Schedule | None], Iterator[tuple[str, bytes]]] | None = None
    """What makes several instead: name and content of each."""
    needs_dates: bool = False
    """Whether it cannot be made without a start."""


def _calendar(_edition: Edition, schedule: Schedule | None) -> bytes:
    assert schedule is not None
    return calendar(schedule)


def _ms_project(_edition: Edition, schedule: Schedule | None) -> bytes:
    assert schedule is not None
    return ms_project(schedule)


def _print_edition(edition: Edition, _schedule: Schedule | None) -> bytes:
    return print_edition(edition)


def _markdown(edition: Edition, _schedule: Schedule | None) -> Iterator[tuple[str, bytes]]:
    return markdown_files(edition)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "csv": Format(about="a folder of tables, one a kind, and the plan", folder=csv_files),
        "xlsx": Format(about="a workbook of the same, with filters", file=workbook),
        "markdown": Format(
            about="a folder of texts: the whole, each page, and the lists for language models", folder=_markdown
        ),
        "html": Format(about="the print edition: everything on one page", file=_print_edition),
        "ics": Format(about="a calendar with events, reviews and to-dos", file=_calendar, needs_dates=True),
        "msproject": Format(about="an XML file for Microsoft Project", file=_ms_project, needs_dates=True),
        "jira": Format(about="a CSV file for Jira's import", file=partial(task_list, "jira")),
        "asana": Format(about="a CSV file for Asana's import", file=partial(task_list, "asana")),
        "trello": Format(about="a CSV file of cards for importers of Trello", file=partial(task_list, "trello")),
        "github": Format(about="a CSV file of issues for GitHub Projects", file=partial(task_list, "github")),
    }
)
