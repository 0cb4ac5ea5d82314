"""A calculation as a file: CSV for spreadsheets, JSON for programs, a calendar where there are days to put in."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.calculation import calculation
from calculators.catalog import Calculator
from calculators.export_csv import csv_text
from calculators.export_ics import ics_text
from calculators.export_json import json_text
from calculators.invalid import InvalidInput

__all__ = ["FORMS", "ExportFile", "exported", "forms_of"]

_WRITERS = {
    "csv": ("text/csv", csv_text),
    "json": ("application/json", json_text),
    "ics": ("text/calendar", ics_text),
}
FORMS = tuple(_WRITERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """A file to download: its name, media type and whole text."""

    name: str
    media_type: str
    text: str


def forms_of(calculator: Calculator) -> tuple[str, ...]:
    """The forms in which a calculator's answer can be exported."""
    return tuple(form for form in FORMS if form != "ics" or calculator.events)


def exported(name: str, request_json: str, form: str) -> ExportFile:
    """The file; raises ``InvalidInput`` like an answer, and for a form there is not."""
    work = calculation(name, request_json)
    forms = forms_of(work.calculator)
    if form not in forms:
        raise InvalidInput(None, f"There is no export of this form; there are {', '.join(forms)}.")
    media_type, text = _WRITERS[form]
    stamp = work.request.stamp
    day = f"-{stamp.date()}" if stamp else ""
    return ExportFile(name=f"{name}{day}.{form}", media_type=media_type, text=text(work))
