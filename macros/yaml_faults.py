"""What can be wrong with a file before its keys mean anything, in an editor's words.

YAML's own messages speak of tokens and scanners; these name the character, what it does and what to write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

__all__ = ["LINE_END", "Fault", "as_written", "explain", "invisible", "position", "quoted", "undecodable"]

LINE_END = re.compile(r"\r\n|\r|\n")

# Control characters, the line ends that editors do not show, the byte order mark inside a text, half characters.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_NEEDS_QUOTES = re.compile(r"^[-?&*!|>%@`\"'#\[{]|: | #|:$|[,\]}]|^(?:true|false|null|~|[-+.0-9]+)?$")
_ENTRY = re.compile(r"(?P<before>\s*(?:- +)*(?:[^\s:#'\"][^:]*: +)?)(?P<value>.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a file's text; becomes a `Problem` once its place can be put in words."""

    line: int
    column: int
    path: tuple[Any, ...]
    """The keys that lead to it, as far as they could be read."""
    sentence: str
    hint: str = ""
    fatal: bool = False
    """True where the reading ended, so that the rest of the file was not seen."""


def quoted(text: str) -> str:
    r"""The text as YAML reads it back, in the quotes that need the least escaping.

    >>> print(quoted("90%: done"), quoted('say "yes"'), quoted("it's \"so\""))
    "90%: done" 'say "yes"' 'it''s "so"'
    """
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def as_written(value: Any) -> str:
    """An example value as it is typed in YAML, in braces and brackets where it has parts.

    >>> print(as_written("Phase 2: User Adoption"), as_written([90, "kpi/x"]), as_written({"first": 4, "kpi": None}))
    "Phase 2: User Adoption" [90, kpi/x] {first: 4, kpi: null}
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_written, value))}]"
    if isinstance(value, str):
        return quoted(value) if _NEEDS_QUOTES.search(value) else value
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def invisible(text: str) -> int | None:
    """Where the first character stands that no editor shows and no page should hold, if there is one."""
    found = _INVISIBLE.search(text)
    return found.start() if found else None


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    before = LINE_END.split(text[:index])
    return len(before), len(before[-1]) + 1


def undecodable(content: bytes, error: UnicodeDecodeError) -> Fault:
    """The fault of a file that is not UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(1, 1, (), "the file is saved as UTF-16", "save it as UTF-8")
    line, column = position(content[: error.start].decode("utf-8", "replace"), len(content))
    byte = content[error.start]
    return Fault(line, column, (), f"the byte 0x{byte:02X} is not UTF-8", "save the file as UTF-8")


def explain(error: yaml.YAMLError, text: str, path: tuple[Any, ...]) -> Fault:
    """The fault behind an error of the YAML parser, which ends the reading of the file.

    Args:
        error: what the parser raised.
        text: the whole file.
        path: the keys read last.
    """
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None) or mark
    lines = LINE_END.split(text)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    row = lines[line] if line < len(lines) else ""

    def at_start(sentence: str, hint: str) -> Fault:
        return Fault(opened.line + 1, opened.column + 1, path, sentence, hint, fatal=True)

    def at_end(sentence: str, hint: str) -> Fault:
        return Fault(line + 1, column + 1, path, sentence, hint, fatal=True)

    character = row[column] if column < len(row) else ""
    if "cannot start any token" in problem and character == "\t":
        return at_end("a tab stands where YAML allows only spaces", "indent with spaces")
    if "cannot start any token" in problem:
        return at_end(f"unquoted text cannot start with '{character}'", f"write {quoted(row[column:].strip())}")
    if "mapping values are not allowed" in problem:
        return at_end("unquoted text cannot hold ': '", _quote_entry(row))
    if "quoted scalar" in context and "end of stream" in problem:
        return at_start("the quote that opens here is never closed", "close it at the end of the text")
    if "flow sequence" in context or "flow mapping" in context:
        bracket = "]" if "sequence" in context else "}"
        return at_start(f"the bracket that opens here is never closed with '{bracket}'", "close it, or quote the text")
    if "could not find expected ':'" in problem:
        return at_start(
            "this line is no 'key: value'", "write 'key: value', or indent it if it belongs to the text above"
        )
    if "block mapping" in context or "block collection" in context:
        return at_end(
            "the line is indented unlike its neighbours or follows a closed quote",
            f"align it with line {opened.line + 1}, or put the whole text in quotes",
        )
    for sign, name in (("alias", "*"), ("anchor", "&"), ("tag", "!"), ("directive", "%")):
        if sign in context:
            return at_start(f"unquoted text cannot start with '{name}'", _quote_entry(row))
    if "block scalar" in context:
        return at_end(
            "'|' and '>' start a text on the next line", f"{_quote_entry(row)}, or break the line after the sign"
        )
    return at_end(f"this is not YAML: {problem}", "compare with a neighbouring entry")


def _quote_entry(row: str) -> str:
    entry = _ENTRY.match(row)
    return (
        f"write {entry['before'].strip()} {quoted(entry['value'])}".replace("  ", " ") if entry else "put it in quotes"
    )
