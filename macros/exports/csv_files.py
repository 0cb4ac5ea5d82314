"""An edition as CSV: one file a table, its head in the first line."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.csv_records import BYTE_ORDER_MARK, record, safe
from macros.exports.cells import Value, shown
from macros.exports.edition import Edition
from macros.exports.plan_table import plan_table
from macros.exports.schedule import Schedule
from macros.exports.tables import Table, former_table, own_tables, registers

__all__ = ["csv_files", "csv_of"]


def csv_files(edition: Edition, schedule: Schedule | None = None) -> Iterator[tuple[str, bytes]]:
    """Name and content of the plan's file and of each register's."""
    for table in (plan_table(edition, schedule), *registers(edition), former_table(edition), *own_tables(edition)):
        if table.rows:
            yield f"{table.key}.csv", csv_of(table)


def csv_of(table: Table) -> bytes:
    """A table as a file."""
    lines = [record(map(_cell, row)) for row in (table.columns, *table.rows)]
    return (BYTE_ORDER_MARK + "".join(lines)).encode()


def _cell(value: Value) -> str:
    return safe(value) if isinstance(value, str) else shown(value)
