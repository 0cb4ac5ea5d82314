"""A workbook read by openpyxl and worked out anew by LibreOffice, where it is installed."""

import io
import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from calculators.bridge import export
from calculators.exports import content_of
from tests.calculators.examples import values

STAMP = "2026-11-22T08:30:00Z"
PLAYBOOK = {"id": "tiny", "title": "Tiny; a, Playbook"}
LINK = "https://playbook.example/calculators/?users=240&more=1"

Cells = dict[tuple[str, str], Any]
"""Sheet and place to what a cell holds."""


def made(name: str, changes: Mapping[str, Any] | None = None, **more: Any) -> bytes:
    """The workbook of the example's values with changes, which must be there."""
    asked = {"values": values(name, **changes or {}), "stamp": STAMP, "playbook": PLAYBOOK, "link": LINK, **more}
    reply = json.loads(export(name, json.dumps(asked), "xlsx"))
    assert reply["ok"], reply
    return content_of(reply)


def opened(content: bytes, *, shown: bool = False) -> Any:
    """The workbook with its formulas, or with the values it shows before anything is calculated."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=shown)


def cells(book: Any) -> Cells:
    """Everything a workbook holds, empty cells and texts left out."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def entry(book: Any, name: str) -> Any:
    """The cell that a workbook calls `name`."""
    ((sheet, place),) = book.defined_names[name].destinations
    return book[sheet][place]


def recalculated(books: Mapping[str, Any], folder: Path) -> dict[str, Cells]:
    """The same workbooks once a spreadsheet has worked out every formula; openpyxl hands on no value of ours."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice here: no spreadsheet works the workbooks out anew (Debian: libreoffice-calc)")
    before, after = folder / "before", folder / "after"
    before.mkdir()
    for title, book in books.items():
        book.save(before / f"{title}.xlsx")
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "xlsx"]
    paths = [str(before / f"{title}.xlsx") for title in books]
    subprocess.run([*command, "--outdir", str(after), *paths], check=True, capture_output=True, timeout=300)
    return {title: cells(openpyxl.load_workbook(after / f"{title}.xlsx", data_only=True)) for title in books}


def different(expected: Cells, found: Cells, near: float = 1e-9) -> dict[tuple[str, str], tuple[Any, Any]]:
    """The cells that differ, with what they should be and are."""
    return {
        place: (value, found.get(place))
        for place, value in expected.items()
        if not _same(value, found.get(place), near)
    }


def _same(value: Any, other: Any, near: float) -> bool:
    if isinstance(value, int | float) and isinstance(other, int | float) and not isinstance(value, datetime):
        return bool(other == pytest.approx(value, rel=near, abs=near))
    return bool(value == other)
