"""Whole states compared: a day's work, and states that nobody could publish."""

import shutil
from pathlib import Path

import pytest

from macros.changes.as_markdown import comment
from macros.changes.as_text import text
from macros.changes.comparing import compare
from macros.changes.report import Report, read_report
from tests.conftest import MADE_UP, MADE_UP_ROOT
from tests.content.edits import edit
from tests.macros.changes.edited import FOLDER, put, untouched


@pytest.fixture(name="folders")
def _folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two checkouts that hold the same."""
    return untouched(tmp_path / "before"), untouched(tmp_path / "after")


def told(folders: tuple[Path, Path]) -> Report:
    """The report, which can be told in every way."""
    report = compare(*folders, "tiny", base_name="main", head_name=None)
    assert text(report, full=True)
    assert comment(report)
    assert read_report(report.model_dump_json(by_alias=True).encode()) == report
    return report


def kinds(report: Report) -> list[tuple[str, str]]:
    """What happened to what."""
    return [(it.change, f"{it.kind}/{it.id}") for it in report.changes]


def test_the_same_twice(folders: tuple[Path, Path]) -> None:
    """No change, and nothing that differs."""
    report = told(folders)
    assert (report.changes, report.differs, report.answers, report.pages) == ([], "nothing", [], [])


def test_comments_are_no_change(folders: tuple[Path, Path]) -> None:
    """Nor is layout."""
    put(folders[1] / FOLDER / "risks.yaml", "# What can go wrong.", "# What may go wrong.\n")
    report = told(folders)
    assert (report.changes, report.differs) == ([], "layout")


def test_another_order_is_said(folders: tuple[Path, Path]) -> None:
    """It is what readers see, though no statement changes."""
    file = folders[1] / FOLDER / "phases/prepare.yaml"
    put(file, "              agree-on-aims: Agree on aims\n", "")
    put(
        file,
        "find-a-sponsor: Find a sponsor",
        "agree-on-aims: Agree on aims\n              find-a-sponsor: Find a sponsor",
    )
    report = told(folders)
    assert (report.changes, report.differs) == ([], "order")
    assert report.reordered == [f"{FOLDER}/phases/prepare.yaml"]


def test_a_day_s_work(tmp_path: Path) -> None:
    """Every edit is listed, each thing once, and nothing that was not edited."""
    before, after = tmp_path / "before", tmp_path / "after"
    shutil.copytree(MADE_UP_ROOT, before)
    shutil.copytree(MADE_UP_ROOT, after)
    edit(after)
    report = compare(before, after, MADE_UP, base_name="main", head_name=None)
    assert report.problems == []
    found = kinds(report)
    assert len(set(found)) == len(found)
    assert {kind for kind, _ in found} == {"changed", "reworded", "moved", "added", "retired"}
    added = {name.partition("/")[0] for change, name in found if change == "added"}
    assert {"vertical", "phase", "risk", "warning", "term", "conflict"} <= added
    assert not {"block", "section", "focus-area"} & added
    assert all(answer.new for answer in report.answers)
    assert {shift.vertical for shift in report.shifts} >= {None}


def test_a_vertical_that_is_renamed_is_one_change(folders: tuple[Path, Path]) -> None:
    """Its statements go with it."""
    folder = folders[1] / FOLDER
    (folder / "verticals/shop.yaml").rename(folder / "verticals/store.yaml")
    put(folder / "verticals/store.yaml", "id: shop", "id: store")
    put(folder / "ids.lock", "", "vertical/store active\n")
    put(folder / "ids.lock", "vertical/shop active", "vertical/shop moved vertical/store")
    (change,) = told(folders).changes
    assert (change.change, change.former_id, change.id) == ("renamed", "shop", "store")


def test_what_is_taken_over_by_another_thing_leads_there(folders: tuple[Path, Path]) -> None:
    """The newer lock says by which."""
    folder = folders[1] / FOLDER
    put(folder / "phases/prepare.yaml", "              find-a-sponsor: Find a sponsor\n", "")
    put(folder / "ids.lock", "activity/find-a-sponsor active", "activity/find-a-sponsor moved activity/agree-on-aims")
    change = told(folders).changes[-1]
    assert (change.change, change.successor, change.successor_name) == (
        "retired",
        "activity/agree-on-aims",
        "Agree on aims",
    )


def test_a_retired_thing_says_why_and_what_to_read(folders: tuple[Path, Path]) -> None:
    """As retired.yaml has it; that file itself is no part of the plan."""
    folder = folders[1] / FOLDER
    put(folder / "risks.yaml", "      low-attendance: Low attendance", "      empty-chairs: Empty chairs")
    put(folder / "ids.lock", "warning/low-attendance active", "warning/low-attendance retired")
    (folder / "retired.yaml").write_text(
        "schema: 1\nkind: retired\nretired:\n  warning/low-attendance:\n    title: Low attendance\n"
        '    until: "2026-11-26"\n    because: Chairs tell it sooner.\n    into: warning/empty-chairs\n',
        encoding="utf-8",
    )
    report = told(folders)
    assert kinds(report) == [("added", "warning/empty-chairs"), ("retired", "warning/low-attendance")]
    change = report.changes[-1]
    assert (change.because, change.successor_name) == ("Chairs tell it sooner.", "Empty chairs")
    assert "see          Empty chairs (warning/empty-chairs)\n           because      Chairs tell it sooner." in text(
        report
    )


def test_adjustments_shift_the_plan_of_their_vertical(folders: tuple[Path, Path]) -> None:
    """The base plan stays."""
    put(
        folders[1] / FOLDER / "verticals/shop.yaml",
        "weeks: {first: 1, last: 2, label: Week 1-2}",
        "weeks: {first: 2, last: 2}",
    )
    (shift,) = told(folders).shifts
    assert (shift.vertical, shift.with_base, [row.label for row in shift.rows]) == ("shop", False, ["Pilot till"])


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder: (folder / "risks.yaml").write_text("{", "utf-8"), id="no YAML"),
        pytest.param(lambda folder: (folder / "risks.yaml").write_text("- a\n- b\n", "utf-8"), id="a list"),
        pytest.param(lambda folder: (folder / "risks.yaml").write_text("just words\n", "utf-8"), id="words"),
        pytest.param(lambda folder: (folder / "risks.yaml").write_bytes(b"\xff\xfe"), id="no text"),
        pytest.param(lambda folder: (folder / "risks.yaml").write_text("", "utf-8"), id="empty"),
        pytest.param(lambda folder: (folder / "risks.yaml").unlink(), id="missing"),
        pytest.param(lambda folder: (folder.parent / "_vocabulary.yaml").unlink(), id="no vocabulary"),
        pytest.param(lambda folder: (folder / "ids.lock").write_bytes(b"\xff what"), id="a torn lock"),
        pytest.param(shutil.rmtree, id="no playbook"),
        pytest.param(
            lambda folder: put(folder / "risks.yaml", "resistance:", "Re sis/tance <b>:"), id="an id that is none"
        ),
        pytest.param(lambda folder: put(folder / "phases/roll-out.yaml", "week: 3", "week: three"), id="no number"),
        pytest.param(
            lambda folder: put(folder / "phases/roll-out.yaml", "id: roll-out", "id: [1]"), id="an id that is a list"
        ),
        pytest.param(
            lambda folder: put(folder / "calculators.yaml", "kpi/target-timeline", "kpi/nothing"), id="a dead reference"
        ),
        pytest.param(
            lambda folder: put(folder / "calculators.yaml", "  timeline:\n", "  unknown:\n"), id="no such calculator"
        ),
        pytest.param(
            lambda folder: put(folder / "assumptions.yaml", "value: ", "value: [] #"), id="a list for a number"
        ),
        pytest.param(
            lambda folder: put(folder / "pages.yaml", "pages:\n", "pages:\n  A b: 3\n"), id="a page of no sort"
        ),
    ],
)
@pytest.mark.parametrize("spoiled", [0, 1], ids=["older", "newer"])
def test_a_state_that_nobody_could_publish(folders: tuple[Path, Path], spoil: object, spoiled: int) -> None:
    """What can be told is told, beside another change; a file that cannot be read is no reason to call it empty."""
    put(folders[1] / FOLDER / "measurement.yaml", "text: 21 days", "text: about 21 days")
    spoil(folders[spoiled] / FOLDER)  # type: ignore[operator]
    report = told(folders)
    assert bool(report.problems) == (spoiled == 1) or not (folders[1] / FOLDER / "risks.yaml").exists()
    if (folders[spoiled] / FOLDER).exists():
        assert ("reworded", "kpi/target-timeline") in kinds(report) or ("changed", "kpi/target-timeline") in kinds(
            report
        )


def test_a_file_that_is_cut_short_retires_nothing(folders: tuple[Path, Path]) -> None:
    """What stood below the mistake may still stand there."""
    put(folders[1] / FOLDER / "risks.yaml", "monitoring:", 'broken: "\nmonitoring:')
    report = told(folders)
    assert [change for change, _ in kinds(report) if change == "retired"] == []
    assert report.unread == [f"{FOLDER}/risks.yaml"]
