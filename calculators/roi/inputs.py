"""What the return-on-investment calculator is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculators.curve import TargetMilestone, curve_through
from calculators.invalid import InvalidInput, Problem
from calculators.spec import EARLIEST, LATEST, Choice, Rule, about, validate

__all__ = ["CURRENCIES", "RULES", "Claim", "Inputs"]

CURRENCIES = tuple(
    Choice(code, label)
    for code, label in (
        ("USD", "US dollar ($)"),
        ("EUR", "Euro (€)"),
        ("GBP", "Pound sterling (£)"),
        ("CHF", "Swiss franc (CHF)"),
        ("CAD", "Canadian dollar (CAD)"),
        ("AUD", "Australian dollar (AUD)"),
        ("NZD", "New Zealand dollar (NZD)"),
        ("SEK", "Swedish krona (SEK)"),
        ("NOK", "Norwegian krone (NOK)"),
        ("DKK", "Danish krone (DKK)"),
        ("PLN", "Polish zloty (PLN)"),
        ("INR", "Indian rupee (INR)"),
        ("JPY", "Yen (JPY)"),
    )
)

_MEASURES = (
    Choice("payback_days", "days to payback"),
    Choice("annual_value", "yearly value as a share of first-year cost"),
    Choice("cost_below_average", "share by which cost per user lies below an average"),
    Choice("budget_adherence", "share of the budget, or of projects, kept"),
)
_MOST_MONEY = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure the playbook states, to be held against the planner's own result and never mixed into it."""

    id: str = field(metadata=about(label="Id", kind="text"))
    title: str = field(metadata=about(label="Title", kind="text"))
    text: str = field(metadata=about(label="Text as the playbook has it", kind="text"))
    measure: str = field(metadata=about(label="What it measures", kind="choice", choices=_MEASURES))
    value: float = field(
        metadata=about(label="Value: days, or a share of 1", kind="number", minimum=0, maximum=100_000)
    )


def _find_curve_problems(milestones: tuple[TargetMilestone, ...]) -> Iterator[Problem]:
    try:
        curve_through(milestones, 1)
    except InvalidInput as error:
        yield from (Problem("milestones", problem.message) for problem in error.problems)


def _find_missing_revenue(
    line: str, revenue: float | None, attribution: float | None, margin: float | None
) -> Iterator[Problem]:
    if line == "off":
        return
    for name, value, noun in (
        ("yearly_revenue", revenue, "the yearly revenue in scope"),
        ("revenue_attribution", attribution, "the share of the growth the platform causes"),
        ("gross_margin", margin, "the gross margin"),
    ):
        if value is None:
            yield Problem(name, f"Enter {noun}, or leave revenue out: revenue is not profit.")


RULES = (
    Rule(needs=("milestones",), find=_find_curve_problems),
    Rule(needs=("revenue_line", "yearly_revenue", "revenue_attribution", "gross_margin"), find=_find_missing_revenue),
)


def _money(label: str, unit: str, help_text: str = "", *, low: float = 0, **more: Any) -> dict[str, object]:
    return dict(about(label=label, kind="money", unit=unit, minimum=low, maximum=_MOST_MONEY, help=help_text, **more))


def _percent(
    label: str, help_text: str, *, low: float = 0, high: float = 1, unit: str = "%", **more: Any
) -> dict[str, object]:
    return dict(about(label=label, kind="share", unit=unit, minimum=low, maximum=high, help=help_text, **more))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the calculator needs. There are no defaults: they come from the playbook or a labelled example."""

    currency: str = field(metadata=about(label="Currency", kind="choice", choices=CURRENCIES, help="For display only."))
    start_date: date = field(
        metadata=about(
            label="Start of Week 1",
            kind="date",
            minimum=EARLIEST,
            maximum=LATEST,
            help="Money is counted from this day; earlier spending counts on it.",
        )
    )
    users: int = field(metadata=about(label="Users", kind="integer", minimum=1, maximum=1_000_000))
    one_time_cost: float = field(metadata=_money("One-time cost", "", "Licences, set-up, migration, bought training."))
    recurring_cost: float = field(
        metadata=_money("Recurring cost", "per user and month", "For every user, from the first month.")
    )
    internal_hours: float = field(
        metadata=about(
            label="Internal work",
            kind="number",
            unit="hours",
            minimum=0,
            maximum=1e7,
            help="Your own people, over the whole plan.",
        )
    )
    internal_rate: float = field(
        metadata=_money("Internal work costs", "per hour", "Loaded: wages and what comes with them.")
    )
    affected_hours: float = field(
        metadata=about(
            label="Work the platform touches",
            kind="number",
            unit="hours a week",
            minimum=0,
            maximum=168,
            help="Per user, today.",
        )
    )
    hourly_cost: float = field(
        metadata=_money("An hour of that work costs", "per hour", "Loaded: wages and what comes with them.")
    )
    efficiency: float = field(metadata=_percent("Efficiency improvement", "Share of those hours saved.", low=-1))
    realisation: float = field(
        metadata=_percent("Time saved that becomes money", "Saved minutes seldom turn into money completely.")
    )
    error_cost: float = field(metadata=_money("Cost of errors today", "a year"))
    error_reduction: float = field(metadata=_percent("Error reduction", "Share of that cost avoided.", low=-1))
    discount_rate: float = field(
        metadata=_percent(
            "Discount rate", "What money must earn elsewhere.", low=-0.9, high=10, unit="% a year", group="advanced"
        )
    )
    horizon_months: int = field(
        metadata=about(label="Horizon", kind="integer", unit="months", minimum=12, maximum=120, group="advanced")
    )
    working_weeks: float = field(
        metadata=about(
            label="Working weeks",
            kind="number",
            unit="weeks a year",
            minimum=0,
            maximum=53,
            help="After holidays and absence.",
            group="advanced",
        )
    )
    benefit_lag_days: int = field(
        metadata=about(
            label="Benefits start later by",
            kind="integer",
            unit="days",
            minimum=0,
            maximum=1095,
            help="Moves the adoption curve later; costs stay.",
            group="advanced",
        )
    )
    contingency: float = field(
        metadata=_percent("Contingency", "Added to one-time cost and internal work.", high=5, group="advanced")
    )
    cost_risk: float = field(
        metadata=_percent("Costs, risk adjustment", "Raises every cost.", high=5, group="advanced")
    )
    benefit_risk: float = field(
        metadata=_percent("Benefits, risk adjustment", "Lowers every benefit.", group="advanced")
    )
    revenue_line: str = field(
        metadata=about(
            label="Revenue",
            kind="choice",
            choices=(Choice("off", "left out: needs attribution and margin"), Choice("on", "counted")),
            group="advanced",
        )
    )
    yearly_revenue: float | None = field(metadata=_money("Revenue in scope", "a year", optional=True, group="advanced"))
    revenue_uplift: float = field(
        metadata=_percent("Revenue impact", "Growth of that revenue.", low=-1, high=10, group="advanced")
    )
    revenue_attribution: float | None = field(
        metadata=_percent("Of it, caused by the platform", "Attribution.", optional=True, group="advanced")
    )
    gross_margin: float | None = field(
        metadata=_percent("Gross margin", "What is left of revenue after direct cost.", optional=True, group="advanced")
    )
    benchmark_cost: float | None = field(
        metadata=_money(
            "Average cost per user",
            "in the first year",
            "Your industry’s, if you know it.",
            low=0.01,
            optional=True,
            group="advanced",
        )
    )
    milestones: tuple[TargetMilestone, ...] = field(
        metadata=about(label="Milestones of adoption", kind="table", rows=TargetMilestone, given=True)
    )
    claims: tuple[Claim, ...] = field(
        metadata=about(label="Claims to compare with", kind="table", rows=Claim, given=True)
    )

    def __post_init__(self) -> None:
        validate(self, RULES)
