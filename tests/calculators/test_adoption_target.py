"""A target other than the last milestone: the planner's own share, week or day, or an industry's."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from calculators.bridge import simulation
from tests.calculators.door import errors, good
from tests.calculators.examples import values

WEEK_1 = date(2027, 1, 4)
CHANCES = {"2027-02-10": 1 - (1 - 1 / (1 + 3**-1.6)) / 0.5, "2027-02-12": 1 - (1 - 1 / (1 + 3**-2)) / 0.5}
"""That somebody not active after four weeks on the playbook's curve is so by then."""
OWN = ("own_target", "own_target_curve", "own_target_expected", "own_target_needed")
TECHNICIANS = "branch-library.members"


def goal(**changes: Any) -> dict[str, Any]:
    """What is expected of the target."""
    raw: dict[str, Any] = good("adoption", **changes)["result"]["goal"]
    return raw


def test_the_last_milestone_needs_no_words_of_its_own() -> None:
    """Nor does the same share in the same week, typed."""
    for changes in ({}, {"target_share": "90 %", "target_week": 6}, {"target_day": "2027-02-12"}):
        figures = good("adoption", **changes)["figures"]
        assert [figures[name] for name in OWN] == ["", "", "", ""]


def test_a_target_of_ones_own_says_how_many_people_it_takes_before_there_are_counts() -> None:
    """In people, beside the playbook's curve by then: 1 / (1 + 3^−2) of 240 are 216; half of 240 from nobody in six."""
    figures = good("adoption", target_share="50 %", target_day="2027-02-12")["figures"]

    assert figures["own_target"] == "120 users (50%) by Friday 12 February 2027"
    assert figures["own_target_curve"] == "216"
    assert figures["own_target_needed"] == "20 a week"


def test_a_day_within_a_week_is_as_many_parts_of_it_as_days_are_worked() -> None:
    """Wednesday of Week 6 is 5.6 weeks on; chance and pace are those of that time, by scipy's binomial."""
    found = good("adoption", actuals="4: 130", target_share=0.8, target_day="2027-02-10")
    missing = {at: 1 - 1 / (1 + 3 ** -(at - 4)) for at in (4, 5.6)}
    chance = 1 - missing[5.6] / missing[4]

    assert found["result"]["goal"]["weeks"] == pytest.approx(5.6)
    assert found["result"]["goal"]["probability"] == pytest.approx(binom.sf(192 - 130 - 1, 240 - 130, chance), abs=1e-6)
    assert found["result"]["goal_needed_per_week"] == pytest.approx(62 / 1.6)
    assert found["figures"]["own_target_needed"] == "38.8 a week"
    assert found["result"]["goal"]["expected_users"] == pytest.approx(130 + 110 * chance)
    assert found["figures"]["own_target_expected"] == "208, 16 more than the target"
    assert found["tables"]["forecast"][-1][:2] == ["Your target: 80%", "Wed 10 Feb 2027"]
    late = good("adoption", actuals="2027-02-08: 130", target_share=0.8, target_day="2027-02-10")
    assert late["figures"]["own_target_needed"] == "62 in 2 days"
    over = good("adoption", actuals="6: 130", target_share=0.8, target_day="2027-02-10")
    assert (over["figures"]["own_target_needed"], over["figures"]["own_target_expected"]) == ("–", "")


@given(st.integers(1, 30), st.sampled_from([(), ("4: 100",), ("3: 50", "4: 100", "5: 150")]), st.integers(0, 2))
def test_the_last_day_of_a_week_is_that_week(week: int, counts: tuple[str, ...], off: int) -> None:
    """So are the days off after it."""
    friday = WEEK_1 + timedelta(weeks=week, days=-3)
    entered = {"actuals": "; ".join(counts), "target_share": 0.6}
    by_day = good("adoption", **entered, target_day=(friday + timedelta(days=off)).isoformat())["result"]

    assert by_day == good("adoption", **entered, target_week=week)["result"]


@given(st.integers(0, 90), st.integers(1, 10))
def test_more_time_never_lowers_the_chance(day: int, more: int) -> None:
    """From one count on, by the curve."""
    entered = {"actuals": "2: 24", "target_share": 0.7}
    first, then = (goal(**entered, target_day=(WEEK_1 + timedelta(days=it)).isoformat()) for it in (day, day + more))

    assert then["probability"] >= first["probability"]
    assert then["curve_users"] >= first["curve_users"]


@pytest.mark.parametrize("day", ["2027-02-10", "2027-02-12"])
def test_the_draws_tell_of_the_same_day(day: str) -> None:
    """With one count nothing is refitted, so their chance is the binomial one but for rounding and luck."""
    entered = {"actuals": "4: 130", "target_share": 0.8, "target_day": day, "draws": 2000}
    asked = json.dumps({"values": values("adoption", **entered)})
    drawn = json.loads(simulation("adoption", asked).finish())["outcome"]

    assert drawn["probability"] == pytest.approx(goal(**entered)["probability"], abs=0.06)
    assert drawn["low_users"] < 130 + 110 * CHANCES[day] < drawn["high_users"]
    assert all(week["week"] == int(week["week"]) for week in drawn["weeks"])


def test_an_industrys_target_is_the_playbooks_and_due_with_the_last_milestone() -> None:
    """Whose it is and that it has no day is said; a share, a week or a day of one's own goes before it."""
    reply = good("adoption", target_from=TECHNICIANS, actuals="4: 130")
    assert reply["result"]["goal"] | {"share": 0.95, "users": 228, "weeks": 6, "id": None} == reply["result"]["goal"]
    assert reply["tables"]["forecast"][-1][0] == "Branch library: Members back 95%+"
    (note,) = [it for it in reply["notes"] if "this industry" in it]
    assert "gives no day for it, so it is due with the last milestone, at the end of Week 6" in note
    (dated,) = [it for it in good("adoption", target_from=TECHNICIANS, target_week=9)["notes"] if "this industry" in it]
    assert "no day" not in dated
    own = good("adoption", target_from=TECHNICIANS, target_share=0.8)
    assert own["result"]["goal"]["share"] == 0.8
    assert not [it for it in own["notes"] if "this industry" in it]


def test_the_chart_marks_a_target_of_its_own() -> None:
    """Whoever's it is; the last milestone has its mark already."""
    labels = [
        [row["label"] for row in good("adoption", **own)["charts"]["s_curve"]["goal"]]
        for own in ({"target_from": TECHNICIANS}, {"target_share": 0.8, "target_day": "2027-02-24"}, {})
    ]

    assert labels == [["Target: 95% in Week 6"], ["Target: 80% on 24 Feb"], []]


@pytest.mark.parametrize(("week", "sides"), [(5, ("left", "left")), (9, ("right", "right"))])
def test_a_targets_text_keeps_within_the_chart(week: int, sides: tuple[str, str]) -> None:
    """Beside its dot where there is room to the right, on the wide and on the narrow drawing."""
    (row,) = good("adoption", target_share=0.7, target_week=week)["charts"]["s_curve"]["goal"]

    assert (row["align"], row["narrow_align"]) == sides


def test_an_offered_target_without_a_share_is_refused() -> None:
    """It would silently be the last milestone's."""
    offered = [*values("adoption")["own_targets"], {"id": "x", "title": "Retail: Less waste", "share": None}]

    assert errors("adoption", own_targets=offered) == {
        "own_targets": "Row 3: share: Enter a percentage: Retail: Less waste names none."
    }


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"target_from": "space"}, "target_from", "Choose one of: last-milestone, branch-library.members."),
        (
            {"target_day": "2027-02-10", "target_week": 6},
            "target_day",
            "Enter a week or a day for the target, not",
        ),
        (
            {"target_day": "2027-01-03"},
            "target_day",
            "Enter a day from 2027-01-04, when Week 1 starts, to 2036-12-21",
        ),
        (
            {"target_day": "2036-12-22"},
            "target_day",
            "Enter a day from 2027-01-04, when Week 1 starts, to 2036-12-21",
        ),
        ({"target_day": "soon"}, "target_day", "Enter a date"),
    ],
)
def test_a_wrong_target_is_refused_at_its_field(changes: dict[str, Any], field: str, sentence: str) -> None:
    """With what may be entered."""
    assert errors("adoption", **changes)[field].startswith(sentence)
