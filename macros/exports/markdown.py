"""An edition as Markdown: every part below a heading of its own, every statement in a line with its id in a comment.

What the model gains is written by itself. Not for: which pages there are (`macros.exports.markdown_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.content.former import former_ids
from macros.content.model.base import Entity as EntityModel
from macros.content.model.base import Weeks
from macros.content.model.published import own_fields
from macros.content.model.risks import EscalationLevel
from macros.content.model.shape import label_of
from macros.content.weeks import week_name, weeks_name
from macros.exports.cells import cells_of, is_part, shown
from macros.exports.edition import Edition
from macros.exports.markdown_text import comment, escaped, heading

__all__ = ["REGISTERS", "part", "whole"]

REGISTERS = ("measurement", "risks", "cadence", "assumptions", "conflicts", "glossary")
"""The files that follow the phases, as the site lists them."""
_TOLD = frozenset(
    {"title", "text", "short_title", "shortest_title", "weeks", "week", "quantity", "introduction", "level", "name"}
    | {"because"}
)
"""Fields that stand in the heading or line itself."""
_NOT_TOLD = frozenset(
    {"title", "text", "short_title", "shortest_title", "weeks", "week", "quantity", "introduction", "level", "name"}
    | {"because"}
)
"""Fields that decide how the rest is shown."""


def whole(edition: Edition) -> str:
    """Everything, in one text."""
    playbook = edition.loaded.playbook
    root, labels = playbook.playbook, playbook.playbook.verticals
    lines = list(part(edition, root, root.id, 1))
    for planned in edition.plan.phases:
        lines += part(edition, planned.phase, planned.id, 2)
    for name in REGISTERS:
        lines += part(edition, getattr(playbook, name), name, 2)
    if chosen := edition.verticals or tuple(playbook.verticals):
        lines += [heading(2, escaped(labels.title)), ""]
    for name in chosen:
        lines += part(edition, playbook.verticals[name], name, 3)
    lines += _former(edition)
    return "\n".join(lines)


def part(edition: Edition, node: BaseModel, key: str, level: int) -> Iterator[str]:
    """The lines of a file of the playbook below a heading of this level; `key` is its id or name."""
    writer = _Writer(edition, f"{key}." if getattr(node, "KIND", "") == "vertical" else "")
    return writer.section(node, key, level, label_of(key, next(iter(type(node).model_fields.values()))))


class _Writer:
    """What writes a file: ids in it may be scoped."""

    def __init__(self, edition: Edition, scope: str) -> None:
        self._edition = edition
        self._scope = scope

    def section(self, node: BaseModel, key: str, level: int, called: str) -> Iterator[str]:
        """A part with all it holds; `called` stands over it where it has no title."""
        weeks = getattr(node, "weeks", None)
        when = f" ({escaped(weeks_name(weeks))})" if isinstance(weeks, Weeks) else ""
        yield heading(level, f"{escaped(getattr(node, 'title', None) or called)}{when}", self._told(node, key))
        yield ""
        yield from self._words(node)
        held = [(name, getattr(node, name)) for name in own_fields(type(node)) if name not in _NOT_TOLD]
        held = [(name, value) for name, value in held if is_part(value) and value]
        for name, value in held:
            if isinstance(value, BaseModel):
                yield from self.section(value, "", level + 1, name)
            else:
                title = self._over(node, name) if len(held) > 1 else ""
                yield from self._entries(value, level, title)
        if getattr(node, "KIND", "") == "block":
            yield from self._additions(key, level + 1)

    def _words(self, node: BaseModel) -> Iterator[str]:
        """What it says itself, in paragraphs."""
        if introduction := getattr(node, "introduction", None):
            yield from (f"> {escaped(introduction.text)}", "")
        if text := getattr(node, "text", None):
            yield from (escaped(text), "")
        for label, value in cells_of(node, self._edition.vocabulary, _TOLD | _NOT_TOLD):
            yield from (f"**{escaped(label)}:** {escaped(shown(value))}", "")

    def _entries(self, entries: Mapping[str, Any], level: int, title: str) -> Iterator[str]:
        """A list below its heading, if it has one; whatever holds further parts is a section."""
        if title:
            yield from (heading(level + 1, escaped(title)), "")
        level += bool(title)
        leaves = {key: it for key, it in entries.items() if not _holds(it)}
        for key, it in leaves.items():
            yield from self._line(it, key)
        if leaves:
            yield ""
        for key, it in entries.items():
            if key not in leaves:
                yield from self.section(it, key, level + 1, key)

    def _line(self, node: BaseModel, key: str) -> Iterator[str]:
        yield f"- {_line_words(node)} {self._told(node, key)}".rstrip()
        for label, value in cells_of(node, self._edition.vocabulary, _TOLD | _NOT_TOLD):
            yield f"  - {escaped(label)}: {escaped(shown(value))}"

    def _told(self, node: BaseModel, key: str) -> str:
        """The comment with its ids; empty of what has none."""
        if not isinstance(node, EntityModel):
            return ""
        reference = f"{node.KIND}/{self._scope if node.KIND != 'vertical' else ''}{key}"
        return comment(reference, *self._edition.formerly.get(reference, ()))

    def _over(self, node: BaseModel, name: str) -> str:
        """What stands over one of several lists: of a vertical's, the source's own label."""
        labels = self._edition.loaded.playbook.playbook.verticals.labels
        own = getattr(labels, name, None) if self._scope else None
        return own or label_of(name, own_fields(type(node))[name])

    def _additions(self, block: str, level: int) -> Iterator[str]:
        """What verticals add; the ids stand with the verticals."""
        additions = self._edition.additions.get(block, ())
        if additions:
            yield from (heading(level, "Added"), "")
            for it in additions:
                vertical = self._edition.loaded.playbook.verticals[it.vertical].short_title
                yield f"- {escaped(vertical)}: {_line_words(it.adjustment)}"
            yield ""


def _holds(node: BaseModel) -> bool:
    return any(isinstance(getattr(node, name), dict) for name in type(node).model_fields)


def _line_words(node: BaseModel) -> str:
    """A statement in one line: when or what, and its words."""
    title, text, because = (getattr(node, name, None) for name in ("title", "text", "because"))
    week, weeks = (getattr(node, name, None) for name in ("week", "weeks"))
    level = f"Level {node.level}, {node.name}" if isinstance(node, EscalationLevel) else ""
    name = title or level or (week_name(week) if week is not None else "")
    when = f" ({escaped(weeks_name(weeks))})" if weeks else ""
    if name and text:
        return f"**{escaped(name)}**: {escaped(text)}{when}"
    return (f"**{escaped(name)}**" if name else escaped(text or because or "")) + when


def _former(edition: Edition) -> Iterator[str]:
    """Ids that are gone: what is still there names its earlier ones itself."""
    retired = [it for it in former_ids(edition.loaded) if it.retired]
    if retired:
        yield from (heading(2, "Retired"), "")
        for it in retired:
            why = f": {escaped(it.words.because)}" if it.words and it.words.because else ""
            into = f" Read instead: {it.into}." if it.into else ""
            yield f"- **{escaped(it.title)}**{why}{into} <!-- retired {it.reference} -->"
        yield ""
