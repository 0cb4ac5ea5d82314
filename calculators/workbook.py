"""A workbook as its parts: sheets of rows of cells, each a value that stands or a formula with what it comes to.

A calculator's module ``workbook`` makes the sheets; how they become a file is in ``export_xlsx``. Nothing here knows
a figure: a formula and the value beside it are two ways to the same number, which a test compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from calculators.currencies import currency_of
from calculators.invalid import InvalidInput

__all__ = [
    "COUNT",
    "DATE",
    "FACTOR",
    "FIRST_DAY",
    "GENERAL",
    "NUMBER",
    "PERCENT",
    "Cell",
    "Sheet",
    "blank",
    "column_letter",
    "entry",
    "formula",
    "head",
    "heading",
    "money",
    "text",
    "title",
    "unit_money",
]

GENERAL, COUNT, NUMBER, FACTOR, PERCENT = "General", "#,##0", "0.00", "0.000000", "0.0%"
DATE = "ddd d mmm yyyy"
FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count a day that never was."""
_DAY_ZERO = date(1899, 12, 30).toordinal()

Value = str | float | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell. ``format`` is a number format as spreadsheets write them."""

    value: Value
    formula: str = ""
    """Without the equals sign; empty for what stands by itself."""
    format: str = GENERAL
    look: str = ""
    """``title``, ``heading``, ``head`` of a table, ``entry`` for what a reader may change; else plain."""
    link: str = ""
    """An address to go to."""

    @property
    def number(self) -> float | None:
        """The value as spreadsheets store it, days as a count; ``None`` for a text."""
        if isinstance(self.value, date):
            return self.value.toordinal() - _DAY_ZERO
        return None if isinstance(self.value, str) else self.value


@dataclass(slots=True)
class Sheet:
    """A sheet under construction: rows from the top, names for cells and ranges of it."""

    name: str
    widths: Sequence[float]
    """Of the columns, in characters."""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Name to the range on this sheet, such as ``$B$4`` or ``$A$4:$A$9``."""
    frozen: int = 0
    """Rows that stay in sight, and head each printed page."""
    landscape: bool = False
    filtered: str = ""
    """The range whose first row can be filtered by, such as ``A1:D9``; empty for none."""
    heights: dict[int, int] = field(default_factory=dict)
    """Rows, by their number, that hold several lines, and how many; the others are as high as a program makes them."""
    printed: str = ""
    """The range that is printed; empty for all."""

    def add(self, *cells: Cell) -> int:
        """Append a row; returns its number, from 1."""
        for cell in cells:
            if isinstance(cell.value, date) and cell.value < FIRST_DAY:
                raise InvalidInput(None, "Enter a later date: a workbook holds no day before 1 March 1900.")
        self.rows.append(cells)
        return len(self.rows)

    def freeze(self) -> None:
        """Keep in sight what stands until now."""
        self.frozen = len(self.rows)

    def name_cell(self, name: str, column: str, row: int) -> None:
        """Let formulas of all sheets call a cell ``name``."""
        self.names[name] = f"${column}${row}"

    def name_range(self, name: str, column: str, first: int, last: int) -> None:
        """Let formulas of all sheets call a piece of a column ``name``."""
        self.names[name] = f"${column}${first}:${column}${last}"


def column_letter(place: int) -> str:
    """The letters of a column, counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(27)
    ('A', 'Z', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text(value: str, *, link: str = "") -> Cell:
    """A text that stands."""
    return Cell(value=value, link=link)


def blank() -> Cell:
    """An empty cell."""
    return Cell(value="")


def title(value: str) -> Cell:
    """What a sheet is."""
    return Cell(value=value, look="title")


def heading(value: str) -> Cell:
    """What the rows below are."""
    return Cell(value=value, look="heading")


def head(*labels: str) -> tuple[Cell, ...]:
    """The head of a table."""
    return tuple(Cell(value=label, look="head") for label in labels)


def entry(value: Value, number_format: str = GENERAL) -> Cell:
    """What a reader may change; the rest follows."""
    return Cell(value=value, format=number_format, look="entry")


def formula(text_of_it: str, value: Value, number_format: str = GENERAL) -> Cell:
    """What follows from other cells, and what it comes to."""
    return Cell(value=value, formula=text_of_it, format=number_format)


def money(currency: str) -> str:
    r"""The number format of whole amounts.

    >>> money("USD"), money("CHF")
    ('"$"#,##0;-"$"#,##0', '"CHF\xa0"#,##0;-"CHF\xa0"#,##0')
    """
    return _amounts(currency, "#,##0")


def unit_money(currency: str) -> str:
    """The number format of prices and rates, with the digits that the currency has."""
    decimals = currency_of(currency).decimals
    return _amounts(currency, f"#,##0.{'0' * decimals}" if decimals else "#,##0")


def _amounts(currency: str, digits: str) -> str:
    sign = f'"{currency_of(currency).mark}"'
    return f"{sign}{digits};-{sign}{digits}"
