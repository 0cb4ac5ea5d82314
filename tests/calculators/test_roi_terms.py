"""The return on investment's terms: ramp, risk by line, scenarios, values by calendar days, claims."""

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from tests.calculators.door import errors, good


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("roi", **changes)["result"]
    return raw


@given(
    st.lists(st.tuples(st.integers(0, 80), st.floats(0, 1)), min_size=1, max_size=6, unique_by=lambda row: row[0]),
    st.integers(0, 200),
)
def test_an_own_ramp_is_straight_between_its_points(points: list[tuple[int, float]], lag: int) -> None:
    """Each month's mean is numpy's interpolation at the noon of its days: from nobody at Week 1, level at the end."""
    rows = [{"week": week, "share": share} for week, share in points]
    months = result(ramp_from="own", ramp=rows, benefit_lag_days=lag)["months"]
    weeks, shares = map(list, zip(*sorted(points), strict=True))
    if weeks[0] > 0:
        weeks, shares = [0, *weeks], [0.0, *shares]
    start = date(2027, 1, 4)
    bounds = [(start + relativedelta(months=month) - start).days for month in range(37)]

    for flow, (first, last) in zip(months[1:], pairwise(bounds), strict=True):
        noons = np.arange(first, last) + 0.5 - lag
        expected = np.where(noons > 0, np.interp(noons / 7, weeks, shares), 0).mean()
        assert flow["adoption"] == pytest.approx(expected, abs=1e-9)


def test_a_ramp_at_full_adoption_counts_every_benefit() -> None:
    """Everybody from the first day: each month brings a twelfth of the year's benefit."""
    raw = result(ramp_from="own", ramp="0: 100")

    assert [flow["benefits"] for flow in raw["months"][1:]] == pytest.approx([raw["yearly_benefit"] / 12] * 36)


def test_a_line_has_its_own_risk_instead_of_the_one_for_all() -> None:
    """Benefit × (1 − a), cost × (1 + b), line by line; lines not named keep the general adjustment."""
    raw = result(cost_risk=0.1, benefit_risk=0.2, line_risks="time_saved: 50; one_time: 0; recurring: 25")
    plain = {line["id"]: line["amount"] for line in result()["lines"]}
    factors = {"one_time": 1, "internal_work": 1.1, "recurring": 1.25, "time_saved": 0.5, "errors_avoided": 0.8}

    for line in raw["lines"]:
        assert line["amount"] == pytest.approx(plain[line["id"]] * factors.get(line["id"], 0)), line["id"]


def test_scenarios_change_the_effects_alone() -> None:
    """Half of what the playbook states, what is entered, what it states; costs and today's figures stay."""
    changes = {"efficiency": 0.2, "error_reduction": 0.5, "one_time_cost": 50000, "users": 90}
    raw = result(**changes)
    conservative, base, playbook = raw["scenarios"]

    assert (conservative["efficiency"], base["efficiency"], playbook["efficiency"]) == (0.175, 0.2, 0.35)
    assert (conservative["error_reduction"], playbook["error_reduction"]) == (0.34, 0.68)
    for scenario in raw["scenarios"]:
        effects = {name: scenario[name] for name in ("efficiency", "error_reduction", "revenue_uplift")}
        alone = result(**{**changes, **effects})
        for figure in ("npv", "roi", "bcr", "payback", "discounted_payback", "yearly_benefit"):
            assert scenario[figure] == alone[figure], (scenario["id"], figure)
        assert scenario["cumulative"] == [flow["cumulative"] for flow in alone["months"]]


def test_effects_that_are_not_stated_stay_as_entered() -> None:
    """A playbook that states nothing has three equal scenarios."""
    scenarios = result(effects=[], efficiency=0.2)["scenarios"]

    assert [scenario["npv"] for scenario in scenarios] == [scenarios[1]["npv"]] * 3


def test_the_playbooks_effects_never_go_into_the_result() -> None:
    """Other stated effects and claims change the scenarios and the check, and no figure of one's own."""
    base = good("roi")
    other = good("roi", effects=[], claims=[])

    assert other["figures"] == base["figures"]
    changed = {name for name in base["tables"] if other["tables"][name] != base["tables"][name]}
    assert changed == {"playbook_check", "scenarios"}


def test_values_by_calendar_days_follow_the_dates() -> None:
    """Each month's flow is discounted by its days over 365: numpy over the table of months."""
    raw = result(start_date="2027-08-31", discount_rate=0.13)
    days = np.array([(date.fromisoformat(flow["date"]) - date(2027, 8, 31)).days for flow in raw["months"]])
    nets = np.array([flow["net"] for flow in raw["months"]])

    assert raw["xnpv"] == pytest.approx(float((nets / 1.13 ** (days / 365)).sum()), rel=1e-12)
    assert raw["xnpv"] == pytest.approx(raw["npv"], rel=2e-3)


def test_plain_and_yearly_ratios() -> None:
    """Undiscounted return, and a year's benefit over the first year's cost, gross and net."""
    reply = good("roi")
    raw = reply["result"]
    benefits = sum(flow["benefits"] for flow in raw["months"])
    costs = -sum(flow["costs"] for flow in raw["months"])

    assert raw["roi_simple"] == pytest.approx(benefits / costs - 1)
    assert raw["annual_value"] == pytest.approx(raw["yearly_benefit"] / 224400)
    assert (reply["figures"]["annual_value"], reply["figures"]["annual_value_net"]) == ("106.0%", "6.0%")
    assert raw["yearly_net_benefit"] == pytest.approx(raw["yearly_benefit"] - 86400)


def test_a_claimed_payback_and_value_are_held_against_each_other() -> None:
    """180 days and 340 % need benefits 73 days late, or 97 if net; a year's cost and payback fit by definition."""
    fit = result()["reconciliation"]

    assert (round(fit["gross_days"]), round(fit["net_days"]), round(fit["value_of_payback"], 2)) == (107, 83, 2.03)
    assert (round(180 - fit["gross_days"]), round(180 - fit["net_days"])) == (73, 97)
    constant = result(recurring_cost=0, ramp_from="own", ramp="0: 100")
    assert constant["reconciliation"]["own_late_days"] == pytest.approx(0, abs=2)
    assert result(claims=[])["reconciliation"] is None
    assert result(efficiency=0, error_reduction=0)["reconciliation"]["own_constant_days"] is None


def test_a_cash_flow_that_turns_negative_again_says_so() -> None:
    """Benefits that end leave a debt after the payback; a debt in between is over from a month on."""
    forever = good("roi", ramp_from="own", ramp="0: 100; 20: 100; 30: 0", one_time_cost=20000, internal_hours=0)
    assert forever["result"]["falls_below_again"]
    assert forever["result"]["last_payback_month"] is None
    assert (
        "After the payback the cumulative cash flow turns negative again and stays so until the end."
        in (forever["notes"])
    )
    between = good(
        "roi", ramp_from="own", ramp="0: 100; 8: 100; 9: 0; 52: 0; 53: 100", one_time_cost=9000, internal_hours=0
    )
    month = between["result"]["last_payback_month"]
    assert between["result"]["falls_below_again"]
    assert between["result"]["months"][month]["cumulative"] >= 0 > between["result"]["months"][month - 1]["cumulative"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"ramp_from": "own"}, "ramp", "Enter at least one week and its share, such as 4: 50."),
        ({"ramp": "4: 50; 4: 60"}, "ramp", "Enter each week once."),
        ({"ramp": "4: 150"}, "ramp", "Row 1: share: Enter a percentage from 0 % to 100 %."),
        ({"line_risks": "profit: 20"}, "line_risks", "Row 1: name: Choose one of: one_time"),
        ({"line_risks": "revenue: 120"}, "line_risks", "Enter at most 100 % for revenue"),
        ({"line_risks": "recurring: 5; recurring: 6"}, "line_risks", "Enter recurring once."),
        ({"ranges": "efficiency: 110 120"}, "ranges", "Row 1: low: Enter a percentage from 0 % to 100 %."),
        ({"ranges": "efficiency: 10 20"}, "ranges", "Row 1: high: Enter a percentage from 100 % to 1,000 %."),
        ({"start_from": "timeline"}, "start_from", "Choose a date of your own"),
        ({"ramp_from": "adoption"}, "ramp_from", "Choose the milestones"),
        ({"draws": 100}, "draws", "from 1,000 to 50,000"),
        ({"draws": 10**9}, "draws", "from 1,000 to 50,000"),
        ({"seed": -1}, "seed", "from 0 to 2,147,483,647"),
        ({"adoption_ramp": {"ceiling": 1, "points": []}}, "adoption_ramp", "at least two points"),
    ],
)
def test_bad_terms_name_their_field_and_cure(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence at the field, and no other problem beside it."""
    found = errors("roi", **changes)

    assert list(found) == [field]
    assert words in found[field]
