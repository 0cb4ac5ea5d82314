"""A reader's own plan in every format that has room for it: dates, ticks, owners and notes."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import icalendar
import ics
import openpyxl
import pytest
from ical.calendar_stream import IcsCalendarStream

from macros.content.loaded import Loaded
from macros.exports.calendar import calendar
from macros.exports.csv_files import csv_files
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS
from macros.exports.ms_project import ms_project
from macros.exports.own_plan import own_plan
from macros.exports.plan_file import read_plan_file
from macros.exports.task_lists import task_list
from macros.exports.tasks import tasks
from macros.exports.timeline_schedule import Start, TimelineSchedule, scheduled
from macros.exports.workbook import workbook
from tests.macros.exports.own_plans import ENTRIES, VERTICAL, own_edition, plan_text
from tests.macros.exports.test_dated import SCHEMA

START = Start(stamp="2026-11-12T08:00:00Z")
NAMESPACE = {"p": "http://schemas.microsoft.com/project"}


@pytest.fixture(name="own")
def _own(loaded: Loaded) -> Edition:
    """The edition of the plan."""
    return own_edition(loaded)


@pytest.fixture(name="schedule")
def _schedule(own: Edition) -> TimelineSchedule:
    """With the dates that follow from its facts."""
    return scheduled(own, START)


def records(content: bytes) -> list[dict[str, str]]:
    """What a CSV file says."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_entries_follow_what_was_renamed(own: Edition) -> None:
    """And what was taken back is not there."""
    assert own.own.text("activity/number-the-shelves", "done") == "2026-11-12"
    assert own.own.text("risk/staff-shortage", "level") == "high"
    assert "activity/connect-the-scanners" not in own.own.entries
    assert list(own.own.counts) == ["2026-11-20", "2026-11-27"]
    assert own.gone == ("activity/paint-the-shelves", "activity/never-heard-of")


def test_an_owner_is_handed_down(own: Edition) -> None:
    """From a workstream to its activities, unless one has its own."""
    owners = {it.entity.reference: own.owner(it.entity) for it in tasks(own)}
    assert owners["activity/number-the-shelves"] == "Ada"
    assert owners["activity/put-up-the-shelves"] == "grace@library.example"
    assert owners["activity/carry-the-atlases"] == ""


def test_dates_follow_from_the_plan_s_facts(schedule: TimelineSchedule) -> None:
    """The start, and a day off that the plan names."""
    spans = {it.entity.reference: schedule.of(it) for it in tasks(schedule.edition)}
    first, third = spans["activity/put-up-the-shelves"], spans["activity/carry-the-atlases"]
    assert first
    assert third
    assert first.start == dt.date(2026, 11, 2)
    # Two weeks of five working days, and the Wednesday that is off.
    assert (first.due, third.start) == (dt.date(2026, 11, 16), dt.date(2026, 11, 17))


def test_a_start_that_is_named_counts_before_the_plan_s(own: Edition) -> None:
    """What is typed is what is wanted."""
    other = scheduled(own, Start(stamp=START.stamp, day=dt.date(2027, 1, 4)))
    assert other.work.result.week_1 == dt.date(2027, 1, 4)


def test_what_is_entered_into_the_timeline_counts(loaded: Loaded) -> None:
    """What happened so far moves the rest; a field that is gone, or whose name a release changed, breaks nothing."""
    entries = ENTRIES | {"timeline actual_dates": ["Weeks 1-2: started 2026-11-02, ended 2026-11-20"]}
    entries |= {"timeline no_such_field": ["1"], "roi one_time_cost": ["9"], "timeline plan_name": ["By the timeline"]}
    schedule = scheduled(own_edition(loaded, plan_text(entries)), START)
    spans = {it.entity.reference: schedule.of(it) for it in tasks(schedule.edition)}
    third = spans["activity/carry-the-atlases"]
    assert third
    assert third.start == dt.date(2026, 11, 23)
    assert schedule.work.plan_name == "Main street"


def test_tables_hold_what_was_entered(own: Edition, schedule: TimelineSchedule) -> None:
    """In the plan's columns, beside each statement of a register, and in tables of their own."""
    files = {name: records(content) for name, content in csv_files(own, schedule)}
    plan = {row["ID"]: row for row in files["plan.csv"]}
    atlases = plan["activity/carry-the-atlases"]
    assert (atlases["Done"], atlases["Date"], atlases["Owner"]) == ("yes", "2026-11-17", "")
    assert atlases["Note"] == "Two to a box\nand gloves; really"
    assert (atlases["Start"], atlases["Due"]) == ("2026-11-17", "2026-11-23")
    assert plan["activity/number-the-shelves"]["Owner"] == "Ada"
    assert plan["activity/number-the-shelves"]["Earlier IDs"].startswith("activity/number-")
    assert plan["checkpoint/missing-parts"]["Done"] == "recurs"
    assert plan[f"adjustment/{VERTICAL}.paint-the-corner"]["Done"] == "yes"
    risk = next(row for row in files["risk.csv"] if row["ID"] == "risk/staff-shortage")
    assert (risk["My plan: level"], risk["My plan: owner"]) == ("high", "Ada")
    assert files["counts.csv"] == [
        {"Day": "2026-11-20", "Active users": "31"},
        {"Day": "2026-11-27", "Active users": "38"},
    ]
    assert {row["ID"]: row.get("My plan: done") for row in files["gone.csv"]} == {
        "activity/paint-the-shelves": "2026-11-10",
        "activity/never-heard-of": "",
    }


def test_a_workbook_s_days_are_days(own: Edition, schedule: TimelineSchedule) -> None:
    """A spreadsheet sorts and calculates with them."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(own, schedule)))
    assert book["Contents"]["A1"].value == "Library Move Playbook: Children’s Library, Main street"
    head, *rows = book.worksheets[1].iter_rows(values_only=True)
    atlases = next(dict(zip(head, row, strict=True)) for row in rows if "activity/carry-the-atlases" in row)
    days = [atlases[it].date().isoformat() for it in ("Start", "Due", "Date")]
    assert days == ["2026-11-17", "2026-11-23", "2026-11-17"]


def test_a_calendar_knows_what_is_done(schedule: TimelineSchedule) -> None:
    """As completed on its day, with owner and note, under the plan's name; two other readers agree."""
    text = calendar(schedule).decode()
    made = icalendar.Calendar.from_ical(text)
    assert str(made["NAME"]) == "Library Move Playbook: Main street"
    todos = {str(it["X-PLAYBOOK-ID"]): it for it in made.walk("VTODO")}
    done = todos["activity/carry-the-atlases"]
    assert (str(done["STATUS"]), int(done["PERCENT-COMPLETE"])) == ("COMPLETED", 100)
    assert done["COMPLETED"].dt.date() == dt.date(2026, 11, 17)
    assert str(done["COMMENT"]) == "Two to a box\nand gloves; really"
    assert str(todos["activity/number-the-shelves"]["CONTACT"]) == "Ada"
    assert str(todos["activity/number-the-shelves"]["UID"]).startswith("activity/number-every-shelf/")
    assert str(todos["activity/connect-the-scanners"]["STATUS"]) == "NEEDS-ACTION"
    completed = [it for it in todos.values() if str(it["STATUS"]) == "COMPLETED"]
    others = [it for it in IcsCalendarStream.calendar_from_ics(text).todos if it.completed]
    assert len(completed) == len(others) == len([it for it in ics.Calendar(text).todos if it.completed]) == 3


def test_a_project_s_owners_are_its_resources(schedule: TimelineSchedule) -> None:
    """Each once, assigned to what it has in hand; what is done is complete."""
    root = ET.fromstring(ms_project(schedule))  # noqa: S314 - our own file
    assert [it.tag.partition("}")[2] for it in root][-3:] == ["Tasks", "Resources", "Assignments"]
    names = {it.findtext("p:UID", "", NAMESPACE): it.findtext("p:Name", "", NAMESPACE) for it in root[-2]}
    assert sorted(names.values()) == ["Ada", "grace@library.example"]
    found = {it.findtext("p:UID", "", NAMESPACE): it for it in root.findall("p:Tasks/p:Task", NAMESPACE)}
    by_id = {it.findtext("p:ExtendedAttribute/p:Value", "", NAMESPACE): it for it in found.values()}
    atlases = by_id["activity/carry-the-atlases"]
    assert atlases.findtext("p:PercentComplete", "", NAMESPACE) == "100"
    assert atlases.findtext("p:Start", "", NAMESPACE) == atlases.findtext("p:ActualStart", "", NAMESPACE)
    for name in ("ActualFinish", "Finish"):
        assert atlases.findtext(f"p:{name}", "", NAMESPACE).startswith("2026-11-17")
    off = root.findall("p:Calendars/p:Calendar/p:Exceptions/p:Exception/p:TimePeriod/p:FromDate", NAMESPACE)
    assert [str(it.text)[:10] for it in off] == ["2026-11-11"]
    shelves = by_id["activity/put-up-the-shelves"]
    # Eleven weekdays from the 2nd to the 16th, one of them off.
    assert shelves.findtext("p:Duration", "", NAMESPACE) == "PT80H0M0S"
    for task in found.values():
        names_of_it = [it.tag.partition("}")[2] for it in task]
        assert names_of_it == sorted(names_of_it, key=SCHEMA.index)
    assert atlases.findtext("p:Notes", "", NAMESPACE).endswith("and gloves; really")
    owned = {
        found[it.findtext("p:TaskUID", "", NAMESPACE)].findtext("p:Name", "", NAMESPACE): names[
            it.findtext("p:ResourceUID", "", NAMESPACE)
        ]
        for it in root[-1]
    }
    assert len(owned) == 2


def test_planners_assign_whom_they_can_know(own: Edition, schedule: TimelineSchedule) -> None:
    """An address for mail; any owner, and what else was entered, is told in words."""
    rows = {row["Summary"]: row for row in records(task_list("jira", own, schedule)) if row["Issue Type"] == "Task"}
    shelves = rows["Put up the shelves"]
    assert shelves["Assignee"] == "grace@library.example"
    numbered = next(it for title, it in rows.items() if title.startswith("Number the shelves"))
    assert (numbered["Assignee"], numbered["Status"]) == ("", "Done")
    assert "Owner: Ada" in numbered["Description"]
    assert "formerly activity/number-every-shelf" in numbered["Description"]
    assert {row["Status"] for row in records(task_list("github", own, schedule))} == {"Done", "Todo"}


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_texts_say_what_was_entered(form: str, own: Edition, schedule: TimelineSchedule) -> None:
    """Beside each statement, and what is not in the plan at the end."""
    chosen = FORMATS[form]
    text = chosen.file(own, schedule) if chosen.file else dict(chosen.folder(own, schedule))["playbook.md"]  # type: ignore[misc]
    for words in (b"Two to a box", b"2026-11-17", b"Ada", b"From another release"):
        assert words in text


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics", "msproject", "jira", "asana", "trello", "github", "html"])
def test_nothing_that_is_entered_breaks_a_file(form: str, loaded: Loaded) -> None:
    """Signs that no file can hold, formulas, days that are none, and texts longer than a cell."""
    hostile = '=HYPERLINK("x")\x00\x0b\ud800\ufffe]]>\r\nBEGIN:VTODO</li>'
    names = ("activity/carry-the-atlases", "risk/water-damage", "activity/thank-the-helpers")
    entries: dict[str, Any] = ENTRIES | {
        f"{it} {of}": hostile for it in names for of in ("note", "owner", "done", "level")
    }
    entries |= {"activity/thank-the-helpers note": "x" * 40_000, "activity/carry-the-novels done": "0001-01-01"}
    entries |= {"plan name": hostile[:20], "counts yesterday": "=1+1"}
    edition = own_edition(loaded, plan_text(entries))
    schedule = scheduled(edition, START)
    chosen = FORMATS[form]
    files = [chosen.file(edition, schedule)] if chosen.file else [it for _, it in chosen.folder(edition, schedule)]  # type: ignore[misc]
    count = len(list(tasks(edition)))
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(files[0]))
        assert not [
            it for sheet in book.worksheets[1:] for row in sheet.iter_rows() for it in row if it.data_type == "f"
        ]
    elif form == "ics":
        assert len(icalendar.Calendar.from_ical(files[0]).walk("VTODO")) == count
    elif form == "msproject":
        ET.fromstring(files[0])  # noqa: S314 - our own file
    elif form != "html":
        rows = [row for file in files for row in records(file)]
        assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]
        assert form == "csv" or len([row for row in rows if row.get("Issue Type") != "Epic"]) == count


def test_dates_that_the_site_showed_are_compared(loaded: Loaded) -> None:
    """Only where they follow from the same facts; entries that a plan does not hold may have moved them."""
    own = own_plan(read_plan_file(plan_text(ENTRIES)), loaded)
    facts = sorted([it, list(texts)] for it, texts in own.facts.items())
    part = {"first": "2026-11-02", "last": "2026-11-16", "texts": {}}
    for last, text, expected in (
        ("2026-11-16", facts, ()),
        ("2026-11-13", facts, ("block/shelf-building",)),
        ("2026-11-13", facts[1:], ()),
    ):
        worked = {
            "facts": plan_json(text),
            "of": "x",
            "dates": {"parts": {"block/shelf-building": part | {"last": last}}},
        }
        edition = own_edition(loaded, plan_text(ENTRIES, worked=worked))
        assert scheduled(edition, START).dated_otherwise == expected


def plan_json(value: Any) -> str:
    """JSON as a browser writes it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
