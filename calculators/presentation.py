"""The parts of a presented result: figures, tables, the sentence, events, and the views they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

__all__ = [
    "CLAIMS",
    "METHOD",
    "Column",
    "Event",
    "Figure",
    "OutcomeWords",
    "Presentation",
    "RowKind",
    "Table",
    "View",
]


@dataclass(frozen=True, slots=True)
class View:
    """A part of the result that a page opens by itself, at an address of its own."""

    name: str
    """Its anchor, such as ``cash-flow``: small letters and hyphens."""
    label: str
    """In the row of views, and the heading over it."""
    notes: bool = False
    """Whether the answer's notes stand in it."""
    drawn_notes: bool = False
    """Whether the notes of the random draws do."""
    empty: str = ""
    """What it says while nothing in it has anything to say."""
    unclaimed: str = ""
    """Its label on the page of a playbook that claims nothing about the question."""


CLAIMS = View("claims", "Claims")
"""What the playbook claims beside the result; a page adds the claims themselves."""
METHOD = View("method", "Method")
"""Formulas, sources and what the playbook gives; a page takes them from there. Every calculator has it, last."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One result by itself."""

    name: str
    label: str
    simulated: bool = False
    """True when only a simulation gives it, after the answer."""
    section: str = ""
    """Heading over the figure; those of one section stand together."""
    view: str = ""
    """The view that shows it. Without one it is in files, in comparisons and on the command line alone: for what a
    sentence, an axis or a table of the page says already."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result table."""

    name: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The shape of a result table."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    simulated: bool = False
    folded: bool = False
    """True where a page shows its heading alone until it is opened: long tables, and the values of a chart above."""
    view: str = ""
    """As a figure's."""


class RowKind(NamedTuple):
    """What a row of a table is about, for pages that set it off."""

    kind: str
    """``part`` for a heading among rows, ``mark`` for a point in time below another row, ``total``; else empty."""
    hue: str = ""
    """Of its phase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A result in words: figures by name, tables by name, the answer sentence in (text, strong) pieces, notes.

    A figure whose text is empty and a table without rows have nothing to say; a page leaves them out as a whole.
    ``brief`` is the answer in the fewest words, for lists; without it the sentence stands there. Where the draws give
    the answer, both are true by themselves and stand until then (see ``OutcomeWords``). ``row_kinds`` says of each row
    of a table what it is, where a page sets some off.
    """

    figures: dict[str, str]
    tables: dict[str, list[list[str]]]
    sentence: list[tuple[str, bool]]
    notes: list[str]
    brief: str = ""
    row_kinds: dict[str, list[RowKind]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """What a simulation adds in words: the figures and tables marked ``simulated``, and notes.

    Where the draws give the answer (``Simulating.gives_answer``), also the sentence and the few words that take the
    place of those of the ``Presentation``.
    """

    figures: dict[str, str]
    tables: dict[str, list[list[str]]]
    notes: list[str]
    sentence: list[tuple[str, bool]] | None = None
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry of a calendar, whole days; ``kind`` and full ``id`` are those of the playbook's entity."""

    kind: str
    id: str
    part: str = ""
    """Which of several entries of one entity; its first has none."""
    title: str
    start: date
    end: date
    """Inclusive."""
    description: str = ""
    every_months: int = 0
    """After how many months it comes again, and so on; 0 for what comes once."""
