"""Changes of what verticals say of the base plan, told by the statement and how it reads there."""

import shutil
from pathlib import Path

import pytest

from macros.changes.as_markdown import comment
from macros.changes.as_text import text
from macros.changes.comparing import compare
from macros.changes.report import Change, Report, Row, read_report
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.macros.changes.edited import put

UNIVERSITY = f"playbooks/{MADE_UP}/verticals/university-library.yaml"
CHILDREN = f"playbooks/{MADE_UP}/verticals/childrens-library.yaml"
LATER = """\
  later-return:
    of: milestone/many-members-back
    set: {week: 7}
    because: The term begins a week later.
"""
SHELVES = """\
  fewer-shelves:
    of: block/shelf-building
    set: {title: Shelves, weeks: {first: 1, last: 1}}
    because: There are few.
"""


@pytest.fixture(name="folders")
def _folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two checkouts that hold the same."""
    for name in ("before", "after"):
        shutil.copytree(MADE_UP_ROOT / "playbooks", tmp_path / name / "playbooks")
    return tmp_path / "before", tmp_path / "after"


def told(folders: tuple[Path, Path]) -> Report:
    """The report, which can be told in every way."""
    report = compare(*folders, MADE_UP, base_name="main", head_name=None)
    assert text(report, full=True)
    assert comment(report)
    assert read_report(report.model_dump_json(by_alias=True).encode()) == report
    return report


def words(row: Row) -> str:
    """A row in signs: what goes and what comes."""
    signs = {"old": "-", "new": "+", "same": ""}
    return f"{row.label}: {' '.join(f'{signs[it.mark]}{it.text}' for it in row.pieces)}"


def only(report: Report) -> Change:
    """The one change there is."""
    (change,) = report.changes
    return change


def test_a_number_that_a_vertical_sets_is_told_as_the_statements(folders: tuple[Path, Path]) -> None:
    """By the statement's name, under its unit, with the reason that stays."""
    put(folders[1] / UNIVERSITY, "30% of members back", "25% of members back")
    put(folders[1] / UNIVERSITY, "value: 30", "value: 25")
    change = only(told(folders))
    assert (change.name, change.within, change.change) == ("40% of members back", "University Library", "changed")
    assert list(map(words, change.rows)) == ["percent: -30 +25"]
    assert change.because == "Half of the students are away at that time."
    assert (change.phases, change.verticals) == (["opening"], ["university-library"])
    assert [it.field for it in change.fields] == ["set.text", "set.quantity.value"]


def test_a_week_that_a_vertical_sets_is_a_move(folders: tuple[Path, Path]) -> None:
    """From the week it had there; a new reason is a change of its own."""
    put(folders[1] / UNIVERSITY, "{week: 7}", "{week: 6, text: Most of all}")
    put(folders[1] / UNIVERSITY, "a week later", "late")
    change = only(told(folders))
    assert (change.change, change.weeks) == ("moved", "Week 6")
    assert list(map(words, change.rows)) == [
        "week: -7 +6",
        "words: -60% of members back +Most of all",
        "because: The term begins -a week later. +late.",
    ]
    assert change.because == ""


def test_what_a_vertical_begins_to_change_is_compared_with_the_base_plan(folders: tuple[Path, Path]) -> None:
    """And what it says no longer reads as there again."""
    put(folders[0] / UNIVERSITY, LATER, "")
    change = only(told(folders))
    assert (change.change, change.name) == ("added", "60% of members back")
    assert list(map(words, change.rows)) == ["week: -6 +7"]
    assert change.because == "The term begins a week later."
    turned = only(told((folders[1], folders[0])))
    assert (turned.change, turned.name) == ("retired", "60% of members back")
    assert list(map(words, turned.rows)) == ["week: -7 +6"]


def test_what_is_left_out_goes_by_its_own_name(folders: tuple[Path, Path]) -> None:
    """With the reason, in the weeks where it stood."""
    put(
        folders[1] / UNIVERSITY,
        "metrics:\n",
        "  no-report: {of: deliverable/damage-report, because: Nothing is.}\n\nmetrics:\n",
    )
    change = only(told(folders))
    assert (change.label, change.name, change.weeks) == ("Omission", "Report of what was damaged", "Week 3")
    assert (change.because, change.phases) == ("Nothing is.", ["moving"])


def test_what_it_is_about_and_whom_it_wins_over_are_told_by_name(folders: tuple[Path, Path]) -> None:
    """No reader knows a reference."""
    put(folders[1] / CHILDREN, "of: activity/invite-regular-readers", "of: activity/lead-tours")
    put(folders[1] / CHILDREN, "    over: [vertical/university-library]\n", "")
    first, second = told(folders).changes
    assert words(first.rows[0]) == "about: -Invite regular readers +Lead tours through the house"
    assert words(second.rows[0]) == "wins over: -University Library"


def test_a_block_that_a_vertical_moves_shifts_in_its_plan(folders: tuple[Path, Path]) -> None:
    """Not in the base plan, nor in any other vertical's."""
    put(folders[1] / UNIVERSITY, "omissions:\n", f"{SHELVES}\nomissions:\n")
    report = told(folders)
    assert list(map(words, only(report).rows)) == ["weeks: -1-2 +1", "title: -Shelf Building +Shelves"]
    (shift,) = report.shifts
    assert (shift.title, list(map(words, shift.rows))) == ("University Library", ["Shelf Building: -1-2 +1"])
    put(folders[0] / UNIVERSITY, "omissions:\n", f"{SHELVES.replace('last: 1', 'last: 2')}\nomissions:\n")
    assert list(map(words, told(folders).shifts[0].rows)) == ["Shelf Building: -1-2 +1"]


def test_a_vertical_that_comes_is_listed_with_what_it_changes(folders: tuple[Path, Path]) -> None:
    """Each by the statement and the reason."""
    (folders[0] / UNIVERSITY).unlink()
    put(folders[0] / CHILDREN, "    over: [vertical/university-library]\n", "")
    held = {group.title: group.statements for it in told(folders).changes for group in it.holds}
    assert "Visit schools: Students find the way by themselves." in held["Omissions"]
    assert "60% of members back: The term begins a week later." in held["Replacements"]
