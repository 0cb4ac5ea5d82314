"""What a planner should know beside the timeline's figures: assumptions at work, and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from calculators.texts import (
    count_text,
    date_text,
    percent_text,
    plural,
    round_percent_text,
    short_date_text,
    week_text,
)
from calculators.timeline.inputs import BACKWARD, NEXT_MONDAY, NO_CALENDAR, Inputs
from calculators.timeline.result import DayOff, Result
from calculators.timeline.words.changes import changes
from calculators.timeline.words.deadline import calendar_days, deadline_clock, deadline_text, working_days_text
from calculators.timeline.words.replanned import replanned_notes

__all__ = ["day_off_name", "notes"]

_MOST_DATES = 7
_COUNTED_FORWARD = "counts from the next working day"
_COUNTED_FROM_MONDAY = "counts from the next Monday or the first working day after it"
_COUNTED_BACK = "counts back from the working day before"


def notes(inputs: Inputs, result: Result) -> list[str]:
    """Whole sentences, what matters most first."""
    return [
        *_deadline(inputs, result),
        *replanned_notes(inputs, result),
        *_past(inputs, result),
        *_start(inputs, result),
        *_week_zero(inputs, result),
        *_days_off(inputs, result),
        *changes(inputs),
        *_milestones(result),
        *_additions(inputs, result),
    ]


def day_off_name(day: DayOff) -> str:
    """What a day off is called."""
    return "Blackout" if day.blackout else day.name or "Holiday"


def _deadline(inputs: Inputs, result: Result) -> Iterator[str]:
    clock, deadline = deadline_clock(inputs, result), deadline_text(inputs, result)
    days, side = calendar_days(inputs, abs(clock.slack_days)), "before" if clock.slack_days > 0 else "after"
    compared = f"{days} {side} {deadline}" if clock.slack_days else "the day of the deadline"
    anew = result.replanned
    verb = "ended" if anew and anew.ended else "ends"
    yield f"The plan {verb} on day {count_text(clock.end_day)}, {compared}."
    if counted := working_days_text(inputs):
        yield f"Your deadline, {counted} from {date_text(clock.start)}, is {date_text(clock.deadline)}."
    if anew and anew.ended:
        return
    low, likely, high = map(round_percent_text, (inputs.low_length, inputs.likely_length, inputs.high_length))
    most_likely = "" if low == high else f", most likely {likely}"
    its = "its" if anew else "their"
    lengths = f"lasting {low if low == high else f'{low} to {high}'} of {its} planned length{most_likely}"
    chance = percent_text(result.chances[0].on_time)
    said = "".join(
        f" The playbook’s “{claim.text}” is a claim; it does not follow from these lengths."
        for claim in inputs.on_time_claims
    )
    blocks = "what remains of each block" if anew else "blocks"
    yield f"With {blocks} {lengths}, the chance of ending by {deadline} is {chance}{_by_others(result)}.{said}"


def _by_others(result: Result) -> str:
    """The range of what other assumptions give, where it is one."""
    shares = sorted(chance.on_time for chance in result.chances)
    low, high = map(percent_text, (shares[0], shares[-1]))
    return "" if low == high else f", if all stretch alike; under other assumptions it is {low} to {high}"


def _past(inputs: Inputs, result: Result) -> Iterator[str]:
    if result.replanned:
        return
    kickoff, late = date_text(result.kickoff), result.from_today
    kept = f"{'go live' if inputs.anchor == 'go_live' else 'end'} on {date_text(_anchor(inputs, result))}"
    if late is not None:
        yield (
            f"To {kept}, kick-off was due by {kickoff}. With kick-off on {date_text(late.kickoff)} you go live on "
            f"{date_text(late.go_live)} and end on {date_text(late.finish)}."
        )
    elif inputs.anchor in BACKWARD:
        yield f"To {kept}, start by {kickoff}."
    elif inputs.today is not None and result.finish < inputs.today:
        yield f"The whole plan is in the past: it ended on {date_text(result.finish)}."
    elif inputs.today is not None and result.kickoff < inputs.today:
        yield f"Kick-off, {kickoff}, is in the past."


def _start(inputs: Inputs, result: Result) -> Iterator[str]:
    if result.rolled_from:
        moved = _anchor(inputs, result)
        forward = _COUNTED_FROM_MONDAY if inputs.start_on_day_off == NEXT_MONDAY else _COUNTED_FORWARD
        how = forward if moved > result.rolled_from else _COUNTED_BACK
        yield f"{date_text(result.rolled_from)} is a day off; the plan {how}, {date_text(moved)}."
    if result.work_from:
        kept, work = date_text(inputs.anchor_date), date_text(result.work_from)
        yield f"{kept} is a day off; the plan starts on it as you chose, and work begins on {work}."


def _week_zero(inputs: Inputs, result: Result) -> Iterator[str]:
    if inputs.adds_week_zero:
        week = next(week for week in result.weeks if week.first_week == 0)
        dates = f"{date_text(week.start)} to {date_text(week.end)}"
        yield f"{week_text(0)} is planned as you chose, {dates}; the playbook describes nothing for it."


def _days_off(inputs: Inputs, result: Result) -> Iterator[str]:
    moved = result.rolled_from or result.work_from
    if not (inputs.holidays or inputs.blackouts or moved or inputs.holiday_calendar != NO_CALENDAR):
        dates = f"{date_text(result.kickoff)} to {date_text(result.finish)}"
        yield f"No holidays are entered. The plan runs from {dates}."
    holidays = [day for day in result.days_off if not day.blackout]
    if holidays:
        count = plural(len(holidays), "holiday falls", "holidays fall")
        yield f"{count} on working days of the plan: {_some_dates(inputs, result, holidays)}."
    blackouts = [day for day in result.days_off if day.blackout]
    if blackouts:
        count, dates = plural(len(blackouts), "working day"), _some_dates(inputs, result, blackouts)
        yield f"Blackouts take {count} of the plan: {dates}."
    if result.weeks_without_work:
        names = ", ".join(week_text(week) for week in result.weeks_without_work)
        yield f"There is no working day in {names}."


def _milestones(result: Result) -> Iterator[str]:
    for milestone in result.milestones:
        lost = len([day for day in result.days_off if day.week == milestone.week and not day.blackout])
        out = len([day for day in result.days_off if day.week == milestone.week and day.blackout])
        met = [plural(lost, "holiday")] if lost else []
        met += [plural(out, "blackout day")] if out else []
        if met:
            yield f"{week_text(milestone.week)}, the week of “{milestone.title}”, meets {' and '.join(met)}."
    titles = {item.id: item.title for item in result.adjustments}
    milestones = {item.id: item for item in result.milestones}
    for adjustment, name in result.clashes:
        week = week_text(milestones[name].week)
        yield f"{titles[adjustment]} runs in {week}, the week of “{milestones[name].title}”."


def _additions(inputs: Inputs, result: Result) -> Iterator[str]:
    for item in result.adjustments:
        if not item.start:
            yield f"{item.title} has no week in the playbook, so it gets no date."
    titles = {vertical.id: vertical.title for vertical in inputs.plan.verticals}
    for row in inputs.added_days:
        if row.days and row.vertical in inputs.verticals:
            longer = f"{titles[row.vertical]} takes {plural(row.days, 'day')} longer"
            yield f"{longer}, as you entered; the playbook gives no extra days."
        elif row.days:
            yield f"{titles[row.vertical]} is not selected, so its added days do not count."


def _anchor(inputs: Inputs, result: Result) -> date:
    """The day of the first plan that the planner's date fixes."""
    first = result.replanned
    return {
        "week_1": first.first_week_1 if first else result.week_1,
        "kickoff": first.first_kickoff if first else result.kickoff,
        "go_live": first.first_go_live if first else result.go_live,
        "finish": first.first_finish if first else result.finish,
    }[inputs.anchor]


def _some_dates(inputs: Inputs, result: Result, days: list[DayOff]) -> str:
    """The first of ``days``; those without a name that follow one another are told by their first and last."""
    runs: list[list[DayOff]] = []
    for day in days:
        if runs and not day.name and not runs[-1][-1].name and not _worked_between(inputs, result, runs[-1][-1], day):
            runs[-1].append(day)
        else:
            runs.append([day])
    shown = ", ".join(_run_text(run) for run in runs[:_MOST_DATES])
    left = len([day for run in runs[_MOST_DATES:] for day in run])
    return f"{shown} and {count_text(left)} more" if left else shown


def _worked_between(inputs: Inputs, result: Result, first: DayOff, last: DayOff) -> bool:
    off = {day.date for day in result.days_off}
    between = (first.date + timedelta(days=shift) for shift in range(1, (last.date - first.date).days))
    return any(inputs.weekmask[day.weekday()] == "1" and day not in off for day in between)


def _run_text(run: list[DayOff]) -> str:
    first, last = run[0], run[-1]
    if first is not last:
        return f"{short_date_text(first.date)} to {short_date_text(last.date)}"
    return f"{short_date_text(first.date)} ({first.name})" if first.name else short_date_text(first.date)
