"""A mistake in a file's text, and texts as YAML wants them written.

Not for: what stopped YAML's parser (`macros.content.syntax`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from macros.content.cures import LINE_END, NONE, Cure
from macros.content.problems import Severity

__all__ = ["Fault", "as_written", "position", "quoted", "undecodable"]

_NEEDS_QUOTES = re.compile(
    r"^[-=?&*!|<>%@`\"'#\[{]|: | #|:$|[,\]}]|^\s|\s$|^(?:true|false|null|~|[-+.0-9]+|[-+]?[0-9.]+[eE][-+]?[0-9]+)?$"
)
_ESCAPES = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a file's text; becomes a `Problem` once its place can be put in words."""

    line: int
    column: int
    path: tuple[Any, ...]
    """The keys that lead to it, as far as they could be read."""
    sentence: str
    cure: Cure = NONE
    fatal: bool = False
    """True where the reading ended, so that the rest of the file was not seen."""
    severity: Severity = "problem"

    @property
    def hides(self) -> bool:
        """Whether something of the file could not be read; what has a cure is read as if it were made."""
        return self.severity == "problem" and not self.cure.edits


def quoted(text: str) -> str:
    r"""The text as YAML reads it back, in the quotes that need the least escaping.

    >>> print(quoted("90%: done"), quoted('say "yes"'), quoted("it's \"so\""))
    "90%: done" 'say "yes"' 'it''s "so"'
    >>> print(quoted("two\nlines"))
    "two\x0Alines"
    """
    if _ESCAPES.search(text):
        plain = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _ESCAPES.sub(lambda found: f"\\x{ord(found[0]):02X}", plain) + '"'
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def as_written(value: Any) -> str:
    """An example value as it is typed in YAML, in braces and brackets where it has parts.

    >>> print(as_written("Phase 2: First Week"), as_written([90, "kpi/x"]), as_written({"first": 4, "kpi": None}))
    "Phase 2: First Week" [90, kpi/x] {first: 4, kpi: null}
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_written, value))}]"
    if isinstance(value, str):
        return quoted(value) if _NEEDS_QUOTES.search(value) or _ESCAPES.search(value) else value
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    before = LINE_END.split(text[:index])
    return len(before), len(before[-1]) + 1


def undecodable(content: bytes, error: UnicodeDecodeError) -> Fault:
    """The fault of a file that is not UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(1, 1, (), "the file is saved as UTF-16", Cure("save it as UTF-8"))
    line, column = position(content[: error.start].decode("utf-8", "replace"), len(content))
    byte = content[error.start]
    return Fault(line, column, (), f"the byte 0x{byte:02X} is not UTF-8", Cure("save the file as UTF-8"))
