"""What the adoption calculator is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.adoption.actuals import LAST_WEEK, Actual
from calculators.adoption.rows import CONFIDENCE, MEASURED_AMONG, Level, Measure, OwnTarget, shortfall_field
from calculators.adoption.rules import RULES, week_1_of
from calculators.adoption.week_time import week_time_of
from calculators.adoption_curve import TargetMilestone
from calculators.draws import COURSES, draws_field, seed_field
from calculators.fields import below, choose, day, number, percent, rows, users, week_1, work_week
from calculators.handover import PlanDates, plan_dates_field
from calculators.spec import Choice, about, validate
from calculators.workdays import next_working_day

__all__ = ["Inputs"]

_TARGETS = below("Targets and calendar: your own target and its date")
_COUNTS = below("Counts and forecast: who is active, who was asked")
_PEOPLE = below("Power users and champions: how many")
_TRAINING = below("Training: sessions, seats, trainers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the adoption calculator needs. There are no defaults: they come from the playbook."""

    users: int = field(metadata=users("Everyone who will use the platform."))
    week_1_date: date = field(metadata=week_1("If this is a day off, the next working day is used."))
    actuals: tuple[Actual, ...] = field(
        metadata=rows(
            "Active users so far",
            Actual,
            "One line a week or a day: 4: 120, or 2027-01-29: 55 %. Leave this empty until the rollout starts.",
        )
    )
    departments: int = field(metadata=number("Departments", "", 1, 10_000))
    week_1_from: str = field(
        metadata=choose(
            "Take Week 1 from",
            (Choice("own", "the date above"), Choice("timeline", "the timeline calculator")),
            **_TARGETS,
        )
    )
    target_from: str = field(
        metadata=choose(
            "The target is",
            (),
            "The playbook gives no date for an industry’s own target; it is due with the last milestone unless you "
            "set a date.",
            choices_from="own_targets",
            **_TARGETS,
        )
    )
    target_share: float | None = field(
        metadata=percent(
            "Target of your own",
            "What the forecast is compared with. If empty, the target chosen above.",
            low=0.001,
            optional=True,
            **_TARGETS,
        )
    )
    target_week: int | None = field(
        metadata=number(
            "Target is due at the end of week",
            "",
            1,
            LAST_WEEK,
            "If empty, the week of the last milestone.",
            optional=True,
            **_TARGETS,
        )
    )
    target_day: date | None = field(
        metadata=day(
            "Or at the end of a day",
            "Instead of a week; a day off counts as the working day before it.",
            optional=True,
            **_TARGETS,
        )
    )
    ceiling: float = field(
        metadata=percent(
            "Largest share that will ever be active", "Of all users; above the last milestone.", low=0.001, **_TARGETS
        )
    )
    clock_week: int = field(
        metadata=number(
            "The adoption clock starts in week",
            "",
            1,
            LAST_WEEK,
            "The measures below count their days from the start of this week.",
            **_TARGETS,
        )
    )
    measured_among: str = field(
        metadata=choose(
            "Measures of skill are shares of",
            MEASURED_AMONG,
            "Proficiency and mastery. The adoption rate is always a share of all users.",
            **_TARGETS,
        )
    )
    horizon_weeks: int = field(metadata=number("Show weeks up to", "weeks", 1, 104, **_TARGETS))
    weekmask: str = field(metadata=work_week(**_TARGETS))
    yellow_from: float | None = field(metadata=shortfall_field("Second level from", 2))
    red_from: float | None = field(metadata=shortfall_field("Third level from", 3))
    critical_from: float | None = field(metadata=shortfall_field("Fourth level from", 4))
    active_means: str | None = field(
        metadata=about(
            label="Who counts as active",
            kind="text",
            help="Your own rule, such as: signed in on three days of the week. It stays with the counts.",
            optional=True,
            **_COUNTS,
        )
    )
    surveyed: int | None = field(
        metadata=number(
            "People asked, if not everybody was counted",
            "",
            1,
            1_000_000,
            "Counts and percentages then refer to the people asked. If empty, everybody was counted.",
            optional=True,
            **_COUNTS,
        )
    )
    confidence: str = field(metadata=choose("Share of cases inside the forecast’s band", CONFIDENCE, **_COUNTS))
    draws: int = field(metadata=draws_field(COURSES, "Simulated curves", unit="draws", **_COUNTS))
    seed: int = field(
        metadata=seed_field("Start of the random numbers", "The same number gives the same band again.", **_COUNTS)
    )
    power_user_share: float = field(metadata=percent("Power users", "Share of all users.", **_PEOPLE))
    users_per_champion: int = field(
        metadata=number("Users per champion", "users", 1, 1_000_000, "At least one champion a department.", **_PEOPLE)
    )
    users_per_rollout_champion: int = field(
        metadata=number(
            "Users per champion during the rollout",
            "users",
            1,
            1_000_000,
            "More champions help at the start.",
            **_PEOPLE,
        )
    )
    session_seats: int = field(metadata=number("Seats in a training session", "seats", 1, 10_000, **_TRAINING))
    session_hours: float = field(metadata=number("Length of a session", "hours", 0.25, 40, kind="number", **_TRAINING))
    user_sessions: int = field(metadata=number("Sessions for every user", "sessions", 0, 100, **_TRAINING))
    power_user_sessions: int = field(
        metadata=number("Extra sessions for a power user", "sessions", 0, 100, **_TRAINING)
    )
    trainers: int = field(metadata=number("Trainers", "", 1, 10_000, **_TRAINING))
    trainer_sessions: int = field(metadata=number("Sessions per trainer and week", "sessions", 1, 100, **_TRAINING))
    training_from_week: int = field(
        metadata=number(
            "Training starts in week",
            "",
            1,
            LAST_WEEK,
            "Power users’ extra sessions come first, then everybody’s.",
            **_TRAINING,
        )
    )
    milestones: tuple[TargetMilestone, ...] = field(metadata=rows("Milestones", TargetMilestone, given=True))
    own_targets: tuple[OwnTarget, ...] = field(metadata=rows("Targets", OwnTarget, given=True))
    measures: tuple[Measure, ...] = field(metadata=rows("Measures", Measure, given=True))
    levels: tuple[Level, ...] = field(metadata=rows("Levels", Level, given=True))
    power_user_criterion: int | None = field(
        metadata=number(
            "Power users the playbook asks for",
            "",
            0,
            1_000_000,
            "The playbook’s own number, at any size.",
            given=True,
            optional=True,
        )
    )
    plan_dates: PlanDates | None = field(metadata=plan_dates_field())

    def __post_init__(self) -> None:
        validate(self, RULES)

    @property
    def week_1(self) -> date:
        """The first working day of Week 1."""
        return next_working_day(self.week_1_entered, self.weekmask)

    @property
    def week_1_entered(self) -> date:
        """The start of Week 1 as entered or taken over, which may be a day off."""
        return week_1_of(self.week_1_from, self.week_1_date, self.plan_dates)

    @property
    def level_limits(self) -> tuple[float, ...]:
        """The shortfall at which each level but the first starts; a fifth and those above start at none."""
        limits = (self.yellow_from, self.red_from, self.critical_from)[: max(0, len(self.levels) - 1)]
        return tuple(limit for limit in limits if limit is not None)

    @property
    def own_target(self) -> OwnTarget:
        """The target chosen: with a share where it is an industry's own."""
        return next(item for item in self.own_targets if item.id == self.target_from)

    @property
    def goal_share(self) -> float:
        """The share the forecast is held against."""
        if self.target_share is not None:
            return self.target_share
        return self.milestones[-1].share if self.own_target.share is None else self.own_target.share

    @property
    def goal_weeks(self) -> float:
        """When the target is due, in weeks completed since Week 1 began; whole at the end of a week."""
        if self.target_day is not None:
            return week_time_of(self.target_day, self.week_1, self.weekmask).weeks
        return float(self.milestones[-1].week if self.target_week is None else self.target_week)
