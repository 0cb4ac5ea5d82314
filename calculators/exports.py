"""A calculation as a file: CSV for spreadsheets, JSON for programs.

Also a calendar where there are days to put in, and a workbook that goes on calculating where there is one.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.calculation import Calculation, calculation
from calculators.catalog import Calculator
from calculators.export_csv import csv_text
from calculators.export_ics import ics_text
from calculators.export_json import json_text
from calculators.invalid import InvalidInput
from calculators.plan_names import name_token

__all__ = ["FORMS", "ExportFile", "content_of", "exported", "forms_of"]


def _xlsx_bytes(work: Calculation) -> bytes:
    from calculators.export_xlsx import xlsx_bytes  # noqa: PLC0415 - who asks for no workbook need not wait for it

    return xlsx_bytes(work)


_WRITERS: Mapping[str, tuple[str, Callable[[Calculation], str | bytes]]] = {
    "csv": ("text/csv", csv_text),
    "json": ("application/json", json_text),
    "ics": ("text/calendar", ics_text),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx_bytes),
}
FORMS = tuple(_WRITERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """A file to download: its name, media type and whole content, bytes for what is no text."""

    name: str
    media_type: str
    content: str | bytes


def forms_of(calculator: Calculator) -> tuple[str, ...]:
    """The forms in which a calculator's answer can be exported."""
    there_is = {"ics": calculator.events is not None, "xlsx": calculator.workbook}
    return tuple(form for form in FORMS if there_is.get(form, True))


def exported(name: str, request_json: str, form: str) -> ExportFile:
    """The file; raises ``InvalidInput`` like an answer, and for a form there is not."""
    work = calculation(name, request_json)
    forms = forms_of(work.calculator)
    if form not in forms:
        raise InvalidInput(None, f"There is no export of this form; there are {', '.join(forms)}.")
    media_type, write = _WRITERS[form]
    stamp = work.request.stamp
    day = f"-{stamp.date()}" if stamp else ""
    of = f"-{name_token(work.plan_name)}" if work.plan_name else ""
    return ExportFile(name=f"{name}{of}{day}.{form}", media_type=media_type, content=write(work))


def content_of(reply: Mapping[str, Any]) -> bytes:
    """The bytes of a file by the reply of ``calculators.bridge.export``."""
    # As bytes: line ends and byte order mark belong to the form.
    return a2b_base64(reply["base64"]) if "base64" in reply else str(reply["text"]).encode()
