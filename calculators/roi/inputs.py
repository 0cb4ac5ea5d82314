"""What the return-on-investment calculator is asked and given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.adoption_curve import TargetMilestone
from calculators.draws import VALUES, draws_field, seed_field
from calculators.fields import among, below, choose, currency, money, number, percent, rows, users, week_1
from calculators.handover import AdoptionRamp, PlanDates, plan_dates_field, ramp_field
from calculators.roi.rows import INPUT_NAMES, Claim, Effect, LineRisk, OwnRange, RampWeek
from calculators.roi.rules import RULES
from calculators.spec import Choice, about, validate

__all__ = ["Inputs"]

_STARTS = (
    Choice("timeline", "at go-live, from the timeline"),
    Choice("own", "at the start of Week 1"),
)
_RAMPS = (
    Choice("adoption", "the adoption calculator’s curve"),
    Choice("milestones", "the playbook’s milestones", needs="milestones"),
    Choice("own", "your own ramp"),
)

_AMOUNTS = "amounts"
_COSTS = among("What it costs")
_EFFECTS = among("What it brings")
_COURSE = below("Timing: start, growth of benefits, horizon")
_CAUTION = below("Reserve and risk: what to add or subtract")
_FURTHER = below("What else counts: revenue, later choices, your industry")
_UNCERTAINTY = below("Uncertainty: how far off an entry may be")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the calculator needs. There are no defaults: they come from the playbook or a labeled example.

    ``plan_dates`` and ``adoption_ramp`` are handed over by the other calculators (see ``roi.links``).
    """

    currency: str = field(
        metadata=currency(
            "Currency",
            "For display only. Nothing is converted, so type amounts in this currency or without a sign.",
        )
    )
    start_from: str = field(
        metadata=choose(
            "Costs and benefits start",
            _STARTS,
            "Costs and benefits are counted from this day. Anything spent earlier counts on this day.",
            **_COURSE,
        )
    )
    start_date: date = field(metadata=week_1("The timeline works out go-live from it."))
    users: int = field(metadata=users())
    one_time_cost: float = field(
        metadata=money(
            "One-time cost",
            "",
            "Licenses, setup, migration, outside training.",
            grows_with="users",
            together=_AMOUNTS,
            **_COSTS,
        )
    )
    recurring_cost: float = field(
        metadata=money(
            "Recurring cost", "per user and month", "For every user, from the first month.", together=_AMOUNTS, **_COSTS
        )
    )
    internal_hours: float = field(
        metadata=number(
            "Internal work",
            "hours",
            0,
            1e7,
            "Your own people’s hours, over the whole plan.",
            kind="number",
            grows_with="users",
            together=_AMOUNTS,
            **_COSTS,
        )
    )
    internal_rate: float = field(
        metadata=money(
            "Internal work costs",
            "per hour",
            "Fully loaded: wages, benefits and overhead.",
            together=_AMOUNTS,
            **_COSTS,
        )
    )
    affected_hours: float = field(
        metadata=number(
            "Work the platform affects",
            "hours a week",
            0,
            168,
            "Per user, today.",
            kind="number",
            together=_AMOUNTS,
            **_EFFECTS,
        )
    )
    hourly_cost: float = field(
        metadata=money(
            "An hour of that work costs",
            "per hour",
            "Fully loaded: wages, benefits and overhead.",
            together=_AMOUNTS,
            **_EFFECTS,
        )
    )
    efficiency: float = field(
        metadata=percent("Efficiency improvement", "Share of those hours saved.", low=-1, **_EFFECTS)
    )
    realization: float = field(
        metadata=percent(
            "Share of saved time that turns into money",
            "Saved minutes rarely turn fully into money.",
            formerly=("realisation",),
            **_EFFECTS,
        )
    )
    error_cost: float = field(
        metadata=money("Cost of errors today", "a year", grows_with="users", together=_AMOUNTS, **_EFFECTS)
    )
    error_reduction: float = field(
        metadata=percent("Error reduction", "Share of that cost avoided.", low=-1, **_EFFECTS)
    )
    ramp_from: str = field(metadata=choose("Benefits grow with", _RAMPS, **_COURSE))
    ramp: tuple[RampWeek, ...] = field(
        metadata=rows(
            "Own ramp", RampWeek, "One line a week of the plan and its share of users, such as 4: 50.", **_COURSE
        )
    )
    discount_rate: float = field(
        metadata=percent(
            "Discount rate", "What your money could earn elsewhere.", low=-0.9, high=10, unit="% a year", **_COURSE
        )
    )
    horizon_months: int = field(metadata=number("Horizon", "months", 12, 120, **_COURSE))
    working_weeks: float = field(
        metadata=number(
            "Working weeks",
            "weeks a year",
            0,
            53,
            "Without holidays, vacation and sick leave.",
            kind="number",
            **_COURSE,
        )
    )
    benefit_lag_days: int = field(
        metadata=number(
            "Delay before benefits start",
            "days",
            0,
            1095,
            "Shifts the adoption curve later; costs do not move.",
            **_COURSE,
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
            **_FURTHER,
        )
    )
    yearly_revenue: float | None = field(
        metadata=money("Revenue in scope", "a year", optional=True, grows_with="users", **_FURTHER)
    )
    revenue_uplift: float = field(
        metadata=percent("Revenue impact", "Growth of that revenue.", low=-1, high=10, **_FURTHER)
    )
    revenue_attribution: float | None = field(
        metadata=percent("Share of it caused by the platform", "Attribution.", optional=True, **_FURTHER)
    )
    gross_margin: float | None = field(
        metadata=percent("Gross margin", "What remains of revenue after direct costs.", optional=True, **_FURTHER)
    )
    flexibility: float | None = field(
        metadata=money(
            "Value of later choices",
            "a year",
            "What you could gain from a choice that this investment makes possible later, such as another use of the "
            "platform. Forrester calls this flexibility.",
            optional=True,
            grows_with="users",
            **_FURTHER,
        )
    )
    flexibility_from_month: int = field(
        metadata=number(
            "It starts in month", "", 1, 120, "Counted in full from then on, regardless of adoption.", **_FURTHER
        )
    )
    benchmark_cost: float | None = field(
        metadata=money(
            "Average cost per user",
            "in the first year",
            "Your industry’s, if you know it.",
            low=0.01,
            optional=True,
            **_FURTHER,
        )
    )
    costs_below: float = field(
        metadata=percent("Costs may be lower by", "One-time cost, internal work, recurring cost.", **_UNCERTAINTY)
    )
    costs_above: float = field(metadata=percent("Costs may be higher by", "The same costs.", high=9, **_UNCERTAINTY))
    effects_below: float = field(
        metadata=percent(
            "Effects may be smaller by", "Efficiency improvement, error reduction, revenue impact.", **_UNCERTAINTY
        )
    )
    effects_above: float = field(
        metadata=percent("Effects may be larger by", "The same effects.", high=9, **_UNCERTAINTY)
    )
    estimates_around: float = field(
        metadata=percent(
            "Your estimates may be off by",
            "Hours, cost per hour, share of saved time, cost of errors, revenue, later choices; up or down.",
            **_UNCERTAINTY,
        )
    )
    latest_delay_days: int = field(
        metadata=number(
            "Benefits may come later by up to", "days", 0, 730, "On top of the delay above.", **_UNCERTAINTY
        )
    )
    ranges: tuple[OwnRange, ...] = field(
        metadata=rows(
            "Ranges of single inputs",
            OwnRange,
            "Lowest and highest in percent of the value, such as efficiency: 60 120. The inputs are "
            f"{', '.join(list(INPUT_NAMES)[:-1])} and {list(INPUT_NAMES)[-1]}.",
            **_UNCERTAINTY,
        )
    )
    draws: int = field(
        metadata=draws_field(VALUES, "Draws", "More draws, smaller error of the simulation.", **_UNCERTAINTY)
    )
    seed: int = field(metadata=seed_field("Seed", "The same seed draws the same numbers.", **_UNCERTAINTY))
    milestones: tuple[TargetMilestone, ...] = field(
        metadata=about(label="Milestones of adoption", kind="table", rows=TargetMilestone, given=True)
    )
    claims: tuple[Claim, ...] = field(
        metadata=about(label="Claims to compare with", kind="table", rows=Claim, given=True)
    )
    effects: tuple[Effect, ...] = field(
        metadata=about(label="Effects the playbook states", kind="table", rows=Effect, given=True)
    )
    plan_dates: PlanDates | None = field(default=None, metadata=plan_dates_field())
    adoption_ramp: AdoptionRamp | None = field(default=None, metadata=ramp_field())

    def __post_init__(self) -> None:
        validate(self, RULES)

    @property
    def start(self) -> date:
        """The day money is counted from."""
        return self.plan_dates.go_live if self.start_from == "timeline" and self.plan_dates else self.start_date

    @property
    def week_1(self) -> date:
        """The first day of Week 1, from which the ramp's weeks are counted."""
        return self.plan_dates.week_1 if self.start_from == "timeline" and self.plan_dates else self.start_date
