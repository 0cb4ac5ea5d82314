"""Takes out of bytecode what only people who debug would read: docstrings, and which line each step stands on.

Runs in Pyodide, whose bytecode it knows; `compile.mjs` calls it. No message that a page shows comes from either: a
failure is told by the last line of its traceback, which names no line of a file.
"""

from __future__ import annotations

import dis
import marshal
import zipfile
from itertools import pairwise
from pathlib import Path
from types import CodeType

__all__ = ["slim", "slimmed"]

_HAS_DOCSTRING = 0x4000000
_HEADER = 16
"""Bytes before the code in a `.pyc`."""
_SOME = "."
"""Stands for a class's docstring: without any, `dataclasses` would work out a text at every start."""


def slim(archive: Path) -> None:
    """Rewrite every `.pyc` of a zip file in place; the same bytes come of the same bytes."""
    with zipfile.ZipFile(archive) as source:
        content = [(entry, source.read(entry)) for entry in source.infolist()]
    with zipfile.ZipFile(archive, "w") as target:
        for entry, data in content:
            kept = data
            if entry.filename.endswith(".pyc"):
                kept = data[:_HEADER] + marshal.dumps(slimmed(marshal.loads(data[_HEADER:]), None))  # noqa: S302
            target.writestr(entry, kept)


def slimmed(code: CodeType, docstring: str | None) -> CodeType:
    """The same code with `docstring` in place of its own; those of the classes in it become `_SOME`."""
    constants = [slimmed(item, _SOME) if isinstance(item, CodeType) else item for item in code.co_consts]
    steps = list(dis.get_instructions(code))
    used = [step.arg for step in steps if step.opname == "LOAD_CONST"]
    if code.co_flags & _HAS_DOCSTRING and 0 not in used:
        # A function's is its first constant.
        constants[0] = None
    for load, store in pairwise(steps):
        is_docstring = store.opname == "STORE_NAME" and store.argval == "__doc__" and load.opname == "LOAD_CONST"
        # A text that the code itself uses as well is stored once.
        if is_docstring and used.count(load.arg) == 1:
            constants[load.arg or 0] = docstring
    lines = _lines(len(code.co_code) // 2)
    return code.replace(co_consts=tuple(constants), co_flags=code.co_flags & ~_HAS_DOCSTRING, co_linetable=lines)


def _lines(units: int) -> bytes:
    """A line table by which all of so many units of code stand on the line that their function begins on.

    Tracebacks need one. Entries as in CPython's Objects/locations.md: without columns (13), at most 8 units each, no
    line further than the one before.
    """
    lengths = [8] * (units // 8) + [units % 8] * (units % 8 > 0)
    return b"".join(bytes([0x80 | 13 << 3 | length - 1, 0]) for length in lengths)
