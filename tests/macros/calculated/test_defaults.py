"""Defaults of the calculators come from the playbook, in the calculators' own units."""

import pytest

from macros.calculated.checking import load
from macros.calculated.defaults import defaults
from macros.calculated.given.source import period_days, period_months
from macros.content.loaded import Loaded
from tests.macros.content.cases import CASES


def test_percentages_become_shares() -> None:
    """What YAML states in percent reaches the calculator as a share of 1."""
    assert defaults(load(CASES, "tiny"), "roi")["discount_rate"] == 0.1


def test_numbers_follow_the_kpi() -> None:
    """A changed KPI changes the default without any code."""
    assert defaults(load(CASES, "tiny"), "timeline")["target_days"] == 21


def test_what_is_not_listed_is_empty() -> None:
    """Optional inputs start empty, lists without an entry."""
    values = defaults(load(CASES, "tiny"), "roi")
    assert values["yearly_revenue"] is None
    assert defaults(load(CASES, "tiny"), "timeline")["holidays"] == []


def test_plan_holds_the_structure() -> None:
    """Weeks without week 0, phases, blocks, milestones, the vertical's adjustments, reviews, readings of go-live."""
    plan = defaults(load(CASES, "tiny"), "timeline")["plan"]
    assert plan["weeks"] == [-1, 1, 2, 3]
    assert plan["phases"][1] == {
        "id": "roll-out",
        "title": "Phase 1: Roll-Out",
        "first_week": 1,
        "last_week": 3,
        "hue": "2",
        "gate": ["People brought in"],
    }
    assert [block["id"] for block in plan["blocks"]] == ["planning", "training", "first-use"]
    assert plan["milestones"][0] == {"id": "half-adopted", "title": "50% user adoption", "week": 2, "share": 0.5}
    assert plan["verticals"][0]["adjustments"] == [
        {"id": "pilot-till", "title": "Pilot till", "first_week": 1, "last_week": 2}
    ]
    assert plan["reviews"] == [{"id": "monthly-review", "title": "Monthly Review", "every_months": 1}]
    assert plan["go_live_options"] == [
        {"id": "start-of-first-use", "title": "the start of Week 2", "week": 2, "edge": "start"},
        {"id": "end-of-roll-out", "title": "the end of Week 3", "week": 3, "edge": "end"},
    ]


def test_adoption_is_given_measures_levels_and_the_criterion() -> None:
    """Shares by week and by day, the ladder of escalation, the number of power users."""
    values = defaults(load(CASES, "tiny"), "adoption")
    assert values["measures"] == [
        {"id": "thirty-day-adoption", "title": "30-Day Adoption", "days": 30, "share": 0.92, "counts": "active"}
    ]
    assert [level["id"] for level in values["levels"]] == ["green", "yellow", "red", "critical"]
    assert values["power_user_criterion"] == 50


def test_what_counts_skill_is_told_from_what_counts_people(loaded: Loaded) -> None:
    """Members who are back are people active; those who know the self-checkout have a skill."""
    measures = defaults(loaded, "adoption")["measures"]
    assert [(row["days"], row["share"], row["counts"]) for row in measures] == [
        (30, 0.82, "active"),
        (45, 0.65, "skilled"),
    ]


def test_a_verticals_own_target_is_offered_beside_the_last_milestones(loaded: Loaded) -> None:
    """Its share, and the words of the vertical; without one listed there is nothing else to choose."""
    offered = defaults(loaded, "adoption")["own_targets"]
    assert offered == [
        {"id": "last-milestone", "title": "the last milestone’s", "share": None},
        {
            "id": "childrens-library.families-back",
            "title": "Children’s Library: Families back 85%+",
            "share": 0.85,
        },
    ]
    assert defaults(load(CASES, "tiny"), "adoption")["own_targets"] == offered[:1]


def test_claims_are_shares_where_the_playbook_has_percentages() -> None:
    """340% a year is 3.4 of the investment."""
    assert defaults(load(CASES, "tiny"), "roi")["claims"] == [
        {"id": "total-value", "title": "Total Value", "text": "340% annually", "measure": "annual_value", "value": 3.4}
    ]


def test_unknown_calculator_is_a_key_error() -> None:
    """Callers know the names; a wrong one is their fault."""
    with pytest.raises(KeyError):
        defaults(load(CASES, "tiny"), "tco")


def test_source_numbers_reach_the_calculators(loaded: Loaded) -> None:
    """The playbook's 25, 40 and 5%, its 60, 50 and 80 days and milestones of 40, 60 and 80% are the defaults."""
    roi, timeline = defaults(loaded, "roi"), defaults(loaded, "timeline")
    assert (roi["efficiency"], roi["error_reduction"], roi["revenue_uplift"]) == (0.25, 0.4, 0.05)
    assert (timeline["target_days"], timeline["best_practice_days"], timeline["average_days"]) == (60, 50, 80)
    assert [milestone["share"] for milestone in roi["milestones"]] == [0.4, 0.6, 0.8]


@pytest.mark.parametrize(
    ("period", "days", "months"), [("P1D", 1, None), ("P2W", 14, None), ("P3M", 90, 3), ("P1Y", 365, 12)]
)
def test_periods(period: str, days: int, months: int | None) -> None:
    """ISO periods in days and, where they have any, in months."""
    assert (period_days(period), period_months(period)) == (days, months)
