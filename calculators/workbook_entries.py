"""A field of a calculator as a row of its workbook's sheet of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.workbook import COUNT, DATE, GENERAL, PERCENT, Sheet, entry, text, unit_money

if TYPE_CHECKING:
    from calculators.calculation import Calculation

__all__ = ["choice_row", "entry_row"]

_FORMATS = {"integer": COUNT, "share": PERCENT, "date": DATE}


def entry_row(sheet: Sheet, work: Calculation, name: str) -> int:
    """Label, value, unit and origin of the field ``name``; its cell is called as the field is."""
    spec, value = work.asked[name], getattr(work.inputs, name)
    number_format = unit_money(work.inputs.currency) if spec.kind == "money" else _FORMATS.get(spec.kind, GENERAL)
    # The format shows the percent sign already.
    unit = spec.unit.removeprefix("%").strip()
    row = sheet.add(text(spec.label), entry(value, number_format), text(unit), text(work.request.origins.get(name, "")))
    sheet.name_cell(name, "B", row)
    return row


def choice_row(sheet: Sheet, work: Calculation, name: str) -> None:
    """Label and choice of a field whose formulas are those of this one choice: another one takes another workbook."""
    spec, value = work.asked[name], getattr(work.inputs, name)
    label = next((choice.label for choice in spec.choices if choice.value == value), value)
    sheet.add(text(spec.label), text(label), text(""), text(work.request.origins.get(name, "")))
