r"""Changes one thing in a YAML text: comments, order, quotes and line ends stay, byte for byte, wherever it is not.

Every function takes the text of a file that `macros.content.strict_yaml` accepts and the path of what is meant, and
gives the whole new text. A path that is not there raises `KeyError`.

>>> text = "risks:\n  # Seen twice.\n  late-data: {title: Late Data}\n  resistance: {title: Resistance}\n"
>>> print(with_key(without(text, ("risks", "resistance")), ("risks", "late-data"), "slow-data"), end="")
risks:
  # Seen twice.
  slow-data: {title: Late Data}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from macros.content.documents import Path

__all__ = ["line_of", "span_of", "with_entry", "with_key", "with_value", "with_word", "without"]

_READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A value in the text, with its key."""

    start: int
    """Where its key begins, or it itself in a list."""
    key_end: int
    value_start: int
    end: int
    """Where the last of its words ends; what follows, blank lines and comments, is not its own."""
    around: Any
    """The mapping or list that holds it, None for the whole file."""
    node: Any


def line_of(text: str, path: Path) -> int:
    """The line, counted from 1, of the key of what stands at `path`, or of the value itself in a list."""
    return text.count("\n", 0, _part(text, path).start) + 1


def span_of(text: str, path: Path) -> tuple[int, int]:
    """Where the value at `path` begins and ends in the text."""
    part = _part(text, path)
    return part.value_start, part.end


def with_key(text: str, path: Path, new: str) -> str:
    """The text with another key for the value at `path`."""
    part = _part(text, path)
    return f"{text[: part.start]}{new}{text[part.key_end :]}"


def with_value(text: str, path: Path, new: str) -> str:
    """The text with another value, plain text without signs, in the quotes that the value at `path` has."""
    start, end = span_of(text, path)
    if text[start : start + 1] in ("'", '"'):
        start, end = start + 1, end - 1
    return f"{text[:start]}{new}{text[end:]}"


def with_word(text: str, path: Path, old: str, new: str) -> str:
    r"""The text with a reference or id replaced wherever it stands as a whole inside the value at `path`.

    >>> with_word("formula: kpi/best-case - kpi/best\n", ("formula",), "kpi/best", "kpi/finest")
    'formula: kpi/best-case - kpi/finest\n'
    """
    start, end = span_of(text, path)
    word = re.compile(rf"(?<![a-z0-9./-]){re.escape(old)}(?![a-z0-9-]|\.[a-z])")
    return f"{text[:start]}{word.sub(new, text[start:end])}{text[end:]}"


def without(text: str, path: Path) -> str:
    r"""The text without what stands at `path`; a mapping or list that held nothing else goes with it.

    Comments above it stay, since they may speak of more than it; those behind it that are indented deeper go with it.

    >>> without("see: [kpi/one, kpi/two]\ntitle: x\n", ("see", 0))
    'see: [kpi/two]\ntitle: x\n'
    """
    part = _part(text, path)
    siblings = _children(part.around) if part.around is not None else []
    if len(siblings) == 1 and path[:-1]:
        return without(text, path[:-1])
    start = text.rfind("\n", 0, part.start) + 1
    behind_a_dash = isinstance(part.around, yaml.MappingNode) and text[start : part.start].strip() != ""
    if behind_a_dash or (part.around is not None and part.around.flow_style):
        return _without_beside_others(text, path, [key for key, *_ in siblings])
    end = _end_with_comments(text, _end_of_line(text, part.end), part.start - start)
    if _is_blank_before(text, start) and (end == len(text) or text[end:].split("\n", 1)[0].strip() == ""):
        start = text.rfind("\n", 0, start - 1) + 1
    return text[:start] + text[end:]


def with_entry(text: str, path: Path, entry: str, *, after: Any = None) -> str:
    r"""The text with an entry more in the mapping or list at `path`, last or behind the key `after`.

    `entry` is YAML as it would stand at the margin, one line or several, comments included. In braces it must be one
    line. A blank line goes before it where the others are set apart that way; comments behind the entry before it that
    are indented deeper than its key stay with that one.

    >>> print(with_entry("risks:\n    late: {title: Late}\n", ("risks",), "slow:\n  title: Slow\n"), end="")
    risks:
        late: {title: Late}
        slow:
          title: Slow
    """
    holder = _part(text, path)
    keys = [key for key, *_ in _children(holder.node)]
    last = _part(text, (*path, keys[-1] if after is None else after)) if keys else holder
    if keys and holder.node.flow_style:
        return f"{text[: last.end]}, {entry.strip()}{text[last.end :]}"
    first = _part(text, (*path, keys[0])) if keys else holder
    margin = text[text.rfind("\n", 0, first.start) + 1 : first.start] + ("" if keys else "  ")
    line_end = "\r\n" if "\r\n" in text else "\n"
    opening, *more = entry.strip("\n").splitlines()
    # In a list the first line bears the dash.
    lines = [f"{margin}{opening}", *(f"{' ' * len(margin)}{line}".rstrip() for line in more)]
    if len(keys) > 1:
        other = _part(text, (*path, keys[1])).start
        lines = [*([""] if re.search(r"\n[ \t]*\r?\n", text[first.end : other]) else []), *lines]
    at = _end_with_comments(text, _end_of_line(text, last.end), len(margin))
    before = text[:at] if text[:at].endswith("\n") else f"{text[:at]}{line_end}"
    return before + "".join(f"{line}{line_end}" for line in lines) + text[at:]


def _without_beside_others(text: str, path: Path, keys: list[Any]) -> str:
    place = keys.index(path[-1])
    if place:
        start, end = _part(text, (*path[:-1], keys[place - 1])).end, _part(text, path).end
    else:
        start, end = _part(text, path).start, _part(text, (*path[:-1], keys[1])).start
    return text[:start] + text[end:]


def _is_blank_before(text: str, line_start: int) -> bool:
    """Whether the line before the one that begins there holds nothing."""
    if line_start < 1:
        return False
    before = text.rfind("\n", 0, line_start - 1) + 1
    return text[before:line_start].strip() == ""


def _end_of_line(text: str, place: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _end_with_comments(text: str, place: int, margin: int) -> int:
    """Where the next line begins that is no comment indented deeper than the margin; blank lines may lie between."""
    end = place
    for line in text[place:].splitlines(keepends=True):
        place += len(line)
        words = line.lstrip(" ")
        if words.startswith("#") and len(line) - len(words) > margin:
            end = place
        elif words.strip():
            break
    return end


def _part(text: str, path: Path) -> _Part:
    return _parts(text)[path]


@lru_cache(maxsize=4)
def _parts(text: str) -> dict[Path, _Part]:
    """Everything in the text by its path."""
    shift = len(text) - len(text.removeprefix("\ufeff"))
    root = yaml.compose(text[shift:], Loader=_READER)
    return dict(_found(text, root, shift)) if root is not None else {}


def _found(text: str, root: Any, shift: int) -> Iterator[tuple[Path, _Part]]:
    """Depth first, as far as the reader lets files be nested."""
    start = root.start_mark.index + shift
    end = _end(text, root, shift)
    yield (), _Part(start=start, key_end=start, value_start=start, end=end, around=None, node=root)
    waiting: list[tuple[Path, Any]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        for key, key_node, value in _children(node):
            first = value if key_node is None else key_node
            yield (
                (*path, key),
                _Part(
                    start=first.start_mark.index + shift,
                    key_end=first.end_mark.index + shift,
                    value_start=value.start_mark.index + shift,
                    end=max(_end(text, value, shift), first.end_mark.index + shift),
                    around=node,
                    node=value,
                ),
            )
            waiting.append(((*path, key), value))


def _children(node: Any) -> list[tuple[Any, Any, Any]]:
    """Key, the key's node and the value's of each entry; in a list the key is the place, and has no node."""
    if isinstance(node, yaml.MappingNode):
        return [(key.value, key, value) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [(place, None, value) for place, value in enumerate(node.value)]
    return []


def _end(text: str, node: Any, shift: int) -> int:
    """Where the last words of a value end; YAML lets values of several lines end where the next thing begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        *_, (_, _, node) = _children(node)
    start, end = int(node.start_mark.index) + shift, int(node.end_mark.index) + shift
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return start + len(text[start:end].rstrip())
    return end
