"""An edition as a workbook: the contents, the plan to fill in, then one sheet a kind, each with filters."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator

from calculators.workbook import DATE, FIRST_DAY, Cell, Sheet, column_letter, formula, head, text, title
from calculators.xlsx_parts import parts_of
from macros.exports.archive import packed
from macros.exports.cells import Value
from macros.exports.edition import Edition
from macros.exports.plan_table import RECURS, TO_FILL_IN, plan_table
from macros.exports.schedule import Schedule
from macros.exports.tables import ID, LINK, Table, former_table, own_tables, registers

__all__ = ["workbook", "workbook_of"]

_LONGEST_NAME = 31
"""Of a sheet, as Excel has it."""
_UNNAMED = re.compile(r"[\[\]:*?/\\']")
_NARROW, _PLACE, _WIDE = 8, 26, 44
"""Of columns, in characters: the least, the most where few values come again and again, the most."""
_LETTERS = 1.1
"""How many letters of a text take the width of a figure, by which columns are measured."""
_OWN_WIDTHS = {"Done": 8, "Owner": 16, "Date": 16, "Start": 16, "Due": 16, "Note": 24, LINK: 8}
_OPEN = "Open"
_LONGEST_TEXT = 32_000
"""Of a cell, in letters: Excel would cut what is longer by itself, and say that the file is damaged."""


def workbook(edition: Edition, schedule: Schedule | None = None) -> bytes:
    """The whole edition; the plan with dates where it has some."""
    own = own_tables(edition)
    return workbook_of(edition.title, [plan_table(edition, schedule), *registers(edition), former_table(edition), *own])


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
    widths = [_OWN_WIDTHS.get(label) or _width(label, column) for label, column in _columns(table)]
    sheet = Sheet(name, widths, landscape=True)
    sheet.add(*head(*table.columns))
    sheet.freeze()
    for row in table.rows:
        number = sheet.add(*(_cell(label, value) for label, value in zip(table.columns, row, strict=True)))
        told = zip(table.columns, row, widths, strict=True)
        lines = max(1, *(_lines(value, width) for label, value, width in told if label != LINK))
        if lines > 1:
            sheet.heights[number] = lines
    sheet.filtered = _range(table, len(table.columns))
    # Ids and addresses are for programs and screens; with them a sheet of paper would be too small to read.
    sheet.printed = _range(table, table.columns.index(ID) if ID in table.columns[1:] else len(table.columns))
    return sheet


def _columns(table: Table) -> Iterator[tuple[str, list[Value]]]:
    for place, label in enumerate(table.columns):
        yield label, [row[place] for row in table.rows]


def _range(table: Table, columns: int) -> str:
    """The head and all rows, so many columns wide."""
    return f"A1:{column_letter(columns - 1)}{len(table.rows) + 1}"


def _width(label: str, column: list[Value]) -> float:
    """Wide enough for its longest entry, within what can be read beside others; longer ones take several lines."""
    most = _PLACE if len(set(column)) * 2 <= len(column) else _WIDE
    return min(max(_NARROW, *(len(str(value)) + 2 for value in (label, *column))), most)


def _lines(value: Value, width: float) -> int:
    """How many lines a text takes in a column, about: letters are not all of one width."""
    told = value.splitlines() if isinstance(value, str) else []
    return sum(max(1, len(textwrap.wrap(line, int(width * _LETTERS)))) for line in told) or 1


def _cell(label: str, value: Value) -> Cell:
    look = "entry" if label in TO_FILL_IN and value != RECURS else ""
    if isinstance(value, dt.date):
        return Cell(value=value, look=look, format=DATE) if value >= FIRST_DAY else text(value.isoformat())
    if isinstance(value, str) and not (label == LINK and value.startswith("http")):
        return Cell(value=value if len(value) <= _LONGEST_TEXT else f"{value[:_LONGEST_TEXT]} …", look=look)
    return text(_OPEN, link=value) if isinstance(value, str) else Cell(value=value)
