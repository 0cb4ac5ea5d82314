"""A calculation as a file: CSV for spreadsheets, JSON for programs, a calendar for the timeline."""

from __future__ import annotations

from calculators.calculation import calculation
from calculators.exports.csv_file import csv_text
from calculators.exports.file import ExportFile
from calculators.exports.ics_file import ics_text
from calculators.exports.json_file import json_text
from calculators.invalid import InvalidInput

__all__ = ["ExportFile", "exported", "forms_of"]

_WRITERS = {
    "csv": ("text/csv", csv_text),
    "json": ("application/json", json_text),
    "ics": ("text/calendar", ics_text),
}


def forms_of(name: str) -> tuple[str, ...]:
    """The forms in which calculator ``name`` can be exported."""
    return tuple(form for form in _WRITERS if form != "ics" or name == "timeline")


def exported(name: str, request_json: str, form: str) -> ExportFile:
    """The file; raises ``InvalidInput`` like an answer, and for a form there is not."""
    work = calculation(name, request_json)
    if form not in forms_of(name):
        raise InvalidInput(None, f"There is no export of this form; there are {', '.join(forms_of(name))}.")
    media_type, text = _WRITERS[form]
    stamp = work.request.stamp
    day = f"-{stamp.date()}" if stamp else ""
    return ExportFile(name=f"{name}{day}.{form}", media_type=media_type, text=text(work))
