"""The chance of ending on time, one and what other assumptions make of it, against scipy and its own invariants."""

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
from calculators.distributions import three_point
from calculators.reading import read_inputs
from calculators.timeline import Inputs, Result, calculate
from calculators.timeline.chances import finish_curve
from calculators.timeline.result import Outcome
from calculators.timeline.rules import RULES
from calculators.timeline.simulation import simulate
from calculators.workdays import work_calendar, workday
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


PASSED_DAYS, WORKING_DAYS = 65, 60
"""Working days until day 90, and those of the plan."""


def test_the_chance_is_that_of_the_distribution() -> None:
    """Five days a week for twelve weeks, 65 until day 90: 65 % by beta-PERT, 48 % by a triangle; never 96 %."""
    mode = (PLAN_DAYS - BEST) / (AVERAGE - BEST)
    place = PASSED_DAYS / WORKING_DAYS * PLAN_DAYS
    exact = {
        "pert": stats.beta.cdf(place, 1 + 4 * mode, 5 - 4 * mode, BEST, AVERAGE - BEST),
        "triangular": stats.triang.cdf(place, mode, BEST, AVERAGE - BEST),
    }
    assert {shape: round(float(share), 2) for shape, share in exact.items()} == {"pert": 0.65, "triangular": 0.48}
    for shape, share in exact.items():
        _, result = worked(**READ_AS_GIVEN, shape=shape)
        assert result.work.blocks == (5, 5, 5, 15, 15, 15)
        assert result.chances[0].on_time == pytest.approx(share, abs=1e-5)


def test_other_assumptions_give_a_range() -> None:
    """As a normal distribution 63 %, each block by itself 77 %, calculated and drawn."""
    _, result = worked(**READ_AS_GIVEN)
    _, whole, blocks = result.chances
    mean, unit = WORKING_DAYS * 88.5 / 84, 7.5 / 84
    assert whole.on_time == pytest.approx(stats.norm.cdf(PASSED_DAYS, mean, WORKING_DAYS * unit), abs=1e-12)
    deviation = unit * math.sqrt(3 * 5**2 + 3 * 15**2)
    assert blocks.on_time == pytest.approx(stats.norm.cdf(PASSED_DAYS, mean, deviation), abs=1e-12)
    assert [round(chance.on_time, 2) for chance in (whole, blocks)] == [0.63, 0.77]
    apart = drawn(**READ_AS_GIVEN, draws=20_000).apart
    assert apart.on_time == pytest.approx(0.765, abs=0.015)
    assert "is 65.4%, if all stretch alike; under other assumptions it is 63.0% to 76.7%." in " ".join(
        good("timeline")["notes"]
    )


def test_one_chance_stands_everywhere() -> None:
    """Figure, sentence, table, title and curve of the chart; and no draw says another one afterwards."""
    reply = good("timeline")
    chance = reply["figures"]["on_time"]

    assert reply["tables"]["on_time"][0][:2] == ["All blocks stretch alike", chance]
    assert any(f"the chance of ending by day 90 is {chance}" in note for note in reply["notes"])
    assert f" The chance of ending by day 90 is {chance}." in "".join(text for text, _ in reply["sentence"])
    chart = reply["charts"]["finish"]
    assert chart["caption"][0]["title"] == f"The chance of ending by day 90 is {chance}"
    ended = [row["share"] for row in chart["curve"] if row["date"] <= "2027-04-04"]
    assert f"{ended[-1]:.1%}" == chance
    running = simulation("timeline", json.dumps({"values": values("timeline")}))
    while not (drawn_reply := json.loads(running.advance())).get("ok"):
        pass
    assert drawn_reply["charts"] == {}
    assert set(drawn_reply["tables"]) == {"simulation"}


@settings(max_examples=60)
@given(
    st.sampled_from(["1111100", "1111001", "1111110", "0010000", "1111111"]),
    st.sampled_from(["working_days", "calendar_days"]),
    st.lists(st.dates(date(2026, 12, 1), date(2027, 8, 1)), max_size=20),
    lengths,
)
def test_no_plan_ends_on_a_day_off(mask: str, mode: str, off: list[date], shares: list[float]) -> None:
    """Neither the plan, nor a day by which so many end, nor a step of the curve; a step is a day that adds a chance."""
    low, likely, high = shares
    inputs, result = worked(
        weekmask=mask,
        working_days_per_week=mask.count("1"),
        week_length=mode,
        holidays=[day.isoformat() for day in off],
        low_length=low,
        likely_length=likely,
        high_length=high,
    )
    worked_on = work_calendar(mask, off).is_working_day
    days = [result.finish, *(day.date for chance in result.chances for day in (chance.p50, chance.p80, chance.p95))]
    curve = finish_curve(inputs, result.work)
    assert all(worked_on(day) for day in [*days, *(point.date for point in curve[1:])])
    assert all(before.date <= after.date for before, after in pairwise(curve))


def test_percentiles_are_the_days_by_which_so_many_end() -> None:
    """Begun days count: 62.5, 68.1 and 73.6 working days end on the 63rd, 69th and 74th."""
    _, result = worked(**READ_AS_GIVEN)
    together = result.chances[0]

    assert [(day.day, day.date) for day in (together.p50, together.p80, together.p95)] == [
        (87, date(2027, 3, 31)),
        (95, date(2027, 4, 8)),
        (102, date(2027, 4, 15)),
    ]
    estimate = three_point(*READ_AS_GIVEN.values(), "pert")
    needed = [math.ceil(WORKING_DAYS * estimate.inverse(q)) for q in (0.5, 0.8, 0.95)]
    assert [workday(date(2027, 1, 3), count) for count in needed] == [
        day.date for day in (together.p50, together.p80, together.p95)
    ]


def test_the_claim_stands_beside_and_changes_nothing() -> None:
    """The playbook's own words, marked as its claim; without it all is the same but what the claim would need."""
    with_claim, without = good("timeline"), good("timeline", on_time_claims=[])

    claim = ["The playbook’s claim, Moves on Time", "96% of moves on time", "–", "–", "–"]
    assert with_claim["tables"]["on_time"] == [*without["tables"]["on_time"], claim]
    assert with_claim["figures"] == without["figures"]
    assert {**with_claim["result"], "needed": []} == without["result"]
    assert {**with_claim["tables"], "on_time": [], "needed": []} == {**without["tables"], "on_time": []}
    assert with_claim["figures"]["on_time"] == "65.4%"


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
    _, whole, blocks = result.chances
    assert blocks.p95.day <= whole.p95.day
    curve = [point.share for point in finish_curve(inputs, result.work)]
    assert all(0 <= before <= after <= 1 for before, after in pairwise(curve))
    assert len(curve) <= 123
    assert curve[-1] >= 0.99


CERTAIN = {"low_length": 1, "likely_length": 1, "high_length": 1}


@pytest.mark.parametrize(("deadline", "expected"), [(81, 0.0), (82, 1.0), (83, 1.0), (84, 1.0)])
def test_without_spread_the_plan_is_certain(deadline: int, expected: float) -> None:
    """12 weeks of five days end on their last Friday, day 82: calculated, drawn and in the slack."""
    _, result = worked(deadline_days=deadline, **CERTAIN)
    outcome = drawn(deadline_days=deadline, **CERTAIN)

    assert (result.slack[0].slack_days >= 0) == (expected == 1)
    for chance in (*result.chances, outcome.apart):
        assert chance.on_time == expected
        assert chance.p50.day == chance.p95.day == 82
        assert chance.p50.date == result.finish
        assert not chance.error
    curve = finish_curve(worked(**CERTAIN)[0], result.work)
    assert [(point.day, point.share) for point in curve] == [(81, 0.0), (82, 1.0)]


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


def test_a_deadline_on_days_off_is_that_of_the_last_day_worked() -> None:
    """Nothing ends on a weekend: Friday, Saturday and Sunday have one chance, Monday a higher one."""
    shares = [worked(**READ_AS_GIVEN, deadline_days=day)[1].chances[0].on_time for day in (81, 82, 83, 84, 85)]

    assert shares[0] < shares[1] == shares[2] == shares[3] < shares[4]


def test_days_off_move_the_end_and_do_not_stretch() -> None:
    """Two weeks without work make every end two weeks later; what is off before the clock starts none."""
    _, plain = worked()
    _, closed = worked(blackouts="2027-02-01 to 2027-02-12")

    assert closed.work.blocks == plain.work.blocks
    for before, after in zip(plain.chances, closed.chances, strict=True):
        assert after.p95.date - before.p95.date == timedelta(days=14)
    _, later = worked(blackouts="2027-03-29 to 2027-04-09")
    assert later.finish == plain.finish
    assert later.chances[0].p95.date - plain.chances[0].p95.date == timedelta(days=14)
    _, before_it = worked(holidays="2026-12-24, 2027-01-01")
    assert before_it.work == plain.work


def test_the_clock_decides_which_blocks_count() -> None:
    """From kick-off the two weeks of preparation may stretch as well."""
    _, result = worked(deadline_clock="kickoff")

    assert result.work.blocks == (5, 5, 5, 5, 5, 15, 15, 15)
    assert result.work.start == result.kickoff


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    """A result can be repeated by anybody."""
    assert drawn(seed=7) == drawn(seed=7)
    assert drawn(seed=7).apart != drawn(seed=8).apart


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
    chance = outcome.apart
    lowest, highest = (workday(date(2027, 1, 3), math.ceil(60 * share - 1e-6)) for share in (low, high))
    assert lowest <= chance.p50.date <= chance.p80.date <= chance.p95.date <= highest
    assert chance.error == pytest.approx(math.sqrt(chance.on_time * (1 - chance.on_time) / 1000), abs=1e-12)


def test_the_simulation_through_the_door() -> None:
    """The table marked as simulated is filled, with its error."""
    request = json.dumps({"values": values("timeline", draws=10_000)})
    running = simulation("timeline", request)
    while not (reply := json.loads(running.advance())).get("ok"):
        assert reply["done"] < reply["of"] == 10_000

    rows = reply["tables"]["simulation"]
    assert [(row[0], row[5]) for row in rows] == [("Each block by itself, simulated", "± 0.4 pp")]
    assert reply["outcome"]["apart"]["on_time"] == pytest.approx(0.765, abs=0.02)
    assert "Simulated with 10,000 draws, seed 1." in reply["notes"]


def test_the_finish_chart_ends_where_its_points_do() -> None:
    """Dates inside the frame, shares that rise, the three percentiles by name."""
    chart = good("timeline")["charts"]["finish"]
    frame = chart["frame"][0]

    for rows in ("curve", "points", "references"):
        assert all(frame["start"] <= row["date"] <= frame["end_exclusive"] for row in chart[rows])
    assert [row["label"].split()[0] for row in chart["points"]] == ["P50", "P80", "P95"]
    assert all(before["share"] <= after["share"] for before, after in pairwise(chart["curve"]))
    assert [row["label"] for row in chart["references"]] == ["Day 75", "Day 90", "Day 120"]
