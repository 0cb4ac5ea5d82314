"""Names and labels of what the adoption calculator shows: its figures and tables."""

from __future__ import annotations

from calculators.presentation import Column, Figure, Table

__all__ = ["FIGURES", "TABLES"]

FIGURES = (
    Figure("target_users", "Users active at the last milestone"),
    Figure("target_date", "Last milestone"),
    Figure("status", "Level now"),
    Figure("gap", "Against the target"),
    Figure("needed_per_week", "Users to win each week"),
    Figure("power_users", "Power users"),
    Figure("champions", "Champions"),
    Figure("training_sessions", "Training sessions"),
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
            Column("new_users", "New in the week", numeric=True),
            Column("basis", "Basis"),
        ),
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
    ),
    Table(
        "measures",
        "Measures by days of the adoption clock, each a thing of its own",
        (
            Column("title", "Measure"),
            Column("day", "Day", numeric=True),
            Column("date", "Date", numeric=True),
            Column("share", "Of all users", numeric=True),
            Column("users", "Users", numeric=True),
            Column("curve_share", "Adoption curve", numeric=True),
        ),
    ),
    Table(
        "levels",
        "Where each level starts",
        (Column("level", "Level"), Column("from", "From a gap of", numeric=True)),
    ),
)
