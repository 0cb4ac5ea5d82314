"""What the adoption calculator is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.adoption.actuals import LAST_WEEK, Actual
from calculators.adoption.rules import RULES, week_1_of
from calculators.adoption.terms import CONFIDENCE, MEASURED_AMONG, Level, Measure, count_field, shortfall_field
from calculators.curve import TargetMilestone
from calculators.linked import PlanDates, plan_dates_field
from calculators.spec import EARLIEST, LATEST, WORK_WEEKS, Choice, about, validate
from calculators.workdays import next_working_day

__all__ = ["RULES", "Actual", "Inputs", "Level", "Measure"]

_TARGETS = "Targets and calendar"
_PEOPLE = "Power users and champions"
_TRAINING = "Training"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the adoption calculator needs. There are no defaults: they come from the playbook."""

    users: int = field(
        metadata=about(
            label="Users", kind="integer", minimum=1, maximum=1_000_000, help="Everybody who is to use the platform."
        )
    )
    week_1_date: date = field(
        metadata=about(
            label="Week 1 starts",
            kind="date",
            minimum=EARLIEST,
            maximum=LATEST,
            help="A day off rolls forward to the next working day.",
        )
    )
    actuals: tuple[Actual, ...] = field(
        metadata=about(
            label="Active users so far",
            kind="table",
            rows=Actual,
            help="One line a week or a day: 4: 120, or 2027-01-29: 55 %. Leave it empty before the roll-out.",
        )
    )
    departments: int = field(metadata=about(label="Departments", kind="integer", minimum=1, maximum=10_000))
    week_1_from: str = field(
        metadata=about(
            label="Take Week 1 from",
            kind="choice",
            choices=(Choice("own", "the date above"), Choice("timeline", "the timeline calculator")),
            group="advanced",
            section=_TARGETS,
        )
    )
    target_share: float | None = field(
        metadata=about(
            label="Target",
            kind="share",
            unit="%",
            minimum=0.001,
            maximum=1,
            optional=True,
            help="What the forecast is held against. Empty: the last milestone’s.",
            group="advanced",
            section=_TARGETS,
        )
    )
    target_week: int | None = field(
        metadata=about(
            label="Target is due at the end of week",
            kind="integer",
            minimum=1,
            maximum=LAST_WEEK,
            optional=True,
            help="Empty: the last milestone’s.",
            group="advanced",
            section=_TARGETS,
        )
    )
    ceiling: float = field(
        metadata=about(
            label="Most that will ever be active",
            kind="share",
            unit="%",
            minimum=0.001,
            maximum=1,
            help="Of all users; above the last milestone.",
            group="advanced",
            section=_TARGETS,
        )
    )
    clock_week: int = field(
        metadata=count_field(
            "The adoption clock starts in week",
            _TARGETS,
            most=LAST_WEEK,
            says="The measures below count their days from the start of this week.",
        )
    )
    measured_among: str = field(
        metadata=about(
            label="Measures of skill are shares of",
            kind="choice",
            choices=MEASURED_AMONG,
            help="Proficiency and mastery. A rate of adoption is always of all users.",
            group="advanced",
            section=_TARGETS,
        )
    )
    horizon_weeks: int = field(metadata=count_field("Show weeks up to", _TARGETS, unit="weeks", most=104))
    weekmask: str = field(
        metadata=about(label="Work week", kind="weekmask", choices=WORK_WEEKS, group="advanced", section=_TARGETS)
    )
    yellow_from: float = field(metadata=shortfall_field("Second level from"))
    red_from: float = field(metadata=shortfall_field("Third level from"))
    critical_from: float = field(metadata=shortfall_field("Fourth level from"))
    surveyed: int | None = field(
        metadata=about(
            label="People asked, if not everybody was counted",
            kind="integer",
            minimum=1,
            maximum=1_000_000,
            optional=True,
            help="Counts and percentages are then of those asked. Empty: everybody was counted.",
            group="advanced",
            section="Counts and forecast",
        )
    )
    confidence: str = field(
        metadata=about(
            label="Cases the forecast’s band holds",
            kind="choice",
            choices=CONFIDENCE,
            group="advanced",
            section="Counts and forecast",
        )
    )
    draws: int = field(
        metadata=count_field("Simulated courses", "Counts and forecast", unit="draws", least=500, most=2000)
    )
    seed: int = field(
        metadata=count_field(
            "Start of the random numbers",
            "Counts and forecast",
            least=0,
            most=2_147_483_647,
            says="The same number gives the same band again.",
        )
    )
    power_user_share: float = field(
        metadata=about(
            label="Power users",
            kind="share",
            unit="%",
            minimum=0,
            maximum=1,
            help="Share of all users.",
            group="advanced",
            section=_PEOPLE,
        )
    )
    users_per_champion: int = field(
        metadata=count_field("Users per champion", _PEOPLE, unit="users", says="At least one champion a department.")
    )
    users_per_rollout_champion: int = field(
        metadata=count_field(
            "Users per champion during the rollout", _PEOPLE, unit="users", says="More champions help at the start."
        )
    )
    session_seats: int = field(
        metadata=count_field("Seats in a training session", _TRAINING, unit="seats", most=10_000)
    )
    session_hours: float = field(
        metadata=about(
            label="Length of a session",
            kind="number",
            unit="hours",
            minimum=0.25,
            maximum=40,
            group="advanced",
            section=_TRAINING,
        )
    )
    user_sessions: int = field(
        metadata=count_field("Sessions for every user", _TRAINING, unit="sessions", least=0, most=100)
    )
    power_user_sessions: int = field(
        metadata=count_field("Further sessions for a power user", _TRAINING, unit="sessions", least=0, most=100)
    )
    trainers: int = field(metadata=count_field("Trainers", _TRAINING, most=10_000))
    trainer_sessions: int = field(
        metadata=count_field("Sessions a trainer holds each week", _TRAINING, unit="sessions", most=100)
    )
    training_from_week: int = field(
        metadata=count_field(
            "Training starts in week",
            _TRAINING,
            most=LAST_WEEK,
            says="Power users’ further sessions come first, then everybody’s.",
        )
    )
    milestones: tuple[TargetMilestone, ...] = field(
        metadata=about(label="Milestones", kind="table", rows=TargetMilestone, given=True)
    )
    measures: tuple[Measure, ...] = field(metadata=about(label="Measures", kind="table", rows=Measure, given=True))
    levels: tuple[Level, ...] = field(metadata=about(label="Levels", kind="table", rows=Level, given=True))
    power_user_criterion: int = field(
        metadata=about(
            label="Power users the playbook asks for",
            kind="integer",
            minimum=0,
            maximum=1_000_000,
            help="The playbook's own number, whatever the size.",
            given=True,
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
    def goal_share(self) -> float:
        """The share the forecast is held against."""
        return self.milestones[-1].share if self.target_share is None else self.target_share

    @property
    def goal_week(self) -> int:
        """The week at whose end the target is due."""
        return self.milestones[-1].week if self.target_week is None else self.target_week
