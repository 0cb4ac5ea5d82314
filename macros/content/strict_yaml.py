"""YAML text to plain data without losing anything: every key once, every value where it stands.

A playbook is written by people who know text, not YAML. So this reader knows less YAML than others: scalars of
YAML 1.2's core schema, mappings and lists; no aliases, anchors, tags, merge keys or second documents, no comment
behind unquoted text, because each of them drops or changes words without a sound.

Not for: files and their names (`macros.content.loading`) or what the keys mean (`macros.content.model`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import yaml

from macros.content.documents import Document, Mark, Path
from macros.content.misread_scalars import misread
from macros.content.yaml_faults import LINE_END, Fault, explain, invisible, position, quoted, undecodable

__all__ = ["MANY", "parse"]

DEPTH_LIMIT = 40
MANY = 1_000
"""So many mistakes of one file are told; in a file full of them, more would help nobody."""
_DIGITS_LIMIT = 18
_READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    path: Path
    items: Any
    key: str | int | None = None
    """The key whose value comes next; None while a key is due."""
    lost: bool = False
    """True where what follows has no place in the data: the value of a repeated key or of none."""
    is_key: bool = False
    """True for a mapping or list that stands where a key is due."""


def parse(path: str, content: bytes) -> tuple[Document | None, list[Fault]]:
    """Reads one file.

    Args:
        path: how problems name the file.
        content: its bytes.

    Returns:
        The document with everything that could be understood (None where nothing was) and every fault found.
        A fault of syntax ends the reading, as does the `MANY`th fault; the document then holds what stood before it.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [undecodable(content, error)]
    index = invisible(text)
    if index is not None:
        sentence = f"the file holds the invisible character U+{ord(text[index]):04X}"
        return None, [Fault(*position(text, index), (), sentence, "remove it")]
    reading = _Reading(text)
    try:
        reading.run()
    except yaml.YAMLError as error:
        reading.faults.append(explain(error, text, reading.here(), reading.open_quote))
    if not reading.values and not reading.faults:
        reading.fault(Mark(1, 1), "the file is empty", "fill it, or remove it; see playbooks/README.md", fatal=True)
    document = Document(path=path, data=reading.data, values=reading.values, keys=reading.keys, written=reading.written)
    return document, reading.faults


class _Reading:
    """The state of one reading: `parse` tells what goes in and comes out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data: Any = None
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.written: dict[Path, str] = {}
        self.faults: list[Fault] = []
        self.open_quote: Mark | None = None
        """Where the scalar read last begins, if it is quoted and goes over several lines: perhaps by mistake."""
        self._stack: list[_Frame] = []
        self._lines: list[str] = []

    def here(self) -> Path:
        """The path of the value that comes next, or of the mapping whose key comes next."""
        if not self._stack:
            return ()
        frame = self._stack[-1]
        if isinstance(frame.items, list):
            return (*frame.path, len(frame.items))
        return frame.path if frame.key is None or frame.lost else (*frame.path, frame.key)

    def fault(self, mark: Mark, sentence: str, hint: str, *, fatal: bool = False) -> None:
        self.faults.append(Fault(*mark, self.here(), sentence, hint, fatal))

    def run(self) -> None:
        """Reads event by event, so that no nesting can exhaust the interpreter's stack."""
        documents = 0
        event: Any
        for event in yaml.parse(self.text, Loader=_READER):
            mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
            if len(self.faults) == MANY:
                self.fault(mark, f"after {MANY:,} mistakes nothing more is read", "mend those above first", fatal=True)
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.fault(
                        mark,
                        "a second document starts here",
                        "keep one document a file; remove the line '---'",
                        fatal=True,
                    )
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._finish(self._stack.pop())
            elif isinstance(event, yaml.ScalarEvent):
                self._refuse_properties(event, mark, event.value)
                self._scalar(event, mark)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event.anchor or "", mark)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_properties(event, mark, "")
                if len(self._stack) == DEPTH_LIMIT:
                    self.fault(
                        mark, f"more than {DEPTH_LIMIT} levels of nesting", "no playbook needs that many", fatal=True
                    )
                    return
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], mark)

    def _key_is_due(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].items, dict) and self._stack[-1].key is None

    def _open(self, items: Any, mark: Mark) -> None:
        if self._key_is_due():
            self.fault(
                mark, "a list or mapping stands where a key is due", "write a text before ':', in quotes if need be"
            )
            self._stack.append(_Frame(self.here(), items, lost=True, is_key=True))
            return
        frame = _Frame(self.here(), items, lost=bool(self._stack) and self._stack[-1].lost)
        self._attach(items, mark)
        self._stack.append(frame)

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

    def _refuse_properties(self, event: Any, mark: Mark, value: str) -> None:
        """Anchors and tags: both swallow the start of a text that somebody forgot to quote."""
        if event.anchor is not None:
            written = f"&{event.anchor} {value}".strip()
            self.fault(mark, f"'&{event.anchor}' is read as an anchor and would be lost", f"write {quoted(written)}")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            written = f"{tag} {value}".strip()
            self.fault(mark, f"'{tag}' is read as a YAML tag and would be lost", f"write {quoted(written)}")

    def _alias(self, name: str, mark: Mark) -> None:
        hint = f"write the text itself, or {quoted('*' + name)} if it starts with '*'"
        self.fault(mark, f"'*{name}' is read as an alias, which a playbook never holds", hint)
        if self._key_is_due():
            self._stack[-1].key, self._stack[-1].lost = "", True
        else:
            self._attach(None, mark)
            self._finish()

    def _scalar(self, event: Any, mark: Mark) -> None:
        value: str = event.value
        quoted_lines = event.style in ("'", '"') and event.start_mark.line != event.end_mark.line
        self.open_quote = mark if quoted_lines else None
        index = invisible(value)
        if index is not None:
            self.fault(mark, f"the text holds the invisible character U+{ord(value[index]):04X}", "remove it")
        if self._key_is_due():
            self._key(value, mark)
            return
        resolved: Any = value
        if event.style in (None, ""):
            resolved = self._resolve(value, mark)
            if resolved is value or not value:
                self._refuse_cut(event, value)
            if resolved is not value:
                self.written[self.here()] = value
        self._attach(resolved, mark)
        self._finish()

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
            self.fault(
                mark, f"the key '{name}' stands here a second time, first in line {first}", "rename or remove one"
            )
            frame.lost = True
        else:
            self.keys[path] = mark

    def _refuse_cut(self, event: Any, value: str) -> None:
        """A `#` after unquoted text starts a comment, seldom on purpose."""
        self._lines = self._lines or LINE_END.split(self.text)
        line, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        comment = rest.strip()
        if not comment.startswith("#"):
            return
        mark = Mark(line + 1, column + len(rest) - len(rest.lstrip()) + 1)
        cure = f"write {quoted(f'{value} {comment}'.strip())}, or put the comment on a line of its own"
        self.fault(mark, f"'{comment}' is read as a comment and would be lost", cure)

    def _resolve(self, text: str, mark: Mark) -> Any:
        """YAML 1.2's core schema without octal, hexadecimal and special numbers, which must be quoted to be text."""
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            number: float = int(text) if len(text) <= _DIGITS_LIMIT else math.inf
        elif _FLOAT.fullmatch(text):
            number = float(text)
        else:
            if wrong := misread(text):
                self.fault(mark, *wrong)
            return text
        if math.isinf(number):
            shown = text if len(text) <= _DIGITS_LIMIT else text[:_DIGITS_LIMIT] + "…"
            self.fault(mark, f"the number {shown} is too large", "write a smaller one, or quotes if it is text")
            return None
        return number

    def _attach(self, value: Any, mark: Mark) -> None:
        path = self.here()
        if not self._stack:
            self.data = value
        elif self._stack[-1].lost:
            return
        elif isinstance(self._stack[-1].items, list):
            self._stack[-1].items.append(value)
        else:
            self._stack[-1].items[self._stack[-1].key] = value
        self.values[path] = mark
