"""The days of a kick-off pack: what begins, is due or comes again, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.own_dates import day_text, short_range_text
from calculators.texts import plural
from calculators.timeline.result import CLAIMS
from macros.content.dates import day_name, even_dates_name
from macros.content.model.phases import Block, Phase
from macros.content.model.plan_statements import Milestone
from macros.content.times import has_dates, milestone_name, time_name
from macros.content.weeks import week_name
from macros.exports.edition import Edition
from macros.exports.schedule import Schedule

__all__ = ["Day", "days", "due_words", "gate_words", "milestone_words", "span_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A line of the calendar."""

    when: str
    """A day or several; a week where the plan has no dates."""
    what: str


def days(edition: Edition, schedule: Schedule | None) -> Iterator[Day]:
    """The events of a plan that has dates, or what of it begins and is due in which week."""
    if schedule is None:
        yield from _by_week(edition)
        return
    yield from _dated(schedule)
    if has_dates(edition.loaded.playbook):
        yield from _reviews(edition)


def span_words(schedule: Schedule | None, reference: str, part: Phase | Block) -> str:
    """Both days of a phase or block; empty without dates, and where its time is said by them already."""
    if part.dates:
        return even_dates_name(part.dates) if part.dates.label else ""
    weeks = part.weeks
    span = schedule.of_block(reference, weeks.first, weeks.last) if schedule and weeks else None
    return short_range_text(span.start, span.due, schedule.year_of) if schedule and span else ""


def due_words(schedule: Schedule | None, week: int) -> str:
    """By when something of a week is due."""
    span = schedule.of_weeks(week, week) if schedule else None
    if schedule is None or span is None:
        return f"By the end of {week_name(week)}"
    return f"{week_name(week)}, by {day_text(span.due, schedule.year_of)}"


def milestone_words(schedule: Schedule | None, milestone: Milestone) -> str:
    """By when a milestone is due."""
    if milestone.week is None:
        return f"By the end of {milestone_name(milestone)}"
    return due_words(schedule, milestone.week)


def gate_words(schedule: Schedule | None, phase: Phase) -> str:
    """By when the gate of a phase is to be passed."""
    if phase.dates:
        return f"By the end of {day_name(phase.dates.last)}"
    return due_words(schedule, phase.weeks.last) if phase.weeks else f"At the end of {time_name(phase)}"


def _dated(schedule: Schedule) -> Iterator[Day]:
    found = [it for it in schedule.events() if it.kind not in CLAIMS]
    for event in sorted(found, key=lambda it: (it.start, -it.end.toordinal())):
        months = event.every_months
        again = f", then every {plural(months, 'month') if months > 1 else 'month'}" if months else ""
        when = short_range_text(event.start, event.end, schedule.year_of)
        yield Day(when=when, what=f"{event.title}{again}")


def _by_week(edition: Edition) -> Iterator[Day]:
    found = [(week, place, what) for place, (week, what) in enumerate(_weeks(edition))]
    for week, _, what in sorted(found):
        yield Day(when=week_name(week), what=what)
    yield from _reviews(edition)


def _reviews(edition: Edition) -> Iterator[Day]:
    """What comes again, where nothing says on which day it begins."""
    kinds = edition.vocabulary
    for it in edition.entities.values():
        if it.kind == "review":
            every = kinds.periods[it.node.every].label if it.node.every in kinds.periods else it.node.every
            yield Day(when=every, what=f"{kinds.kinds[it.kind].label}: {it.title}")


def _weeks(edition: Edition) -> Iterator[tuple[int, str]]:
    """A week, and what is then; what is due stands behind what begins."""
    for phase in edition.plan.phases:
        if phase.phase.weeks:
            yield phase.phase.weeks.first, f"{phase.phase.title} begins"
        for block in phase.blocks:
            if block.block.weeks:
                yield block.block.weeks.first, f"{block.block.title} begins"
    for it in edition.entities.values():
        if it.kind == "milestone" and it.node.week is not None:
            yield it.node.week, f"Due at its end: {it.title}"
    gated = {group.phase for group in edition.loaded.playbook.gates.values()}
    for phase in edition.plan.phases:
        gate = ": exit gate" if f"phase/{phase.id}" in gated else ""
        if phase.phase.weeks:
            yield phase.phase.weeks.last, f"{phase.phase.title} ends{gate}"
