"""The timeline's answer in words: figures, tables, sentence and notes."""

from __future__ import annotations

from calculators.presentation import Presentation
from calculators.texts import (
    NONE,
    count_text,
    date_text,
    decimal_text,
    percent_text,
    plural,
    short_date_text,
    week_text,
    weeks_text,
)
from calculators.timeline.days_of_week import when_text
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.result import CLAIMS, Chance, DatedMilestone, DatedSpan, Result
from calculators.timeline.week_zero import blocks_and_week_zero
from calculators.timeline.words.dates import date_row_kinds, date_rows
from calculators.timeline.words.deadline import deadline_clock, deadline_text, slack_text, working_days_text
from calculators.timeline.words.notes import day_off_name, notes
from calculators.timeline.words.replanned import replanned_figures, replanned_row_kinds, replanned_rows, than_planned
from calculators.value_text import ValueText

__all__ = ["chance_row", "present"]


_METHODS = {
    "together": "All blocks stretch alike",
    "whole": "All blocks stretch alike, as a normal distribution",
    "blocks": "Each block by itself, as a normal distribution",
    "apart": "Each block by itself, simulated",
}
_AROUND = {"average": "the average of your lengths", "plan": "the plan as it is"}
_REFERENCES = {
    "deadline": "Your deadline",
    "best_practice": "Best practice",
    "target": "Target timeline",
    "average": "Industry average",
}


def present(inputs: Inputs, result: Result) -> Presentation:
    """``result`` as a page shows it."""
    last = _last_milestone(result)
    clock, counted = deadline_clock(inputs, result), working_days_text(inputs)
    figures = {
        "go_live": date_text(result.go_live),
        "finish": date_text(result.finish),
        "slack": slack_text(inputs, clock.slack_days),
        "end_day": count_text(clock.end_day),
        "working_days": count_text(result.working_days),
        "calendar_days": count_text(result.calendar_days),
        **replanned_figures(result),
        "kickoff": date_text(result.kickoff),
        "week_1": date_text(result.week_1),
        "last_milestone": date_text(last.date) if last else "",
        "last_milestone_users": _users(last) if last else "",
        **_chance_figures(result.chances[0]),
    }
    spans = blocks_and_week_zero(result, own=inputs.adds_week_zero)
    tables = {
        "dates": date_rows(inputs, result),
        "against_first": replanned_rows(result),
        "blocks": [*map(_span_row, spans), _whole_plan_row(result)],
        "phases": [_span_row(span) for span in result.phases],
        "milestones": [
            [week_text(item.week), item.title, short_date_text(item.date), _users(item)] for item in result.milestones
        ],
        "due": _due_rows(inputs, result),
        "adjustments": _adjustment_rows(inputs, result),
        "on_time": [*map(chance_row, result.chances), *_claim_rows(inputs)],
        "needed": _needed_rows(inputs, result),
        "clocks": [
            [
                week_text(result.weeks[0].first_week) if item.id == "kickoff" else week_text(1),
                short_date_text(item.start),
                count_text(item.end_day),
                count_text(item.working_days),
                slack_text(inputs, item.slack_days),
            ]
            for item in result.clocks
        ],
        "slack": [
            [
                f"Your deadline, {counted}" if item.id == "deadline" and counted else _REFERENCES[item.id],
                count_text(item.days),
                short_date_text(item.date),
                slack_text(inputs, item.slack_days),
            ]
            for item in result.slack
        ],
        "days_off": [[short_date_text(day.date), day_off_name(day), week_text(day.week)] for day in result.days_off],
        "reviews": [
            [item.title, plural(item.every_months, "month"), short_date_text(item.first)] for item in result.reviews
        ],
    }
    return Presentation(
        figures=figures,
        tables=tables,
        sentence=_sentence(inputs, result, last),
        notes=notes(inputs, result),
        brief=f"go-live {date_text(result.go_live)}",
        row_kinds={"dates": date_row_kinds(inputs, result), "against_first": replanned_row_kinds(inputs, result)},
    )


def _sentence(inputs: Inputs, result: Result, last: DatedMilestone | None) -> list[tuple[str, bool]]:
    """The two dates first, then what should be reached by then, and how sure the end is."""
    anew = result.replanned
    has_ended = anew is not None and anew.ended
    pieces = [(f"Go-live {'was' if anew and anew.live else 'is'} ", False), (date_text(result.go_live), True)]
    week = week_text(result.weeks[-1].first_week)
    pieces += [(f"; {week} {'ended' if has_ended else 'ends'} on ", False), (date_text(result.finish), True)]
    pieces += [(", ", False), (than_planned(result), True)] if anew else []
    if last and last.share is not None:
        users = plural(inputs.users, "user")
        pieces += [
            (f". {percent_text(last.share).replace('.0%', '%')} of {users} (", False),
            (_users(last), True),
            (f") {'were to' if has_ended else 'should'} be active by ", False),
            (date_text(last.date), True),
        ]
    return [*pieces, *(_met(inputs, result) if has_ended else _sureness(inputs, result)), (".", False)]


def _sureness(inputs: Inputs, result: Result) -> list[tuple[str, bool]]:
    chance = percent_text(result.chances[0].on_time)
    return [(f". The chance of ending by {deadline_text(inputs, result)} is ", False), (chance, True)]


def _met(inputs: Inputs, result: Result) -> list[tuple[str, bool]]:
    """Of a plan that has ended, what its deadline came to."""
    met = "met" if deadline_clock(inputs, result).slack_days >= 0 else "missed"
    return [(f". The deadline, {deadline_text(inputs, result)}, was ", False), (met, True)]


def _chance_figures(chance: Chance) -> dict[str, str]:
    days = {"finish_p50": chance.p50, "finish_p80": chance.p80, "finish_p95": chance.p95}
    return {"on_time": percent_text(chance.on_time), **{name: date_text(day.date) for name, day in days.items()}}


def chance_row(chance: Chance) -> list[str]:
    """A chance as a row of its table: method, chance, and the days by which 50, 80 and 95 % of plans end."""
    days = (chance.p50, chance.p80, chance.p95)
    return [_METHODS[chance.id], percent_text(chance.on_time), *(short_date_text(day.date) for day in days)]


def _claim_rows(inputs: Inputs) -> list[list[str]]:
    """What the playbook says, beside what follows from the inputs."""
    return [[f"The playbook’s claim, {claim.title}", claim.text, *[NONE] * 3] for claim in inputs.on_time_claims]


def _needed_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """What a claim would take of the spread, beside the spread that the planner's lengths give."""
    texts = {claim.id: claim.text for claim in inputs.on_time_claims}
    return [
        [
            texts[item.claim],
            _AROUND[item.around],
            _tenths_of_days(inputs, item.mean),
            _tenths_of_days(inputs, item.deviation),
            "none is small enough" if item.largest is None else _tenths_of_days(inputs, item.largest),
        ]
        for item in result.needed
    ]


def _tenths_of_days(inputs: Inputs, days: float) -> str:
    noun = "working days" if inputs.week_length == WORKING_DAYS else "days"
    return ValueText(f"{decimal_text(days, 1)} {noun}", days, noun)


def _last_milestone(result: Result) -> DatedMilestone | None:
    counted = [item for item in result.milestones if item.users is not None]
    return max(counted, key=lambda item: item.week, default=None)


def _users(item: DatedMilestone) -> str:
    return NONE if item.users is None else count_text(item.users)


def _span_row(span: DatedSpan) -> list[str]:
    return [when_text(span), span.title, *_dates_and_days(span)]


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


def _due_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    """What blocks are to bring by their end, and the days the playbook counts, by date."""
    due = [
        (dated.last_working_day, when_text(dated), text, kind)
        for block, dated in zip(inputs.resolved.blocks, result.blocks, strict=True)
        for kind, texts in (
            ("quick win", block.quick_wins),
            ("deliverable", block.deliverables),
            ("criterion", block.criteria),
        )
        for text in texts
    ]
    due += [
        (
            item.date,
            f"Day {count_text(item.days)}",
            f"{item.title}: {item.text}",
            "claim" if item.kind in CLAIMS else item.kind,
        )
        for item in result.named_days
    ]
    return [[short_date_text(day), text, kind, when] for day, when, text, kind in sorted(due, key=lambda row: row[0])]


def _adjustment_rows(inputs: Inputs, result: Result) -> list[list[str]]:
    verticals = {vertical.id: vertical.title for vertical in inputs.plan.verticals}
    return [
        [
            verticals[item.vertical],
            item.title,
            weeks_text(item.first_week, item.last_week)
            if item.first_week is not None and item.last_week is not None
            else NONE,
            short_date_text(item.start) if item.start else NONE,
            short_date_text(item.end) if item.end else NONE,
            NONE if item.working_days is None else count_text(item.working_days),
            NONE if item.float_days is None else count_text(item.float_days),
        ]
        for item in result.adjustments
    ]
