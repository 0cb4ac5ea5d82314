"""Sets an entry into the text of a file and leaves every other byte as it is.

Works on lines, by the marks of the file's `Document`. Not for: what the entry holds (`macros.content.adding.skeleton`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from macros.content.adding.refused import CannotAdd
from macros.content.documents import Document, Path
from macros.content.model.base import Part
from macros.content.model.shape import written_fields
from macros.content.strict_yaml import parse

__all__ = ["Inserted", "with_entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """A file's text with an entry more."""

    text: str
    line: int
    """Where the entry's id stands, from 1."""


def with_entry(
    text: str,
    document: Document,
    path: Path,
    id_: str,
    *,
    made: Callable[[int, int], Sequence[str]],
    model: type[Part],
    after: str | None = None,
) -> Inserted:
    """The text with an entry at the end of the list at `path`, or after one of its entries.

    Args:
        text: the file.
        document: what was read from it.
        path: the list, a mapping by ids; it may not be written yet.
        id_: the entry's id, which must be among the lines made.
        made: makes the lines, from how far the id is indented and by how much each level is.
        model: what holds the list, for the order of its keys.
        after: the entry to stand behind.

    Raises:
        CannotAdd: where the list is written in braces.
    """
    file = _File(text, document)
    entries = _data(document, path)
    if entries:
        file.refuse_braces(path)
        last = (*path, after if after is not None else list(entries)[-1])
        indent = document.keys[last].column - 1
        added, at = list(made(indent, file.step(path, indent))), file.end_of(last)
    else:
        added, at = _new_list(file, path, made, model)
    lines = file.lines_with(added, at)
    result = Inserted(text="".join(lines), line=_line_of(lines, at, id_))
    _prove(document, result.text, path, id_)
    return result


def _new_list(
    file: _File, path: Path, made: Callable[[int, int], Sequence[str]], model: type[Part]
) -> tuple[list[str], int]:
    """The lines of a list that is not there or empty, and behind which line they go."""
    parent, key = path[:-1], path[-1]
    siblings = _data(file.document, parent)
    if not siblings:
        raise CannotAdd(f"{file.document.path} has no {'.'.join(map(str, parent))}; write it first")
    file.refuse_braces(parent)
    indent = file.document.keys[*parent, next(iter(siblings))].column - 1
    step = file.step(parent, indent) if parent else 2
    if key in siblings:
        file.drop_value(path)
        return list(made(indent + step, step)), file.document.keys[path].line
    order = list(written_fields(model))
    before = [name for name in siblings if name in order and order.index(name) < order.index(key)]
    at = file.end_of((*parent, before[-1])) if before else file.end_of((*parent, list(siblings)[-1]))
    return [f"{' ' * indent}{key}:", *made(indent + step, step)], at


class _File:
    """A file's lines."""

    def __init__(self, text: str, document: Document) -> None:
        self.document = document
        self.lines = text.splitlines(keepends=True)
        first = self.lines[0] if self.lines else ""
        self.line_end = first[len(first.rstrip("\r\n")) :] or "\n"

    def refuse_braces(self, path: Path) -> None:
        mark = self.document.values[path]
        if self.lines[mark.line - 1][mark.column - 1 : mark.column] == "{":
            where = f"{self.document.path}:{mark.line}"
            raise CannotAdd(
                f"the list in {where} is written in braces; write each entry on lines of its own, then try again"
            )

    def step(self, path: Path, indent: int) -> int:
        """By how much the list's entries are indented below its key; that is this file's step."""
        return indent - (self.document.keys[path].column - 1) if path else 2

    def end_of(self, path: Path) -> int:
        """The last line of what stands behind a key, from 1; a comment that is indented deeper belongs to it."""
        mark = self.document.keys[path]
        end = mark.line
        for number, line in enumerate(self.lines[mark.line :], start=mark.line + 1):
            content = line.strip()
            indent = len(line) - len(line.lstrip(" "))
            in_a_list = indent == mark.column - 1 and (content == "-" or content.startswith("- "))
            if content and indent <= mark.column - 1 and not in_a_list:
                break
            end = number if content else end
        return end

    def drop_value(self, path: Path) -> None:
        """Take an empty value, `{}`, from behind its key."""
        key = self.document.keys[path]
        line = self.lines[key.line - 1]
        if line[key.column - 1 :].rstrip().removeprefix(f"{path[-1]}:").strip() != "{}":
            raise CannotAdd(f"{self.document.path}:{key.line} cannot be filled; write '{path[-1]}:' alone on its line")
        self.lines[key.line - 1] = f"{line[: key.column - 1]}{path[-1]}:{self.line_end}"

    def lines_with(self, added: Sequence[str], at: int) -> list[str]:
        """The lines with more of them behind line `at`."""
        before = self.lines[:at]
        if before and not before[-1].endswith(("\n", "\r")):
            before[-1] += self.line_end
        return [*before, *(f"{line}{self.line_end}" for line in added), *self.lines[at:]]


def _data(document: Document, path: Path) -> Any:
    data = document.data
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _line_of(lines: Sequence[str], at: int, id_: str) -> int:
    return next(number for number, line in enumerate(lines[at:], start=at + 1) if line.strip() == f"{id_}:")


def _prove(document: Document, text: str, path: Path, id_: str) -> None:
    """Read what was made: it holds the entry, and all else as before."""
    made, faults = parse(document.path, text.encode("utf-8"))
    entries = _data(made, path) if made is not None else None
    if faults or not isinstance(entries, dict) or id_ not in entries:
        raise CannotAdd(f"{document.path} is written in a way that nothing can be set into it; add the entry by hand")
    rest = {key: value for key, value in entries.items() if key != id_}
    if rest != (_data(document, path) or {}):
        raise CannotAdd(f"{document.path} is written in a way that nothing can be set into it; add the entry by hand")
