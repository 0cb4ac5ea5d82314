"""Tables, and the CSV and workbooks made of them, as other programs read them."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from macros.content.comparison import items_of
from macros.content.former import former_ids
from macros.content.loaded import Loaded
from macros.content.registry import Registry
from macros.exports.csv_files import csv_files
from macros.exports.edition import Edition
from macros.exports.plan_table import PLAN, TO_FILL_IN, plan_table
from macros.exports.tables import FORMER, ID, Table, former_table, own_tables, registers
from macros.exports.tasks import tasks
from macros.exports.timeline_schedule import Start, scheduled
from macros.exports.workbook import workbook, workbook_of
from tests.macros.exports.conftest import ADDRESS
from tests.macros.exports.own_plans import own_edition

EXTRA = {f"{PLAN}.csv", f"{FORMER}.csv"}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def records(content: bytes) -> list[dict[str, str]]:
    """What a CSV file says, as Python's own reader has it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_entity_stands_in_one_register(edition: Edition) -> None:
    """Under its id, once, and nothing else does."""
    listed = [row["ID"] for name, file in csv_files(edition) if name not in EXTRA for row in records(file)]
    assert sorted(listed) == sorted(edition.entities)
    assert len(listed) == len(set(listed))


def test_a_vertical_s_edition_is_its_plan_and_what_is_its_own(whole: Edition) -> None:
    """What it leaves out is gone, what it words otherwise reads so, and other verticals say nothing."""
    registry = Registry.of(whole.loaded)
    edition = Edition(loaded=whole.loaded, verticals=("university-library",))
    left_out = set(registry) - set(edition.entities)
    assert "activity/visit-schools" in left_out
    assert {it.id.partition(".")[0] for it in map(registry.__getitem__, left_out) if "." in it.id} == {
        "childrens-library"
    }
    assert set(items_of(whole.loaded.playbook, edition.variant)) <= set(edition.entities)
    assert edition.entities["milestone/many-members-back"].node.week == 7
    assert whole.entities["milestone/many-members-back"].node.week == 6


def test_a_register_reads_like_its_page(whole: Edition) -> None:
    """A risk stands below its category, with its three answers, its link and the line it is written in."""
    files = dict(csv_files(whole))
    risk = next(row for row in records(files["risk.csv"]) if row["ID"] == "risk/staff-shortage")
    assert list(risk)[:5] == ["Risk category", "Title", "Mitigation", "Contingency", "Recovery"]
    assert risk["Earlier IDs"] == "risk/short-of-hands"
    assert risk["Link"] == f"{ADDRESS}r/library-move/risk/staff-shortage/"
    path, _, line = risk["Source"].rpartition(":")
    written = (whole.loaded.root / path).read_text("utf-8").splitlines()[int(line) - 1]
    assert written.strip() == "staff-shortage:"


def test_a_number_can_be_calculated_with(whole: Edition) -> None:
    """It stands in a column of its own, beside the words it was taken from."""
    kpi = next(row for row in records(dict(csv_files(whole))["kpi.csv"]) if row["ID"] == "kpi/days-to-move")
    assert (kpi["Text"], kpi["Number"], kpi["Unit"], kpi["Basis"]) == ("60 days", "60", "day", "Target")


def test_what_was_renamed_or_retired_is_told(whole: Edition) -> None:
    """Whoever kept an old id finds what to read in its place."""
    rows = {row["ID"]: row for row in records(dict(csv_files(whole))[f"{FORMER}.csv"])}
    assert set(rows) == {it.reference for it in former_ids(whole.loaded)}
    assert rows["risk/short-of-hands"]["Read instead"] == "risk/staff-shortage"
    assert rows["activity/paint-the-shelves"]["Because"] == "Painted shelves stuck to the books."


def test_the_plan_has_a_line_for_whatever_is_done(edition: Edition) -> None:
    """Each once, in the plan's order, with room for who, when and whether."""
    table = plan_table(edition)
    told = [row[table.columns.index(ID)] for row in table.rows]
    done = {
        "activity",
        "deliverable",
        "criterion",
        "quick-win",
        "milestone",
        "checkpoint",
        "tracked-metric",
        "statement",
    }
    planned = {it for phase in edition.plan.phases for it in _in_phase(edition, phase.id, done)}
    additions = {f"adjustment/{v}.{id_}" for v in edition.verticals for id_ in _adjustments(edition, v)}
    gates = {reference for reference in edition.entities if reference.startswith("phase-indicator/")}
    assert len(told) == len(set(told))
    assert set(told) == planned | additions | gates
    assert set(TO_FILL_IN) < set(table.columns)
    weeks = [task.first_week for task in tasks(edition) if task.block and task.entity.kind == "activity"]
    assert weeks == sorted(weeks)


def _in_phase(edition: Edition, phase: str, kinds: set[str]) -> set[str]:
    entities = [it for it in edition.entities.values() if it.kind in kinds]
    return {it.reference for it in entities if any(h.reference == f"phase/{phase}" for h in edition.holders(it))}


def _adjustments(edition: Edition, vertical: str) -> list[str]:
    return list(edition.loaded.playbook.verticals[vertical].adjustments)


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    """Nothing of the day or the machine is in them."""
    again = Edition(loaded=edition.loaded, verticals=edition.verticals, address=edition.address)
    assert dict(csv_files(edition)) == dict(csv_files(again))
    assert workbook(edition) == workbook(again)


def test_a_workbook_holds_what_the_csv_files_hold(edition: Edition) -> None:
    """A sheet a file, every row of it, and a first sheet that leads to each."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(edition)))
    files = dict(csv_files(edition))
    contents, *sheets = book.worksheets
    assert len(sheets) == len(files)
    for sheet, file in zip(sheets, files.values(), strict=True):
        head, *rows = sheet.iter_rows()
        expected = records(file)
        assert [it.value for it in head] == list(expected[0])
        said = [[it.hyperlink.target if it.hyperlink else it.value for it in row] for row in rows]
        assert [_texts(row) for row in said] == [_unguarded(row.values()) for row in expected]
    assert [row[1] for row in contents.iter_rows(min_row=3, values_only=True)] == [it.max_row - 1 for it in sheets]


def _texts(row: list[object]) -> list[str]:
    return ["" if it is None else f"{it:.15g}" if isinstance(it, float) else str(it) for it in row]


def _unguarded(cells: object) -> list[str]:
    return [it[1:] if it.startswith(("'+", "'-", "'=", "'@")) else it for it in cells]  # type: ignore[attr-defined]


def test_a_sheet_can_be_filtered_scrolled_and_printed(edition: Edition) -> None:
    """Its head stays in sight, has filters over all rows, stands on each printed page, and fits the paper's width."""
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(edition))).worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        ids = next((it.column_letter for it in sheet[1] if it.value == "ID"), "A")
        assert ids == "A" or f"${ids}" not in sheet.print_area
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_a_row_is_as_high_as_its_longest_text(whole: Edition) -> None:
    """No program has to find out by itself, and no line lies over the next row."""
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(whole))).worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            widths = [sheet.column_dimensions[it.column_letter].width for it in row]
            shown = zip(row, widths, strict=True)
            needed = max(len(str(it.value or "")) / width for it, width in shown if it.hyperlink is None)
            assert (sheet.row_dimensions[row[0].row].height or 15) >= 15 * needed * 0.9


def test_sheets_with_names_that_excel_refuses_get_others() -> None:
    """Too long, the same as another, or with signs that no name may hold."""
    called = [
        "Plan: first/last",
        "A name of a sheet that is longer than Excel allows",
        "plan  first last",
        "'",
        "History",
    ]
    tables = [Table(key=f"t{n}", title=it, columns=("A",), rows=((n,),)) for n, it in enumerate(called)]
    tables += [Table(key="again", title=called[1], columns=("A",), rows=((9,),))]
    names = openpyxl.load_workbook(io.BytesIO(workbook_of("Names", tables))).sheetnames
    assert len({it.lower() for it in names}) == len(tables) + 1
    assert all(len(it) <= 31 and not set(it) & set("[]:*?/\\") for it in names)
    assert names[2][:31] == names[2]
    assert "History" not in names


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed, so nobody else opens the workbook")
@pytest.mark.parametrize("is_own", [False, True], ids=["whole", "own plan"])
def test_libreoffice_opens_the_workbook_without_an_error(is_own: bool, loaded: Loaded, tmp_path: Path) -> None:
    """It converts it, works its formulas out anew, and finds every row."""
    edition = own_edition(loaded) if is_own else Edition(loaded=loaded, address=ADDRESS)
    schedule = scheduled(edition, Start(stamp="2026-11-12T08:00:00Z"))
    (tmp_path / "book.xlsx").write_bytes(workbook(edition, schedule))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = [str(OFFICE), profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(tmp_path / "book.xlsx")], check=True, capture_output=True, timeout=240)
    call[4] = "xlsx:Calc MS Excel 2007 XML"
    (tmp_path / "back").mkdir()
    call[6] = str(tmp_path / "back")
    subprocess.run([*call, str(tmp_path / "book.ods")], check=True, capture_output=True, timeout=240)
    back = openpyxl.load_workbook(tmp_path / "back" / "book.xlsx", data_only=True)
    contents, plan, *sheets = back.worksheets
    assert contents["A3"].value == plan_table(edition).title
    days = [row[0].is_date for row in plan.iter_rows(min_row=2, min_col=4, max_col=4) if row[0].value]
    assert len(days) == sum(schedule.of(it) is not None for it in tasks(edition))
    assert all(days)
    found = [row[0] for it in sheets for row in it.iter_rows(min_row=2, values_only=True)]
    others = (*registers(edition), former_table(edition), *own_tables(edition))
    assert len(found) == sum(len(it.rows) for it in others)
    assert not [cell for it in back for row in it.iter_rows(values_only=True) for cell in row if _is_error(cell)]


def _is_error(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith("#") and cell.endswith(("!", "?", "/A"))
