"""The one table of dates: phases head their blocks, and milestones stand where they fall."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.presentation import RowKind
from calculators.texts import count_text, plural, short_date_text, week_text
from calculators.timeline.days_of_week import when_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import DatedMilestone, DatedSpan, Result
from calculators.timeline.week_zero import blocks_and_week_zero

__all__ = ["date_row_kinds", "date_rows"]

_DOT = " \N{MIDDLE DOT} "


def date_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """What, starts, ends, working days, calendar days; the whole plan comes last."""
    rows = [row for _, row in _rows(inputs, result)]
    total = [count_text(result.working_days), count_text(result.calendar_days)]
    return [*rows, ["Whole plan", short_date_text(result.kickoff), short_date_text(result.finish), *total]]


def date_row_kinds(inputs: Inputs, result: Result) -> list[RowKind]:
    """What each of these rows is."""
    return [*(kind for kind, _ in _rows(inputs, result)), RowKind("total")]


def _rows(inputs: Inputs, result: Result) -> Iterator[tuple[RowKind, list[str]]]:
    phases, milestones = list(result.phases), list(result.milestones)
    head: DatedSpan | None = None
    for span in blocks_and_week_zero(result, own=inputs.adds_week_zero):
        while phases and phases[0].first_week <= span.first_week and not _is_in(span, head):
            head = phases.pop(0)
            yield RowKind("part", head.hue), [head.title, *_dates(head)]
        weeks = when_text(span)
        yield RowKind("", span.hue), [f"{weeks}{_DOT}{span.title}", *_dates(span)]
        while milestones and milestones[0].week <= span.last_week:
            yield RowKind("mark", span.hue), _milestone(milestones.pop(0))


def _is_in(span: DatedSpan, phase: DatedSpan | None) -> bool:
    """Whether a block belongs to a phase: of two that run side by side, to the one whose hue it wears."""
    if phase is None or span.hue != phase.hue:
        return False
    return phase.first_week <= span.first_week and span.last_week <= phase.last_week


def _dates(span: DatedSpan) -> list[str]:
    days = [count_text(span.working_days), count_text(span.calendar_days)]
    return [short_date_text(span.start), short_date_text(span.end), *days]


def _milestone(item: DatedMilestone) -> list[str]:
    users = "" if item.users is None else f", {plural(item.users, 'user')}"
    return [f"{week_text(item.week)}{_DOT}{item.title}{users}", "", short_date_text(item.date), "", ""]
