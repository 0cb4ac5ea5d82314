"""Flexibility in the return on investment: nothing unless entered, then a benefit of its own from its month on."""

from typing import Any

import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import errors, good
from tests.calculators.test_roi_uncertainty import CERTAIN, outcome_of


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("roi", **changes)["result"]
    return raw


def line(raw: dict[str, Any], name: str = "flexibility") -> dict[str, Any]:
    """One line of the result's costs and benefits."""
    found: dict[str, Any] = next(row for row in raw["lines"] if row["id"] == name)
    return found


@given(st.integers(1, 36))
def test_without_an_amount_nothing_of_it_is_counted(month: int) -> None:
    """No line, no note, no other figure, whatever its month."""
    off, with_month = good("roi"), good("roi", flexibility_from_month=month)

    for part in ("figures", "tables", "notes", "result", "charts"):
        assert with_month[part] == off[part]
    assert "Flexibility" not in [row[0] for row in off["tables"]["lines"]]


@given(
    amount=st.floats(0, 1e6),
    month=st.integers(1, 24),
    horizon=st.integers(24, 60),
    rate=st.floats(-0.5, 1),
    risk=st.floats(0, 1),
    lag=st.integers(0, 200),
)
def test_it_adds_a_twelfth_a_month_from_its_month_on(
    amount: float, month: int, horizon: int, rate: float, risk: float, lag: int
) -> None:
    """Risk-adjusted, in full, with any adoption and delay; numpy-financial discounts what it adds."""
    changes = {"horizon_months": horizon, "discount_rate": rate, "benefit_lag_days": lag, "benefit_risk": risk}
    plain, raw = result(**changes), result(**changes, flexibility=amount, flexibility_from_month=month)
    added = [0.0] * month + [amount * (1 - risk) / 12] * (horizon - month + 1)
    worth = npf.npv((1 + rate) ** (1 / 12) - 1, added)

    for flow, before, more in zip(raw["months"], plain["months"], added, strict=True):
        assert flow["benefits"] - before["benefits"] == pytest.approx(more, rel=1e-9, abs=1e-6)
    assert line(raw)["present_value"] == pytest.approx(worth, rel=1e-9, abs=1e-6)
    assert raw["npv"] - plain["npv"] == pytest.approx(worth, rel=1e-9, abs=1e-4 + 1e-9 * abs(plain["npv"]))
    assert raw["yearly_benefit"] - plain["yearly_benefit"] == pytest.approx(amount * (1 - risk), rel=1e-9, abs=1e-6)


def test_the_lines_add_up_to_the_net_present_value() -> None:
    """With flexibility among them, under its own name and month."""
    reply = good("roi", flexibility="$40k", flexibility_from_month=18)
    raw = reply["result"]

    assert sum(row["present_value"] for row in raw["lines"]) == pytest.approx(raw["npv"], rel=1e-12)
    assert reply["tables"]["lines"][-1][:3] == ["Flexibility", "a year, from month 18", "$40,000"]
    assert any("Flexibility is counted in full from month 18 on" in note for note in reply["notes"])


def test_its_own_risk_adjustment_replaces_the_one_for_all_benefits() -> None:
    """As for any line; the others keep theirs."""
    raw = result(flexibility=40_000, benefit_risk=0.2, line_risks="flexibility: 50")

    assert line(raw)["amount"] == pytest.approx(20_000)
    assert line(raw, "errors_avoided")["amount"] == pytest.approx(60_000 * 0.68 * 0.8)


def test_every_scenario_counts_it_alike() -> None:
    """The effects change between scenarios, the value of later choices does not."""
    with_it, without = result(flexibility=40_000)["scenarios"], result()["scenarios"]

    worth = line(result(flexibility=40_000))["present_value"]
    for own, plain in zip(with_it, without, strict=True):
        assert own["npv"] - plain["npv"] == pytest.approx(worth)
        assert own["yearly_benefit"] - plain["yearly_benefit"] == pytest.approx(40_000)


def test_draws_count_it_and_vary_it_as_an_estimate() -> None:
    """Without uncertainty each draw is the result; with only its own, it scatters by a fifth and no delay moves it."""
    changes = {"flexibility": 300_000, "flexibility_from_month": 3, "efficiency": 0, "error_reduction": 0}
    certain = outcome_of(**CERTAIN, **changes)
    late = outcome_of(**{**CERTAIN, "latest_delay_days": 400}, **changes)
    varied = outcome_of(**{**CERTAIN, "estimates_around": 0.2}, **changes, draws=20_000)
    raw = result(**changes)

    assert certain.mean == pytest.approx(raw["npv"])
    assert late.mean == pytest.approx(raw["npv"])
    spread = varied.mean_error * varied.draws**0.5
    assert spread == pytest.approx(0.2 / 6**0.5 * line(raw)["present_value"], rel=0.03)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"flexibility": 1, "flexibility_from_month": 37}, "flexibility_from_month", "Enter a month from 1 to 36"),
        ({"flexibility": 1, "horizon_months": 12}, "flexibility_from_month", "Enter a month from 1 to 12"),
        ({"flexibility_from_month": 121}, "flexibility_from_month", "Enter a whole number from 1 to 120."),
        ({"flexibility_from_month": ""}, "flexibility_from_month", "Enter a"),
        ({"flexibility": -1}, "flexibility", "Enter an amount"),
        ({"flexibility": "£5k"}, "flexibility", "choose another currency"),
        ({"line_risks": "flexibility: 120"}, "line_risks", "Enter at most 100 % for flexibility"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence there, and no other problem beside it."""
    found = errors("roi", **changes)

    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(("month", "in_time"), [(1, 1), (4, 1), (6, 0), (9, 0)])
def test_draws_pay_back_in_time_only_if_it_begins_early(month: int, in_time: int) -> None:
    """With nothing else to repay the cost, within the claimed 180 days or not, as the result says."""
    changes = {"flexibility": 1_500_000, "flexibility_from_month": month, "efficiency": 0, "error_reduction": 0}
    chance = outcome_of(**CERTAIN, **changes).payback

    assert (result(**changes)["payback"]["days"] <= 180) == bool(in_time)
    assert chance is not None
    assert chance.share == in_time
