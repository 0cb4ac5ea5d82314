"""An edition as an outline to be read: parts with a title, what they say, their lines, and further parts.

What the model gains is among the facts by itself. Not for: how it is written (`macros.exports.markdown`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from macros.content.dates import day_name
from macros.content.former import former_ids
from macros.content.model.base import Entity as EntityModel
from macros.content.model.base import Weeks
from macros.content.model.files import Playbook
from macros.content.model.phases import Block, Phase
from macros.content.model.published import own_fields
from macros.content.model.risks import EscalationLevel
from macros.content.model.shape import label_of
from macros.content.model.statements import Statement
from macros.content.model.walking import parts
from macros.content.times import full_time_name
from macros.content.weeks import week_name, weeks_name
from macros.exports.cells import cells_of, is_part, shown
from macros.exports.edition import Edition

__all__ = ["REGISTERS", "Fact", "Line", "Part", "part_of", "registers_of", "whole"]

REGISTERS = ("measurement", "risks", "cadence", "assumptions", "conflicts", "glossary")
"""The files that follow the phases, as the site lists them."""
_NAMES = frozenset({"title", "short_title", "shortest_title", "level", "name"})
_TOLD = _NAMES | {"text", "because", "weeks", "dates", "days", "when", "week", "due", "quantity", "introduction"}
"""Fields that stand in the title or line itself."""
_LEFT_OUT = frozenset({"icon", "order", "calendar", "verticals", "paragraphs"})
"""Fields that decide how the rest is shown, and what stands before it."""
_CORE = frozenset({"blocks", "sections"})
"""Fields whose entries need no heading over them, whatever stands beside them."""
_ADDED, _RETIRED, _GONE = "Added", "Retired", "Entered of what is not in the plan"
_GONE_FOR_GOOD = "retired "

Fact = tuple[str, str]
"""A label and what is told below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement in one line: when or what, and its words."""

    name: str
    text: str
    when: str = ""
    ids: tuple[str, ...] = ()
    """Its id and those it had before, as `kind/id`; none of what has none of its own here."""
    facts: tuple[Fact, ...] = ()
    below: tuple[Line, ...] = ()
    """The statements below it, in order."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The same as places of a page, that of what is retired too."""
        return tuple(it.removeprefix(_GONE_FOR_GOOD) for it in self.ids)


@dataclass(slots=True, kw_only=True)
class Part:
    """What stands below a title."""

    title: str
    when: str = ""
    ids: tuple[str, ...] = ()
    introduction: str = ""
    text: str = ""
    facts: tuple[Fact, ...] = ()
    paragraphs: tuple[Line, ...] = ()
    """The source's paragraphs, before its lines."""
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Its ids as places of a page."""
        return self.ids


def whole(edition: Edition) -> Part:
    """The playbook with its phases, registers and verticals, and what is no longer in it."""
    playbook = edition.loaded.playbook
    root = part_of(edition, playbook.playbook, playbook.playbook.id)
    root.parts += [part_of(edition, planned.phase, planned.id) for planned in edition.plan.phases]
    root.parts += [part_of(edition, node, name) for name, node in registers_of(playbook)]
    if chosen := edition.verticals or tuple(playbook.verticals):
        own = [part_of(edition, playbook.verticals[name], name) for name in chosen]
        root.parts.append(Part(title=playbook.verticals_heading.title, parts=own))
    if gone := list(_gone(edition)):
        root.parts.append(Part(title=_GONE, lines=gone))
    if retired := list(_retired(edition)):
        root.parts.append(Part(title=_RETIRED, lines=retired))
    return root


def registers_of(playbook: Playbook) -> Iterator[tuple[str, BaseModel]]:
    """Name and content of each register that the playbook has."""
    for name in REGISTERS:
        node = getattr(playbook, name)
        if node is not None and any(True for _, it in parts(node) if isinstance(it, EntityModel)):
            yield name, node


def part_of(edition: Edition, node: BaseModel, key: str) -> Part:
    """A file of the playbook; `key` is its id or name."""
    reader = _Reader(edition, f"{key}." if getattr(node, "KIND", "") == "vertical" else "")
    made = reader.part(node, key, label_of(key, next(iter(type(node).model_fields.values()))))
    playbook = edition.loaded.playbook
    if node is playbook.playbook and playbook.roles:
        # They are at home on the playbook's own page.
        made.parts.append(reader.part(playbook.roles, "roles", playbook.roles.title))
    return made


class _Reader:
    """What reads a file: ids in it may be scoped."""

    def __init__(self, edition: Edition, scope: str) -> None:
        self._edition = edition
        self._scope = scope

    def part(self, node: BaseModel, key: str, called: str) -> Part:
        """A part with all it holds; `called` is its title where it has none."""
        introduction = getattr(node, "introduction", None)
        made = Part(
            title=getattr(node, "title", None) or called,
            when=_when(node),
            ids=self._ids(node, key),
            introduction=introduction.text if introduction else "",
            text=getattr(node, "text", None) or "",
            facts=self._facts(node, key),
            paragraphs=tuple(self._line(it, id_) for id_, it in getattr(node, "paragraphs", {}).items()),
        )
        held = [(name, getattr(node, name)) for name in own_fields(type(node)) if name not in _LEFT_OUT]
        held = [(name, value) for name, value in held if is_part(value) and value]
        for name, value in held:
            if isinstance(value, BaseModel):
                made.parts.append(self.part(value, "", name))
            elif len(held) > 1 and name not in _CORE:
                own = Part(title=self._over(node, name))
                self._fill(own, value)
                made.parts.append(own)
            else:
                self._fill(made, value)
        if getattr(node, "KIND", "") == "block" and (added := list(self._added(key))):
            made.parts.append(Part(title=_ADDED, lines=added))
        return made

    def _fill(self, part: Part, entries: Mapping[str, Any]) -> None:
        """What holds nothing further is a line, all else a part."""
        for key, node in entries.items():
            if not isinstance(node, Statement) and any(isinstance(it, dict) for _, it in node):
                part.parts.append(self.part(node, key, key))
            else:
                part.lines.append(self._line(node, key))

    def _line(self, node: BaseModel, key: str) -> Line:
        ids = self._ids(node, key)
        line = _worded(node, ids=ids, facts=self._facts(node, key))
        if isinstance(node, Statement):
            line = replace(line, below=tuple(self._line(it, id_) for id_, it in node.statements.items()))
        # What a vertical says of a statement goes by that, and has no name of its own.
        return replace(line, name=self._edition.entities[ids[0]].title) if line.text and _is_reason(node) else line

    def _facts(self, node: BaseModel, key: str) -> tuple[Fact, ...]:
        """What it says besides, and what a reader has entered of it."""
        cells = cells_of(node, self._edition.vocabulary, self._edition.roles, _TOLD | _LEFT_OUT)
        own = (fact for reference in self._ids(node, key)[:1] for fact in self._edition.own.told(reference))
        return (*((label, shown(value)) for label, value in cells), *own)

    def _ids(self, node: BaseModel, key: str) -> tuple[str, ...]:
        if not isinstance(node, EntityModel):
            return ()
        reference = f"{node.KIND}/{self._scope if node.KIND != 'vertical' else ''}{key}"
        return (reference, *self._edition.formerly.get(reference, ()))

    def _over(self, node: BaseModel, name: str) -> str:
        """What stands over one of several lists: of a vertical's, the source's own label."""
        labels = self._edition.loaded.playbook.verticals_heading.labels
        own = getattr(labels, name, None) if self._scope else None
        return own or label_of(name, own_fields(type(node))[name])

    def _added(self, block: str) -> Iterator[Line]:
        """What verticals add; the ids stand with the verticals."""
        for it in self._edition.additions.get(block, ()):
            line = _worded(it.adjustment)
            vertical = self._edition.loaded.playbook.verticals[it.vertical].short_title
            yield Line(name=vertical, text=line.text, when=line.when)


def _is_reason(node: BaseModel) -> bool:
    """Whether its words are a reason."""
    return getattr(node, "because", None) is not None and getattr(node, "text", None) is None


def _worded(node: BaseModel, ids: tuple[str, ...] = (), facts: tuple[Fact, ...] = ()) -> Line:
    names = ("title", "text", "because", "week", "due")
    title, text, because, week, due = (getattr(node, name, None) for name in names)
    level = f"Level {node.level}, {node.name}" if isinstance(node, EscalationLevel) else ""
    name = title or level or (week_name(week) if week is not None else day_name(due) if due else "")
    return Line(name=name, text=text or because or "", when=_when(node), ids=ids, facts=facts)


def _when(node: BaseModel) -> str:
    if isinstance(node, Phase | Block):
        return full_time_name(node)
    weeks = getattr(node, "weeks", None)
    return weeks_name(weeks) if isinstance(weeks, Weeks) else getattr(node, "when", None) or ""


def _gone(edition: Edition) -> Iterator[Line]:
    """What a reader has entered of what is not in the plan, or not any more."""
    titles = {it.reference: it.title for it in former_ids(edition.loaded)}
    for reference in edition.gone:
        yield Line(name=titles.get(reference, reference), text="", facts=tuple(edition.own.told(reference)))


def _retired(edition: Edition) -> Iterator[Line]:
    """Ids that are gone: what is still there names its earlier ones itself."""
    for it in former_ids(edition.loaded):
        if it.retired:
            why = (it.words and it.words.because) or ""
            facts = (("Read instead", it.into),) if it.into else ()
            yield Line(name=it.title, text=why, ids=(f"{_GONE_FOR_GOOD}{it.reference}",), facts=facts)
