"""The chance of ending on time, three ways, against scipy, published figures and its own invariants."""

import json
import math
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from calculators.bridge import simulation
from calculators.reading import read_inputs
from calculators.timeline import Inputs, Result, calculate
from calculators.timeline.chances import finish_curve
from calculators.timeline.result import Outcome
from calculators.timeline.rules import RULES
from calculators.timeline.simulation import simulate
from tests.calculators.door import good
from tests.calculators.examples import values

BEST, PLAN_DAYS, AVERAGE = 75, 84, 120
READ_AS_GIVEN = {"low_length": BEST / PLAN_DAYS, "likely_length": 1, "high_length": AVERAGE / PLAN_DAYS}
lengths = st.lists(st.floats(0.1, 5), min_size=3, max_size=3).map(sorted)


def worked(**changes: Any) -> tuple[Inputs, Result]:
    """Inputs and result of the example with changes."""
    inputs = read_inputs(Inputs, values("timeline", **changes), RULES)
    return inputs, calculate(inputs)


def drawn(**changes: Any) -> Outcome:
    """What the simulation says at its end."""
    *counts, outcome = simulate(*worked(**changes))
    assert all(isinstance(count, int) for count in counts)
    assert isinstance(outcome, Outcome)
    return outcome


def test_whole_plan_as_one_estimate() -> None:
    """Best 75, plan 84 and average 120 days give 58 % by PERT, 61 % by beta-PERT, 44 % by a triangle; never 96 %."""
    _, result = worked(**READ_AS_GIVEN)
    whole, blocks = result.chances
    place = (BEST, PLAN_DAYS, AVERAGE)
    mode = (place[1] - place[0]) / (place[2] - place[0])

    assert result.work.stretching == (7, 7, 7, 21, 21, 21)
    assert whole.on_time == pytest.approx(stats.norm.cdf(90, 88.5, 7.5), abs=1e-12)
    assert round(whole.on_time, 2) == 0.58
    deviation = 7.5 * math.sqrt(3 * 7**2 + 3 * 21**2) / 84
    assert blocks.on_time == pytest.approx(stats.norm.cdf(90, 88.5, deviation), abs=1e-12)
    exact = {
        "pert": stats.beta.cdf(90, 1 + 4 * mode, 5 - 4 * mode, 75, 45),
        "triangular": stats.triang.cdf(90, mode, 75, 45),
    }
    assert {shape: round(float(share), 2) for shape, share in exact.items()} == {"pert": 0.61, "triangular": 0.44}
    for shape, share in exact.items():
        found = drawn(**READ_AS_GIVEN, shape=shape, draws=20_000).together
        assert found.error is not None
        assert abs(found.on_time - share) < 4 * found.error


def test_split_over_blocks_the_chance_depends_on_the_shape() -> None:
    """Independent blocks average out: 67 % by beta-PERT, whose mean lies before day 90, 26 % by a triangle."""
    shares = {
        shape: drawn(**READ_AS_GIVEN, shape=shape, draws=20_000).apart.on_time for shape in ("pert", "triangular")
    }

    assert shares["pert"] == pytest.approx(0.67, abs=0.015)
    assert shares["triangular"] == pytest.approx(0.26, abs=0.015)


def test_percentiles_are_the_days_by_which_so_many_end() -> None:
    """Begun days count: 88.5, 94.8 and 100.8 days end on days 89, 95 and 101."""
    _, result = worked(**READ_AS_GIVEN)
    whole = result.chances[0]

    assert [(day.day, day.date) for day in (whole.p50, whole.p80, whole.p95)] == [
        (89, date(2027, 4, 2)),
        (95, date(2027, 4, 8)),
        (101, date(2027, 4, 14)),
    ]


def test_the_claim_stands_beside_and_changes_nothing() -> None:
    """The playbook's own words, marked as its claim; without it all is the same but what the claim would need."""
    with_claim, without = good("timeline"), good("timeline", on_time_claims=[])

    claim = ["The playbook’s claim, Moves on Time", "96% of moves on time", "–", "–", "–"]
    assert with_claim["tables"]["on_time"] == [*without["tables"]["on_time"], claim]
    assert with_claim["figures"] == without["figures"]
    assert {**with_claim["result"], "needed": []} == without["result"]
    assert {**with_claim["tables"], "on_time": [], "needed": []} == {**without["tables"], "on_time": []}
    assert with_claim["figures"]["on_time"] == "57.9%"


@given(lengths, st.integers(1, 730), st.sampled_from(["week_1", "kickoff"]))
def test_chances_behave(shares: list[float], deadline: int, clock: str) -> None:
    """Probabilities rise with the deadline; percentiles rise; independence narrows; the curve is one."""
    low, likely, high = shares
    changes = {"low_length": low, "likely_length": likely, "high_length": high, "deadline_clock": clock}
    inputs, result = worked(deadline_days=deadline, **changes)
    _, later = worked(deadline_days=min(deadline + 7, 730), **changes)

    for chance, after in zip(result.chances, later.chances, strict=True):
        assert 0 <= chance.on_time <= after.on_time <= 1
        assert chance.p50.day <= chance.p80.day <= chance.p95.day
        assert chance.p50.date == result.work.start + timedelta(days=chance.p50.day - 1)
    whole, blocks = result.chances
    assert blocks.p95.day <= whole.p95.day
    curve = [point.share for point in finish_curve(inputs, result.work)]
    assert all(0 <= before <= after <= 1 for before, after in pairwise(curve))
    assert len(curve) <= 122
    assert curve[-1] >= 0.99


CERTAIN = {"low_length": 1, "likely_length": 1, "high_length": 1}


@pytest.mark.parametrize(("deadline", "expected"), [(81, 0.0), (82, 1.0), (83, 1.0), (84, 1.0)])
def test_without_spread_the_plan_is_certain(deadline: int, expected: float) -> None:
    """12 weeks of seven days end on their last Friday, day 82: calculated, drawn and in the slack."""
    _, result = worked(deadline_days=deadline, **CERTAIN)
    outcome = drawn(deadline_days=deadline, **CERTAIN)

    assert (result.slack[0].slack_days >= 0) == (expected == 1)
    for chance in (*result.chances, outcome.together, outcome.apart):
        assert chance.on_time == expected
        assert chance.p50.day == chance.p95.day == 82
        assert chance.p50.date == result.finish
        assert not chance.error
    for curve in (finish_curve(worked(**CERTAIN)[0], result.work), outcome.curve):
        assert [(point.day, point.share) for point in curve][:2] == [(81, 0.0), (82, 1.0)]


@settings(max_examples=60)
@given(
    st.integers(1, 140),
    st.sampled_from(["1111100", "1111001", "1111110", "0010000", "1111111"]),
    st.sampled_from(["working_days", "calendar_days"]),
    st.sampled_from(["week_1", "kickoff"]),
    st.lists(st.dates(date(2026, 12, 1), date(2027, 5, 1)), max_size=12),
)
def test_a_certain_plan_is_on_time_when_its_slack_says_so(
    deadline: int, mask: str, mode: str, clock: str, off: list[date]
) -> None:
    """Whatever the calendar: the chance is 1 where there is slack, else 0, and every percentile is the plan's end."""
    _, result = worked(
        **CERTAIN,
        deadline_days=deadline,
        weekmask=mask,
        working_days_per_week=mask.count("1"),
        week_length=mode,
        deadline_clock=clock,
        holidays=[day.isoformat() for day in off],
    )
    for chance in result.chances:
        assert chance.on_time == (1 if result.slack[0].slack_days >= 0 else 0)
        assert chance.p50.date == chance.p95.date == result.finish


def test_a_plan_without_spread_is_not_called_a_range() -> None:
    """“100% to 100%, most likely 100%” would say nothing."""
    notes = " ".join(good("timeline", **CERTAIN)["notes"])

    assert "With blocks lasting 100% of their planned length, the chance of ending by day 90 is 100.0%." in notes
    assert "lasting 89.3% to 142.9% of their planned length, most likely 100%" in " ".join(good("timeline")["notes"])


def test_with_spread_a_deadline_on_the_days_off_counts_to_their_end() -> None:
    """Friday, Saturday and Sunday at the plan's end are one and the same deadline; other days are themselves."""
    shares = [worked(**READ_AS_GIVEN, deadline_days=day)[1].chances[0].on_time for day in (81, 82, 83, 84, 85)]

    assert shares == pytest.approx([stats.norm.cdf(day, 88.5, 7.5) for day in (81, 84, 84, 84, 85)], abs=1e-12)


def test_days_off_are_added_and_do_not_stretch() -> None:
    """Two weeks without work add ten days to every length; what is off before the clock starts adds none."""
    _, plain = worked()
    _, closed = worked(blackouts="2027-02-01 to 2027-02-12")

    assert (plain.work.fixed, closed.work.fixed) == (0, 10)
    assert sum(closed.work.stretching) == sum(plain.work.stretching) + 4
    _, before = worked(holidays="2026-12-24, 2027-01-01")
    assert before.work == plain.work


def test_the_clock_decides_which_blocks_count() -> None:
    """From kick-off the two weeks of preparation may stretch as well."""
    _, result = worked(deadline_clock="kickoff")

    assert result.work.stretching == (7, 7, 7, 7, 7, 21, 21, 21)
    assert result.work.start == result.kickoff


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    """A result can be repeated by anybody."""
    assert drawn(seed=7) == drawn(seed=7)
    assert drawn(seed=7).together != drawn(seed=8).together


def test_progress_is_told_and_the_outcome_comes_last() -> None:
    """Every few hundred draws, rising, below the whole."""
    *counts, outcome = simulate(*worked(draws=2300))

    assert counts == [500, 1000, 1500, 2000]
    assert isinstance(outcome, Outcome)
    assert outcome.draws == 2300


@settings(max_examples=30)
@given(lengths, st.sampled_from(["pert", "triangular"]), st.integers(0, 2**31 - 1))
def test_draws_stay_inside_the_three_lengths(shares: list[float], shape: str, seed: int) -> None:
    """No percentile below the shortest or above the longest plan; the error is that of a share."""
    low, likely, high = shares
    outcome = drawn(low_length=low, likely_length=likely, high_length=high, shape=shape, seed=seed)
    for chance in (outcome.together, outcome.apart):
        assert math.floor(84 * low) <= chance.p50.day <= chance.p80.day <= chance.p95.day <= math.ceil(84 * high) + 1
        assert chance.error == pytest.approx(math.sqrt(chance.on_time * (1 - chance.on_time) / 1000), abs=1e-12)
    assert outcome.curve[-1].share == 1


def test_the_simulation_through_the_door() -> None:
    """The table marked as simulated is filled, with its error; the chart gets the curve of the draws."""
    request = json.dumps({"values": values("timeline", draws=10_000)})
    running = simulation("timeline", request)
    while not (reply := json.loads(running.advance())).get("ok"):
        assert reply["done"] < reply["of"] == 10_000

    rows = reply["tables"]["simulation"]
    assert [row[0] for row in rows] == ["Simulated, all blocks stretch alike", "Simulated, each block by itself"]
    assert [row[5] for row in rows] == ["± 0.5 pp", "± 0.5 pp"]
    assert reply["outcome"]["together"]["on_time"] == pytest.approx(0.61, abs=0.02)
    assert "Simulated with 10,000 draws, seed 1." in reply["notes"]
    assert reply["charts"]["finish"]["curve"]


def test_the_finish_chart_ends_where_its_points_do() -> None:
    """Dates inside the frame, shares that rise, the three percentiles by name."""
    chart = good("timeline")["charts"]["finish"]
    frame = chart["frame"][0]

    for rows in ("curve", "points", "references"):
        assert all(frame["start"] <= row["date"] <= frame["end_exclusive"] for row in chart[rows])
    assert [row["label"].split()[0] for row in chart["points"]] == ["P50", "P80", "P95"]
    assert all(before["share"] <= after["share"] for before, after in pairwise(chart["curve"]))
    assert [row["label"] for row in chart["references"]] == ["Day 75", "Day 90", "Day 120"]
