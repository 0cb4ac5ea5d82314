"""Every format holds the same: each entity or line of the plan once, under its id and with those it had before."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from macros.cli import main
from macros.content.former import former_ids
from macros.exports.edition import Edition
from macros.exports.formats import FORMATS
from macros.exports.schedule import Schedule
from macros.exports.tasks import tasks
from macros.exports.timeline_schedule import Start, scheduled
from tests.macros.exports.test_print_edition import Page

NAMESPACE = {"p": "http://schemas.microsoft.com/project"}
STAMP = "2027-06-01T08:00:00Z"
Found = tuple[Counter[str], set[tuple[str, str]]]
"""How often each id stands there, and which earlier id each has."""


def _of_tables(rows: list[dict[str, Any]]) -> Found:
    ids = Counter(str(row["ID"]) for row in rows)
    return ids, {(row["ID"], old) for row in rows for old in (row.get("Earlier IDs") or "").split("; ") if old}


def _csv(path: Path, *, plan: bool) -> Found:
    files = {it.stem: it for it in path.iterdir()}
    wanted = [it for name, it in files.items() if (name == "plan") == plan and name != "former-ids"]
    return _of_tables(
        [row for it in wanted for row in csv.DictReader(io.StringIO(it.read_text("utf-8-sig"), newline=""))]
    )


def _xlsx(path: Path, *, plan: bool) -> Found:
    _, first, *others = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets
    sheets = [first] if plan else [it for it in others if it.title != "Earlier IDs"]
    rows = []
    for sheet in sheets:
        head, *cells = sheet.iter_rows(values_only=True)
        rows += [dict(zip(head, row, strict=True)) for row in cells]
    return _of_tables(rows)


def _markdown(path: Path) -> Found:
    tokens = MarkdownIt("commonmark").parse((path / "playbook.md").read_text("utf-8"))
    comments = [child.content for token in tokens for child in token.children or () if child.type == "html_inline"]
    told = [it.removeprefix("<!-- ").removesuffix(" -->").split(" formerly ") for it in comments]
    told = [it for it in told if not it[0].startswith("retired ")]
    return Counter(it[0] for it in told), {(it[0], old) for it in told if it[1:] for old in it[1].split()}


def _html(path: Path) -> Found:
    page = Page(path.read_text("utf-8"))
    return Counter(page.ids), set()


def _json(path: Path) -> Found:
    document = json.loads(path.read_text("utf-8"))
    moved = {(it["moved_to"], it["reference"]) for it in document.get("moved", ())}
    return Counter(_in_json(document)), moved


def _in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and "permalink" in value and "source" in value:
        yield f"{value['kind']}/{value['id']}"
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _in_json(inner)


def _ics(path: Path) -> Found:
    todos = icalendar.Calendar.from_ical(path.read_bytes()).walk("VTODO")
    told = [(str(it["X-PLAYBOOK-ID"]), str(it["UID"]).partition("/task@")[0]) for it in todos]
    return Counter(now for now, _ in told), {(now, first) for now, first in told if now != first}


def _msproject(path: Path) -> Found:
    found = []
    for task in ET.parse(path).getroot().findall("p:Tasks/p:Task", NAMESPACE):  # noqa: S314 - our own file
        fields = [it.findtext("p:Value", "", NAMESPACE) for it in task.findall("p:ExtendedAttribute", NAMESPACE)]
        if fields and not fields[0].startswith(("block/", "phase/")):
            found.append(fields)
    return Counter(it[0] for it in found), {(it[0], old) for it in found if it[1:] for old in it[1].split("; ")}


def _planner(path: Path) -> Found:
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    told = [row.get("Description") or row.get("Card Description") or row.get("Body") or "" for row in rows]
    lines = [re.findall(r"^(?:[\w -]+: |formerly )([a-z-]+/[a-z0-9.-]+)$", it, re.MULTILINE) for it in told]
    lines = [it for it in lines if not it[0].startswith(("block/", "phase/"))]
    return Counter(it[0] for it in lines), {(it[0], old) for it in lines for old in it[1:]}


EVERYTHING: dict[str, Callable[[Path], Found]] = {
    "csv": lambda path: _csv(path, plan=False),
    "xlsx": lambda path: _xlsx(path, plan=False),
    "markdown": _markdown,
    "html": _html,
    "json": _json,
}
"""What holds every entity."""
TASKS: dict[str, Callable[[Path], Found]] = {
    "csv": lambda path: _csv(path, plan=True),
    "xlsx": lambda path: _xlsx(path, plan=True),
    "ics": _ics,
    "msproject": _msproject,
    **dict.fromkeys(("jira", "asana", "trello", "github"), _planner),
}
"""What holds the lines of the plan."""


@pytest.fixture(name="made")
def _made(edition: Edition, tmp_path: Path) -> Callable[[str], Path]:
    """The path of an edition in a format, as the command writes it."""

    def written(form: str) -> Path:
        dated = "timeline" in edition.loaded.playbook.calculators.calculators
        call = ["export", form, "-o", tmp_path / form, "--root", edition.loaded.root, "--playbook", edition.loaded.name]
        call += [it for vertical in edition.verticals for it in ("--vertical", vertical)]
        call += ["--start", "2028-03-06", "--stamp", STAMP] if dated else []
        answer = CliRunner().invoke(main, [str(it) for it in call], env={"SITE_URL": ""})
        assert answer.exit_code == 0, answer.output
        return tmp_path / form

    return written


def test_every_format_is_counted() -> None:
    """A new one is not forgotten here."""
    assert {*EVERYTHING, *TASKS} == {*FORMATS, "json"}


@pytest.mark.parametrize("form", EVERYTHING)
def test_what_holds_everything_holds_each_entity_once(form: str, edition: Edition, made: Callable[[str], Path]) -> None:
    """And its earlier ids, in a page as places to which old addresses lead."""
    if form == "json" and edition.verticals:
        pytest.skip("the document of a vertical refers to the playbook's for all that is the same")
    ids, formerly = EVERYTHING[form](made(form))
    told = {(now, old) for now, before in edition.formerly.items() for old in before}
    retired = {it.reference for it in former_ids(edition.loaded) if it.retired}
    if form == "html":
        assert set(ids) == {*edition.entities, *(old for _, old in told), *retired}
        assert set(ids.values()) == {1}
    else:
        assert ids == Counter(edition.entities.keys())
        assert formerly == told


@pytest.mark.parametrize("form", TASKS)
def test_what_is_a_plan_holds_each_line_once(form: str, edition: Edition, made: Callable[[str], Path]) -> None:
    """A calendar is told the first id by the entry's own name, so that it knows an entry again."""
    if FORMATS[form].needs_dates and "timeline" not in edition.loaded.playbook.calculators.calculators:
        pytest.skip("this playbook has no timeline calculator")
    ids, formerly = TASKS[form](made(form))
    expected = [it.entity.reference for it in tasks(edition)]
    told = {(it, old) for it in expected for old in edition.formerly.get(it, ())}
    if form == "ics":
        firsts = edition.loaded.ids.firsts()
        told = {(it, firsts[it]) for it in expected if it in firsts}
    assert ids == Counter(expected)
    assert formerly == told


def test_a_schedule_dates_every_line_that_has_a_week(edition: Edition) -> None:
    """So no format has fewer dates than another."""
    if "timeline" not in edition.loaded.playbook.calculators.calculators:
        pytest.skip("this playbook has no timeline calculator")
    schedule: Schedule = scheduled(edition, Start(day=None, stamp=STAMP))
    assert [it.entity.reference for it in tasks(edition) if it.first_week is not None and not schedule.of(it)] == []
