"""Records of a CSV file that spreadsheets read as it was meant.

RFC 4180: commas, CRLF, quotes doubled. A file begins with the byte order mark, without which Excel takes it for an old
character set.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["BYTE_ORDER_MARK", "record", "safe"]

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""


def record(cells: Iterable[str]) -> str:
    r"""A line with its end.

    >>> record(["one, two", 'a "b" c', "five"])
    '"one, two","a ""b"" c",five\r\n'
    """
    return ",".join(map(_quoted, cells)) + "\r\n"


def safe(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs.

    >>> safe("+40%"), safe("40%")
    ("'+40%", '40%')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
