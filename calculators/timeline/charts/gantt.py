"""The plan on a calendar as a chart's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

from calculators.charting import (
    Rows,
    anchored,
    caption,
    day_after,
    lines_of,
    monday_ticks,
    staggered,
)
from calculators.texts import count_text, plural, short_date_text, week_text, weeks_text
from calculators.timeline.charts.slack import REFERENCES
from calculators.timeline.days_of_week import days_text
from calculators.timeline.inputs import Inputs
from calculators.timeline.result import DatedDays, DatedSpan, Result
from calculators.timeline.week_zero import blocks_and_week_zero
from calculators.timeline.words.deadline import calendar_days, deadline_clock, deadline_text

__all__ = ["gantt"]

_DAY = timedelta(days=1)
_TITLE_WIDTH = 27
"""Characters of a line beside the chart."""


def gantt(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """Bars of blocks, ends of phases, milestones, what verticals add, days off and the reference days."""
    references = _references(inputs, result)
    days = [date.fromisoformat(row["date"]) for row in references]
    anew = result.replanned
    start = min(result.kickoff, *days, *([anew.first_kickoff] if anew else []))
    end = max(result.finish + _DAY, *days, *([anew.first_finish + _DAY] if anew else []))
    spans = blocks_and_week_zero(result, own=inputs.adds_week_zero)
    rows, placed = _rows(result, spans, start, end)
    # Of a phase without a word on its gate nobody knows that it has none.
    ungated = {phase.id for phase in inputs.plan.phases if phase.gate == ()}
    return {
        "caption": _gantt_caption(
            inputs, result, empty=len(spans) > len(result.blocks), gated=len(ungated) < len(inputs.plan.phases)
        ),
        "frame": [{"start": start.isoformat(), "end_exclusive": end.isoformat()}],
        "x_ticks": monday_ticks(start, end),
        "rows": rows,
        "first_plan": [
            _bar(placed[block.id], block.first_start, block.first_end) for block in (anew.blocks if anew else ())
        ],
        "blocks": [{**_bar(placed[span.id], span.start, span.end), "hue": span.hue} for span in spans],
        "gates": [
            {"row": placed[_last_span(spans, phase).id], "date": day_after(phase.end)}
            for phase in result.phases
            if spans and phase.id not in ungated
        ],
        "milestones": [{"row": placed[item.id], "date": day_after(item.date)} for item in result.milestones],
        "adjustments": [
            _bar(placed[item.id], item.start, item.end) for item in result.adjustments if item.start and item.end
        ],
        "references": staggered(references, start, end),
        "holidays": [{"start": day.isoformat(), "end_exclusive": day_after(day)} for day in result.holidays_hit],
    }


def _bar(row: int, start: date, end: date) -> dict[str, Any]:
    return {"row": row, "start": start.isoformat(), "end_exclusive": day_after(end)}


def _last_span(spans: Sequence[DatedSpan], phase: DatedSpan) -> DatedSpan:
    """The bar at whose end a phase closes: the last one that begins in the phase or before."""
    begun = [span for span in spans if span.first_week <= phase.last_week]
    return max(begun or spans, key=lambda span: span.last_week)


def _rows(result: Result, spans: Sequence[DatedSpan], start: date, end: date) -> tuple[Rows, dict[str, int]]:
    """One row for each thing the chart names, and the number of each one's row."""
    rows: Rows = []
    placed: dict[str, int] = {}
    numbers = count()
    for kind, id_, title, weeks, first, last in _things(result, spans):
        placed[id_] = next(numbers)
        narrow = f"{title}, {weeks}"
        rows.append(
            {
                "row": placed[id_],
                "kind": kind,
                "title": lines_of(title, _TITLE_WIDTH),
                "weeks": weeks,
                "narrow": narrow,
                **anchored(narrow, first, last + _DAY, start, end),
            }
        )
    return rows, placed


def _things(result: Result, spans: Sequence[DatedSpan]) -> Iterator[tuple[str, str, str, str, date, date]]:
    """Kind, id, title, weeks, first and last day of all that gets a row."""
    for span in spans:
        weeks = _weeks(span.first_week, span.last_week)
        weeks = f"{weeks}, {days_text(span)}" if isinstance(span, DatedDays) else weeks
        yield "block", span.id, span.title, weeks, span.start, span.end
    for item in result.milestones:
        yield "milestone", item.id, item.title, _weeks(item.week, item.week), item.date, item.date
    for change in result.adjustments:
        if change.start and change.end and change.first_week is not None and change.last_week is not None:
            weeks = _weeks(change.first_week, change.last_week)
            yield "adjustment", change.id, f"+ {change.title}", weeks, change.start, change.end


def _weeks(first: int, last: int) -> str:
    return weeks_text(first, last).partition(" ")[2]


def _references(inputs: Inputs, result: Result) -> Rows:
    """Go-live and each day the plan's end is held against, once; a day is reached when it is over."""
    edge = next(option.edge for option in inputs.plan.go_live_options if option.id == inputs.go_live_at)
    go_live = result.go_live if edge == "start" else result.go_live + _DAY
    days = {item.days: day_after(item.date) for item in result.slack}
    return [
        {"label": "Go-live", "date": go_live.isoformat()},
        *({"label": f"Day {count_text(number)}", "date": day} for number, day in sorted(days.items())),
    ]


def _gantt_caption(inputs: Inputs, result: Result, *, empty: bool, gated: bool) -> Rows:
    clock = deadline_clock(inputs, result)
    distance = calendar_days(inputs, abs(clock.slack_days))
    side = f"{distance} {'before' if clock.slack_days > 0 else 'after'}" if clock.slack_days else "on"
    origin = week_text(1) if inputs.deadline_clock == "week_1" else week_text(result.weeks[0].first_week)
    gray = ", the gray one a week without any" if empty else ""
    beside = " What a vertical adds runs beside the plan." if any(item.start for item in result.adjustments) else ""
    outlined = " A thin outline is the block in the first plan." if result.replanned else ""
    verb = "ended" if result.replanned and result.replanned.ended else "ends"
    return caption(
        f"The plan {verb} {side} {deadline_text(inputs, result)}",
        f"A bar is a block{gray}{_marks(result, gated)}."
        f"{outlined}{beside} {_named_days(result)}, counted from {origin}.",
        f"Calendar of the plan: {plural(len(result.blocks), 'block')} from {short_date_text(result.kickoff)} "
        f"to {short_date_text(result.finish)}, with lines at go-live and each reference day.",
    )


def _marks(result: Result, gated: bool) -> str:
    """What other marks there are."""
    diamond = ", a diamond the end of a phase" if gated else ""
    return f"{diamond}, a dot a milestone" if result.milestones else diamond


def _named_days(result: Result) -> str:
    """Which day is which: `Day 75 is best practice, 90 the target and your deadline`."""
    days = sorted({item.days for item in result.slack})
    named = [(day, _joined(REFERENCES[item.id] for item in result.slack if item.days == day)) for day in days]
    (first, what), *others = named
    return ", ".join([f"Day {count_text(first)} is {what}", *(f"{count_text(day)} {name}" for day, name in others)])


def _joined(names: Iterable[str]) -> str:
    return " and ".join(names)
