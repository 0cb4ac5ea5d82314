"""Adoption targets against the playbook's milestones and scipy, and by their invariants."""

import math
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, logit
from statsmodels.stats.proportion import proportion_confint

from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.invalid import InvalidInput
from calculators.rounding import heads
from tests.calculators.door import errors, good
from tests.calculators.examples import MILESTONES, values


def milestone(week: int, share: float) -> dict[str, Any]:
    """A milestone as the playbook gives it."""
    return {"id": f"week-{week}", "title": f"Milestone of {week}", "week": week, "share": share}


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("adoption", **changes)["result"]
    return raw


@st.composite
def milestone_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Two to six milestones, rising, anywhere in the first year."""
    weeks = sorted(draw(st.sets(st.integers(1, 52), min_size=2, max_size=6)))
    shares = sorted(draw(st.lists(st.integers(5, 990), min_size=len(weeks), max_size=len(weeks))))
    return [milestone(week, share / 1000) for week, share in zip(weeks, shares, strict=True)]


def test_the_playbooks_milestones_are_one_logistic_curve() -> None:
    """50, 75 and 90 % at the ends of Weeks 4 to 6 lie on 1/(1 + 3^−(w − 4))."""
    raw = result()

    assert raw["logistic"]
    assert raw["rate_per_week"] == pytest.approx(1.0986122886681098, rel=1e-14)
    assert raw["midpoint_weeks"] == pytest.approx(4, rel=1e-14)
    for target in raw["targets"]:
        assert target["share"] == pytest.approx(1 / (1 + 3 ** -(target["week"] - 4)), rel=1e-12)


def test_targets_of_240_users() -> None:
    """Head-counts and the Fridays they are due, checked by hand."""
    targets = result()["targets"]

    assert [target["users"] for target in targets] == [9, 24, 60, 120, 180, 216, 232, 238, 240, 240, 240, 240]
    assert [target["new_users"] for target in targets[:6]] == [9, 15, 36, 60, 60, 36]
    assert [target["date"] for target in targets[3:6]] == ["2027-01-29", "2027-02-05", "2027-02-12"]
    assert [target["milestone"] for target in targets[2:7]] == [None, *(item["id"] for item in MILESTONES), None]


@given(milestone_lists(), st.integers(1, 1_000_000))
def test_every_milestone_is_met_exactly(milestones: list[dict[str, Any]], users: int) -> None:
    """Whatever the milestones, the curve passes them, never falls, and stays within all users."""
    targets = result(milestones=milestones, users=users, horizon_weeks=60)["targets"]

    for item in milestones:
        target = targets[item["week"] - 1]
        assert target["share"] == item["share"]
        assert target["users"] == heads(item["share"], users)
    shares = [target["share"] for target in targets]
    assert all(after >= before - 1e-12 for before, after in pairwise(shares))
    assert all(0 <= target["users"] <= users for target in targets)
    assert sum(target["new_users"] for target in targets) == targets[-1]["users"]


@given(milestone_lists(), st.floats(0.992, 1), st.floats(0, 80))
def test_pieces_are_straight_in_logits(milestones: list[dict[str, Any]], ceiling: float, week: float) -> None:
    """Between two milestones the logit of the share of the ceiling is scipy's straight line."""
    points = [(item["week"], logit(item["share"] / ceiling)) for item in milestones]
    curve = curve_through([TargetMilestone(**item) for item in milestones], ceiling)
    pieces = list(pairwise(points))
    (left, low), (right, high) = next((piece for piece in pieces if week <= piece[1][0]), pieces[-1])
    expected = ceiling * expit(low + (high - low) * (week - left) / (right - left))

    assert curve.share(week) == pytest.approx(expected, rel=1e-6 if curve.logistic else 1e-9)


def test_means_over_days_follow_the_integral() -> None:
    """The mean over a month of days is the integral of the logistic curve, to daily steps."""
    curve = curve_through([TargetMilestone(**item) for item in MILESTONES], 1)
    noons = curve.noon_shares(731)

    assert math.fsum(noons[:31]) / 31 == pytest.approx(0.19395, abs=2e-4)
    assert math.fsum(noons[700:]) / 31 == pytest.approx(1)


@given(st.integers(1, 1_000_000), st.integers(0, 1000))
def test_heads_are_the_least_that_suffice(users: int, thousandths: int) -> None:
    """One person fewer would be below the share."""
    count = heads(thousandths / 1000, users)

    assert count * 1000 >= thousandths * users
    assert (count - 1) * 1000 < thousandths * users


def test_rounding_in_a_product_makes_nobody() -> None:
    """0.55 · 100 is a little more than 55 in binary, and still 55 people."""
    assert 0.55 * 100 > 55
    assert heads(0.55, 100) == 55


def test_actuals_against_their_targets() -> None:
    """Gap, level and what is needed, in any order typed."""
    reply = good("adoption", actuals="6: 150\n4: 130; 5: 168")
    fourth, fifth, sixth = reply["result"]["actuals"]

    assert (fourth["gap_users"], fourth["level"], fourth["needed_per_week"]) == (10, "calm", 50)
    assert (fifth["gap_users"], fifth["level"], fifth["needed_per_week"]) == (-12, "watch", 48)
    assert (sixth["gap_users"], sixth["level"], sixth["needed_per_week"]) == (-66, "alarm", None)
    assert sixth["gap_share"] == pytest.approx(150 / 240 - 0.9)
    assert reply["result"]["falls"] == [6]
    assert any("falls in Week 6" in note for note in reply["notes"])
    assert "".join(text for text, _ in reply["sentence"]) == (
        "At the end of Week 6, 150 of 240 users are active, 66 fewer than the target of 216: Level 4 (Alarm)."
        " The target of 216 is not reached in the weeks shown."
    )


@pytest.mark.parametrize(
    ("count", "level"),
    [
        (100, "calm"),
        (50, "calm"),
        (46, "calm"),
        (45, "watch"),
        (41, "watch"),
        (40, "busy"),
        (30, "alarm"),
        (0, "alarm"),
    ],
)
def test_a_level_starts_exactly_at_its_shortfall(count: int, level: str) -> None:
    """5, 10 and 20 points below the target, the limit itself included."""
    assert result(users=100, actuals=[{"week": 4, "users": count}])["status"] == level


@pytest.mark.parametrize(("count", "reached"), [(0, None), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "4"), (9, "4")])
def test_a_playbook_has_as_many_levels_as_it_likes(count: int, reached: str | None) -> None:
    """Those above the fourth start at no gap, and limits of levels that are not there say nothing."""
    levels = [{"id": str(number), "title": f"Level {number}"} for number in range(1, count + 1)]
    reply = good("adoption", levels=levels, actuals="4: 0")

    assert reply["result"]["status"] == reached
    assert [row[0] for row in reply["tables"]["levels"]] == [level["title"] for level in levels]
    assert [row[1] for row in reply["tables"]["levels"][4:]] == ["no gap in users"] * max(0, count - 4)
    words = "".join(text for text, _ in reply["sentence"])
    assert (f": Level {reached}." if reached else "the target of 120. ") in words


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 9])
def test_no_gap_is_asked_for_of_a_level_that_is_not_there(count: int) -> None:
    """What is there has one, and each the next larger one; of others neither entries nor files know anything."""
    levels = [{"id": str(number), "title": f"Level {number}"} for number in range(1, count + 1)]
    limits = ("yellow_from", "red_from", "critical_from")
    needed, others = limits[: max(0, count - 1)], dict.fromkeys(limits[max(0, count - 1) :])

    reply = good("adoption", levels=levels, **others)
    assert [field for field in limits if field in reply["shown"]] == list(needed)
    for field in needed:
        assert "starts" in errors("adoption", levels=levels, **others | {field: None})[field]
    if len(needed) > 1:
        told = errors("adoption", levels=levels, **others | dict.fromkeys(needed, 0.1))
        assert "rising" in told[needed[-1]]


def test_a_playbook_need_not_ask_for_power_users() -> None:
    """Then nothing is said of what it asks for, and the planner's share counts."""
    asked, free = good("adoption"), good("adoption", power_user_criterion=None)

    assert free["result"]["power_users"] == asked["result"]["power_users"]
    assert not [row for row in free["tables"]["people"] if "playbook" in row[0]]
    assert not [note for note in free["notes"] if "power users" in note and "playbook" in note]


def test_measures_are_separate_and_of_all_users() -> None:
    """Days count from the start of Week 3; on day 30 the curve stands at 92.5 %, beside the playbook's 92 %."""
    first, second, third = result()["measures"]

    assert [item["date"] for item in (first, second, third)] == ["2027-02-17", "2027-03-19", "2027-04-18"]
    assert [item["users"] for item in (first, second, third)] == [221, 209, 188]
    assert round(first["curve_share"], 3) == 0.925
    assert round(result(clock_week=1)["measures"][0]["curve_share"], 3) == 0.578
    assert round(result(clock_week=4)["measures"][0]["curve_share"], 3) == 0.974


def test_skill_may_be_measured_among_those_active() -> None:
    """Proficiency and mastery then are shares of the curve's users on that day; adoption stays a share of all."""
    early = {"clock_week": 1, "measures": [{**row, "days": 30} for row in values("adoption")["measures"]]}
    adopted, *skills = result(**early, measured_among="active")["measures"]
    active = adopted["curve_share"]

    assert (adopted["of"], adopted["users"]) == ("all", 221)
    assert [item["of"] for item in skills] == ["active", "active"]
    assert [item["users"] for item in skills] == [heads(0.87 * active, 240), heads(0.78 * active, 240)]
    assert skills[0]["users"] < result(**early)["measures"][1]["users"]
    assert [row[4] for row in good("adoption", measured_among="active")["tables"]["measures"]] == [
        "all users",
        "users active by then",
        "users active by then",
    ]


def test_people_beside_the_users() -> None:
    """Power users by share, champions by ratio and department, sessions by seats, 9 of them for power users alone."""
    raw = result(users=1000, departments=30)
    assert (raw["power_users"], raw["champions"], raw["rollout_champions"]) == (100, 30, 67)
    assert (raw["training_sessions"], raw["training_seats"], raw["trainer_hours"]) == (84 + 9, 1100, 186)
    assert raw["training_weeks"] == 6
    assert [load["sessions"] for load in raw["training"]] == [84, 9]
    assert result(users=1000, departments=2)["champions"] == 20
    raw = result(users=1, departments=6, power_user_sessions=0)
    assert (raw["power_users"], raw["champions"], raw["training_sessions"], raw["target_users"]) == (1, 1, 1, 1)
    assert any("cannot be reached" in note for note in good("adoption", users=49)["notes"])
    assert not any("cannot be reached" in note for note in good("adoption", users=50)["notes"])


def test_a_pasted_table_by_date_and_in_percent() -> None:
    """A heading is left out; dates and weeks, counts and percentages may stand side by side, and read back the same."""
    pasted = "Date,Active\n20 January 2027,20 %\nWeek 4: 45 %\n2027-02-03\t131"
    reply = good("adoption", actuals=pasted)

    assert [(item["date"], item["weeks_completed"], item["users"]) for item in reply["result"]["actuals"]] == [
        ("2027-01-20", 2.6, 48),
        ("2027-01-29", 4, 108),
        ("2027-02-03", pytest.approx(4.6), 131),
    ]
    assert reply["shown"]["actuals"] == "2027-01-20: 20 %\n4: 45 %\n2027-02-03: 131"
    again = good("adoption", actuals=reply["shown"]["actuals"])
    assert (again["values"], again["result"]) == (reply["values"], reply["result"])
    assert "".join(text for text, _ in reply["sentence"]).startswith("On Wednesday 3 February 2027, 131 of 240")


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("Week;Users\n4;120\n5;180;\n", "4: 120\n5: 180"),
        ("03.02.2027;45,5 %\n10.02.2027;60%", "2027-02-03: 45.5 %\n2027-02-10: 60 %"),
        ("3 February 2027; 120", "2027-02-03: 120"),
        ("4: 120; 5: 180", "4: 120\n5: 180"),
        ("4 120;5 180", "4: 120\n5: 180"),
        ("4;120\n5;1.200", "4: 120\n5: 1,200"),
    ],
)
def test_a_semicolon_parts_cells_after_a_week_or_a_date_and_rows_elsewhere(pasted: str, read: str) -> None:
    """Spreadsheets write one where the comma is the decimal sign; people write one between two entries on a line."""
    assert good("adoption", actuals=pasted, users=2400)["shown"]["actuals"] == read


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ("03/02/2027;120", "Row 1: date: Enter 2027-02-03 or 2027-03-02: “03/02/2027” can be read both ways."),
        ("4;120;5;180", "Row 1: enter a week or a date and a count or a percentage, such as"),
    ],
)
def test_a_pasted_table_that_can_be_read_both_ways_is_refused(pasted: str, message: str) -> None:
    """With the row and what to enter instead."""
    assert errors("adoption", actuals=pasted)["actuals"].startswith(message)


@given(
    st.dictionaries(st.integers(1, 40), st.integers(0, 240), min_size=1, max_size=9),
    st.sampled_from([";", "\t", ":", " : ", "; ", ","]),
    st.sampled_from(["", "Week{}Users\n"]),
    st.sampled_from(["\n", ";\n", "\n\n"]),
)
def test_a_table_is_read_alike_from_every_spreadsheet(
    counts: dict[int, int], between: str, heading: str, end: str
) -> None:
    """Whatever parts its cells and ends its rows."""
    rows = [f"{week}{between}{users}{end}" for week, users in counts.items()]
    text = heading.format(between) + "".join(rows)

    assert (
        good("adoption", actuals=text)["values"]["actuals"]
        == good("adoption", actuals=[{"week": week, "users": users} for week, users in counts.items()])["values"][
            "actuals"
        ]
    )


@given(st.dates(date(2027, 1, 4), date(2028, 1, 4)), st.sampled_from(["1111100", "1111001", "0010000", "1111111"]))
def test_a_dated_count_stands_among_the_weeks(day: date, mask: str) -> None:
    """It lies in the week of its date, after the week before and no later than that week's end."""
    raw = result(actuals=[{"date": day.isoformat(), "users": 100}], weekmask=mask)
    (count,) = raw["actuals"]
    week = (day - date.fromisoformat(raw["week_1"])).days // 7 + 1

    assert count["week"] == week
    assert week - 1 <= count["weeks_completed"] <= week
    assert count["date"] == day.isoformat()


def test_a_surveyed_count_has_a_margin() -> None:
    """25 of 50 asked stand for 120 of 240, within Wilson's interval."""
    (count,) = result(actuals="4: 25", surveyed=50, confidence="95")["actuals"]

    assert (count["counted"], count["users"], count["share"]) == (25, 120, 0.5)
    expected = proportion_confint(25, 50, alpha=0.05, method="wilson")
    assert (count["low_share"], count["high_share"]) == pytest.approx(expected, rel=1e-12)
    assert result(actuals="4: 25")["actuals"][0]["low_share"] is None


def test_week_1_of_the_timeline_moves_every_date() -> None:
    """What the timeline hands over counts; what is entered counts again when the link is broken."""
    dates = {"week_1": "2027-02-01", "go_live": "2027-02-22"}

    assert result(week_1_from="timeline", plan_dates=dates)["target_date"] == "2027-03-12"
    assert result(week_1_from="own", plan_dates=dates)["target_date"] == "2027-02-12"


def test_without_counts_nothing_is_claimed() -> None:
    """No status; what is needed leads from nobody to the first milestone."""
    reply = good("adoption")

    assert reply["result"]["status"] is None
    assert [name for name, text in reply["figures"].items() if not text] == [
        "status",
        "gap",
        "reach_date",
        "delay",
        "probability",
        "own_target",
        "own_target_curve",
        "own_target_expected",
        "own_target_needed",
    ]
    assert reply["result"]["needed_per_week"] == 30
    assert [name for name, rows in reply["tables"].items() if not rows] == ["actuals", "forecast", "fit"]
    assert "gaps" not in reply["charts"]
    counted = good("adoption", actuals="4: 100; 5: 150")
    assert all(text for name, text in counted["figures"].items() if not name.startswith("own_target"))
    assert all(counted["tables"].values())
    assert "gaps" in counted["charts"]


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(["1111100", "1111001", "1111111"]))
def test_dates_agree_with_the_timeline(start: date, mask: str) -> None:
    """Without holidays both calculators give a milestone the same day."""
    adoption = result(week_1_date=start.isoformat(), weekmask=mask)
    days = mask.count("1")
    timeline = good("timeline", anchor_date=start.isoformat(), weekmask=mask, working_days_per_week=days)["result"]

    assert [target["date"] for target in adoption["targets"]][3:6] == [item["date"] for item in timeline["milestones"]]
    assert adoption["week_1"] == timeline["week_1"]
    assert date.fromisoformat(adoption["clock_start"]) == date.fromisoformat(adoption["week_1"]) + timedelta(weeks=2)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"users": 0}, "users", "from 1 to 1,000,000"),
        ({"ceiling": 0.9}, "ceiling", "above 90 %"),
        ({"actuals": [{"week": 4, "users": 241}]}, "actuals", "at most 240 active users in Week 4"),
        ({"actuals": "4: 1\n4: 2"}, "actuals", "each week or day once"),
        ({"actuals": "4"}, "actuals", "Row 1: enter a week or a date"),
        ({"actuals": [{"week": 4}]}, "actuals", "either a count or a percentage"),
        (
            {"actuals": [{"week": 4, "date": "2027-01-29", "users": 5}]},
            "actuals",
            "Row 1: enter either a week or a date",
        ),
        ({"actuals": "4: 101 %"}, "actuals", "from 0 % to 100 %"),
        ({"actuals": "2027-01-03: 5"}, "actuals", "from 2027-01-04 on, when Week 1 starts"),
        ({"actuals": "4: 5\n2027-01-30: 6"}, "actuals", "each week or day once"),
        ({"actuals": "4: 51", "surveyed": 50}, "actuals", "no more were asked"),
        ({"surveyed": 241}, "surveyed", "there are no more users"),
        ({"actuals": [{"week": week, "users": 1} for week in range(1, 122)]}, "actuals", "at most 120 counts"),
        ({"actuals": "2199-12-31: 5"}, "actuals", "up to Week 520"),
        ({"week_1_from": "timeline"}, "week_1_from", "are missing"),
        ({"draws": 2001}, "draws", "from 500 to 2,000"),
        ({"horizon_weeks": 5}, "horizon_weeks", "6 weeks or more"),
        ({"red_from": 0.3}, "critical_from", "rising shortfalls"),
        ({"milestones": [milestone(4, 0.5)]}, "milestones", "at least two"),
        ({"milestones": [milestone(4, 0.5), milestone(5, 0.4)]}, "milestones", "do not fall"),
        ({"milestones": [milestone(5, 0.5), milestone(4, 0.6)]}, "milestones", "ascending week"),
        ({"milestones": [milestone(4, 0.5), milestone(5, 1)]}, "milestones", "Row 2: share"),
    ],
)
def test_bad_input_names_its_field_and_cure(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence at the field, and no other problem beside it."""
    found = errors("adoption", **changes)

    assert list(found) == [field]
    assert words in found[field]


def test_no_milestone_of_zero_reaches_the_logarithm() -> None:
    """The curve itself refuses what it cannot hold, for callers of the function."""
    points = [
        TargetMilestone(id="a", title="a", week=1, share=0.0),
        TargetMilestone(id="b", title="b", week=2, share=0.5),
    ]
    with pytest.raises(InvalidInput, match="above 0"):
        curve_through(points, 1)


def test_the_example_holds_all_fields() -> None:
    """The fields the tests vary are those of the example."""
    assert values("adoption")["milestones"] == MILESTONES


def test_with_less_than_a_week_left_what_is_needed_is_told_for_that_time() -> None:
    """85 people in the two days left: a rate of 212.5 a week would be more than are missing at all; before, a rate."""
    reply = good("adoption", actuals="2027-02-10: 131")

    assert reply["figures"]["needed_per_week"] == "85 in 2 days"
    assert reply["figures"]["needed_hazard"] == "78.0% in 2 days"
    assert reply["tables"]["actuals"][0][-1] == "85 in 2 days"
    assert reply["result"]["needed_per_week"] == pytest.approx(212.5)
    assert good("adoption", actuals="3: 60")["figures"]["needed_per_week"] == "60 a week"


def test_the_planners_own_rule_for_who_is_active_stands_with_the_counts() -> None:
    """The playbook defines it nowhere; a rule is repeated in the notes as it was typed, and none is made up."""
    rule = "Active, as you count it: signed in on three days of the week."
    assert rule in good("adoption", active_means="signed in on three days of the week.")["notes"]
    assert not any("as you count it" in note for note in good("adoption", active_means=" ")["notes"])
    assert "1 to 500" in errors("adoption", active_means="x" * 501)["active_means"]
