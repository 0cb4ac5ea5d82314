"""Every register and list of an edition as a table: one a kind, and in each an entity once, with id and link.

Not for: files (`macros.exports.csv_files`, `macros.exports.workbook`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.content.former import Former, former_ids
from macros.content.registry import Entity
from macros.content.responsibility import who_of
from macros.content.times import time_name
from macros.exports.cells import Value, cells_of, who_cells
from macros.exports.edition import STEP, Edition

__all__ = ["FORMER", "FORMERLY", "ID", "LINK", "OWN", "Table", "former_table", "own_tables", "register", "registers"]

FORMER = "former-ids"
"""Key of the table of ids that were renamed or retired."""
OWN = ("counts", "gone")
"""Keys of the tables that only a reader's own plan fills."""
ID, FORMERLY, LINK, _SOURCE = "ID", "Earlier IDs", "Link", "Source"
_OWN = "My plan: "
"""Begins the columns of what a reader has entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows below a head."""

    key: str
    """The kind of its rows, or what else they are; names its file."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def registers(edition: Edition) -> tuple[Table, ...]:
    """One table for each kind that there is something of, in the order of the files."""
    kinds = dict.fromkeys(entity.kind for entity in edition.entities.values())
    return tuple(register(edition, kind) for kind in kinds)


def register(edition: Edition, kind: str, *, page: str | None = None) -> Table:
    """Everything of one kind: where it stands, what it says, its id. What no row says has no column.

    `page` is the address of the only page whose statements are wanted.
    """
    word = edition.vocabulary.kinds[kind]
    wanted = (it for it in edition.entities.values() if it.kind == kind and page in (None, it.page))
    rows = [dict(_row(edition, entity)) for entity in wanted]
    return _table(kind, word.plural or word.label, rows)


def former_table(edition: Edition) -> Table:
    """Every id that was renamed or retired, and what to read in its place; no rows where there is none."""
    return _table(FORMER, "Earlier IDs", [dict(_former(edition, it)) for it in former_ids(edition.loaded)])


def own_tables(edition: Edition) -> tuple[Table, ...]:
    """What a reader's own plan says besides: the counts of users, and what was entered of what is not in the plan."""
    counts, gone = OWN
    counted = [{"Day": day, "Active users": count} for day, count in edition.own.counts.items()]
    titles = {it.reference: it.title for it in former_ids(edition.loaded)}
    left = [
        {
            "Title": titles.get(it, ""),
            **{f"{_OWN}{label.lower()}": text for label, text in edition.own.told(it)},
            ID: it,
        }
        for it in edition.gone
    ]
    return _table(counts, "Active users", counted), _table(gone, "No longer in the plan", left)


def _row(edition: Edition, entity: Entity) -> Iterator[tuple[str, Value]]:
    holders = [it for it in edition.holders(entity) if it.kind != "playbook"]
    for holder in reversed(holders):
        yield edition.vocabulary.kinds[holder.kind].label, holder.title
    block = next((it for it in holders if it.kind == "block"), None)
    if block:
        yield edition.time_label, time_name(block.node) if edition.time_label != STEP else block.node.step
    yield from cells_of(entity.node, edition.vocabulary, edition.roles, but={"who"})
    # A filter in a spreadsheet finds what is handed down too.
    if who := who_of(entity, edition.entities):
        yield from who_cells(who, edition.roles)
    for label, text in edition.own.told(entity.reference):
        yield f"{_OWN}{label.lower()}", text
    yield ID, entity.reference
    yield FORMERLY, "; ".join(edition.formerly.get(entity.reference, ()))
    yield LINK, edition.link(entity)
    yield _SOURCE, f"{entity.file}:{entity.line}"


def _former(edition: Edition, former: Former) -> Iterator[tuple[str, Value]]:
    yield ID, former.reference
    yield "What became of it", "retired" if former.retired else "renamed"
    yield "Title", former.title if former.retired else ""
    yield "Until", (former.words and former.words.until) or ""
    yield "Because", (former.words and former.words.because) or ""
    yield "Read instead", former.goes_to or former.into or ""
    yield LINK, f"{edition.address or '/'}{former.permalink}"


def _table(key: str, title: str, rows: Sequence[Mapping[str, Value]]) -> Table:
    """Columns in the order in which rows name them, the last ones of all last."""
    named = dict.fromkeys(label for row in rows for label, value in row.items() if value != "")
    last = [label for label in (ID, FORMERLY, LINK, _SOURCE) if label in named]
    columns = [*(label for label in named if label not in last), *last] if key != FORMER else list(named)
    return Table(
        key=key,
        title=title,
        columns=tuple(columns),
        rows=tuple(tuple(row.get(label, "") for label in columns) for row in rows),
    )
