"""Names and labels of what the return-on-investment calculator shows: its figures, tables and charts."""

from __future__ import annotations

from dataclasses import replace

from calculators.charting import Chart
from calculators.presentation import CLAIMS, METHOD, Column, Figure, Table, View

__all__ = ["CHARTS", "FIGURES", "TABLES", "VIEWS"]

_UNCERTAIN = "With uncertainty"
_ENTERED = "If everything comes out as entered"
_OTHERWISE = "As entered, counted in other ways"
_YEARLY = "As entered, in a year"
_CASH_FLOW, _SCENARIOS, _SENSITIVITY = "cash-flow", "scenarios", "sensitivity"

VIEWS = (
    View(_CASH_FLOW, "Cash flow", notes=True),
    View(_SCENARIOS, "Scenarios", drawn_notes=True),
    View(_SENSITIVITY, "Sensitivity"),
    replace(CLAIMS, unclaimed="In one year"),
    METHOD,
)

FIGURES = (
    Figure("npv_p50", "Net present value, median", simulated=True, section=_UNCERTAIN, view=_SCENARIOS),
    Figure("npv_p10", "Net present value, 10th percentile", simulated=True, section=_UNCERTAIN, view=_SCENARIOS),
    Figure("npv_p90", "Net present value, 90th percentile", simulated=True, section=_UNCERTAIN, view=_SCENARIOS),
    Figure(
        "chance_positive",
        "Chance of a net present value above zero",
        simulated=True,
        section=_UNCERTAIN,
        view=_SCENARIOS,
    ),
    Figure(
        "chance_payback",
        "Chance of paying back in the claimed time",
        simulated=True,
        section=_UNCERTAIN,
        view=_SCENARIOS,
    ),
    Figure("npv", "Net present value as entered", section=_ENTERED, view=_SCENARIOS),
    Figure("payback", "Payback as entered", section=_ENTERED, view=_SCENARIOS),
    Figure("payback_date", "Payback date as entered", section=_ENTERED, view=_SCENARIOS),
    Figure("roi", "Return on investment as entered, present values", section=_ENTERED, view=_SCENARIOS),
    Figure("irr", "Internal rate of return as entered, a year", section=_ENTERED, view=_SCENARIOS),
    Figure("bcr", "Benefit to cost as entered, present values", section=_ENTERED, view=_SCENARIOS),
    Figure("pv_benefits", "Present value of benefits", section=_OTHERWISE, view=_SCENARIOS),
    Figure("pv_costs", "Present value of costs", section=_OTHERWISE, view=_SCENARIOS),
    Figure("discounted_payback", "Discounted payback", section=_OTHERWISE, view=_SCENARIOS),
    Figure("discounted_payback_date", "Discounted payback date", section=_OTHERWISE, view=_SCENARIOS),
    Figure("roi_simple", "Return on investment, undiscounted", section=_OTHERWISE, view=_SCENARIOS),
    Figure("xnpv", "Net present value by calendar days", section=_OTHERWISE, view=_SCENARIOS),
    Figure("yearly_benefit", "Benefit a year at full adoption", section=_YEARLY, view=CLAIMS.name),
    Figure("yearly_net_benefit", "Benefit a year less recurring cost", section=_YEARLY, view=CLAIMS.name),
    Figure("first_year_cost", "Cost of the first year", section=_YEARLY, view=CLAIMS.name),
    Figure("cost_per_user", "Cost per user and month, first year", section=_YEARLY, view=CLAIMS.name),
    Figure("annual_value", "Benefit a year over first-year cost, gross", section=_YEARLY, view=CLAIMS.name),
    Figure("annual_value_net", "Benefit a year over first-year cost, net", section=_YEARLY, view=CLAIMS.name),
)

TABLES = (
    Table(
        "cash_flow",
        "Year by year, as entered",
        (
            Column("period", "Period"),
            Column("benefits", "Benefits", numeric=True),
            Column("costs", "Costs", numeric=True),
            Column("net", "Net", numeric=True),
            Column("cumulative", "Cumulative", numeric=True),
            Column("present_value", "Present value", numeric=True),
        ),
        view=_CASH_FLOW,
    ),
    Table(
        "scenarios",
        "Your plan in three scenarios",
        (
            Column("figure", "Figure"),
            Column("conservative", "With half of the playbook’s effects", numeric=True),
            Column("base", "As entered", numeric=True),
            Column("playbook", "With the playbook’s effects", numeric=True),
        ),
        view=_SCENARIOS,
    ),
    Table(
        "tornado",
        "What moves the net present value, one input at a time",
        (
            Column("input", "Input"),
            Column("low", "Low", numeric=True),
            Column("high", "High", numeric=True),
            Column("npv_low", "Result at low", numeric=True),
            Column("npv_high", "Result at high", numeric=True),
            Column("swing", "Difference", numeric=True),
        ),
        folded=True,
        view=_SENSITIVITY,
    ),
    Table(
        "spider",
        "Net present value with one input changed by a quarter or a half",
        (
            Column("input", "Input"),
            Column("half_less", "50% less", numeric=True),
            Column("quarter_less", "25% less", numeric=True),
            Column("as_entered", "As entered", numeric=True),
            Column("quarter_more", "25% more", numeric=True),
            Column("half_more", "50% more", numeric=True),
        ),
        folded=True,
        view=_SENSITIVITY,
    ),
    Table(
        "npv_distribution",
        "Net present value when the uncertain inputs are drawn at random",
        (
            Column("percentile", "Draws at or below"),
            Column("npv", "Net present value", numeric=True),
            Column("error", "Error of the simulation", numeric=True),
        ),
        simulated=True,
        folded=True,
        view=_SCENARIOS,
    ),
    Table(
        "npv_by_rate",
        "Net present value as entered, at other discount rates",
        (Column("rate", "Discount rate a year"), Column("npv", "Net present value", numeric=True)),
        folded=True,
        view=_SENSITIVITY,
    ),
    Table(
        "lines",
        "Costs and benefits as entered, risk-adjusted",
        (
            Column("line", "Line"),
            Column("when", "When"),
            Column("amount", "Amount", numeric=True),
            Column("present_value", "Present value", numeric=True),
        ),
        folded=True,
        view=_CASH_FLOW,
    ),
    Table(
        "months",
        "Month by month, as entered",
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
        folded=True,
        view=_CASH_FLOW,
    ),
    Table(
        "playbook_check",
        "The playbook's claims beside your result as entered",
        (
            Column("title", "Statement"),
            Column("claim", "The playbook says"),
            Column("result", "Your result"),
            Column("reading", "Reading"),
        ),
        view=CLAIMS.name,
    ),
)

CHARTS = (
    Chart("range", "npv_distribution"),
    Chart("cumulative", "months", _CASH_FLOW),
    Chart("tornado", "tornado", _SENSITIVITY),
    Chart("npv_by_rate", "npv_by_rate", _SENSITIVITY),
    Chart("npv_distribution", "npv_distribution", _SCENARIOS),
)
