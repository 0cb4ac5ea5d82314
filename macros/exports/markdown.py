"""An outline as Markdown: every part below a heading, every statement in a line with its id in a comment.

Not for: which pages there are (`macros.exports.markdown_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.markdown_text import comment, escaped, heading
from macros.exports.outline import Line, Part

__all__ = ["markdown"]


def markdown(part: Part) -> str:
    """The whole text."""
    return "\n".join(_section(part, 1))


def _section(part: Part, level: int) -> Iterator[str]:
    yield from (heading(level, f"{escaped(part.title)}{_when(part.when)}", comment(*part.ids)), "")
    if part.introduction:
        yield from (f"> {escaped(part.introduction)}", "")
    if part.text:
        yield from (escaped(part.text), "")
    for label, told in part.facts:
        yield from (f"**{escaped(label)}:** {escaped(told)}", "")
    for said in part.paragraphs:
        yield from (f"{escaped(said.text)} {comment(*said.ids)}", "")
        yield from _below(said, "")
        if said.facts or said.below:
            yield ""
    for line in part.lines:
        yield from _item(line)
    if part.lines:
        yield ""
    for inner in part.parts:
        yield from _section(inner, level + 1)


def _item(line: Line, indent: str = "") -> Iterator[str]:
    name = f"**{escaped(line.name)}**" if line.name else ""
    words = ": ".join(filter(None, [name, escaped(line.text)]))
    yield f"{indent}- {words}{_when(line.when)} {comment(*line.ids)}".rstrip()
    yield from _below(line, f"{indent}  ")


def _below(line: Line, indent: str) -> Iterator[str]:
    """What is told of a line besides, and the statements below it."""
    for label, told in line.facts:
        yield f"{indent}- {escaped(label)}: {escaped(told)}"
    for below in line.below:
        yield from _item(below, indent)


def _when(weeks: str) -> str:
    return f" ({escaped(weeks)})" if weeks else ""
