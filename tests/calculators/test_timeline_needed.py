"""What the playbook's claim about being on time would need: how little the plan's length may vary."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.calculators.door import good
from tests.calculators.worlds import modes, result, worlds

READ_AS_GIVEN = {"low_length": 75 / 84, "likely_length": 1, "high_length": 120 / 84}


def claims(*shares: float | None) -> list[dict[str, Any]]:
    """Claims of so many implementations on time."""
    return [
        {"id": f"claim-{place}", "title": "Success", "text": f"{share} on time", "share": share}
        for place, share in enumerate(shares)
    ]


def test_96_percent_need_a_day_or_almost_three() -> None:
    """65 working days are there until day 90: the plan takes 60, 63.2 on average, and the lengths give 5.4."""
    reply = good("timeline", **READ_AS_GIVEN)

    assert reply["tables"]["needed"] == [
        [
            "96% of moves on time",
            "the average of your lengths",
            "63.2 working days",
            "5.4 working days",
            "1.0 working days",
        ],
        ["96% of moves on time", "the plan as it is", "60.0 working days", "5.4 working days", "2.9 working days"],
    ]
    assert [item["largest"] for item in reply["result"]["needed"]] == pytest.approx(
        [(65 - mean) / stats.norm.ppf(0.96) for mean in (60 * 88.5 / 84, 60)]
    )


def test_a_plan_that_ends_on_the_deadline_on_average_cannot_hold_the_claim() -> None:
    """However little it varies, half of such plans are late; best practice's 75 days are too early for both."""
    rows = good("timeline", deadline_days=75)["tables"]["needed"]

    assert [row[4] for row in rows] == ["none is small enough"] * 2
    assert good("timeline", deadline_days=84)["tables"]["needed"][1][4] == "none is small enough"
    assert good("timeline", deadline_days=85)["tables"]["needed"][1][4] == "0.6 working days"


@given(worlds(), modes, st.sampled_from(["week_1", "kickoff"]), st.integers(40, 300), st.floats(0.51, 0.999))
def test_with_the_largest_deviation_the_claim_is_the_chance(
    world: dict[str, Any], mode: str, clock: str, deadline: int, share: float
) -> None:
    """A normal length around that average ends by the deadline in just the claimed share of plans."""
    shared = {"week_length": mode, "deadline_clock": clock, "deadline_days": deadline}
    raw = result(on_time_claims=claims(share), **shared, **world)
    # Whatever the days off after the plan's end do to the deadline, the chance with the own deviation tells it.
    average, plan = raw["needed"]
    own = raw["chances"][1]["on_time"]
    if not 1e-9 < own < 1 - 1e-9:
        return
    day = average["mean"] + average["deviation"] * stats.norm.ppf(own)

    for item in (average, plan):
        assert (item["largest"] is not None) == (item["mean"] < round(day))
        if item["largest"] is not None:
            assert stats.norm.cdf(round(day), item["mean"], item["largest"]) == pytest.approx(share, abs=1e-9)
    assert (average["largest"] or 0) >= average["deviation"] or own < share + 1e-9


def test_only_a_claim_of_more_than_half_and_less_than_all_is_turned_around() -> None:
    """One without a share, one of half and one of all have no largest deviation to show."""
    assert result(on_time_claims=claims(None, 0.5, 1, 0.2))["needed"] == []
    assert good("timeline", on_time_claims=[])["tables"]["needed"] == []
    assert [item["claim"] for item in result(on_time_claims=claims(None, 0.9))["needed"]] == ["claim-1", "claim-1"]
