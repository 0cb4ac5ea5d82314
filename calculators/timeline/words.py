"""The timeline's answer in words: figures, tables, sentence and notes."""

from __future__ import annotations

from datetime import date

from calculators.presentation import (
    Presentation,
    count_text,
    date_text,
    days_text,
    percent_text,
    plural,
    short_date_text,
    week_text,
    weeks_text,
)
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import DatedMilestone, DatedSpan, Result

__all__ = ["present"]

_NONE = "\N{EN DASH}"

_REFERENCES = {
    "deadline": "Your deadline",
    "best_practice": "Best practice",
    "target": "Target timeline",
    "average": "Industry average",
}


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""
    last = _last_milestone(result)
    clock = next(clock for clock in result.clocks if clock.id == inputs.deadline_clock)
    figures = {
        "go_live": date_text(result.go_live),
        "finish": date_text(result.finish),
        "kickoff": date_text(result.kickoff),
        "week_1": date_text(result.week_1),
        "last_milestone": date_text(last.date) if last else _NONE,
        "last_milestone_users": _users(last) if last else _NONE,
        "slack": days_text(clock.slack_days),
        "end_day": count_text(clock.end_day),
        "working_days": count_text(result.working_days),
        "calendar_days": count_text(result.calendar_days),
    }
    tables = {
        "blocks": [*map(_span_row, result.blocks), _whole_plan_row(result)],
        "phases": [_span_row(span) for span in result.phases],
        "milestones": [
            [week_text(item.week), item.title, short_date_text(item.date), _users(item)] for item in result.milestones
        ],
        "adjustments": _adjustment_rows(inputs, result),
        "clocks": [
            [
                week_text(result.weeks[0].first_week) if item.id == "kickoff" else week_text(1),
                short_date_text(item.start),
                count_text(item.end_day),
                count_text(item.working_days),
                days_text(item.slack_days),
            ]
            for item in result.clocks
        ],
        "slack": [
            [_REFERENCES[item.id], count_text(item.days), short_date_text(item.date), days_text(item.slack_days)]
            for item in result.slack
        ],
        "reviews": [
            [item.title, plural(item.every_months, "month"), short_date_text(item.first)] for item in result.reviews
        ],
    }
    return Presentation(
        figures=figures, tables=tables, sentence=_sentence(inputs, result, last), notes=_notes(inputs, result)
    )


def _sentence(inputs: Inputs, result: Result, last: DatedMilestone | None) -> list[tuple[str, bool]]:
    pieces = [("Go-live is ", False), (date_text(result.go_live), True)]
    if last and last.share is not None:
        users = plural(inputs.users, "user")
        pieces += [
            (f"; {percent_text(last.share).replace('.0%', '%')} of {users} (", False),
            (_users(last), True),
            (") are active by ", False),
            (date_text(last.date), True),
        ]
    end = f", and {week_text(result.weeks[-1].first_week)} ends on "
    return [*pieces, (end, False), (date_text(result.finish), True), (".", False)]


def _notes(inputs: Inputs, result: Result) -> list[str]:
    clock = next(clock for clock in result.clocks if clock.id == inputs.deadline_clock)
    days, side = plural(abs(clock.slack_days), "day"), "before" if clock.slack_days > 0 else "after"
    compared = f"{days} {side} day {inputs.deadline_days:,}" if clock.slack_days else "the day of the deadline"
    notes = [f"The plan ends on day {clock.end_day:,}, {compared}."]
    if result.rolled_from:
        rolled, start = date_text(result.rolled_from), date_text(_anchor(inputs, result))
        notes.append(f"{rolled} is a day off; the plan counts from the next working day, {start}.")
    elif not result.holidays_hit and not inputs.holidays:
        first = f"{date_text(result.kickoff)} to {date_text(result.finish)}"
        notes.append(f"No holidays are entered. The plan runs from {first}.")
    if result.holidays_hit:
        count = plural(len(result.holidays_hit), "holiday falls", "holidays fall")
        notes.append(f"{count} on working days of the plan: {_some_dates(result.holidays_hit)}.")
    if result.weeks_without_work:
        names = ", ".join(week_text(week) for week in result.weeks_without_work)
        notes.append(f"No day is worked in {names}.")
    notes += _milestone_notes(result)
    notes += [
        f"{item.title} has no week in the playbook, so it gets no date."
        for item in result.adjustments
        if not item.start
    ]
    return notes


def _milestone_notes(result: Result) -> list[str]:
    weeks = {week.first_week: week for week in result.weeks}
    notes = []
    for milestone in result.milestones:
        lost = weeks[milestone.week].holidays_lost
        if lost:
            days = plural(lost, "holiday")
            notes.append(f"{week_text(milestone.week)}, the week of “{milestone.title}”, meets {days}.")
    titles = {item.id: item.title for item in result.adjustments}
    milestones = {item.id: item for item in result.milestones}
    for adjustment, name in result.clashes:
        week = week_text(milestones[name].week)
        notes.append(f"{titles[adjustment]} runs in {week}, the week of “{milestones[name].title}”.")
    return notes


def _anchor(inputs: Inputs, result: Result) -> date:
    return result.week_1 if inputs.anchor == "week_1" else result.kickoff


def _some_dates(days: tuple[date, ...]) -> str:
    shown = ", ".join(short_date_text(day) for day in days[:7])
    return shown if len(days) <= 7 else f"{shown} and {len(days) - 7:,} more"


def _last_milestone(result: Result) -> DatedMilestone | None:
    counted = [item for item in result.milestones if item.users is not None]
    return max(counted, key=lambda item: item.week, default=None)


def _users(item: DatedMilestone) -> str:
    return _NONE if item.users is None else count_text(item.users)


def _span_row(span: DatedSpan) -> list[str]:
    return [weeks_text(span.first_week, span.last_week), span.title, *_dates_and_days(span)]


def _dates_and_days(span: DatedSpan) -> list[str]:
    return [
        short_date_text(span.start),
        short_date_text(span.end),
        count_text(span.working_days),
        count_text(span.calendar_days),
        count_text(span.holidays_lost),
    ]


def _whole_plan_row(result: Result) -> list[str]:
    return [
        weeks_text(result.weeks[0].first_week, result.weeks[-1].last_week),
        "Whole plan",
        short_date_text(result.kickoff),
        short_date_text(result.finish),
        count_text(result.working_days),
        count_text(result.calendar_days),
        count_text(len(result.holidays_hit)),
    ]


def _adjustment_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    verticals = {vertical.id: vertical.title for vertical in inputs.plan.verticals}
    return [
        [
            verticals[item.vertical],
            item.title,
            weeks_text(item.first_week, item.last_week) if item.first_week and item.last_week else _NONE,
            short_date_text(item.start) if item.start else _NONE,
            short_date_text(item.end) if item.end else _NONE,
            _NONE if item.working_days is None else count_text(item.working_days),
        ]
        for item in result.adjustments
    ]
