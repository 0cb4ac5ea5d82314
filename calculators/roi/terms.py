"""The terms of the calculation: ramp, discounting, horizon, risk adjustment, revenue and flexibility."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculators.asking import below, choose, money, number, percent, rows
from calculators.roi.essentials import Essentials
from calculators.spec import Choice, about

__all__ = ["LINE_NAMES", "LineRisk", "RampWeek", "Terms"]

_COURSE = below("Course and horizon")
_CAUTION = below("Reserve and risk")
_REVENUE = below("Revenue")
_FLEXIBILITY = below("Flexibility")
_COMPARISON = below("Comparison")

LINE_NAMES = {
    "one_time": "One-time cost",
    "internal_work": "Internal work",
    "recurring": "Recurring cost",
    "time_saved": "Time saved",
    "errors_avoided": "Errors avoided",
    "revenue": "Revenue, its margin",
    "flexibility": "Flexibility",
}
"""The lines of cost and benefit a planner can adjust one by one."""

_RAMPS = (
    Choice("adoption", "the adoption calculator’s curve"),
    Choice("milestones", "the playbook’s milestones"),
    Choice("own", "a ramp of your own"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RampWeek:
    """Share of users active when ``week`` weeks are completed."""

    week: float = field(metadata=about(label="Weeks completed", kind="number", minimum=0, maximum=520))
    share: float = field(metadata=about(label="Share", kind="share", minimum=0, maximum=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRisk:
    """A risk adjustment of one line, instead of the one for all costs or all benefits."""

    name: str = field(
        metadata=about(label="Line", kind="choice", choices=tuple(Choice(*pair) for pair in LINE_NAMES.items()))
    )
    risk: float = field(metadata=about(label="Risk", kind="share", minimum=0, maximum=5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms(Essentials):
    """The second part of the inputs."""

    ramp_from: str = field(metadata=choose("Benefits grow with", _RAMPS, **_COURSE))
    ramp: tuple[RampWeek, ...] = field(
        metadata=rows(
            "Own ramp", RampWeek, "One line a week of the plan and its share of users, such as 4: 50.", **_COURSE
        )
    )
    discount_rate: float = field(
        metadata=percent(
            "Discount rate", "What money must earn elsewhere.", low=-0.9, high=10, unit="% a year", **_COURSE
        )
    )
    horizon_months: int = field(metadata=number("Horizon", "months", 12, 120, **_COURSE))
    working_weeks: float = field(
        metadata=number("Working weeks", "weeks a year", 0, 53, "After holidays and absence.", kind="number", **_COURSE)
    )
    benefit_lag_days: int = field(
        metadata=number(
            "Benefits start later by", "days", 0, 1095, "Moves the adoption curve later; costs stay.", **_COURSE
        )
    )
    contingency: float = field(
        metadata=percent("Contingency", "Added to one-time cost and internal work.", high=5, **_CAUTION)
    )
    cost_risk: float = field(metadata=percent("Costs, risk adjustment", "Raises every cost.", high=5, **_CAUTION))
    benefit_risk: float = field(metadata=percent("Benefits, risk adjustment", "Lowers every benefit.", **_CAUTION))
    line_risks: tuple[LineRisk, ...] = field(
        metadata=rows(
            "Risk adjustment of single lines",
            LineRisk,
            "Instead of the two above, one line each, such as time_saved: 20. "
            "The lines are one_time, internal_work, recurring, time_saved, errors_avoided, revenue "
            "and flexibility.",
            **_CAUTION,
        )
    )
    revenue_line: str = field(
        metadata=choose(
            "Revenue",
            (Choice("off", "left out: needs attribution and margin"), Choice("on", "counted")),
            **_REVENUE,
        )
    )
    yearly_revenue: float | None = field(metadata=money("Revenue in scope", "a year", optional=True, **_REVENUE))
    revenue_uplift: float = field(
        metadata=percent("Revenue impact", "Growth of that revenue.", low=-1, high=10, **_REVENUE)
    )
    revenue_attribution: float | None = field(
        metadata=percent("Of it, caused by the platform", "Attribution.", optional=True, **_REVENUE)
    )
    gross_margin: float | None = field(
        metadata=percent("Gross margin", "What is left of revenue after direct cost.", optional=True, **_REVENUE)
    )
    flexibility: float | None = field(
        metadata=money(
            "Value of later choices",
            "a year",
            "What you could gain by a choice that this investment lets you make later, such as another use of the "
            "platform; Forrester calls it flexibility, and the playbook states none.",
            optional=True,
            **_FLEXIBILITY,
        )
    )
    flexibility_from_month: int = field(
        metadata=number(
            "It begins in month", "", 1, 120, "Counted in full from then on, whatever the adoption.", **_FLEXIBILITY
        )
    )
    benchmark_cost: float | None = field(
        metadata=money(
            "Average cost per user",
            "in the first year",
            "Your industry’s, if you know it.",
            low=0.01,
            optional=True,
            **_COMPARISON,
        )
    )
