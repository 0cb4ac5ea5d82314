"""What must hold between the cost-of-delay calculator's inputs."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.handover import PlanDates
from calculators.invalid import Problem
from calculators.spec import Rule

__all__ = ["RULES"]


def _find_missing_dates(go_live_from: str, plan_dates: PlanDates | None) -> Iterator[Problem]:
    if go_live_from == "timeline" and plan_dates is None:
        yield Problem("go_live_from", "Choose a date of your own: the timeline’s dates are missing.")


RULES = (Rule(needs=("go_live_from", "plan_dates"), find=_find_missing_dates),)
