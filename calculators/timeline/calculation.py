"""How the timeline is calculated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta

from calculators.rounding import heads
from calculators.timeline.against_first import FirstPlan, against_first
from calculators.timeline.anchoring import added_by_week, anchor_of, chosen_go_live, names_of_days_off
from calculators.timeline.chances import chances_of, needed_by_claims, work_of
from calculators.timeline.clocks import clock_of, slack_on
from calculators.timeline.days_of_week import dates_of, has_days
from calculators.timeline.inputs import BACKWARD, Inputs
from calculators.timeline.plan import Block, GoLiveOption, Plan, Span
from calculators.timeline.remaining import remaining_work
from calculators.timeline.replanning import replan
from calculators.timeline.result import (
    DatedAdjustment,
    DatedDay,
    DatedDays,
    DatedMilestone,
    DatedReview,
    DatedSpan,
    DayOff,
    FromToday,
    Result,
)
from calculators.timeline.weeks import Week, dates_of_days, lay_out, week_bounds
from calculators.timeline.weeks_anew import weeks_anew
from calculators.workdays import WorkCalendar, add_months, work_calendar

__all__ = ["calculate"]

_DAY = timedelta(days=1)


def calculate(inputs: Inputs) -> Result:
    """Put dates on the plan.

    **Model** weeks follow one another without a gap, before and after the day that the entered date fixes (see
    ``weeks.lay_out``, ``anchoring.anchor_of``). A start is its first day, an end is inclusive; the plan ends and a
    milestone falls on the last working day of its week, go-live on the first day or the last working day of the week
    the chosen option names. Slack to n calendar days = n − day of the plan's end, where the clock's start is day 1.
    Reviews come ``every_months`` months after the end, on a working day. Chances: see ``chances.chances_of``. With
    actual dates what remains is planned anew (``replanning``) and all of this follows; only the clocks' starts stay.
    **Raises** InvalidInput; Inputs refuses everything else beforehand.
    """
    plan = inputs.planned
    by_working_days = inputs.week_length == "working_days"
    days_of_week = inputs.working_days_per_week if by_working_days else 7
    bounds = week_bounds(plan.weeks, days_of_week, inputs.size, added_by_week(inputs))
    names = names_of_days_off(inputs, bounds[-1])
    calendar = work_calendar(inputs.weekmask, names)
    anchor = anchor_of(inputs, bounds, calendar)
    date_of = dates_of_days(anchor.day, anchor.offset, calendar, by_working_days)
    worked = lay_out(plan.weeks, bounds, date_of, calendar, {})
    kept = {anchor.offset: anchor.entered} if anchor.kept else {}
    planned = lay_out(plan.weeks, bounds, date_of, calendar, kept) if kept else worked
    first = _first_plan(inputs, planned, calendar)
    anew = replan(inputs, planned, bounds, calendar) if inputs.actual_dates else None
    weeks = weeks_anew(anew) if anew else planned
    kickoff = min(week.start for week in weeks)
    finish = _finish(weeks, kickoff) if anew else first.finish
    # A deadline is not moved by what happens: its day 1 stays the first plan's.
    clocks = tuple(
        clock_of(name, start, finish, inputs, calendar)
        for name, start in (("week_1", first.week_1), ("kickoff", first.kickoff))
    )
    clock = next(clock for clock in clocks if clock.id == inputs.deadline_clock)
    work = (
        remaining_work(inputs, anew, {week.number: week for week in weeks}, clock, finish)
        if anew
        else work_of(inputs, worked, bounds, clock, calendar)
    )
    adjustments = _adjustments(inputs, weeks, calendar)
    return Result(
        go_live=_go_live(chosen_go_live(inputs), weeks),
        kickoff=kickoff,
        week_1=_week(weeks, 1).start,
        finish=finish,
        rolled_from=inputs.anchor_date if anchor.entered != inputs.anchor_date else None,
        work_from=anchor.day if anchor.kept else None,
        weeks=tuple(
            _dated(
                Span(
                    id=str(week.number),
                    title=str(week.number),
                    first_week=week.number,
                    last_week=week.number,
                    hue=_hue(plan, week),
                ),
                weeks,
                calendar,
            )
            for week in weeks
        ),
        phases=tuple(_dated(span, weeks, calendar) for span in plan.phases),
        blocks=tuple(_dated_block(span, weeks, inputs, calendar) for span in plan.blocks),
        milestones=tuple(
            DatedMilestone(
                id=item.id,
                title=item.title,
                week=item.week,
                date=_last_day(_week(weeks, item.week)),
                share=item.share,
                users=None if item.share is None else heads(item.share, inputs.users),
            )
            for item in plan.milestones
        ),
        adjustments=adjustments,
        reviews=tuple(
            DatedReview(
                id=item.id,
                title=item.title,
                every_months=item.every_months,
                first=calendar.next_working_day(add_months(finish, item.every_months)),
            )
            for item in plan.reviews
        ),
        named_days=tuple(
            DatedDay(
                kind=item.kind,
                id=item.id,
                title=item.title,
                text=item.text,
                what=item.what,
                days=item.days,
                date=clock.start + (item.days - 1) * _DAY,
            )
            for item in inputs.named_days
        ),
        clocks=clocks,
        slack=slack_on(clock, inputs),
        working_days=calendar.working_days(kickoff, finish),
        calendar_days=(finish - kickoff).days + 1,
        holidays_hit=tuple(sorted(day for week in weeks for day in week.holidays)),
        days_off=tuple(
            DayOff(date=day, week=week.number, name=names[day], blackout=day in inputs.blackouts)
            for week in weeks
            for day in week.holidays
        ),
        clashes=tuple(
            (item.id, milestone.id)
            for item in adjustments
            for milestone in plan.milestones
            if item.first_week is not None
            and item.last_week is not None
            and item.first_week <= milestone.week <= item.last_week
        ),
        weeks_without_work=tuple(week.number for week in weeks if not week.working_days),
        work=work,
        chances=chances_of(inputs, work),
        needed=tuple(needed_by_claims(inputs, work)),
        from_today=_from_today(inputs, kickoff),
        replanned=against_first(anew, first, finish, chosen_go_live(inputs)) if anew else None,
    )


def _first_plan(inputs: Inputs, weeks: Sequence[Week], calendar: WorkCalendar) -> FirstPlan:
    kickoff = weeks[0].start
    return FirstPlan(
        kickoff=kickoff,
        week_1=_week(weeks, 1).start,
        go_live=_go_live(chosen_go_live(inputs), weeks),
        finish=max(kickoff, calendar.last_working_day(weeks[-1].end)),
    )


def _finish(weeks: Sequence[Week], kickoff: date) -> date:
    """The last day on which anything is worked; blocks that overlapped may end in another order than they stand."""
    return max((week.last_working_day for week in weeks if week.last_working_day is not None), default=kickoff)


def _from_today(inputs: Inputs, kickoff: date) -> FromToday | None:
    if inputs.actual_dates or inputs.anchor not in BACKWARD or inputs.today is None or kickoff >= inputs.today:
        return None
    started = calculate(replace(inputs, anchor="kickoff", anchor_date=inputs.today))
    return FromToday(kickoff=started.kickoff, go_live=started.go_live, finish=started.finish)


def _week(weeks: Sequence[Week], number: int) -> Week:
    return next(week for week in weeks if week.number == number)


def _last_day(week: Week) -> date:
    """The day by whose end a week's work is done; a week without work ends on its last calendar day."""
    return week.last_working_day or week.end


def _hue(plan: Plan, week: Week) -> str:
    return next((span.hue for span in plan.phases if span.first_week <= week.number <= span.last_week), "")


def _within(weeks: Sequence[Week], first: int, last: int) -> list[Week]:
    return [week for week in weeks if first <= week.number <= last]


def _dated(span: Span, weeks: Sequence[Week], calendar: WorkCalendar) -> DatedSpan:
    own = _within(weeks, span.first_week, span.last_week)
    start, end = min(week.start for week in own), max(week.end for week in own)
    return DatedSpan(
        id=span.id,
        title=span.title,
        first_week=own[0].number,
        last_week=own[-1].number,
        hue=span.hue,
        start=start,
        end=end,
        working_days=calendar.working_days(start, end),
        calendar_days=(end - start).days + 1,
        holidays_lost=len([day for week in own for day in week.holidays]),
        last_working_day=max(_last_day(week) for week in own),
    )


def _dated_block(block: Block, weeks: Sequence[Week], inputs: Inputs, calendar: WorkCalendar) -> DatedSpan:
    """A block on its weeks, or on some days of its one week."""
    whole = _dated(block, weeks, calendar)
    if not has_days(block):
        return whole
    assert block.first_day is not None
    assert block.last_day is not None
    days_a_week = inputs.working_days_per_week
    start, end = dates_of(block.first_day, block.last_day, _week(weeks, block.first_week), days_a_week, calendar)
    return DatedDays(
        **{
            **{name.name: getattr(whole, name.name) for name in fields(whole)},
            "start": start,
            "end": end,
            "working_days": calendar.working_days(start, end),
            "calendar_days": (end - start).days + 1,
            "holidays_lost": len(calendar.lost(start, end)),
            "last_working_day": end,
        },
        first_day=block.first_day,
        last_day=block.last_day,
    )


def _adjustments(inputs: Inputs, weeks: Sequence[Week], calendar: WorkCalendar) -> tuple[DatedAdjustment, ...]:
    found: list[DatedAdjustment] = []
    for vertical in inputs.plan.verticals:
        if vertical.id not in inputs.verticals:
            continue
        for item in vertical.adjustments:
            dated = None
            if item.first_week is not None and item.last_week is not None:
                dated = _dated(
                    Span(id=item.id, title=item.title, first_week=item.first_week, last_week=item.last_week, hue=""),
                    weeks,
                    calendar,
                )
            found.append(
                DatedAdjustment(
                    id=f"{vertical.id}.{item.id}",
                    vertical=vertical.id,
                    title=item.title,
                    first_week=dated.first_week if dated else None,
                    last_week=dated.last_week if dated else None,
                    start=dated.start if dated else None,
                    end=dated.end if dated else None,
                    working_days=dated.working_days if dated else None,
                    calendar_days=dated.calendar_days if dated else None,
                    holidays_lost=dated.holidays_lost if dated else None,
                    float_days=_float_days(inputs, dated, weeks, calendar) if dated else None,
                )
            )
    return tuple(found)


def _float_days(inputs: Inputs, dated: DatedSpan, weeks: Sequence[Week], calendar: WorkCalendar) -> int:
    """Working days between an adjustment's end and its last block's end; 0 where no block covers that week."""
    ends = [
        _within(weeks, block.first_week, block.last_week)[-1].end
        for block in inputs.resolved.blocks
        if block.first_week <= dated.last_week <= block.last_week
    ]
    return calendar.working_days(dated.end + _DAY, max(ends)) if ends and max(ends) > dated.end else 0


def _go_live(option: GoLiveOption, weeks: Sequence[Week]) -> date:
    week = _week(weeks, option.week)
    return week.start if option.edge == "start" else _last_day(week)
