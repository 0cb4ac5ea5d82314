"""The kick-off pack: what a team needs on the table on its first day, as one page of HTML to be printed.

The plan on a page, who does what, the gates, the risks and the calendar. The playbook names nobody, so there is room to
write where a reader's own plan says nothing. Not for: printing it (`macros.cli.pdf`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from macros.content.dates import ordinals
from macros.content.model.files import Playbook
from macros.content.model.phases import Block
from macros.content.model.risks import Risk
from macros.content.model.roles import PARTS
from macros.content.model.shape import label_of, word_fields
from macros.content.registry import Entity
from macros.content.times import time_name, whole_time
from macros.content.weeks import all_weeks, weeks_in
from macros.exports.edition import STEP, Edition
from macros.exports.html_page import html_page
from macros.exports.pack_days import Day, days, gate_words, milestone_words, span_words
from macros.exports.pack_duties import Duties, duties
from macros.exports.schedule import Schedule
from macros.exports.tasks import Task, tasks

__all__ = ["pack"]

_TITLE = "Kick-off pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """A block on the axis of weeks."""

    title: str
    weeks: str
    dates: str
    left: float
    """Where it begins, in percent of the plan."""
    width: float
    lines: tuple[str, ...]
    """What must be reached in it, and what verticals add to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phase:
    title: str
    weeks: str
    dates: str
    blocks: tuple[_Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What is to be true, with what is known of it."""

    text: str
    done: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gate:
    title: str
    when: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Risk:
    title: str
    answers: tuple[str, ...]
    level: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    letter: str
    look: str
    """Wide where anybody is named, or a name is likely to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pack:
    """Everything that is printed."""

    about: str
    phases: tuple[_Phase, ...]
    parts: tuple[_Column, ...]
    """What somebody can be to a duty."""
    duties: tuple[Duties, ...]
    gates: tuple[_Gate, ...]
    answers: tuple[str, ...]
    """What the playbook says of its risks, as columns."""
    risks: tuple[tuple[str, tuple[_Risk, ...]], ...]
    """By category."""
    ladder_title: str
    ladder: tuple[tuple[str, str], ...]
    """The levels of the escalation, and what is done at each."""
    days: tuple[Day, ...]
    axis: str
    """What blocks are drawn over; empty where there is nothing to draw them on."""


def pack(edition: Edition, schedule: Schedule | None) -> bytes:
    """The page; without dates it says weeks and has room for dates."""
    listed = list(tasks(edition))
    groups = tuple(duties(edition, schedule, listed))
    made = _Pack(
        about=_about(edition, schedule),
        phases=tuple(_phases(edition, schedule)),
        parts=tuple(_columns(groups)),
        duties=groups,
        gates=tuple(_gates(edition, schedule, listed)),
        answers=tuple(_answers(edition).values()),
        risks=tuple(_risks(edition)),
        ladder_title=edition.vocabulary.kinds["escalation-level"].plural or "",
        ladder=tuple(
            (f"Level {it.node.level}, {it.node.name}", it.node.text) for it in _of(edition, "escalation-level")
        ),
        days=tuple(days(edition, schedule)),
        axis="" if edition.time_label == STEP else edition.time_label,
    )
    return html_page("pack.html", edition, f"{edition.title}: {_TITLE}", pack=made)


def _columns(groups: Iterable[Duties]) -> Iterator[_Column]:
    named = list(zip(*(duty.who for group in groups for duty in group.duties), strict=True))
    for place, part in enumerate(PARTS.values()):
        is_wide = part.letter == "R" or (bool(named) and any(named[place]))
        yield _Column(letter=part.letter, look="owner" if is_wide else "letter")


def _about(edition: Edition, schedule: Schedule | None) -> str:
    """For whom and from when on it is; empty where the playbook says nothing under its title."""
    if schedule is None:
        return edition.loaded.playbook.playbook.tagline or ""
    return f"{schedule.facts}."


def _of(edition: Edition, kind: str) -> Iterator[Entity]:
    return (it for it in edition.entities.values() if it.kind == kind)


def _phases(edition: Edition, schedule: Schedule | None) -> Iterator[_Phase]:
    axis = _axis(edition.loaded.playbook)
    milestones = _by_holder(edition, "milestone", "block")
    for phase in edition.plan.phases:
        blocks = []
        for it in phase.blocks:
            left, width = axis(it.block)
            blocks.append(
                _Bar(
                    title=it.block.title,
                    weeks=time_name(it.block),
                    dates=span_words(schedule, f"block/{it.id}", it.block),
                    left=left,
                    width=width,
                    lines=(
                        *(
                            f"{milestone_words(schedule, due.node)}: {due.title}"
                            for due in milestones[f"block/{it.id}"]
                        ),
                        *(f"{_name(edition, added.vertical)} adds: {added.adjustment.text}" for added in it.additions),
                    ),
                )
            )
        yield _Phase(
            title=phase.phase.title,
            weeks=time_name(phase.phase),
            dates=span_words(schedule, f"phase/{phase.id}", phase.phase),
            blocks=tuple(blocks),
        )


def _axis(playbook: Playbook) -> Callable[[Block], tuple[float, float]]:
    """Where a block begins on the line of all weeks or days, and how wide it is, in percent."""
    time, weeks = whole_time(playbook), all_weeks(playbook.playbook.calendar)
    begins, ends = ordinals(time) if time else (0, len(weeks))
    one = 100 / max(ends - begins, 1)

    def place(block: Block) -> tuple[float, float]:
        if block.dates:
            first, end = ordinals(block.dates)
            return round((first - begins) * one, 2), round((end - first) * one, 2)
        held = [weeks.index(week) for week in weeks_in(block.weeks, playbook.playbook.calendar)]
        return round(held[0] * one, 2) if held else 0, round(len(held) * one, 2)

    return place


def _name(edition: Edition, vertical: str) -> str:
    return edition.loaded.playbook.verticals[vertical].short_title


def _by_holder(edition: Edition, kind: str, holding: str) -> Mapping[str, list[Entity]]:
    """Everything of a kind by the reference of what of another kind holds it."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in _of(edition, kind):
        for holder in edition.holders(entity):
            if holder.kind == holding:
                found[holder.reference].append(entity)
    return found


def _gates(edition: Edition, schedule: Schedule | None, listed: Iterable[Task]) -> Iterator[_Gate]:
    gates = [task for task in listed if task.closes]
    for phase, lines in groupby(gates, key=lambda task: task.phase):
        if phase:
            yield _Gate(
                title=phase.title,
                when=gate_words(schedule, phase.node),
                lines=tuple(_line(edition, task) for task in lines),
            )


def _line(edition: Edition, task: Task) -> _Line:
    reference, own = task.entity.reference, edition.own
    return _Line(text=task.entity.title, done=own.text(reference, "done"), owner=edition.owner(task.entity))


def _answers(edition: Edition) -> Mapping[str, str]:
    """The fields that any risk has words in beside its title, and what readers see over them."""
    risks = list(_of(edition, "risk"))
    return {
        name: label_of(name, field)
        for name, field in word_fields(Risk).items()
        if name != "title" and any(getattr(it.node, name) for it in risks)
    }


def _risks(edition: Edition) -> Iterator[tuple[str, tuple[_Risk, ...]]]:
    risks, answers = _by_holder(edition, "risk", "risk-category"), _answers(edition)
    for category in _of(edition, "risk-category"):
        yield (
            category.title,
            tuple(
                _Risk(
                    title=it.title,
                    answers=tuple(getattr(it.node, name) or "" for name in answers),
                    level=edition.own.text(it.reference, "level").capitalize(),
                    owner=edition.owner(it),
                )
                for it in risks[category.reference]
            ),
        )
