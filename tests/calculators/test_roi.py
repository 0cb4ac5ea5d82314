"""Return on investment against numpy-financial and scipy, and by its invariants."""

import json
from datetime import date
from itertools import pairwise
from typing import Any

import numpy_financial as npf
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import expit

from tests.calculators.door import errors, good


def result(**changes: Any) -> dict[str, Any]:
    """The raw result of the example with changes."""
    raw: dict[str, Any] = good("roi", **changes)["result"]
    return raw


plans = st.fixed_dictionaries(
    {
        "users": st.integers(1, 5000),
        "one_time_cost": st.floats(0, 1e6),
        "recurring_cost": st.floats(0, 300),
        "internal_hours": st.floats(0, 1e4),
        "internal_rate": st.floats(0, 200),
        "affected_hours": st.floats(0, 40),
        "hourly_cost": st.floats(0, 200),
        "efficiency": st.floats(-1, 1),
        "realization": st.floats(0, 1),
        "error_cost": st.floats(0, 1e6),
        "error_reduction": st.floats(-1, 1),
        "discount_rate": st.floats(-0.5, 1),
        "horizon_months": st.integers(12, 120),
        "benefit_lag_days": st.integers(0, 400),
        "contingency": st.floats(0, 1),
        "cost_risk": st.floats(0, 1),
        "benefit_risk": st.floats(0, 1),
        "ramp_from": st.sampled_from(["milestones", "own"]),
        "ramp": st.sampled_from(["0: 100", "8: 30; 60: 95", "0: 100; 20: 100; 30: 0", "4: 50; 5: 0; 200: 80"]),
        "line_risks": st.sampled_from(["", "time_saved: 60; recurring: 300", "internal_work: 0; errors_avoided: 100"]),
        "start_date": st.dates(date(2020, 1, 1), date(2040, 12, 31)).map(date.isoformat),
    }
)


def test_the_worked_example_by_independent_means() -> None:
    """The mean adoption of each month is integrated by scipy, the flows discounted by numpy-financial."""
    raw = result()
    start = date(2027, 1, 4)
    bounds = [(start + relativedelta(months=month) - start).days / 7 for month in range(37)]
    means = [
        quad(lambda week: expit((week - 4) * 1.0986122886681098), low, high)[0] / (high - low)
        for low, high in pairwise(bounds)
    ]
    yearly = 240 * 3 * 46 * 34 * 0.35 * 0.5 + 60000 * 0.68
    flows = [-(90000 + 1200 * 40), *(yearly / 12 * mean - 240 * 30 for mean in means)]
    rate = 1.1 ** (1 / 12) - 1

    assert raw["yearly_benefit"] == pytest.approx(yearly, rel=1e-14)
    assert raw["npv"] == pytest.approx(npf.npv(rate, flows), rel=2e-4)
    assert raw["irr"] == [pytest.approx((1 + npf.irr(flows)) ** 12 - 1, rel=1e-3)]
    assert raw["pv_costs"] == pytest.approx(138000 + npf.npv(rate, [0] + [7200] * 36), rel=1e-12)
    assert raw["first_year_cost_per_user"] == 935
    for flow, mean in zip(raw["months"][1:], means, strict=True):
        assert flow["adoption"] == pytest.approx(mean, abs=5e-4)


def test_months_are_calendar_months() -> None:
    """From the 31st the month's end is its last day, as dateutil has it."""
    months = result(start_date="2027-01-31", horizon_months=25)["months"]

    expected = [(date(2027, 1, 31) + relativedelta(months=month)).isoformat() for month in range(26)]
    assert [flow["date"] for flow in months] == expected


@given(plans)
def test_the_figures_fit_together(changes: dict[str, Any]) -> None:
    """Present values, years, lines and rates are one and the same cash flow."""
    raw = result(**changes)
    nets = [flow["net"] for flow in raw["months"]]
    size = sum(abs(net) for net in nets) * (1.5**10 if changes["discount_rate"] >= 0 else 2.0**10) + 1
    near = pytest.approx

    assert len(nets) == changes["horizon_months"] + 1
    assert raw["npv"] == near(npf.npv(raw["monthly_rate"], nets), abs=1e-11 * size)
    assert raw["npv"] == near(raw["pv_benefits"] - raw["pv_costs"], abs=1e-11 * size)
    assert raw["npv"] == near(raw["months"][-1]["cumulative_present_value"], abs=1e-11 * size)
    assert raw["npv"] == near(sum(year["present_value"] for year in raw["years"]), abs=1e-11 * size)
    assert raw["npv"] == near(sum(line["present_value"] for line in raw["lines"]), abs=1e-11 * size)
    assert raw["months"][-1]["cumulative"] == near(sum(year["net"] for year in raw["years"]), abs=1e-11 * size)
    if raw["roi"] is not None:
        assert raw["roi"] == near(raw["bcr"] - 1, rel=1e-9, abs=1e-9)
    for rate in raw["irr"]:
        if -0.9 < rate < 100:
            monthly = (1 + rate) ** (1 / 12) - 1
            terms = [net / (1 + monthly) ** month for month, net in enumerate(nets)]
            assert abs(sum(terms)) <= 1e-8 * sum(map(abs, terms))


@given(plans)
def test_payback_is_where_the_cumulative_flow_crosses(changes: dict[str, Any]) -> None:
    """Below zero before, at or above zero after, on a day of that month; discounted not earlier."""
    raw = result(**changes)
    cumulative = [flow["cumulative"] for flow in raw["months"]]
    payback = raw["payback"]
    tiny = 1e-9 * sum(abs(flow["net"]) for flow in raw["months"])
    if payback is None:
        assert cumulative[-1] < 0
        return
    whole = int(payback["months"])
    if payback["months"] > 0:
        assert any(value < 0 for value in cumulative)
        assert cumulative[min(whole + 1, len(cumulative) - 1)] >= -tiny
        assert raw["months"][whole]["date"] <= payback["date"]
        assert (date.fromisoformat(payback["date"]) - date.fromisoformat(changes["start_date"])).days == payback["days"]
    discounted = raw["discounted_payback"]
    if discounted and changes["discount_rate"] >= 0 and changes["one_time_cost"] > 1:
        assert discounted["months"] >= payback["months"] - 1e-6


@given(plans, st.floats(0.01, 0.9))
def test_more_cost_or_less_benefit_never_pays_more(changes: dict[str, Any], step: float) -> None:
    """NPV falls with cost risk, contingency and price."""
    base = result(**changes)["npv"]
    for name in ("cost_risk", "contingency"):
        assert result(**{**changes, name: changes[name] + step})["npv"] <= base + 1e-6 * abs(base) + 1e-6


def test_every_internal_rate_is_told() -> None:
    """Benefits that end while fees go on change the sign twice: both rates are shown, with the advice for that case."""
    reply = good("roi", ramp_from="own", ramp="0: 100; 20: 100; 30: 0", one_time_cost=20000, internal_hours=0)
    nets = [flow["net"] for flow in reply["result"]["months"]]
    rates = reply["result"]["irr"]

    assert len(rates) == 2
    for rate in rates:
        assert npf.npv((1 + rate) ** (1 / 12) - 1, nets) == pytest.approx(0, abs=1e-6 * sum(map(abs, nets)))
    assert reply["figures"]["irr"].count(";") == 1
    assert "There are several internal rates of return; judge by the net present value." in reply["notes"]


def test_an_investment_that_never_pays() -> None:
    """Never is said in words, with the reason there is no rate."""
    reply = good("roi", efficiency=0, error_reduction=0)

    assert reply["result"]["payback"] is None
    assert reply["result"]["irr_reason"] == "no_sign_change"
    assert reply["figures"]["payback"] == "never within 36 months"
    assert reply["figures"]["irr"] == "not defined: the flows never change sign"
    assert "".join(text for text, _ in reply["sentence"]) == (
        "If everything comes out as entered, it does not pay back within 36 months and is worth about −$360,000."
        " With half of the playbook’s effects it never pays back in that time."
    )


def test_no_cost_at_all() -> None:
    """Ratios have no meaning then; nothing is divided by zero."""
    reply = good("roi", one_time_cost=0, recurring_cost=0, internal_hours=0)

    assert (reply["result"]["roi"], reply["result"]["bcr"]) == (None, None)
    assert reply["result"]["payback"] == {"months": 0, "days": 0, "date": "2027-01-04"}
    assert reply["figures"]["payback"] == "at once"
    assert good("roi", one_time_cost=0, recurring_cost=0, internal_hours=0, efficiency=0, error_reduction=0)["result"][
        "irr_reason"
    ] == "no_flows"  # fmt: skip


def test_without_a_start_cost_payback_waits_for_the_first_debt() -> None:
    """Fees before benefits are a debt too: it is paid back when the curve has risen, not at once."""
    payback = result(one_time_cost=0, internal_hours=0)["payback"]

    assert 1 < payback["months"] < 3


def test_revenue_counts_only_with_attribution_and_margin() -> None:
    """Off, it is left out and said so; on, its margin joins the benefits."""
    off = result(yearly_revenue=1_000_000, revenue_attribution=0.5, gross_margin=0.4)
    on = result(yearly_revenue=1_000_000, revenue_attribution=0.5, gross_margin=0.4, revenue_line="on")

    assert on["yearly_benefit"] - off["yearly_benefit"] == pytest.approx(1_000_000 * 0.18 * 0.5 * 0.4)
    assert {line["id"] for line in on["lines"]} - {line["id"] for line in off["lines"]} == {"revenue"}
    assert set(errors("roi", revenue_line="on")) == {"yearly_revenue", "revenue_attribution", "gross_margin"}


def test_a_lag_moves_benefits_and_not_costs() -> None:
    """Ninety days later the same curve; before it there is nothing."""
    late = result(benefit_lag_days=90)

    assert late["months"][1]["benefits"] == late["months"][2]["benefits"] == 0
    assert late["pv_costs"] == result()["pv_costs"]
    assert late["payback"]["days"] > result()["payback"]["days"]


def test_risk_adjustment_in_the_direction_of_caution() -> None:
    """Costs rise and benefits fall, each by its share; contingency is on the start alone."""
    raw = result(cost_risk=0.1, benefit_risk=0.2, contingency=0.05)

    assert raw["yearly_benefit"] == pytest.approx(237864 * 0.8)
    assert raw["months"][0]["costs"] == pytest.approx(-138000 * 1.05 * 1.1)
    assert raw["months"][1]["costs"] == pytest.approx(-7200 * 1.1)


def test_claims_stand_beside_the_result_and_change_nothing() -> None:
    """Each is compared in its own measure; without claims the figures are the same."""
    reply = good("roi", benchmark_cost=1100)
    rows = reply["tables"]["playbook_check"]

    assert [row[1:] for row in rows] == [
        ["after 180 days", "377 days", "197 days later than the claim."],
        [
            "340% a year",
            "106.0% gross, 6.0% net",
            "Yearly benefit at full adoption over first-year cost; the playbook does not say which it means.",
        ],
        ["15% below other libraries", "$935 in the first year", "15.0% below the average you entered."],
        [
            "98%",
            "–",
            "Nothing to compare: the playbook does not say whether it is a share of projects or of the budget.",
        ],
        [
            "A constant 340% a year repays the cost after 107 days, or 83 if it comes on top",
            "344 days if your benefit were constant; the ramp and running cost add 33",
            "They fit only if benefits start 73 or 97 days late. 180 days of payback alone mean 203% a year.",
        ],
    ]
    assert good("roi", claims=[], benchmark_cost=1100)["figures"] == reply["figures"]


def test_a_horizon_of_odd_months_ends_in_a_part_year() -> None:
    """The last year names its last month; the total is the sum."""
    rows = good("roi", horizon_months=30)["tables"]["cash_flow"]

    assert [row[0] for row in rows] == ["Start", "Year 1", "Year 2", "Year 3, to month 30", "30 months"]


EFFECT = {"id": "efficiency", "title": "Efficiency", "input": "efficiency", "value": 0.35}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"users": 0}, "users", "from 1 to 1,000,000"),
        ({"discount_rate": -1}, "discount_rate", "Enter a percentage from −90 % to 1,000 %."),
        ({"horizon_months": 121}, "horizon_months", "from 12 to 120"),
        ({"one_time_cost": -1}, "one_time_cost", "Enter an amount from 0 to"),
        ({"realization": "150"}, "realization", "from 0 % to 100 %"),
        ({"currency": "EURO"}, "currency", "Choose one of"),
        ({"milestones": []}, "milestones", "at least two"),
        ({"claims": [{"id": "x"}]}, "claims", "Row 1"),
        ({"effects": [EFFECT | {"value": 1.5}]}, "effects", "efficiency: Enter a percentage from −100 % to 100 %."),
        ({"effects": [EFFECT, EFFECT | {"id": "again"}]}, "effects", "Enter efficiency once."),
    ],
)
def test_bad_input_names_its_field_and_cure(changes: dict[str, Any], field: str, words: str) -> None:
    """A sentence at the field, and no other problem beside it."""
    found = errors("roi", **changes)

    assert list(found) == [field]
    assert words in found[field]


def test_a_playbook_may_claim_nothing_and_name_no_milestone() -> None:
    """The planner says how benefits grow, and nothing stands beside the result."""
    reply = good("roi", milestones=[], claims=[], effects=[], ramp_from="own", ramp="4: 50; 8: 90")

    assert reply["tables"]["playbook_check"] == []
    assert reply["tables"]["scenarios"] == []
    assert "playbook" not in json.dumps(reply["charts"]["cumulative"], ensure_ascii=False)
    assert "milestones" in errors("roi", milestones=[], ramp_from="milestones")
