"""Names and labels of what the cost-of-delay calculator shows."""

from __future__ import annotations

from calculators.presentation import METHOD, Column, Figure, Table, View

__all__ = ["FIGURES", "TABLES", "VIEWS"]

VIEWS = (View("costs", "Costs", notes=True), METHOD)
FIGURES = (
    Figure("expected_cost", "Expected cost of the delay", view="costs"),
    Figure("full_cost", "If the delay comes", view="costs"),
    Figure("late_go_live", "Go-live then", view="costs"),
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
        view="costs",
    ),
)
