"""A reader's own plan as a spreadsheet: what the page lists, read again by a program that is not ours."""

import csv
import io
import json
from base64 import b64decode
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from calculators import bridge

PLAN: dict[str, Any] = {
    "name": "my-plan-2028-03-06",
    "title": "Main street",
    "columns": [
        {"label": "What", "width": 40, "date": False},
        {"label": "Due", "width": 12, "date": True},
        {"label": "Owner", "width": 20, "date": False},
    ],
    "rows": [
        ["Shelve the books, “all”", "2028-03-10", "=1+1"],
        ["Open the doors", "", ""],
        ["Look back", "someday", "Ada"],
        ["Remember", "1899-12-31", "Ben"],
    ],
}


def made(form: str, asked: Any = PLAN) -> dict[str, Any]:
    """The reply."""
    reply: dict[str, Any] = json.loads(bridge.table(json.dumps(asked), form))
    return reply


def test_csv_has_every_row_and_runs_nothing() -> None:
    """Days as ISO; what a spreadsheet would take for a formula is a text."""
    reply = made("csv")
    assert reply["file_name"] == "my-plan-2028-03-06.csv"
    rows = list(csv.reader(io.StringIO(reply["text"].removeprefix("\ufeff"))))
    assert rows[0] == ["What", "Due", "Owner"]
    assert rows[1] == ["Shelve the books, “all”", "2028-03-10", "'=1+1"]
    assert len(rows) == 1 + len(PLAN["rows"])


def test_a_workbook_has_days_as_days() -> None:
    """The head stays in sight and can be filtered by; a text that is no day stays one."""
    reply = made("xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b64decode(reply["base64"]))).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[1] == ["Shelve the books, “all”", datetime(2028, 3, 10), "=1+1"]  # noqa: DTZ001 - as openpyxl reads it
    assert sheet["C2"].data_type == "s"
    assert [row[1] for row in cells[2:]] == [None, "someday", "1899-12-31"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C5")


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {},
        {**PLAN, "more": 1},
        {**PLAN, "columns": []},
        {**PLAN, "columns": [{"label": "What"}]},
        {**PLAN, "rows": [["one"]]},
        {**PLAN, "rows": [["one", "two", 3]]},
        {**PLAN, "rows": [["x" * 40_000, "", ""]]},
        {**PLAN, "name": None},
    ],
)
def test_what_is_no_table_is_refused(wrong: Any) -> None:
    """In a sentence that says what to send."""
    reply = made("csv", wrong)
    assert not reply["ok"]
    assert "columns" in reply["errors"][0]["message"]


def test_a_form_that_there_is_not_is_refused() -> None:
    """With those that there are."""
    assert "csv, xlsx" in made("docx")["errors"][0]["message"]
