"""Names and labels of what the adoption calculator shows: its figures, tables and charts."""

from __future__ import annotations

from calculators.charting import Chart
from calculators.presentation import CLAIMS, METHOD, Column, Figure, Table, View

__all__ = ["CHARTS", "FIGURES", "TABLES", "VIEWS"]

_AHEAD = "On the way to the target"
_OWN = "The target you chose"
_SUPPORT = "People and training"
_TARGETS, _FORECAST, _PEOPLE = "targets", "forecast", "people"

VIEWS = (
    View(_TARGETS, "Targets", notes=True),
    View(
        _FORECAST,
        "Forecast",
        drawn_notes=True,
        empty="Enter how many users are active so far to see whether that is on track and where it leads.",
    ),
    View(_PEOPLE, "People and training"),
    CLAIMS,
    METHOD,
)

FIGURES = (
    Figure("target_users", "Users active at the last milestone", view=_TARGETS),
    Figure("target_date", "Last milestone", view=_TARGETS),
    Figure("status", "Level now", section=_AHEAD, view=_FORECAST),
    Figure("gap", "Against the target", section=_AHEAD, view=_FORECAST),
    Figure("needed_per_week", "Users still needed for the next milestone", section=_AHEAD, view=_FORECAST),
    Figure("needed_hazard", "Share of the remaining users needed", section=_AHEAD, view=_FORECAST),
    Figure("reach_date", "Target expected", section=_AHEAD, view=_FORECAST),
    Figure("delay", "Later or earlier than due", section=_AHEAD, view=_FORECAST),
    Figure("probability", "Chance of the target on time", section=_AHEAD, view=_FORECAST),
    Figure(
        "simulated_probability",
        "The same, with uncertainty about the curve",
        simulated=True,
        section=_AHEAD,
        view=_FORECAST,
    ),
    Figure("target_range", "Active when the target is due", simulated=True, section=_AHEAD, view=_FORECAST),
    Figure("own_target", "Target", section=_OWN, view=_FORECAST),
    Figure("own_target_curve", "Users on the playbook’s curve by then", section=_OWN, view=_FORECAST),
    Figure("own_target_expected", "Users your counts lead to by then", section=_OWN, view=_FORECAST),
    Figure("own_target_needed", "Users still needed for it", section=_OWN, view=_FORECAST),
    Figure("power_users", "Power users", section=_SUPPORT, view=_PEOPLE),
    Figure("power_users_asked", "Power users the playbook asks for", section=_SUPPORT, view=_PEOPLE),
    Figure("champions", "Champions", section=_SUPPORT, view=_PEOPLE),
    Figure("training_sessions", "Training sessions", section=_SUPPORT, view=_PEOPLE),
    Figure("trainer_hours", "Trainer hours", section=_SUPPORT, view=_PEOPLE),
    Figure("training_weeks", "Weeks the training takes", section=_SUPPORT, view=_PEOPLE),
    Figure("training_end", "Training ends", section=_SUPPORT, view=_PEOPLE),
)

TABLES = (
    Table(
        "targets",
        "Target at the end of every week",
        (
            Column("week", "Week"),
            Column("date", "Ends", numeric=True),
            Column("share", "Target", numeric=True),
            Column("users", "Users", numeric=True),
            Column("new_users", "New", numeric=True),
            Column("basis", "Basis"),
        ),
        view=_TARGETS,
    ),
    Table(
        "actuals",
        "Counts against the target",
        (
            Column("week", "Week"),
            Column("date", "Ends", numeric=True),
            Column("users", "Users", numeric=True),
            Column("share", "Share", numeric=True),
            Column("target_users", "Target", numeric=True),
            Column("gap_users", "Gap in users", numeric=True),
            Column("gap_points", "Gap in points", numeric=True),
            Column("level", "Level"),
            Column("needed_per_week", "Needed each week", numeric=True),
        ),
        view=_FORECAST,
    ),
    Table(
        "forecast",
        "What your counts lead to",
        (
            Column("title", "Milestone"),
            Column("due", "Due", numeric=True),
            Column("users", "Users", numeric=True),
            Column("expected", "Expected", numeric=True),
            Column("delay", "Against the plan"),
            Column("probability", "Chance on time", numeric=True),
        ),
        view=_FORECAST,
    ),
    Table(
        "band",
        "Users active at the end of each coming week",
        (
            Column("week", "Week"),
            Column("date", "Ends", numeric=True),
            Column("low", "At least", numeric=True),
            Column("median", "In the middle", numeric=True),
            Column("high", "At most", numeric=True),
            Column("reached", "Target reached", numeric=True),
        ),
        simulated=True,
        folded=True,
        view=_FORECAST,
    ),
    Table(
        "fit",
        "The curve behind the forecast",
        (
            Column("name", "Of the curve"),
            Column("value", "Yours", numeric=True),
            Column("playbook", "Playbook", numeric=True),
        ),
        folded=True,
        view=_FORECAST,
    ),
    Table(
        "measures",
        "Separate measures, by day of the adoption clock",
        (
            Column("title", "Measure"),
            Column("day", "Day", numeric=True),
            Column("date", "Date", numeric=True),
            Column("share", "Target", numeric=True),
            Column("of", "Of"),
            Column("users", "Users", numeric=True),
            Column("curve_share", "Adoption curve", numeric=True),
        ),
        view=CLAIMS.name,
    ),
    Table(
        "levels",
        "Where each level starts",
        (Column("level", "Level"), Column("from", "From a gap of", numeric=True)),
        folded=True,
        view=_FORECAST,
    ),
    Table(
        "people",
        "People who support the users",
        (Column("role", "Role"), Column("people", "People", numeric=True), Column("basis", "Because")),
        view=_PEOPLE,
    ),
    Table(
        "training",
        "Training",
        (
            Column("group", "For"),
            Column("people", "People", numeric=True),
            Column("seats", "Seats", numeric=True),
            Column("sessions", "Sessions", numeric=True),
            Column("trainer_hours", "Trainer hours", numeric=True),
        ),
        view=_PEOPLE,
    ),
    Table(
        "sessions",
        "Training sessions, week by week",
        (
            Column("weeks", "Week"),
            Column("start", "Starts", numeric=True),
            Column("end", "Ends", numeric=True),
            Column("power_users", "For power users", numeric=True),
            Column("users", "For everybody", numeric=True),
            Column("most_a_day", "On one day, at most", numeric=True),
            Column("trainer_hours", "Trainer hours", numeric=True),
        ),
        folded=True,
        view=_PEOPLE,
    ),
)

CHARTS = (Chart("s_curve", "targets", _TARGETS), Chart("gaps", "actuals", _FORECAST))
