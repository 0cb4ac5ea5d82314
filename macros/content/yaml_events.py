"""The events of YAML's parser to data, marks and faults.

Not for: what becomes of a whole file (`macros.content.strict_yaml`).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

import yaml

from macros.content.characters import code_point, invisible, without_invisible
from macros.content.cures import Cure, Replacement
from macros.content.documents import Mark, Path
from macros.content.mended_text import MendedText
from macros.content.misread_scalars import misread
from macros.content.scalars import TOO_LARGE, resolved, shown_short
from macros.content.syntax import READER
from macros.content.yaml_faults import Fault, quoted

__all__ = ["DEPTH_LIMIT", "MANY", "Reading"]

DEPTH_LIMIT = 40
MANY = 1_000
"""So many mistakes of one file are told; in a file full of them, more would help nobody."""
_made = tuple.__new__
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+|$))+")


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    path: Path
    items: Any
    line: int
    """The line it begins on, from 0, if it stands in braces or brackets; else -1."""
    key: str | int | None = None
    """The key whose value comes next; None while a key is due."""
    lost: bool = False
    """True where what follows has no place in the data: the value of a repeated key or of none."""
    is_key: bool = False
    """True for a mapping or list that stands where a key is due."""


class Reading:
    """The state of one reading of a file."""

    def __init__(self, path: str, mended: MendedText) -> None:
        self.data: Any = None
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.written: dict[Path, str] = {}
        self.ends: dict[Path, Mark] = {}
        self.key_ends: dict[Path, Mark] = {}
        self.faults: list[Fault] = []
        self.open_quote: tuple[int, int] | None = None
        """Where the scalar read last begins, if it is quoted and goes over several lines: perhaps by mistake."""
        self._path = path
        self._mended = mended
        self._moved = mended.is_changed
        self._stack: list[_Frame] = []

    def here(self) -> Path:
        """The path of the value that comes next, or of the mapping whose key comes next."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if isinstance(frame.items, list):
            return (*frame.path, len(frame.items))
        return frame.path if frame.key is None or frame.lost else (*frame.path, frame.key)

    def fault(self, mark: Mark, sentence: str, cure: Cure | str, *, fatal: bool = False) -> None:
        """Notes a fault at the value that comes next."""
        cure = Cure(cure) if isinstance(cure, str) else cure
        self.faults.append(Fault(*mark, self.here(), sentence, cure, fatal))

    def located(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Faults of lines and characters, each with the keys that lead to it."""
        places: list[tuple[Mark, int, Path]] = []
        for fault in faults:
            if not places:
                places = sorted((mark, len(path), path) for path, mark in [*self.values.items(), *self.keys.items()])
            index = bisect_right(places, (Mark(fault.line, fault.column), sys.maxsize))
            yield replace(fault, path=places[index - 1][2] if index else ())

    def fault_of_an_empty_file(self) -> Fault:
        """What is told of a file that holds nothing but comments."""
        return Fault(1, 1, (), "the file is empty", Cure("fill it, or remove it; see playbooks/README.md"), fatal=True)

    def _mark(self, at: Any) -> Mark:
        """Where the parser's mark stands in the file."""
        line = at.line
        # What a tuple's own maker makes is made in half the time, hundreds of thousands of times in a large playbook.
        return _made(Mark, (line + 1, (self._mended.column(line, at.column) if self._moved else at.column) + 1))

    def _instead(self, event: Any, new: str) -> tuple[Replacement, ...]:
        """The edit that puts a text in the place of what the event has read."""
        return (Replacement(self._path, *self._mark(event.start_mark), *self._mark(event.end_mark), new),)

    def run(self) -> None:
        """Reads event by event, so that no nesting can exhaust the interpreter's stack."""
        documents = 0
        event: Any
        for event in cast("Iterator[Any]", yaml.parse(self._mended.text, Loader=READER)):
            kind, mark = type(event), self._mark(event.start_mark)
            if len(self.faults) == MANY:
                self.fault(mark, f"after {MANY:,} mistakes nothing more is read", "fix those above first", fatal=True)
                return
            if kind is yaml.ScalarEvent:
                self._scalar(event, mark)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_properties(event, mark)
                if len(self._stack) == DEPTH_LIMIT:
                    self.fault(
                        mark, f"more than {DEPTH_LIMIT} levels of nesting", "no playbook needs that many", fatal=True
                    )
                    return
                self._open({} if kind is yaml.MappingStartEvent else [], mark, event)
            elif kind is yaml.AliasEvent:
                self._alias(event, mark)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    cure = "keep one document a file; remove the line '---'"
                    self.fault(mark, "a second document starts here", cure, fatal=True)
                    return

    def _key_is_due(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].items, dict) and self._stack[-1].key is None

    def _open(self, items: Any, mark: Mark, event: Any) -> None:
        line = event.start_mark.line if event.flow_style else -1
        if self._key_is_due():
            self.fault(
                mark, "there is a list or mapping where a key belongs", "write a text before ':', in quotes if need be"
            )
            self._stack.append(_Frame(self.here(), items, line, lost=True, is_key=True))
            return
        path = self.here()
        frame = _Frame(path, items, line, lost=bool(self._stack) and self._stack[-1].lost)
        self._attach(items, mark, path)
        self._stack.append(frame)

    def _close(self, event: Any) -> None:
        closed = self._stack.pop()
        if event.end_mark.line == closed.line and not closed.lost:
            self.ends[closed.path] = self._mark(event.end_mark)
        self._finish(closed)

    def _finish(self, closed: _Frame | None = None) -> None:
        """A value is complete: the next thing in the mapping around it is a key."""
        if not self._stack:
            return
        frame = self._stack[-1]
        if closed is not None and closed.is_key:
            frame.key, frame.lost = "", True
            return
        if isinstance(frame.items, dict):
            around = self._stack[-2].lost if len(self._stack) > 1 else False
            frame.key, frame.lost = None, around or frame.is_key

    def _refuse_properties(self, event: Any, mark: Mark) -> None:
        """Anchors and tags before a list or mapping."""
        name = f"&{event.anchor}" if event.anchor is not None else event.tag
        if name is None:
            return
        start, end = event.start_mark, event.end_mark
        written = self._mended.row(start.line)[start.column : end.column if end.line == start.line else None]
        properties = _PROPERTIES.match(written)
        width = properties.end() if properties else 0
        edit = Replacement(self._path, *mark, mark.line, mark.column + width, "")
        what = "an anchor" if name.startswith("&") else "a YAML tag"
        name = properties[0].strip() if properties else name
        self.fault(mark, f"'{name}' is read as {what} and would be lost", Cure("remove it", (edit,) if width else ()))

    def _property(self, event: Any, mark: Mark) -> str:
        """Anchor and tag before a text: both swallow its start where somebody forgot to quote it."""
        start = event.start_mark
        written = self._mended.row(start.line)[start.column :]
        properties = _PROPERTIES.match(written)
        name = properties[0].strip() if properties else written
        value = (
            f"{name} {event.value}".strip() if event.style in (None, "") and not name.startswith("!!") else event.value
        )
        what = "an anchor" if name.startswith("&") else "a YAML tag"
        cure = Cure(f"write {quoted(value)}", self._instead(event, quoted(value)))
        self.fault(mark, f"'{name}' is read as {what} and would be lost", cure)
        return value

    def _alias(self, event: Any, mark: Mark) -> None:
        name = f"*{event.anchor}"
        hint = f"write the text itself, or {quoted(name)} if it starts with '*'"
        sentence = f"'{name}' is read as an alias, which playbooks do not use"
        if self._key_is_due():
            self.fault(mark, sentence, hint)
            self._stack[-1].key, self._stack[-1].lost = "", True
        else:
            self.fault(mark, sentence, Cure(hint, self._instead(event, quoted(name))))
            self._attach(name, mark, self.here())
            self._finish()

    def _scalar(self, event: Any, mark: Mark) -> None:
        value, style = event.value, event.style
        first, last = event.start_mark.line, event.end_mark.line
        is_quoted, is_plain = style in ("'", '"'), style in (None, "")
        self.open_quote = (first, event.start_mark.column) if is_quoted and first != last else None
        meant = self._property(event, mark) if event.anchor is not None or event.tag is not None else None
        value = value if meant is None else meant
        index = None
        if style == '"' and not (value.isascii() and value.isprintable()):  # others hold what the lines hold
            index = next(invisible(value), None)
        if index is not None:
            sentence = f"the text holds the invisible character {code_point(value[index])}"
            value = without_invisible(value)
            self.fault(mark, sentence, Cure(f"remove it: write {quoted(value)}", self._instead(event, quoted(value))))
        if self._key_is_due():
            if style:
                self.key_ends[*self._stack[-1].path, value] = self._mark(event.end_mark)
            self._key(value, mark)
            return
        path = self.here()
        resolved: Any = value
        if is_plain and meant is None and index is None:
            resolved = self._resolve(value, mark)
            if resolved is value or not value:
                resolved = self._refuse_cut(event, mark, value) or resolved
            if resolved is not value and not isinstance(resolved, str):
                self.written[path] = value
        elif is_quoted and value != value.strip() and value.strip():
            self._warn_of_blanks(event, mark, value)
        if first == last:
            self.ends[path] = self._mark(event.end_mark)
        self._attach(resolved, mark, path)
        self._finish()

    def _warn_of_blanks(self, event: Any, mark: Mark, value: str) -> None:
        where = "begins" if value[0].isspace() else "ends"
        cure = Cure("remove it", self._instead(event, quoted(value.strip())))
        fault = Fault(*mark, self.here(), f"the text {where} with a space", cure, severity="warning")
        self.faults.append(fault)

    def _key(self, name: str, mark: Mark) -> None:
        frame = self._stack[-1]
        if not name:
            self.fault(mark, "there is no key before ':'", "write one, or quotes if the ':' belongs to a text")
            frame.lost = True
        frame.key = name
        if frame.lost:
            return
        path = self.here()
        if name in frame.items:
            first = self.keys[path].line
            self.fault(mark, f"the key '{name}' is here a second time, first in line {first}", "rename or remove one")
            frame.lost = True
        else:
            self.keys[path] = mark

    def _refuse_cut(self, event: Any, start: Mark, value: str) -> str | None:
        """A `#` after unquoted text starts a comment, seldom on purpose; the whole text is what was meant."""
        line, column = event.end_mark.line, event.end_mark.column
        row = self._mended.row(line)
        if "#" not in row:
            return None
        rest = row[column:]
        comment = rest.strip()
        if not comment.startswith("#"):
            return None
        end = len(row.rstrip())
        mark = Mark(line + 1, self._mended.column(line, column + len(rest) - len(rest.lstrip())) + 1)
        whole = f"{value} {comment}".strip()
        edit = Replacement(self._path, *start, line + 1, self._mended.column(line, end) + 1, self._spaced(event, whole))
        cure = Cure(f"write {quoted(whole)}, or put the comment on a separate line", (edit,))
        self.fault(mark, f"'{comment}' is read as a comment and would be lost", cure)
        return whole

    def _spaced(self, event: Any, text: str) -> str:
        """The text in quotes, behind a space where the parser marks an empty value at its colon."""
        row, column = self._mended.row(event.start_mark.line), event.start_mark.column
        return f" {quoted(text)}" if row[column - 1 : column] in (":", "-") else quoted(text)

    def _resolve(self, text: str, mark: Mark) -> Any:
        value = resolved(text)
        if value is text and (wrong := misread(text)):
            self.fault(mark, *wrong)
        if value is TOO_LARGE:
            self.fault(
                mark, f"the number {shown_short(text)} is too large", "write a smaller one, or quotes if it is text"
            )
            return None
        return value

    def _attach(self, value: Any, mark: Mark, path: Path) -> None:
        if not self._stack:
            self.data = value
        elif self._stack[-1].lost:
            return
        elif isinstance(self._stack[-1].items, list):
            self._stack[-1].items.append(value)
        else:
            self._stack[-1].items[self._stack[-1].key] = value
        self.values[path] = mark
