"""A calculation as a workbook that goes on calculating: change an entry, and whatever follows from it follows.

The first sheet says whose calculation it is; the others are those of the calculator's module ``workbook``. The same
request gives the same bytes.
"""

from __future__ import annotations

from importlib import import_module

from calculators.calculation import Calculation
from calculators.file_head import file_head
from calculators.stored_zip import stored_zip
from calculators.workbook import Sheet, heading, text, title
from calculators.xlsx_parts import parts_of

__all__ = ["xlsx_bytes"]

_HOW = (
    "Entries are blue on yellow: change one, and everything that depends on it is recalculated. The text above "
    "describes the entries the workbook was made with."
)


def xlsx_bytes(work: Calculation) -> bytes:
    """The whole file, Office Open XML; raises ``InvalidInput`` where a day lies before what spreadsheets know."""
    about = Sheet("About", (18, 100))
    head = file_head(work)
    about.add(title(": ".join(head[label] for label in ("Playbook", "Calculator") if label in head)))
    for label, fact in head.items():
        about.add(heading(label), text(fact, link=work.request.link or "" if label == "Link" else ""))
    about.add(heading("How to use it"), text(_HOW))
    sheets = import_module(f"calculators.{work.name}.workbook").sheets(work)
    return stored_zip(parts_of([about, *sheets], work.name))
