"""The sheet of results: the timeline's days and their distance from the deadline, under the words the page has."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.timeline.anchoring import chosen_go_live
from calculators.timeline.inputs import WORKING_DAYS, Inputs
from calculators.timeline.outputs import FIGURES
from calculators.timeline.result import Result
from calculators.timeline.workbook.formulas import networkdays, workday
from calculators.workbook import COUNT, DATE, Cell, Sheet, entry, formula, head, text, title

__all__ = ["results_sheet"]

_LABELS = {figure.name: figure.label for figure in FIGURES} | {
    "clock_start": "Day 1 of the deadline’s clock",
    "deadline": "Deadline",
}
_LAST_WORKED = workday("INDEX(week_end,ROWS(week_end))+1", -1)


def results_sheet(inputs: Inputs, result: Result) -> Sheet:
    """Label, value and unit; each value under the name of its figure."""
    sheet = Sheet("Results", (40, 22, 30))
    sheet.add(title("Results"))
    sheet.add(*head("Result", "Value", "Unit"))
    sheet.freeze()
    for name, cell, unit in _figures(inputs, result):
        sheet.name_cell(name, "B", sheet.add(text(_LABELS[name]), cell, text(unit)))
    return sheet


def _figures(inputs: Inputs, result: Result) -> Iterator[tuple[str, Cell, str]]:
    clock = next(clock for clock in result.clocks if clock.id == inputs.deadline_clock)
    edge = "start" if chosen_go_live(inputs).edge == "start" else "last_day"
    by_working_days = inputs.deadline_counted_in == WORKING_DAYS
    deadline = workday("clock_start-1", "deadline_days") if by_working_days else "clock_start+deadline_days-1"
    yield "go_live", formula(f"INDEX(week_{edge},MATCH(go_live_week,week_number,0))", result.go_live, DATE), ""
    yield "finish", formula(f"MAX(kickoff,{_LAST_WORKED})", result.finish, DATE), ""
    yield "deadline", formula(deadline, clock.deadline, DATE), ""
    yield "slack", formula("deadline-finish", clock.slack_days, COUNT), "calendar days, negative when late"
    yield "end_day", formula("finish-clock_start+1", clock.end_day, COUNT), ""
    yield "working_days", formula(networkdays("kickoff", "finish"), result.working_days, COUNT), ""
    yield "calendar_days", formula("finish-kickoff+1", result.calendar_days, COUNT), ""
    yield "kickoff", formula("INDEX(week_start,1)", result.kickoff, DATE), ""
    yield "week_1", formula("INDEX(week_start,MATCH(1,week_number,0))", result.week_1, DATE), ""
    # Once a plan runs, its deadline goes on being counted from the start of the first plan.
    follows = clock.start == (result.week_1 if clock.id == "week_1" else result.kickoff)
    yield "clock_start", formula(clock.id, clock.start, DATE) if follows else entry(clock.start, DATE), ""
