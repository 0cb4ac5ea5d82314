"""A reader's own plan as a file of one table: the rows that a page lists, for spreadsheets.

Who asks brings every text; nothing is worked out here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calculators.csv_records import BYTE_ORDER_MARK, record, safe
from calculators.exports import ExportFile
from calculators.invalid import InvalidInput
from calculators.stored_zip import stored_zip
from calculators.strict_json import parse_json
from calculators.workbook import DATE, FIRST_DAY, Cell, Sheet, blank, column_letter, head, text
from calculators.xlsx_parts import parts_of

__all__ = ["FORMS", "own_table"]

FORMS = ("csv", "xlsx")
_SHAPE = (
    "Send “name”, “title”, “columns” (“label”, “width” and whether it is a “date”) and “rows”, a text for each column."
)
_LONGEST_CELL = 32_767
"""What a spreadsheet takes, in letters."""


def own_table(request_json: str, form: str) -> ExportFile:
    r"""The file; raises ``InvalidInput`` for what is no table, or a form there is not.

    A day is written as ISO in CSV and as a date in a workbook, whose head stays in sight and can be filtered by.

    >>> asked = '{"name": "mine", "title": "Mine", "columns": [{"label": "Due", "width": 9, "date": true}],'
    >>> own_table(asked + '"rows": [["2026-11-27"]]}', "csv").content
    '\ufeffDue\r\n2026-11-27\r\n'
    """
    sent = parse_json(request_json)
    if not _is_table(sent):
        raise InvalidInput(None, _SHAPE)
    if form == "csv":
        rows = [[column["label"] for column in sent["columns"]], *sent["rows"]]
        content = BYTE_ORDER_MARK + "".join(record(map(safe, row)) for row in rows)
        return ExportFile(name=f"{sent['name']}.csv", media_type="text/csv", content=content)
    if form == "xlsx":
        media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return ExportFile(name=f"{sent['name']}.xlsx", media_type=media_type, content=_workbook(sent))
    raise InvalidInput(None, f"There is no export of this form; there are {', '.join(FORMS)}.")


def _workbook(sent: dict[str, Any]) -> bytes:
    columns = sent["columns"]
    sheet = Sheet("Plan", [column["width"] for column in columns])
    sheet.add(*head(*(column["label"] for column in columns)))
    sheet.freeze()
    for row in sent["rows"]:
        sheet.add(*(_cell(value, is_date=column["date"]) for value, column in zip(row, columns, strict=True)))
    sheet.filtered = f"A1:{column_letter(len(columns) - 1)}{len(sheet.rows)}"
    sheet.landscape = True
    return stored_zip(parts_of([sheet], sent["title"]))


def _cell(value: str, *, is_date: bool) -> Cell:
    """A day that a spreadsheet does not know, or a typed text that is none, stays a text."""
    if not value:
        return blank()
    if is_date:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return text(value)
        return Cell(value=day, format=DATE) if day >= FIRST_DAY else text(value)
    return text(value)


def _is_table(sent: Any) -> bool:
    if not isinstance(sent, dict) or sent.keys() != {"name", "title", "columns", "rows"}:
        return False
    columns, rows = sent["columns"], sent["rows"]
    return (
        _is_text(sent["name"])
        and _is_text(sent["title"])
        and isinstance(columns, list)
        and len(columns) > 0
        and all(map(_is_column, columns))
        and isinstance(rows, list)
        and all(isinstance(row, list) and len(row) == len(columns) and all(map(_is_text, row)) for row in rows)
    )


def _is_column(column: Any) -> bool:
    return (
        isinstance(column, dict)
        and column.keys() == {"label", "width", "date"}
        and _is_text(column["label"])
        and isinstance(column["date"], bool)
        and isinstance(column["width"], int)
        and 0 < column["width"] <= 200
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_CELL
