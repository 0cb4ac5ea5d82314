"""Names and labels of what the timeline shows: its figures, tables and charts."""

from __future__ import annotations

from dataclasses import replace

from calculators.charting import Chart
from calculators.presentation import CLAIMS, METHOD, Column, Figure, Table, View

__all__ = ["CHARTS", "FIGURES", "TABLES", "VIEWS"]

_ON_THE_WAY = "On the way"
_FIRST = "Against the first plan"
_UNCERTAIN = "With uncertainty"
_DATES, _CHANCES, _DUE = "dates", "chances", "due"

VIEWS = (
    View(_DATES, "Dates", notes=True),
    View(_CHANCES, "Chances", drawn_notes=True),
    View(_DUE, "What is due"),
    replace(CLAIMS, unclaimed="References"),
    METHOD,
)

FIGURES = (
    Figure("go_live", "Go-live"),
    Figure("finish", "The plan ends"),
    Figure("slack", "Against the deadline"),
    Figure("end_day", "The plan ends on day"),
    Figure("working_days", "Working days"),
    Figure("calendar_days", "Calendar days"),
    Figure("first_finish", "First planned to end", section=_FIRST),
    Figure("slip", "The plan ends", section=_FIRST),
    Figure("kickoff", "Kick-off", section=_ON_THE_WAY),
    Figure("week_1", "Week 1 starts", section=_ON_THE_WAY),
    Figure("last_milestone", "Last milestone", section=_ON_THE_WAY),
    Figure("last_milestone_users", "Users active by then", section=_ON_THE_WAY),
    Figure("on_time", "Chance of meeting the deadline", section=_UNCERTAIN, view=_CHANCES),
    Figure("finish_p50", "Half of such plans end by", section=_UNCERTAIN, view=_CHANCES),
    Figure("finish_p80", "80% of them end by", section=_UNCERTAIN, view=_CHANCES),
    Figure("finish_p95", "95% of them end by", section=_UNCERTAIN, view=_CHANCES),
)


def _span_columns(noun: str) -> tuple[Column, ...]:
    return (
        Column("week", "Week"),
        Column("title", noun),
        Column("start", "Starts", numeric=True),
        Column("end", "Ends", numeric=True),
        Column("working_days", "Working days", numeric=True),
        Column("calendar_days", "Calendar days", numeric=True),
        Column("holidays_lost", "Days lost", numeric=True),
    )


_CHANCE_COLUMNS = (
    Column("method", "Method"),
    Column("on_time", "On time", numeric=True),
    Column("p50", "50% end by", numeric=True),
    Column("p80", "80% end by", numeric=True),
    Column("p95", "95% end by", numeric=True),
)


TABLES = (
    Table(
        "dates",
        "Every phase, block and milestone, with dates",
        (
            Column("title", "Phase, block and milestone"),
            Column("start", "Starts", numeric=True),
            Column("end", "Ends", numeric=True),
            Column("working_days", "Working days", numeric=True),
            Column("calendar_days", "Calendar days", numeric=True),
        ),
        view=_DATES,
    ),
    Table(
        "against_first",
        "The first plan compared with now",
        (
            Column("title", "Block"),
            Column("first_start", "First start", numeric=True),
            Column("first_end", "First end", numeric=True),
            Column("start", "Start now", numeric=True),
            Column("end", "End now", numeric=True),
            Column("slip", "Slip in working days", numeric=True),
            Column("state", "State"),
        ),
        view=_DATES,
    ),
    Table("blocks", "Every block, with dates", _span_columns("Block")),
    Table("phases", "Every phase, with dates", _span_columns("Phase")),
    Table(
        "milestones",
        "Milestones, on the last working day of their week",
        (
            Column("week", "Week"),
            Column("title", "Milestone"),
            Column("date", "Date", numeric=True),
            Column("users", "Users", numeric=True),
        ),
    ),
    Table(
        "due",
        "What is due, and by when",
        (
            Column("date", "By", numeric=True),
            Column("what", "What"),
            Column("kind", "Kind"),
            Column("when", "Week or day"),
        ),
        view=_DUE,
    ),
    Table(
        "adjustments",
        "What the chosen verticals add to the plan",
        (
            Column("vertical", "Vertical"),
            Column("title", "Adjustment"),
            Column("weeks", "Weeks"),
            Column("start", "Starts", numeric=True),
            Column("end", "Ends", numeric=True),
            Column("working_days", "Working days", numeric=True),
            Column("float", "Float", numeric=True),
        ),
        view=_DATES,
    ),
    Table("on_time", "Chance of meeting the deadline, calculated", _CHANCE_COLUMNS, view=_CHANCES),
    Table(
        "simulation",
        "Chance of meeting the deadline, simulated",
        (*_CHANCE_COLUMNS, Column("error", "Standard error", numeric=True)),
        simulated=True,
        view=_CHANCES,
    ),
    Table(
        "needed",
        "What the playbook’s claim would require, next to your lengths",
        (
            Column("claim", "Claim"),
            Column("around", "Around"),
            Column("mean", "Average length", numeric=True),
            Column("deviation", "Standard deviation by your lengths", numeric=True),
            Column("largest", "Largest that would allow it", numeric=True),
        ),
        view=CLAIMS.name,
    ),
    Table(
        "clocks",
        "The plan's end, counted from either start",
        (
            Column("clock", "Counted from"),
            Column("start", "Day 1", numeric=True),
            Column("end_day", "Ends on day", numeric=True),
            Column("working_days", "Working days", numeric=True),
            Column("slack", "Against the deadline", numeric=True),
        ),
        view=CLAIMS.name,
    ),
    Table(
        "slack",
        "The plan's end against the reference lines",
        (
            Column("reference", "Reference"),
            Column("days", "Calendar days", numeric=True),
            Column("date", "Date", numeric=True),
            Column("slack", "The plan ends", numeric=True),
        ),
        view=CLAIMS.name,
    ),
    Table(
        "days_off",
        "Holidays and blackouts on working days of the plan",
        (Column("date", "Date"), Column("title", "Day off"), Column("week", "Week")),
        view=_DATES,
    ),
    Table(
        "reviews",
        "First reviews after the plan",
        (Column("title", "Review"), Column("every", "Every"), Column("first", "First", numeric=True)),
        view=_DUE,
    ),
)

CHARTS = (
    Chart("gantt", "dates", _DATES),
    Chart("finish", "on_time", _CHANCES),
    Chart("slack", "slack", CLAIMS.name),
)
