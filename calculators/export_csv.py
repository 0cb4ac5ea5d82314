"""A calculation as CSV, for spreadsheets: one section after another in one file.

As many fields in every record. The sections are Calculation, Inputs, what was
taken from other calculators, Results, one for each table, and Notes; each is its title, a header with the units in
brackets, and its rows, and an empty record follows. A column of several units has a column with them beside it.
Numbers are plain and in full precision, dates ISO, what a page shows as “–” is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from typing import Any

from calculators.calculation import Calculation
from calculators.csv_records import BYTE_ORDER_MARK, record, safe
from calculators.file_head import file_head
from calculators.presentation import Table
from calculators.simulation import finished
from calculators.spec import Spec
from calculators.texts import NONE
from calculators.value_text import ValueText
from calculators.work_week import work_week_text

__all__ = ["csv_text"]

_DIGITS = Context(prec=12)
"""As many as agree between platforms."""

_Rows = list[list[str]]


def csv_text(work: Calculation) -> str:
    """The whole file."""
    sections = [section for section in _sections(work) if len(section) > 2]
    width = max(len(row) for section in sections for row in section)
    records = (row for section in sections for row in (*section, []))
    lines = [record((*row, *[""] * (width - len(row)))) for row in records]
    return BYTE_ORDER_MARK + "".join(lines[:-1])


def _sections(work: Calculation) -> Iterator[_Rows]:
    simulated = finished(work)
    yield _facts(work)
    yield _inputs(work)
    yield _taken(work)
    figures = work.words.figures | simulated["figures"]
    yield [
        ["Results"],
        ["Result", "Value", "Unit"],
        *(
            [figure.label, *_value_and_unit(figures[figure.name])]
            for figure in work.calculator.figures
            if figures[figure.name]
        ),
    ]
    tables = work.words.tables | simulated["tables"]
    for table in work.calculator.tables:
        yield _table(table, tables[table.name])
    asked = [f"{work.asked[question.field].label}: {question.sentence}" for question in work.questions()]
    yield [["Notes"], ["Note"], *([safe(note)] for note in (*asked, *work.words.notes, *simulated["notes"]))]


def _facts(work: Calculation) -> _Rows:
    return [["Calculation"], ["About", "Value"], *([label, safe(fact)] for label, fact in file_head(work).items())]


def _inputs(work: Calculation) -> _Rows:
    shown = work.shown()
    header = ["Input", "Value", "Unit", "Default from"]
    rows = []
    for field, spec in work.asked.items():
        value = _input_value(spec, getattr(work.inputs, field), shown[field], _labels(spec, work.inputs))
        origin = work.request.origins.get(field, "")
        rows.append([safe(spec.label), value, _unit(spec, work.inputs), safe(origin)])
    return [["Inputs"], header, *rows]


def _unit(spec: Spec, inputs: Any) -> str:
    """A form shows a share in percent; an amount is in the currency that was chosen."""
    if spec.kind == "money":
        return f"{inputs.currency} {spec.unit}".strip()
    return safe(spec.unit or ("%" if spec.kind == "share" else ""))


def _taken(work: Calculation) -> _Rows:
    rows = [[safe(work.asked[field].label), taken.calculator, safe(taken.text)] for field, taken in work.taken.items()]
    return [["Taken from other calculators"], ["Input", "Calculator", "What"], *rows]


def _input_value(spec: Spec, value: Any, shown: str, labels: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if spec.kind in ("integer", "number", "money", "share", "date"):
        return _plain(value * 100 if spec.kind == "share" else value)
    if spec.kind == "weekmask":
        return work_week_text(value)
    if spec.kind == "choices":
        return safe(", ".join(labels[each] for each in value))
    return safe(labels.get(value, shown) if isinstance(value, str) else shown)


def _labels(spec: Spec, inputs: Any) -> dict[str, str]:
    """What a form calls each choice: by our words, or by the title that the playbook gives it."""
    if not spec.choices_from:
        return {choice.value: choice.label for choice in spec.choices}
    offered = inputs
    for key in spec.choices_from.split("."):
        offered = getattr(offered, key)
    return {entry.id: entry.title for entry in offered}


def _value_and_unit(text: str) -> tuple[str, str]:
    return (_plain(text.value), text.unit) if isinstance(text, ValueText) else (_shown(text), "")


def _table(table: Table, rows: Sequence[Sequence[str]]) -> _Rows:
    if not rows:
        return []
    columns = [
        made
        for place, column in enumerate(table.columns)
        for made in _columns(column.label, [row[place] for row in rows])
    ]
    return [[safe(table.caption)], *map(list, zip(*columns, strict=True))]


def _columns(label: str, cells: Sequence[str]) -> list[list[str]]:
    """Header and cells: plain values, their unit in the header where there is one, else in a column of its own."""
    units = {cell.unit for cell in cells if isinstance(cell, ValueText)}
    values, units_of_cells = zip(*map(_value_and_unit, cells), strict=True)
    if len(units) > 1:
        return [[safe(label), *values], [safe(f"{label}: unit"), *units_of_cells]]
    unit = "".join(units)
    return [[safe(f"{label} [{unit}]" if unit else label), *values]]


def _plain(value: float | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    number = _DIGITS.create_decimal(repr(value)).normalize()
    return f"{number or Decimal(0):f}"


def _shown(text: str) -> str:
    return "" if text == NONE else safe(text)
