"""An edition as a workbook: the contents, the plan to fill in, then one sheet a kind, each with filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from calculators.workbook import Cell, Sheet, column_letter, formula, head, text, title
from calculators.xlsx_parts import parts_of
from macros.exports.archive import packed
from macros.exports.cells import Value
from macros.exports.edition import Edition
from macros.exports.plan_table import TO_FILL_IN, plan_table
from macros.exports.tables import Table, former_table, registers

__all__ = ["workbook", "workbook_of"]

_LONGEST_NAME = 31
"""Of a sheet, as Excel has it."""
_UNNAMED = re.compile(r"[\[\]:*?/\\']")
_NARROW, _WIDE = 8, 60
"""Of columns, in characters."""
_LINK = "Link"


def workbook(edition: Edition) -> bytes:
    """The whole edition."""
    return workbook_of(edition.title, [plan_table(edition), *registers(edition), former_table(edition)])


def workbook_of(called: str, tables: Iterable[Table]) -> bytes:
    """A workbook of the tables that have rows, with a sheet before them that leads to each."""
    filled = [table for table in tables if table.rows]
    names = list(_sheet_names(filled))
    contents = Sheet("Contents", (32, 12))
    contents.add(title(called))
    contents.add(*head("Sheet", "Rows"))
    contents.freeze()
    for table, name in zip(filled, names, strict=True):
        contents.add(
            formula(f'HYPERLINK("#\'{name}\'!A1","{_in_formula(table.title)}")', table.title),
            Cell(value=len(table.rows)),
        )
    sheets = [_sheet(table, name) for table, name in zip(filled, names, strict=True)]
    return packed(parts_of([contents, *sheets], called))


def _sheet_names(tables: Iterable[Table]) -> Iterator[str]:
    """A name for each, no two alike in any case of letters."""
    taken = {"contents", "history"}
    for table in tables:
        plain = _UNNAMED.sub(" ", table.title).strip() or table.key
        name, again = plain[:_LONGEST_NAME], 2
        while name.lower() in taken:
            end = f" {again}"
            name, again = f"{plain[: _LONGEST_NAME - len(end)]}{end}", again + 1
        taken.add(name.lower())
        yield name


def _in_formula(words: str) -> str:
    return words.replace('"', '""')


def _sheet(table: Table, name: str) -> Sheet:
    widths = [_width([label, *column]) for label, column in _columns(table)]
    sheet = Sheet(name, widths, landscape=True)
    sheet.add(*head(*table.columns))
    sheet.freeze()
    for row in table.rows:
        sheet.add(*(_cell(label, value) for label, value in zip(table.columns, row, strict=True)))
    sheet.filtered = f"A1:{column_letter(len(table.columns) - 1)}{len(table.rows) + 1}"
    return sheet


def _columns(table: Table) -> Iterator[tuple[str, list[Value]]]:
    for place, label in enumerate(table.columns):
        yield label, [row[place] for row in table.rows]


def _width(column: Iterable[Value]) -> float:
    """Wide enough for its longest entry, within what can be read beside others; longer ones take several lines."""
    return min(max(_NARROW, *(len(str(value)) + 2 for value in column)), _WIDE)


def _cell(label: str, value: Value) -> Cell:
    if label in TO_FILL_IN and value == "":
        return Cell(value="", look="entry")
    if isinstance(value, str):
        return text(value, link=value if label == _LINK and value.startswith("http") else "")
    return Cell(value=value)
