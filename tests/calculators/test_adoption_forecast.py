"""The forecast from counts: its ladder of methods, its invariants, its band."""

import json
import math
import random
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, curve_fit
from scipy.special import expit, logit
from scipy.stats import binom

from calculators.adoption.calculation import calculate
from calculators.adoption.inputs import Inputs
from calculators.adoption.links import expected_curve
from calculators.adoption.rules import RULES
from calculators.adoption_curve import TargetMilestone, curve_through
from calculators.bridge import answer, simulation
from calculators.reading import read_inputs
from tests.calculators.door import good
from tests.calculators.examples import MILESTONES, values
from tests.calculators.vector_cases import OFF_CURVE
from tests.calculators.vectors import difference, frozen_part, requests

LEVEL_71 = "2: 20; 3: 50; 4: 100; 5: 140; 6: 160; 7: 168; 8: 170"


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("adoption", **changes)["result"]
    return raw


def outcome(**changes: Any) -> dict[str, Any]:
    """The last reply of the simulation."""
    drawing = simulation("adoption", json.dumps({"values": values("adoption", **changes)}))
    for _ in range(10_000):
        reply: dict[str, Any] = json.loads(drawing.advance())
        if "ok" in reply:
            assert reply["ok"], reply
            return reply
    pytest.fail("The simulation does not end.")


@st.composite
def count_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Any counts of 240 users, up to nine, in any order of size."""
    weeks = draw(st.lists(st.integers(1, 14), min_size=1, max_size=9, unique=True))
    return [{"week": week, "users": draw(st.integers(0, 240))} for week in weeks]


@pytest.mark.parametrize(
    ("actuals", "method", "basis"),
    [
        ("", "playbook", "no_counts"),
        ("4: 110", "current_count", "one_count"),
        ("4: 110; 5: 150", "fixed_ceiling", "few_counts"),
        ("4: 150; 5: 150", "no_growth", "no_growth"),
        ("4: 200; 5: 100; 6: 60", "no_growth", "no_growth"),
        ("1: 6; 2: 14; 3: 30; 4: 60; 5: 110", "fixed_ceiling", "before_inflection"),
        ("2: 24; 3: 60; 4: 120; 5: 180; 6: 216; 7: 232", "fixed_ceiling", "above_all"),
        ("1: 10; 2: 130; 3: 40; 4: 170; 5: 90; 6: 200; 7: 150", "fixed_ceiling", "uncertain"),
        ("3: 60; 4: 119; 5: 177; 6: 216; 7: 225; 8: 238; 9: 236", "fixed_ceiling", "no_better"),
        (LEVEL_71, "free_ceiling", "identified"),
    ],
)
def test_the_method_follows_the_counts(actuals: str, method: str, basis: str) -> None:
    """Each rung of the ladder, and each reason for which the ceiling is kept."""
    fit = result(actuals=actuals)["fit"]

    assert (fit["method"], fit["ceiling_basis"]) == (method, basis)


def test_a_free_ceiling_is_scipys() -> None:
    """Seven counts that level off give the curve `curve_fit` gives, and the lower criterion."""
    counts = {2: 20, 3: 50, 4: 100, 5: 140, 6: 160, 7: 168, 8: 170}
    fit = result(actuals=LEVEL_71)["fit"]
    (ceiling, rate, midpoint), _ = curve_fit(
        lambda week, k, r, m: k * expit(r * (week - m)),
        list(counts),
        [count / 240 for count in counts.values()],
        p0=(0.8, 1, 4),
        xtol=1e-14,
        ftol=1e-14,
    )

    assert fit["ceiling"] == pytest.approx(ceiling, rel=1e-7)
    assert fit["rate_per_week"] == pytest.approx(rate, rel=1e-7)
    assert fit["midpoint_weeks"] == pytest.approx(midpoint, rel=1e-7)
    assert fit["aicc_free"] < fit["aicc_fixed"]
    assert any("level off at 71.3%" in note for note in good("adoption", actuals=LEVEL_71)["notes"])


def test_one_count_grows_as_the_playbook_does() -> None:
    """Of those missing, 50 % in week 5 and 60 % in week 6; the chance is scipy's binomial."""
    raw = result(actuals="4: 110")

    assert [week["users"] for week in raw["forecast"][:2]] == pytest.approx([110 + 130 * 0.5, 110 + 130 * 0.8])
    assert raw["goal"]["probability"] == pytest.approx(binom.sf(216 - 110 - 1, 130, 0.8), abs=1e-6)
    assert raw["needed_hazard"] == pytest.approx(70 / 130)
    assert raw["fit"]["shift_weeks"] == pytest.approx(4 - (4 + math.log(110.5 / 130.5) / math.log(3)))


def test_counts_on_the_curve_meet_its_milestones_when_due() -> None:
    """50 and 75 % counted: the last milestone is expected in its own week, on its own Friday at the latest."""
    goal = result(actuals="4: 120; 5: 180")["goal"]

    assert goal["reach"] == "expected"
    assert goal["reach_date"] == "2027-02-12"
    assert -0.1 < goal["delay_weeks"] <= 0


@given(st.integers(1, 200), st.integers(1, 200))
def test_the_day_a_target_is_reached_solves_the_forecast(first: int, more: int) -> None:
    """At that time the people expected, taken as half a person short, are the target: found again by bisection."""
    raw = result(
        users=500, actuals=[{"week": 3, "users": first}, {"week": 4, "users": first + more}], horizon_weeks=104
    )
    goal = raw["goal"]
    fit = raw["fit"]

    def expected(week: float) -> float:
        active = first + more
        missing = [1 - expit(fit["rate_per_week"] * (at - fit["midpoint_weeks"])) for at in (4, week)]
        return float(active + (500 - active) * (1 - missing[1] / missing[0]))

    if goal["reach"] == "expected":
        assert goal["reach_weeks"] == pytest.approx(brentq(lambda week: expected(week) - 449.5, 4, 105), rel=1e-6)
    else:
        assert goal["reach"] == "after_horizon"
        assert expected(104) < 449.5


@settings(max_examples=60)
@given(count_lists(), st.integers(1, 240))
def test_any_counts_give_a_forecast_within_the_users(counts: list[dict[str, Any]], share: int) -> None:
    """People between the latest count and all, never falling; chances between 0 and 1; a date exactly when reached."""
    raw = result(actuals=counts, target_share=share / 240, target_week=14)
    ahead = [week["users"] for week in raw["forecast"]]
    latest = raw["actuals"][-1]["users"]

    assert all(latest - 1e-9 <= users <= 240 + 1e-9 for users in ahead)
    assert all(after >= before - 1e-9 for before, after in pairwise(ahead))
    for goal in (*raw["milestones"], raw["goal"]):
        assert goal["probability"] is None or 0 <= goal["probability"] <= 1
        assert (goal["reach_date"] is None) == (goal["reach"] in {"never", "after_horizon", "no_pace"})
        assert goal["reach"] != "no_pace" or latest == 0
        was_met = goal["probability"] == 1 and goal["weeks"] <= raw["actuals"][-1]["weeks_completed"]
        assert (goal["reach"] == "reached") == (latest >= goal["users"] or was_met)


@given(st.integers(0, 239), st.integers(1, 3))
def test_one_person_more_never_lowers_the_chance(active: int, week: int) -> None:
    """From one count, and when the target is met it stays met."""
    before, after = (result(actuals=[{"week": week, "users": people}])["goal"] for people in (active, active + 1))

    assert after["probability"] >= (before["probability"] or 0)
    if before["reach"] == "reached":
        assert after["reach"] == "reached"


@given(st.integers(1, 100_000))
def test_targets_rise_with_users(users: int) -> None:
    """One user more never lowers a head-count."""
    fewer, more = result(users=users)["targets"], result(users=users + 1)["targets"]

    assert all(after["users"] >= before["users"] for before, after in zip(fewer, more, strict=True))


@pytest.mark.parametrize("counted", [0, 1])
def test_a_single_user(counted: int) -> None:
    """Everybody active is a forecast and a band; nobody is neither."""
    raw = result(users=1, departments=1, actuals=[{"week": 4, "users": counted}])

    assert raw["goal"]["probability"] == (1 if counted else None)
    drawn = outcome(users=1, departments=1, actuals=[{"week": 4, "users": counted}])["outcome"]
    assert (bool(drawn["weeks"]), drawn["low_users"]) == (bool(counted), counted)


def test_a_week_that_is_over_is_decided() -> None:
    """By its own count, or by those before and after it where both say the same; not by chance."""
    assert result(actuals="6: 216")["goal"]["probability"] == 1
    assert result(actuals="6: 215")["goal"]["probability"] == 0
    assert result(actuals="6: 215; 7: 240")["goal"]["probability"] == 0
    assert result(actuals="5: 217; 7: 240")["goal"]["probability"] == 1
    assert result(actuals="5: 200; 7: 215")["goal"]["probability"] == 0
    assert good("adoption", actuals="6: 215; 7: 240")["figures"]["probability"] == "missed"


@pytest.mark.parametrize(
    ("counts", "rows"),
    [
        (
            "4: 120; 6: 200",
            [
                ("on time", "met"),
                ("at most 1 week late", "unknown: no count on that day"),
                ("0.7 weeks late", "missed"),
            ],
        ),
        (
            "8: 200",
            [
                ("at most 4.0 weeks late", "unknown: no count on that day"),
                ("at most 3.0 weeks late", "unknown: no count on that day"),
                ("2.5 weeks late", "missed"),
            ],
        ),
        ("4: 0", [("No pace yet", "missed"), *[("No pace yet", "No pace yet")] * 2]),
    ],
)
def test_a_milestone_is_said_once(counts: str, rows: list[tuple[str, str]]) -> None:
    """Met, missed, expected or unknown, from what the counts show about its day; its delay never says otherwise."""
    assert [(row[4], row[5]) for row in good("adoption", actuals=counts)["tables"]["forecast"]] == rows


@given(count_lists())
def test_delay_and_status_agree(counts: list[dict[str, Any]]) -> None:
    """What is late for certain is not met, what is early is; whatever was counted."""
    for *_, delay, status in good("adoption", actuals=counts)["tables"]["forecast"]:
        assert not (status == "met" and "late" in delay)
        assert not (status in ("missed", "unknown: no count on that day") and "early" in delay)


@pytest.mark.parametrize("counts", ["2: 60", "2: 30\n3: 60\n4: 90", "2: 20\n3: 20\n4: 20"])
def test_the_answer_says_how_likely_the_target_is_in_time(counts: str) -> None:
    """The figure's chance, as long as the target's day lies ahead; afterwards there is none to tell."""
    reply = good("adoption", actuals=counts)
    chance, sentence = reply["figures"]["probability"], "".join(text for text, _ in reply["sentence"])

    assert sentence.endswith(f"; the chance of having them by Friday 12 February 2027 is {chance}.")
    late = "".join(text for text, _ in good("adoption", actuals="7: 100")["sentence"])
    assert "expected by" in late
    assert "chance" not in late


def test_a_count_of_nobody_is_no_pace() -> None:
    """The answer says what is known and what would be needed, and nothing is drawn."""
    reply = good("adoption", actuals="4: 0")
    sentence = "".join(text for text, _ in reply["sentence"])

    assert "Nobody has started, so there is no pace to forecast from: 216 by Friday 12 February 2027 need" in sentence
    assert "108 more a week" in sentence
    assert reply["result"]["forecast"] == []
    assert reply["figures"]["reach_date"] == reply["figures"]["probability"] == "No pace yet"
    drawn = outcome(actuals="4: 0")
    assert drawn["tables"]["band"] == []
    assert drawn["charts"] == {}
    late = "".join(text for text, _ in good("adoption", actuals="7: 0")["sentence"])
    assert late.endswith("Nobody has started, so there is no pace to forecast from.")


def test_a_target_above_the_ceiling_is_never_reached() -> None:
    """Words say so; no date is invented."""
    reply = good("adoption", actuals="4: 110", ceiling=0.95, target_share=0.97)

    assert reply["result"]["goal"]["reach"] == "never"
    assert reply["figures"]["reach_date"] == "Not at this pace"
    assert reply["tables"]["forecast"][-1][0] == "Your target: 97%"


@given(st.floats(0.0001, 0.94), st.sampled_from([1.0, 0.95]), st.booleans())
def test_the_inverse_of_a_curve(missing: float, ceiling: float, pieces: bool) -> None:
    """The week when so many are missing has so many missing, on one curve and in pieces."""
    milestones = OFF_CURVE[:-1] if pieces else MILESTONES
    curve = curve_through([TargetMilestone(**item) for item in milestones], ceiling)
    week = curve.weeks_when_missing(missing)

    assert (week is None) == (missing <= 1 - ceiling)
    if week is not None:
        assert curve.missing(week) == pytest.approx(missing, rel=1e-9)
        assert curve.share(week) == pytest.approx(1 - missing, rel=1e-9)


def expected(**changes: Any) -> Any:
    """The curve handed on to others."""
    inputs = read_inputs(Inputs, values("adoption", **changes), RULES)
    return expected_curve(inputs, calculate(inputs))


def test_what_is_handed_on_is_counted_then_forecast() -> None:
    """Without counts the playbook's curve; with them their shares, and those of the weeks to come."""
    assert expected().share(5) == pytest.approx(0.75)
    curve = expected(actuals="4: 110; 5: 150")
    assert [curve.share(week) for week in (4, 5)] == pytest.approx([110 / 240, 150 / 240])
    ahead = {week["week"]: week["share"] for week in result(actuals="4: 110; 5: 150")["forecast"]}
    assert [curve.share(week) for week in ahead] == pytest.approx(list(ahead.values()))
    assert curve.share(60) > 0.999
    falling = expected(actuals="4: 200; 5: 100")
    assert falling.share(1) == pytest.approx(200 / 240)


@settings(max_examples=60)
@given(count_lists(), st.floats(0, 600))
def test_what_is_handed_on_stays_a_share(counts: list[dict[str, Any]], week: float) -> None:
    """Whatever was counted, at any time, also after the last week shown."""
    assert 0 <= expected(actuals=counts, horizon_weeks=6).share(week) <= 1


def test_the_band_of_one_count_is_the_binomials() -> None:
    """From 110 of 240 the quantiles of the weeks to come are scipy's, to a person or two of simulation."""
    found = outcome(actuals="4: 110", draws=2000)["outcome"]
    fifth, sixth = found["weeks"][1:3]

    for week, chance in ((fifth, 0.5), (sixth, 0.8)):
        exact = [110 + binom.ppf(q, 130, chance) for q in (0.05, 0.5, 0.95)]
        assert [week["low"], week["median"], week["high"]] == pytest.approx(exact, abs=1.5)
    assert sixth["reached"] == found["probability"] == pytest.approx(binom.sf(105, 130, 0.8), abs=0.04)
    assert found["weeks"][0]["low"] == found["weeks"][0]["high"] == 110


def test_the_band_of_two_counts_is_a_bootstraps() -> None:
    """The quantiles two weeks on are those of the same bootstrap written with numpy, where a line is its own fit."""
    found = outcome(actuals="4: 110; 5: 150", draws=2000)["outcome"]["weeks"][2]
    draw = np.random.default_rng(5)
    true = np.array([[110 / 240], [150 / 240]])
    first, second = logit(true + np.sqrt(true * (1 - true) / 240) * draw.standard_normal((2, 200_000)))
    chance = np.clip(1 - expit(-(second + 2 * (second - first))) / expit(-second), 0, 1)
    people = np.floor(150 + 90 * chance + np.sqrt(90 * chance * (1 - chance)) * draw.standard_normal(200_000) + 0.5)

    assert found["week"] == 7
    exact = np.quantile(np.clip(people, 150, 240), [0.05, 0.5, 0.95])
    assert [found["low"], found["median"], found["high"]] == pytest.approx(list(exact), abs=2.5)


def test_doubt_about_the_curve_widens_the_band() -> None:
    """Counts that scatter leave more open than counts on a line, and a survey more than a count of everybody."""

    def width(**changes: Any) -> int:
        found = outcome(**changes)["outcome"]
        return int(found["high_users"] - found["low_users"])

    smooth, rough = "1: 9; 2: 24; 3: 60; 4: 110", "1: 30; 2: 9; 3: 90; 4: 110"
    assert width(actuals=rough) > width(actuals=smooth) > 0
    assert width(actuals="3: 25 %; 4: 50 %", surveyed=40) > width(actuals="3: 25 %; 4: 50 %")
    assert width(actuals=smooth, confidence="95") > width(actuals=smooth, confidence="80")


def test_a_simulation_repeats_itself() -> None:
    """The same seed gives the same band, another seed another one; every week's ends are in order."""
    first, again, other = (outcome(actuals="4: 110; 5: 150", seed=seed)["outcome"] for seed in (7, 7, 8))

    assert first == again
    assert first != other
    assert all(0 <= week["low"] <= week["median"] <= week["high"] <= 240 for week in first["weeks"])


@settings(max_examples=10)
@given(count_lists())
def test_any_counts_give_a_band(counts: list[dict[str, Any]]) -> None:
    """Whatever was counted, finite numbers in order come out, and the chart's band covers the same weeks."""
    reply = outcome(actuals=counts, draws=500)

    assert all(0 <= week["low"] <= week["median"] <= week["high"] <= 240 for week in reply["outcome"]["weeks"])
    if counts[-1].get("users") == 0 or not reply["outcome"]["weeks"]:
        assert reply["charts"] == {}
    else:
        assert len(reply["charts"]["s_curve"]["band"]) == len(reply["outcome"]["weeks"])


def test_last_bits_of_exp_and_log_change_nothing_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Platforms differ there: with each result moved to a neighboring float, all vectors are answered the same."""
    exp, log, log1p = math.exp, math.log, math.log1p
    chance = random.Random(3)

    def moved(function: Any) -> Any:
        def neighbor(number: float) -> float:
            value = function(number)
            return float(math.nextafter(value, chance.choice([-math.inf, value, math.inf])))

        return neighbor

    monkeypatch.setattr(math, "exp", moved(exp))
    monkeypatch.setattr(math, "log", moved(log))
    monkeypatch.setattr(math, "log1p", moved(log1p))
    for title, text, reply in requests("adoption"):
        assert difference(reply, frozen_part(answer("adoption", text))) is None, title
