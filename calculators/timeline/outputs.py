"""Names and labels of what the timeline shows: its figures, tables and charts."""

from __future__ import annotations

from calculators.charting import Chart
from calculators.presentation import Column, Figure, Table

__all__ = ["CHARTS", "FIGURES", "TABLES"]

_ON_THE_WAY = "On the way"
_FIRST = "Against the first plan"
_UNCERTAIN = "With uncertainty"

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
    Figure("on_time", "Chance of meeting the deadline", section=_UNCERTAIN),
    Figure("finish_p50", "Half of such plans end by", section=_UNCERTAIN),
    Figure("finish_p80", "80% of them end by", section=_UNCERTAIN),
    Figure("finish_p95", "95% of them end by", section=_UNCERTAIN),
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
    Table("blocks", "Every block, with dates", _span_columns("Block")),
    Table(
        "against_first",
        "The first plan against now",
        (
            Column("week", "Week"),
            Column("title", "Block"),
            Column("first_start", "First planned to start", numeric=True),
            Column("first_end", "First planned to end", numeric=True),
            Column("start", "Starts now", numeric=True),
            Column("end", "Ends now", numeric=True),
            Column("slip", "Ends", numeric=True),
            Column("state", "Is"),
        ),
    ),
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
    ),
    Table(
        "adjustments",
        "What the chosen verticals add beside the plan",
        (
            Column("vertical", "Vertical"),
            Column("title", "Adjustment"),
            Column("weeks", "Weeks"),
            Column("start", "Starts", numeric=True),
            Column("end", "Ends", numeric=True),
            Column("working_days", "Working days", numeric=True),
            Column("float", "Float", numeric=True),
        ),
    ),
    Table("on_time", "Chance of meeting the deadline, calculated", _CHANCE_COLUMNS),
    Table(
        "simulation",
        "Chance of meeting the deadline, simulated",
        (*_CHANCE_COLUMNS, Column("error", "Standard error", numeric=True)),
        simulated=True,
    ),
    Table(
        "needed",
        "What the playbook’s claim would need, beside what your lengths say",
        (
            Column("claim", "Claim"),
            Column("around", "Around"),
            Column("mean", "Average length", numeric=True),
            Column("deviation", "Standard deviation by your lengths", numeric=True),
            Column("largest", "Largest with which it holds", numeric=True),
        ),
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
    ),
    Table(
        "days_off",
        "Holidays and blackouts on working days of the plan",
        (Column("date", "Date"), Column("title", "Day off"), Column("week", "Week")),
    ),
    Table(
        "reviews",
        "First reviews after the plan",
        (Column("title", "Review"), Column("every", "Every"), Column("first", "First", numeric=True)),
    ),
)

CHARTS = (Chart("gantt", "blocks"), Chart("finish", "on_time"), Chart("slack", "slack"))
