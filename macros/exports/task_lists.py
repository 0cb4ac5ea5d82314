"""A plan as CSV that other planners import, by the columns that each of them documents; with dates where it has some.

Planners know people by an address for mail: they assign the owner of an own plan where it is one. Who it is, and what
else is entered, stands in what describes a task in any case.

Jira: Summary must be there; a parent stands above its children and is named by its Issue ID. Asana: the columns' names
and order are its own; dates are month, day, year. Trello has no import of its own: these are the columns by which its
importers know a card. GitHub Projects takes pasted titles; its importers and command line know these columns.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from calculators.csv_records import BYTE_ORDER_MARK, record, safe
from macros.content.model.roles import PARTS
from macros.content.registry import Entity
from macros.exports.edition import Edition
from macros.exports.own_plan import FIELDS
from macros.exports.schedule import Schedule, Span
from macros.exports.tasks import Task, tasks

__all__ = ["PLANNERS", "task_list"]

_Row = dict[str, str]
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def task_list(planner: str, edition: Edition, schedule: Schedule | None) -> bytes:
    """The plan for one of `PLANNERS`."""
    columns, rows = PLANNERS[planner]
    lines = [record(columns)]
    for row in rows(edition, schedule):
        assert row.keys() <= set(columns)
        lines.append(record(safe(row.get(label, "")) for label in columns))
    return (BYTE_ORDER_MARK + "".join(lines)).encode()


def _jira(edition: Edition, schedule: Schedule | None) -> Iterator[_Row]:
    """An epic a block (and a phase, for what it holds outside of blocks), then a task for each line of the plan."""
    listed = list(tasks(edition))
    held: dict[str, list[Task]] = {}
    for task in listed:
        if epic := task.block or task.phase:
            held.setdefault(epic.reference, []).append(task)
    numbers = {reference: str(number) for number, reference in enumerate(held, start=1)}
    for reference, own in held.items():
        epic = edition.entities[reference]
        span = schedule.around(own) if schedule else None
        yield {
            "Issue ID": numbers[reference],
            "Issue Type": "Epic",
            "Summary": epic.title,
            "Description": _about(edition, epic),
            "Start Date": _iso(span.start) if span else "",
            "Due Date": _iso(span.due) if span else "",
            "Labels": epic.kind,
        }
    for number, task in enumerate(listed, start=len(numbers) + 1):
        epic_of = task.block or task.phase
        yield {
            "Issue ID": str(number),
            "Parent": numbers[epic_of.reference] if epic_of else "",
            "Issue Type": "Task",
            "Summary": task.entity.title,
            "Description": _described(edition, task),
            **_dates(schedule, task, "Start Date", "Due Date", _iso),
            "Labels": task.entity.kind,
            "Assignee": _assignee(edition, task),
            "Status": _status(edition, task, "Done", "To Do"),
        }


def _asana(edition: Edition, schedule: Schedule | None) -> Iterator[_Row]:
    """A section a block, in it a task for each line; a milestone is one."""
    for task in tasks(edition):
        yield {
            "Name": task.entity.title,
            "Description": _described(edition, task),
            "Section": _place(task),
            **_dates(schedule, task, "Start Date", "Due Date", lambda day: f"{day:%m/%d/%Y}"),
            "Type": "Milestone" if task.entity.kind == "milestone" else "Task",
            "Assignee": _assignee(edition, task),
        }


def _trello(edition: Edition, schedule: Schedule | None) -> Iterator[_Row]:
    """A list a block, in it a card for each line."""
    for task in tasks(edition):
        yield {
            "List": _place(task),
            "Card Name": task.entity.title,
            "Card Description": _described(edition, task),
            "Labels": task.kind,
            **_dates(schedule, task, "Start Date", "Due Date", _iso),
            "Members": _assignee(edition, task),
        }


def _github(edition: Edition, schedule: Schedule | None) -> Iterator[_Row]:
    """An issue for each line; its milestone is the block."""
    for task in tasks(edition):
        yield {
            "Title": task.entity.title,
            "Body": _described(edition, task),
            "Labels": task.entity.kind,
            "Milestone": _place(task),
            "Status": _status(edition, task, "Done", "Todo"),
            **_dates(schedule, task, "Start date", "Target date", _iso),
        }


PLANNERS: Mapping[str, tuple[tuple[str, ...], Callable[[Edition, Schedule | None], Iterator[_Row]]]] = MappingProxyType(
    {
        "jira": (
            (
                "Issue ID",
                "Parent",
                "Issue Type",
                "Summary",
                "Description",
                "Start Date",
                "Due Date",
                "Labels",
                "Assignee",
                "Status",
            ),
            _jira,
        ),
        "asana": (
            ("Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date", "Type"),
            _asana,
        ),
        "trello": (
            ("List", "Card Name", "Card Description", "Labels", "Start Date", "Due Date", "Members"),
            _trello,
        ),
        "github": (
            ("Title", "Body", "Labels", "Milestone", "Assignees", "Status", "Start date", "Target date"),
            _github,
        ),
    }
)
"""Each planner with its columns and what makes the rows."""


def _place(task: Task) -> str:
    """The block, or the phase whose gate it is of; what has no week stands with what it was added for."""
    place = task.block or task.phase
    return place.title if place else task.vertical


def _described(edition: Edition, task: Task) -> str:
    groups = " › ".join(filter(None, [*task.part_of, task.vertical]))
    responsible = "; ".join(edition.named(task.entity, "responsible"))
    who = f"{PARTS['responsible'].label}: {responsible}" if responsible else ""
    entered = dict(edition.own.told(task.entity.reference))
    if owner := edition.owner(task.entity):
        entered[FIELDS["owner"]] = owner
    own = (f"{label}: {text}" for label, text in entered.items())
    return "\n".join(filter(None, [groups, who, _about(edition, task.entity), *own]))


def _about(edition: Edition, entity: Entity) -> str:
    """What it is, under which ids, and where it is written: a planner knows none of it."""
    formerly = "".join(f"\nformerly {it}" for it in edition.formerly.get(entity.reference, ()))
    return f"{edition.kind_label(entity)}: {entity.reference}{formerly}\n{edition.link(entity)}"


def _assignee(edition: Edition, task: Task) -> str:
    """The owner where it is an address for mail."""
    owner = edition.owner(task.entity)
    return owner if _MAIL.fullmatch(owner) else ""


def _status(edition: Edition, task: Task, done: str, not_done: str) -> str:
    return done if edition.own.text(task.entity.reference, "done") and not task.recurs else not_done


def _dates(schedule: Schedule | None, task: Task, start: str, due: str, form: Callable[[dt.date], str]) -> _Row:
    span: Span | None = schedule.of(task) if schedule else None
    if span is None:
        return {}
    return ({} if task.is_moment else {start: form(span.start)}) | {due: form(span.due)}


def _iso(day: dt.date) -> str:
    return day.isoformat()
