"""Names and labels of what the return-on-investment calculator shows: its figures and tables."""

from __future__ import annotations

from calculators.presentation import Column, Figure, Table

__all__ = ["FIGURES", "TABLES"]

FIGURES = (
    Figure("npv", "Net present value"),
    Figure("payback", "Payback"),
    Figure("payback_date", "Payback date"),
    Figure("discounted_payback", "Discounted payback"),
    Figure("discounted_payback_date", "Discounted payback date"),
    Figure("roi", "Return on investment, present values"),
    Figure("irr", "Internal rate of return, a year"),
    Figure("bcr", "Benefit to cost, present values"),
    Figure("pv_benefits", "Present value of benefits"),
    Figure("pv_costs", "Present value of costs"),
    Figure("yearly_benefit", "Benefit a year at full adoption"),
    Figure("first_year_cost", "Cost of the first year"),
    Figure("cost_per_user", "Cost per user and month, first year"),
)

TABLES = (
    Table(
        "cash_flow",
        "Year by year",
        (
            Column("period", "Period"),
            Column("benefits", "Benefits", numeric=True),
            Column("costs", "Costs", numeric=True),
            Column("net", "Net", numeric=True),
            Column("cumulative", "Cumulative", numeric=True),
            Column("present_value", "Present value", numeric=True),
        ),
    ),
    Table(
        "lines",
        "Costs and benefits, risk-adjusted",
        (
            Column("line", "Line"),
            Column("when", "When"),
            Column("amount", "Amount", numeric=True),
            Column("present_value", "Present value", numeric=True),
        ),
    ),
    Table(
        "months",
        "Month by month",
        (
            Column("month", "Month", numeric=True),
            Column("date", "Ends", numeric=True),
            Column("adoption", "Adoption", numeric=True),
            Column("benefits", "Benefits", numeric=True),
            Column("costs", "Costs", numeric=True),
            Column("net", "Net", numeric=True),
            Column("cumulative", "Cumulative", numeric=True),
            Column("discounted_cumulative", "Cumulative, discounted", numeric=True),
        ),
    ),
    Table(
        "playbook_check",
        "The playbook's claims beside your result",
        (
            Column("title", "Statement"),
            Column("claim", "The playbook says"),
            Column("result", "Your result"),
            Column("reading", "Reading"),
        ),
    ),
)
