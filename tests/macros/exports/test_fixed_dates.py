"""A plan on days of the calendar as files: they have its dates, and nobody is asked for a start."""

import datetime as dt
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner
from ical.calendar_stream import IcsCalendarStream

from macros.calculated.checking import load
from macros.cli import main
from macros.content.loaded import Loaded
from macros.exports.calendar import calendar
from macros.exports.downloads import downloads
from macros.exports.edition import Edition
from macros.exports.fixed_schedule import FixedSchedule, fixed_schedule
from macros.exports.formats import FORMATS
from macros.exports.how_to import how_to
from macros.exports.markdown import markdown
from macros.exports.ms_project import ms_project
from macros.exports.outline import whole
from macros.exports.pack import pack
from macros.exports.plan_table import plan_table
from macros.exports.schedule import Span
from macros.exports.tables import register
from macros.exports.tasks import tasks
from macros.outputs.json_api import json_documents
from tests.dated import FESTIVAL, add_verticals, festival_root
from tests.macros.outputs.described import faults
from tests.macros.rendered import site_of

STAMP = "2028-01-01T00:00:00Z"
PROJECT = {"p": "http://schemas.microsoft.com/project"}


@pytest.fixture(name="root", scope="module")
def _root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return festival_root(tmp_path_factory.mktemp("festival"))


@pytest.fixture(name="loaded", scope="module")
def _loaded(root: Path) -> Loaded:
    return site_of(root, FESTIVAL).loaded


@pytest.fixture(name="schedule", scope="module")
def _schedule(loaded: Loaded) -> FixedSchedule:
    found = fixed_schedule(Edition(loaded=loaded), STAMP)
    assert found
    return found


def test_every_task_is_done_on_the_days_of_its_block(schedule: FixedSchedule) -> None:
    """From its first to its last."""
    days = {task.entity.id: span for task in tasks(schedule.edition) if (span := schedule.of(task))}

    assert (str(days["book-stewards"].start), str(days["book-stewards"].due)) == ("2028-03-27", "2028-04-14")
    assert str(days["try-each-microphone"].due) == "2028-05-05"
    assert len(days) == len(list(tasks(schedule.edition)))


def test_what_a_vertical_adds_takes_all_days_of_its_blocks(tmp_path: Path) -> None:
    """From the first of the first to the last of the last; what names no block has no date."""
    root = festival_root(tmp_path)
    add_verticals(root)
    dated = fixed_schedule(Edition(loaded=load(root, FESTIVAL), verticals=("rain",)), STAMP)
    assert dated
    days = {task.entity.id: dated.of(task) for task in tasks(dated.edition) if task.vertical}

    assert days["rain.tents-for-readers"] == Span(start=dt.date(2028, 5, 2), due=dt.date(2028, 5, 5))
    assert days["rain.umbrellas"] is None
    assert dated.facts.startswith("If There Is a Rain, Monday 6 March")


def test_a_milestone_is_due_on_its_own_day(schedule: FixedSchedule) -> None:
    """In lists, in the calendar and on paper."""
    task = next(it for it in tasks(schedule.edition) if it.entity.kind == "milestone")
    span, read = schedule.of(task), IcsCalendarStream.calendar_from_ics(calendar(schedule).decode())

    assert span
    assert (str(span.start), str(span.due)) == ("2028-04-07", "2028-04-07")
    assert {event.summary: event.dtstart for event in read.events}["The square is ours due"] == span.due
    assert "By the end of 7 April 2028: The square is ours" in pack(schedule.edition, schedule).decode()
    assert "**7 April 2028**" in markdown(whole(schedule.edition))


def test_a_calendar_has_phases_blocks_and_to_dos(schedule: FixedSchedule) -> None:
    """As other programs read it, each all day; what recurs ends with its block."""
    read = IcsCalendarStream.calendar_from_ics(calendar(schedule).decode())
    events = {event.summary: (event.dtstart, event.dtend) for event in read.events}

    assert events["Build-Up"] == (dt.date(2028, 5, 2), dt.date(2028, 5, 6))
    assert events["Sound Check"] == (dt.date(2028, 5, 5), dt.date(2028, 5, 6))
    assert {todo.summary: todo.due for todo in read.todos}["Greet the mayor at noon"] == dt.date(2028, 5, 6)
    assert "RRULE:FREQ=DAILY;INTERVAL=1;UNTIL=20280507" in calendar(schedule).decode()
    assert len({entry.uid for entry in (*read.events, *read.todos)}) == len(read.events) + len(read.todos)


def test_in_a_project_file_nothing_follows_what_runs_beside_it(schedule: FixedSchedule) -> None:
    """A block comes after the last that has ended before it begins."""
    read = ET.fromstring(ms_project(schedule))  # noqa: S314 - our own
    found = {it.findtext("p:Name", "", PROJECT): it for it in read.iter(f"{{{PROJECT['p']}}}Task")}
    numbers = {it.findtext("p:UID", "", PROJECT): name for name, it in found.items()}

    def before(name: str) -> str:
        return numbers.get(found[name].findtext("p:PredecessorLink/p:PredecessorUID", "", PROJECT), "")

    assert before("Permits for the Square") == ""
    assert before("Posters and Papers") == "Inviting Authors"
    assert before("Tents and Stage") == "Permits for the Square"
    assert before("Sound Check") == "Tents and Stage"
    assert found["Sound Check"].findtext("p:Start", "", PROJECT) == "2028-05-05T08:00:00"
    assert found["Inviting Authors"].findtext("p:Duration", "", PROJECT) == f"PT{26 * 8}H0M0S"


def test_tables_have_days_as_days(loaded: Loaded, schedule: FixedSchedule) -> None:
    """Beside what the playbook calls them, for a spreadsheet to sort by."""
    table, phases = plan_table(Edition(loaded=loaded), schedule), register(Edition(loaded=loaded), "phase")
    row = dict(zip(phases.columns, phases.rows[3], strict=True))

    assert table.columns[:4] == ("Phase", "Dates", "Start", "Due")
    assert table.rows[0][1:4] == ("6–31 March 2028", dt.date(2028, 3, 6), dt.date(2028, 3, 31))
    assert (row["Dates"], row["First day"]) == ("The first weekend of May", dt.date(2028, 5, 6))


def test_texts_say_the_days(loaded: Loaded, schedule: FixedSchedule) -> None:
    """Words of the source's own, and the days that they mean."""
    assert "(The first weekend of May, 6–7 May 2028)" in markdown(whole(Edition(loaded=loaded)))
    assert how_to(Edition(loaded=loaded), "build-up")["totalTime"] == "P4D"
    printed = pack(Edition(loaded=loaded), schedule).decode()
    assert "Monday 6 March to Friday 2 June 2028." in printed
    assert '<th scope="col" class="axis">Dates</th>' in printed
    assert "6–7 May 2028" in printed


def test_the_data_have_both_days(root: Path) -> None:
    """Of what begins and ends on one day too; as they are described."""
    documents = dict(json_documents(site_of(root, FESTIVAL)))
    playbook = json.loads(documents[f"api/v1/playbooks/{FESTIVAL}.json"])
    block = playbook["phases"][2]["blocks"][1]

    assert faults(json.loads(documents["api/v1/openapi.json"]), f"/playbooks/{FESTIVAL}.json", playbook) == []
    assert (block["dates"]["first"], block["dates"]["last"]) == ("2028-05-05", "2028-05-05")
    assert "weeks" not in block


def test_the_site_offers_the_calendar(loaded: Loaded) -> None:
    """Beside the plan, and its tables have dates as those of the command."""
    files = {file.path: file.content for file in downloads(loaded, None, "phases/", today=dt.date(2028, 1, 1))}

    assert b"DTSTAMP:20280101T000000Z" in files[f"phases/{FESTIVAL}.ics"]
    assert "2028-03-06" in files[f"phases/{FESTIVAL}-plan.csv"].decode()


@pytest.mark.parametrize("form", [*FORMATS, "json"])
def test_the_command_makes_every_file_without_a_start(root: Path, tmp_path: Path, form: str) -> None:
    """It has the dates already."""
    asked = ["export", form, "-o", str(tmp_path / "plan"), "--stamp", STAMP, "--root", str(root)]
    answer = CliRunner().invoke(main, asked)

    assert (answer.exit_code, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [("--start", "2028-03-06", "dates of its own"), ("--stamp", "2028-01-01", "the calendar cannot be made")],
)
def test_what_dates_would_contradict_is_refused(root: Path, tmp_path: Path, option: str, value: str, told: str) -> None:
    """With the reason."""
    answer = CliRunner().invoke(
        main, ["export", "ics", "-o", str(tmp_path / "plan"), option, value, "--root", str(root)]
    )

    assert answer.exit_code == 2
    assert told in " ".join(answer.stderr.split())
