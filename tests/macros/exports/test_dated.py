"""Calendars, project files and lists for other planners, as other programs read them."""

import csv
import datetime as dt
import io
import itertools
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager

import icalendar
import ics
import pytest
from ical.calendar_stream import IcsCalendarStream

from macros.exports.calendar import calendar
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS
from macros.exports.ms_project import ms_project
from macros.exports.task_lists import PLANNERS, task_list
from macros.exports.tasks import Task, tasks
from macros.exports.timeline_schedule import Start, TimelineSchedule, scheduled

START = Start(day=dt.date(2028, 3, 6), stamp="2027-06-01T08:00:00Z")
NAMESPACE = {"p": "http://schemas.microsoft.com/project"}
SCHEMA = ["UID", "ID", "Name", "OutlineLevel", "Start", "Finish", "Duration", "DurationFormat", "Milestone", "Summary"]
SCHEMA += [
    "PercentComplete",
    "ActualStart",
    "ActualFinish",
    "HyperlinkAddress",
    "Notes",
    "PredecessorLink",
    "ExtendedAttribute",
    "Manual",
]
"""Children of a task in the order in which the schema has them; `Manual` was added to its end by Project 2010."""


@pytest.fixture(name="schedule")
def _schedule(edition: Edition) -> TimelineSchedule:
    """Each edition with dates, but the one that has no timeline calculator."""
    if "timeline" not in edition.loaded.playbook.calculators.calculators:
        pytest.skip("this playbook has no timeline calculator")
    return scheduled(edition, START)


def todos(content: bytes) -> dict[str, icalendar.Component]:
    """Every to-do of a calendar by its name."""
    return {str(it["UID"]): it for it in icalendar.Calendar.from_ical(content).walk("VTODO")}


def uid(schedule: TimelineSchedule, task: Task) -> str:
    """What a calendar knows a task by: the first id it had."""
    playbook = schedule.work.request.playbook
    assert playbook
    return f"{playbook.first_ids.get(task.entity.reference, task.entity.reference)}/task@{playbook.id}"


def test_every_task_is_a_to_do(schedule: TimelineSchedule) -> None:
    """Once, under its id, with its words and the day by which it is due."""
    found = todos(calendar(schedule))
    listed = {uid(schedule, it): it for it in tasks(schedule.edition)}
    assert set(found) == set(listed)
    for name, task in listed.items():
        span, made = schedule.of(task), found[name]
        assert str(made["SUMMARY"]) == task.entity.title
        if span and not task.recurs:
            assert made["DUE"].dt == span.due
            assert "DTSTART" not in made or made["DTSTART"].dt < made["DUE"].dt


@contextmanager
def deeper(limit: int) -> Iterator[None]:
    """Let Python go down so many steps."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    yield
    sys.setrecursionlimit(usual)


def test_other_readers_find_the_same_to_dos(schedule: TimelineSchedule) -> None:
    """Two that share no code with the first."""
    text = calendar(schedule).decode()
    count = len(todos(text.encode()))
    assert len(IcsCalendarStream.calendar_from_ics(text).todos) == count
    with deeper(4_000):  # its grammar goes down a step for each entry
        assert len(ics.Calendar(text).todos) == count


def test_no_two_entries_have_one_name(schedule: TimelineSchedule) -> None:
    """A calendar would keep one of them."""
    entries = icalendar.Calendar.from_ical(calendar(schedule)).walk()
    names = [str(it["UID"]) for it in entries if it.name in {"VEVENT", "VTODO"}]
    assert len(names) == len(set(names))
    parents = [str(it["RELATED-TO"]) for it in entries if "RELATED-TO" in it]
    assert parents
    assert set(parents) <= set(names)


def test_reviews_and_checkpoints_come_again(schedule: TimelineSchedule) -> None:
    """As often as the playbook says, a checkpoint until its block ends."""
    made = icalendar.Calendar.from_ical(calendar(schedule))
    reviews = {it.reference: it.node.every for it in schedule.edition.entities.values() if it.kind == "review"}
    rules = {str(it["UID"]).partition("@")[0]: it.get("RRULE") for it in made.walk("VEVENT")}
    months = {reference: {"P1M": 1, "P3M": 3, "P1Y": 12}[every] for reference, every in reviews.items()}
    assert {it: rules[it]["INTERVAL"] for it in months} == {it: [count] for it, count in months.items()}
    assert not [it for it, rule in rules.items() if rule and it not in reviews]
    found = todos(calendar(schedule))
    checks = [it for it in tasks(schedule.edition) if it.entity.kind == "checkpoint"]
    assert checks
    for check in checks:
        rule, span = found[uid(schedule, check)]["RRULE"], schedule.of(check)
        assert span
        assert (rule["FREQ"], rule["UNTIL"]) == (["DAILY"], [span.due])


def test_plans_of_several_names_stand_beside_each_other(whole: Edition) -> None:
    """Nothing of one moves anything of the other."""
    names = [set(todos(calendar(scheduled(whole, Start(day=START.day, stamp=START.stamp, name=it))))) for it in "AB"]
    assert not names[0] & names[1]


def test_dates_are_the_calculator_s(whole: Edition) -> None:
    """A block's tasks run from its first day to its last working day, a milestone is due at its week's end."""
    schedule = scheduled(whole, START)
    blocks = {f"block/{it.id}": it for it in schedule.work.result.blocks}
    for task in tasks(whole):
        span = schedule.of(task)
        if task.block and span and task.entity.kind == "activity":
            block = blocks[task.block.reference]
            assert (span.start, span.due) == (block.start, block.last_working_day)
    due = {it.id: it.date for it in schedule.work.result.milestones}
    told = {it.entity.id: schedule.of(it) for it in tasks(whole) if it.entity.kind == "milestone"}
    assert {it: span.due for it, span in told.items() if span} == due


def test_a_project_file_is_the_plan_s_outline(schedule: TimelineSchedule) -> None:
    """Every phase, block and line under its id, each below what holds it, in the schema's order of elements."""
    root = ET.fromstring(ms_project(schedule))  # noqa: S314 - our own file
    found = root.findall("p:Tasks/p:Task", NAMESPACE)
    ids = [it.findtext("p:ExtendedAttribute/p:Value", None, NAMESPACE) for it in found]
    listed = list(tasks(schedule.edition))
    blocks = [f"block/{it.id}" for phase in schedule.edition.plan.phases for it in phase.blocks]
    phases = [f"phase/{it.id}" for it in schedule.edition.plan.phases]
    told = sorted(it for it in ids if it)
    assert told == sorted([*phases, *blocks, *(it.entity.reference for it in listed)])
    levels = [int(it.findtext("p:OutlineLevel", "", NAMESPACE)) for it in found]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    for task in found:
        names = [it.tag.partition("}")[2] for it in task]
        assert names == sorted(names, key=SCHEMA.index)


def test_a_project_s_blocks_follow_one_another(whole: Edition) -> None:
    """Each after the one before it, and what is reached is a milestone without a length."""
    root = ET.fromstring(ms_project(scheduled(whole, START)))  # noqa: S314 - our own file
    found = {it.findtext("p:UID", "", NAMESPACE): it for it in root.findall("p:Tasks/p:Task", NAMESPACE)}
    value = "p:ExtendedAttribute/p:Value"
    blocks = [it for it in found.values() if (it.findtext(value, "", NAMESPACE)).startswith("block/")]
    assert blocks[0].find("p:PredecessorLink", NAMESPACE) is None
    for before, block in itertools.pairwise(blocks):
        link = block.findtext("p:PredecessorLink/p:PredecessorUID", "", NAMESPACE)
        assert found[link] is before
        assert before.findtext("p:Finish", "", NAMESPACE) < block.findtext("p:Start", "", NAMESPACE)
    moments = [it for it in found.values() if it.findtext("p:Milestone", "", NAMESPACE) == "1"]
    assert len(moments) == sum(task.is_moment for task in tasks(whole))
    assert {it.findtext("p:Duration", "", NAMESPACE) for it in moments} == {"PT0H0M0S"}


@pytest.mark.parametrize("planner", PLANNERS)
def test_a_planner_s_list_has_a_line_a_task(planner: str, schedule: TimelineSchedule) -> None:
    """Each with its id in what describes it, and with dates only where the plan has some."""
    name = {"jira": "Summary", "asana": "Name", "trello": "Card Name", "github": "Title"}[planner]
    due = {"github": "Target date"}.get(planner, "Due Date")
    for dates in (schedule, None):
        rows = records(task_list(planner, schedule.edition, dates))
        rows = [row for row in rows if row.get("Issue Type") != "Epic"]
        listed = list(tasks(schedule.edition))
        assert [unguarded(row[name]) for row in rows] == [it.entity.title for it in listed]
        about = [row.get("Description") or row.get("Card Description") or row.get("Body") or "" for row in rows]
        assert all(it.entity.reference in words for it, words in zip(listed, about, strict=True))
        assert any(row[due] for row in rows) == (dates is not None)


def test_jira_finds_each_parent_above_its_children(whole: Edition) -> None:
    """As its import wants it, by an Issue ID that only one line has."""
    rows = records(task_list("jira", whole, scheduled(whole, START)))
    numbers = [row["Issue ID"] for row in rows]
    assert len(set(numbers)) == len(numbers)
    for place, row in enumerate(rows):
        assert (row["Issue Type"] == "Epic") == (row["Parent"] == "")
        assert not row["Parent"] or numbers.index(row["Parent"]) < place
    assert all(dt.date.fromisoformat(row["Due Date"]) for row in rows)


def test_asana_finds_its_columns_in_its_order(whole: Edition) -> None:
    """And its dates as month, day and year."""
    rows = records(task_list("asana", whole, scheduled(whole, START)))
    assert list(rows[0])[:7] == [
        "Name",
        "Description",
        "Section",
        "Assignee",
        "Collaborators",
        "Start Date",
        "Due Date",
    ]
    days = [dt.datetime.strptime(row["Due Date"], "%m/%d/%Y").date() for row in rows]  # noqa: DTZ007 - a day has no zone
    assert min(days) < START.day < max(days)


def test_formats_that_need_dates_say_so() -> None:
    """Those are the ones that are nothing without."""
    assert {name for name, it in FORMATS.items() if it.needs_dates} == {"ics", "msproject"}


def records(content: bytes) -> list[dict[str, str]]:
    """What a CSV file says."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def unguarded(cell: str) -> str:
    """A cell without what keeps a spreadsheet from running it."""
    return cell[1:] if cell[:2] in {"'+", "'-", "'=", "'@"} else cell


def test_events_fall_on_the_days_of_their_tasks(schedule: TimelineSchedule) -> None:
    """What a vertical moves is dated there by both: the calculator counts with the plan that the edition holds."""
    playbook = schedule.work.request.playbook
    assert playbook
    entries = icalendar.Calendar.from_ical(calendar(schedule)).walk("VEVENT")
    events = {str(it["UID"]).partition("@")[0]: it for it in entries}
    by_block: dict[str, list[Task]] = {}
    for task in tasks(schedule.edition):
        if task.entity.kind == "milestone":
            first = playbook.first_ids.get(task.entity.reference, task.entity.reference)
            span = schedule.of(task)
            assert span
            assert events[first]["DTSTART"].dt == span.due
            assert task.entity.title in str(events[first]["SUMMARY"])
        elif task.block and not task.vertical:
            by_block.setdefault(task.block.reference, []).append(task)
    assert by_block
    for reference, own in by_block.items():
        event, span = events[playbook.first_ids.get(reference, reference)], schedule.around(own)
        assert span
        assert event["DTSTART"].dt == span.start
        assert event["DTEND"].dt > span.due
