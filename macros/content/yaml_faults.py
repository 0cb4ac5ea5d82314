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

_PLANES = range(0, 0x110000, 0x10000)
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)
"""Numbers that Unicode never gives to a character."""

# Control characters, line ends that editors do not show, the byte order mark inside a text, half characters and none.
_INVISIBLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{_NO_CHARACTERS}]")
_NEEDS_QUOTES = re.compile(r"^[-=?&*!|<>%@`\"'#\[{]|: | #|:$|[,\]}]|^(?:true|false|null|~|[-+.0-9]+)?$")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """Where and why YAML's parser gave up."""

    problem: str
    context: str
    start: tuple[int, int]
    """Line and column, from 0, where what it was reading began."""
    end: tuple[int, int]
    """Line and column, from 0, where it stopped."""
    row: str
    """The line where it stopped."""

    @property
    def character(self) -> str:
        return self.row[self.end[1] : self.end[1] + 1]


def explain(error: yaml.YAMLError, text: str, path: tuple[Any, ...], open_quote: tuple[int, int] | None) -> Fault:
    """The fault behind an error of the YAML parser, which ends the reading of the file.

    Args:
        error: what the parser raised.
        text: the whole file.
        path: the keys read last.
        open_quote: line and column, from 1, of the text read last, if it is quoted and goes over several lines.
    """
    if open_quote is not None:
        return Fault(*open_quote, path, "the quote that opens here is closed only lines below", _CLOSE, fatal=True)
    mark: Any = getattr(error, "problem_mark", None)
    opened: Any = getattr(error, "context_mark", None) or mark
    lines = LINE_END.split(text)
    stop = _Stop(
        problem=str(getattr(error, "problem", None) or error),
        context=str(getattr(error, "context", None) or ""),
        start=(opened.line, opened.column) if opened else (0, 0),
        end=(mark.line, mark.column) if mark else (0, 0),
        row=lines[mark.line] if mark and mark.line < len(lines) else "",
    )
    at_start, sentence, hint = next(filter(None, (reading(stop) for reading in _READINGS)))
    line, column = stop.start if at_start else stop.end
    return Fault(line + 1, column + 1, path, sentence, hint, fatal=True)


_CLOSE = "close it at the end of the text"

_Reading = tuple[bool, str, str]
"""Whether the fault stands where the reading began, its sentence and its cure."""


def _bad_first_character(stop: _Stop) -> _Reading | None:
    if "cannot start any token" not in stop.problem:
        return None
    if stop.character == "\t":
        return False, "a tab stands where YAML allows only spaces", "indent with spaces"
    cure = f"write {quoted(stop.row[stop.end[1] :].strip())}"
    return False, f"unquoted text cannot start with '{stop.character}'", cure


def _colon_in_text(stop: _Stop) -> _Reading | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    if ":" not in stop.row[: stop.end[1]].strip().lstrip("- "):
        return False, "the line is indented deeper than its neighbor, and so continues its text", "indent both alike"
    return False, "unquoted text cannot hold ': '", _quote_entry(stop.row)


def _open_quote(stop: _Stop) -> _Reading | None:
    if "quoted scalar" not in stop.context or "end of stream" not in stop.problem:
        return None
    return True, "the quote that opens here is never closed", _CLOSE


def _open_bracket(stop: _Stop) -> _Reading | None:
    bracket = "]" if "flow sequence" in stop.context else "}" if "flow mapping" in stop.context else ""
    if not bracket:
        return None
    return True, f"the bracket that opens here is never closed with '{bracket}'", "close it, or quote the text"


def _no_colon(stop: _Stop) -> _Reading | None:
    if "could not find expected ':'" not in stop.problem:
        return None
    return True, "this line is no 'key: value'", "write 'key: value', or indent it if it belongs to the text above"


def _bad_indentation(stop: _Stop) -> _Reading | None:
    if "block mapping" not in stop.context and "block collection" not in stop.context:
        return None
    cure = f"align it with line {stop.start[0] + 1}, or put the whole text in quotes"
    return False, "the line is indented unlike its neighbors or follows a closed quote", cure


def _bad_sign(stop: _Stop) -> _Reading | None:
    signs = (("alias", "*"), ("anchor", "&"), ("tag", "!"), ("directive", "%"))
    sign = next((sign for word, sign in signs if word in stop.context), None)
    return (True, f"unquoted text cannot start with '{sign}'", _quote_entry(stop.row)) if sign else None


def _text_after_sign(stop: _Stop) -> _Reading | None:
    if "block scalar" not in stop.context:
        return None
    return (
        False,
        "'|' and '>' start a text on the next line",
        f"{_quote_entry(stop.row)}, or break the line after the sign",
    )


def _anything_else(stop: _Stop) -> _Reading:
    return False, f"this is not YAML: {stop.problem}", "compare with a neighboring entry"


_READINGS = (
    _bad_first_character,
    _colon_in_text,
    _open_quote,
    _open_bracket,
    _no_colon,
    _bad_indentation,
    _bad_sign,
    _text_after_sign,
    _anything_else,
)


def _quote_entry(row: str) -> str:
    entry = _ENTRY.match(row)
    return (
        f"write {entry['before'].strip()} {quoted(entry['value'])}".replace("  ", " ") if entry else "put it in quotes"
    )
