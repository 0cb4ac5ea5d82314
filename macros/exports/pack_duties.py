"""Who does what, for a kick-off pack: what belongs together, and who has it in hand by an own plan or the playbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.content.model.roles import PARTS
from macros.content.times import time_name
from macros.exports.edition import Edition
from macros.exports.pack_days import gate_words, span_words
from macros.exports.schedule import Schedule
from macros.exports.tasks import Task

__all__ = ["Duties", "duties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Lines of the plan that belong together, and who has which part in them."""

    title: str
    lines: int
    who: tuple[str, ...]
    """In the order of `PARTS`; empty where nobody is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """Those of one block or gate, and when it is."""

    title: str
    when: str
    duties: tuple[Duty, ...]


def duties(edition: Edition, schedule: Schedule | None, listed: Iterable[Task]) -> Iterator[Duties]:
    """A row for each workstream or section, for what each vertical adds, and for each gate."""
    for place, in_place in groupby(listed, key=lambda task: task.block or task.phase):
        own = list(in_place)
        groups = [(title, list(lines)) for title, lines in groupby(own, key=_belongs_to)]
        title, when = f"Without a {edition.time_label.lower().removesuffix('s')}", ""
        if place and place.kind == "phase":
            title, when = f"{place.title}: exit gate", gate_words(schedule, place.node)
        elif place:
            dates = span_words(schedule, place.reference, place.node)
            title, when = place.title, ", ".join(filter(None, [time_name(place.node), dates]))
        yield Duties(title=title, when=when, duties=tuple(_duty(edition, name, lines) for name, lines in groups))


def _belongs_to(task: Task) -> str:
    return " › ".join(task.groups) or f"{task.vertical} adds"


def _duty(edition: Edition, title: str, lines: list[Task]) -> Duty:
    who = tuple(", ".join(dict.fromkeys(name for task in lines for name in _named(edition, task, it))) for it in PARTS)
    return Duty(title=title, lines=len(lines), who=who)


def _named(edition: Edition, task: Task, part: str) -> tuple[str, ...]:
    return edition.in_hand(task.entity) if part == "responsible" else edition.named(task.entity, part)
