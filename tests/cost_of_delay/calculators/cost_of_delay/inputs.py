"""What the cost-of-delay calculator is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.cost_of_delay.rules import RULES
from calculators.fields import below, choose, currency, day, money, number, percent
from calculators.handover import PlanDates, plan_dates_field
from calculators.spec import Choice, validate

__all__ = ["Inputs"]

_GO_LIVES = (Choice("timeline", "the timeline’s go-live"), Choice("own", "a date of your own"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the calculator needs. There are no defaults: they come from the playbook."""

    currency: str = field(metadata=currency())
    weekly_value: float = field(metadata=money("Value of a week in use", "a week", "What a week without it costs you."))
    delay_weeks: int = field(metadata=number("Delay", "weeks", 0, 260))
    chance: float = field(metadata=percent("Chance of that delay", "100 when it is certain."))
    go_live_from: str = field(metadata=choose("Planned for", _GO_LIVES, **below("Calendar")))
    go_live_date: date = field(metadata=day("Own go-live", **below("Calendar")))
    plan_dates: PlanDates | None = field(default=None, metadata=plan_dates_field())

    def __post_init__(self) -> None:
        validate(self, RULES)

    @property
    def go_live(self) -> date:
        """The day without any delay."""
        return self.plan_dates.go_live if self.go_live_from == "timeline" and self.plan_dates else self.go_live_date
