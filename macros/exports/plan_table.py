"""The plan as a table to fill in: a line for each task, and columns for who, when and whether it is done.

They are empty but for what a reader's own plan says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.content.times import time_name
from macros.content.verticals import PlanPhase
from macros.content.weeks import range_name
from macros.exports.cells import Value
from macros.exports.edition import STEP, Edition
from macros.exports.schedule import Schedule
from macros.exports.tables import FORMERLY, ID, LINK, Table
from macros.exports.tasks import Task, tasks, tasks_in

__all__ = ["PLAN", "RECURS", "TO_FILL_IN", "phase_table", "plan_table"]

PLAN = "plan"
TO_FILL_IN = ("Done", "Owner", "Date", "Note")
"""Columns for whoever works by the plan; the playbook may name the role that owns something."""
RECURS = "recurs"
"""Stands where others are done: it never is."""
_DATES = ("Start", "Due")
_TITLE = "Plan"


def plan_table(edition: Edition, schedule: Schedule | None = None) -> Table:
    """The whole plan, in its order; with dates where it has some."""
    return _table(edition, tasks(edition), schedule)


def phase_table(edition: Edition, phase: PlanPhase, schedule: Schedule | None = None) -> Table:
    """The part of the plan that is one phase; with dates where it has some."""
    return _table(edition, tasks_in(edition, phase, set()), schedule)


def _table(edition: Edition, listed: Iterable[Task], schedule: Schedule | None) -> Table:
    rows = [dict(_row(edition, task, schedule)) for task in listed]
    added = ["Added for"] if edition.verticals else []
    formerly = [FORMERLY] if any(row[FORMERLY] for row in rows) else []
    dates = _DATES if schedule else ()
    columns = [
        "Phase",
        edition.time_label,
        *dates,
        "Block",
        "Part of",
        "Kind",
        "Text",
        *added,
        *TO_FILL_IN,
        ID,
        *formerly,
        LINK,
    ]
    return Table(
        key=PLAN,
        title=_TITLE,
        columns=tuple(columns),
        rows=tuple(tuple(row.get(label, "") for label in columns) for row in rows),
    )


def _row(edition: Edition, task: Task, schedule: Schedule | None) -> Iterator[tuple[str, Value]]:
    yield "Phase", task.phase.title if task.phase else ""
    if task.first_week is not None and task.last_week is not None:
        yield edition.time_label, range_name((task.first_week, task.last_week))
    elif (held := task.block or task.phase) and not edition.has_weeks:
        yield edition.time_label, held.node.step if edition.time_label == STEP else time_name(held.node)
    if schedule and (span := schedule.of(task)):
        yield "Start", "" if task.is_moment else span.start
        yield "Due", span.due
    yield "Block", task.block.title if task.block else ""
    yield "Part of", " › ".join(task.part_of)
    yield "Kind", task.kind
    yield "Text", task.entity.title
    yield "Added for", task.vertical
    own, reference = edition.own, task.entity.reference
    done = own.text(reference, "done")
    yield "Done", RECURS if task.recurs else "yes" if done else ""
    yield "Owner", "; ".join(edition.in_hand(task.entity))
    yield "Date", own.day(reference, "done") or done
    yield "Note", own.text(reference, "note")
    yield ID, reference
    yield FORMERLY, "; ".join(edition.formerly.get(reference, ()))
    yield LINK, edition.link(task.entity)
