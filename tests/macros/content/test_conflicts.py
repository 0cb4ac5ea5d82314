"""The figures in our findings about conflicts, worked out anew from the statements they are about."""

from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.weeks import all_weeks

ROOT = Path(__file__).parents[3]
LOADED = load(ROOT, "implementation-success")
REGISTRY = Registry.of(LOADED)


def value(reference: str) -> float:
    """The number of a statement."""
    quantity: Any = REGISTRY[reference].node.quantity
    return float(quantity.value)


TARGET = value("kpi/target-timeline")
AVERAGE = value("kpi/industry-average")
BEST = value("kpi/best-practice")
PAYBACK = value("kpi/roi-achievement")
YEARLY = value("kpi/total-value-realization") / 100
SHARES = [value(f"kpi/{id_}") for id_ in ("thirty-day-adoption", "sixty-day-proficiency", "ninety-day-mastery")]
WEEKS = all_weeks(LOADED.playbook.playbook.calendar)
PLAN = 7 * sum(week > 0 for week in WEEKS)
CHANCE = NormalDist((BEST + 4 * PLAN + AVERAGE) / 6, (AVERAGE - BEST) / 6).cdf(TARGET)
ON_DAY_30 = 1 / (1 + 3 ** -((14 + 30) / 7 - 4))


@pytest.mark.parametrize(
    ("conflict", "figures"),
    [
        ("timeline-length", [f"are {PLAN} calendar", f"{TARGET - PLAN:g} fewer than the target of {TARGET:g}"]),
        ("timeline-length", [f"{len(WEEKS)} weeks", f"or {7 * len(WEEKS)} days long, {7 * len(WEEKS) - TARGET:g} too"]),
        ("timeline-length", [f"practice of {BEST:g} days", f"{PLAN - BEST:g} days shorter", f"{PLAN // 7} weeks"]),
        ("week-zero", [f"{len(WEEKS) + 1} weeks or {7 * (len(WEEKS) + 1)} days"]),
        (
            "implementation-speed",
            [f"are {100 * (1 - TARGET / AVERAGE):g}% shorter", f"{100 * (1 - BEST / AVERAGE):g}%"],
        ),
        ("implementation-speed", [f"are {100 * (1 - PLAN / AVERAGE):g}%", f"{100 * (AVERAGE / PLAN - 1):.0f}% faster"]),
        ("implementation-speed", [f"45% shorter would be {AVERAGE * 0.55:g} days"]),
        ("success-rate-meaning", [f"within {TARGET:g} is about {100 * CHANCE:.0f}%"]),
        ("first-month", [f"{100 * ON_DAY_30:.1f}% on its day 30", f"next to the {SHARES[0]:g}%"]),
        ("payback-date", [f"on day {PLAN}", f"takes {PAYBACK:g} days", f"{PAYBACK - PLAN:g} days more"]),
        ("return-arithmetic", [f"after {365 / YEARLY:.0f} days", f"after {365 / (YEARLY + 1):.0f}."]),
        ("return-arithmetic", [f"{PAYBACK:g} days means {36500 / PAYBACK:.0f}% a year"]),
        ("return-arithmetic", [f"{PAYBACK - 365 / YEARLY:.0f} or {PAYBACK - 365 / (YEARLY + 1):.0f} days late"]),
        ("day-count-start", [f"end {14 + 90} days after", f"{14 + 90 - PLAN} days after the last week"]),
        ("day-kind", [f"{TARGET:g} days would be {TARGET / 5:g} weeks", f"has {PLAN // 7}"]),
        ("adoption-measures", [f"{100 * SHARES[1] / SHARES[0]:.0f}% of the", f"{100 * SHARES[2] / SHARES[1]:.0f}% of"]),
        ("adoption-measures", [f"{SHARES[0] * SHARES[1] / 100:.0f}% and {SHARES[0] * SHARES[2] / 100:.0f}% of all"]),
        ("satisfaction-measures", [f"near {value('badge/customer-satisfaction') / 1.23:.0f}."]),
    ],
)
def test_the_figures_of_a_finding_follow_from_its_statements(conflict: str, figures: list[str]) -> None:
    """Whoever changes a statement's number learns which sentence of ours to mend."""
    finding = REGISTRY[f"conflict/{conflict}"].node.finding
    assert [figure for figure in figures if figure not in finding] == []
