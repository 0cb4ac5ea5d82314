"""The plan as a table to fill in: a line for each task, and empty columns for who, when and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.verticals import PlanPhase
from macros.content.weeks import range_name
from macros.exports.cells import Value
from macros.exports.edition import Edition
from macros.exports.tables import ID, Table
from macros.exports.tasks import Task, tasks, tasks_in

__all__ = ["PLAN", "TO_FILL_IN", "phase_table", "plan_table"]

PLAN = "plan"
TO_FILL_IN = ("Done", "Owner", "Date", "Note")
"""Columns for whoever works by the plan; the playbook may name the role that owns something."""
_TITLE = "Plan"


def plan_table(edition: Edition) -> Table:
    """The whole plan, in its order."""
    return _table(edition, tasks(edition))


def phase_table(edition: Edition, phase: PlanPhase) -> Table:
    """The part of the plan that is one phase."""
    return _table(edition, tasks_in(edition, phase, set()))


def _table(edition: Edition, listed: Iterable[Task]) -> Table:
    columns = ["Phase", "Weeks", "Block", "Part of", "Kind", "Text", "Added for", *TO_FILL_IN, ID, "Link"]
    if not edition.verticals:
        columns.remove("Added for")
    rows = [dict(_row(edition, task)) for task in listed]
    return Table(
        key=PLAN,
        title=_TITLE,
        columns=tuple(columns),
        rows=tuple(tuple(row.get(label, "") for label in columns) for row in rows),
    )


def _row(edition: Edition, task: Task) -> Iterator[tuple[str, Value]]:
    yield "Phase", task.phase.title if task.phase else ""
    if task.first_week is not None and task.last_week is not None:
        yield "Weeks", range_name((task.first_week, task.last_week))
    yield "Block", task.block.title if task.block else ""
    yield "Part of", " › ".join(task.groups)
    yield "Kind", task.kind
    yield "Text", task.entity.title
    yield "Added for", task.vertical
    yield "Owner", edition.responsible(task.entity)
    yield "Done", "recurs" if task.recurs else ""
    yield ID, task.entity.reference
    yield "Link", edition.link(task.entity)
