"""Names and labels of what the cost-of-delay calculator shows."""

from __future__ import annotations

from calculators.presentation import Column, Figure, Table

__all__ = ["FIGURES", "TABLES"]

FIGURES = (
    Figure("expected_cost", "Expected cost of the delay"),
    Figure("full_cost", "If the delay comes"),
    Figure("late_go_live", "Go-live then"),
)
TABLES = (
    Table(
        "weeks",
        "Week by week",
        (
            Column("week", "Weeks late", numeric=True),
            Column("go_live", "Go-live", numeric=True),
            Column("lost", "Value lost", numeric=True),
        ),
    ),
)
