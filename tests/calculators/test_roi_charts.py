"""The return on investment's charts as data: what is drawn is what was calculated."""

from typing import Any

import pytest

from calculators import roi
from calculators.reading import read_inputs
from calculators.roi.charts import outcome_charts
from calculators.roi.result import Outcome
from calculators.roi.rules import RULES
from calculators.roi.simulation import simulate
from tests.calculators.door import good
from tests.calculators.examples import values


def charts_of(**changes: Any) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The charts of the answer to the example with changes."""
    charts: dict[str, dict[str, list[dict[str, Any]]]] = good("roi", **changes)["charts"]
    return charts


def series_of(chart: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The lines a cumulative chart draws."""
    return list(dict.fromkeys(row["series"] for row in chart["lines"]))


def test_a_scenario_is_drawn_where_it_differs_from_what_was_entered() -> None:
    """With the playbook's own effects entered only the conservative line is another; the caption says which."""
    same, other = charts_of()["cumulative"], charts_of(efficiency=0.2)["cumulative"]

    assert series_of(same) == ["entered", "lower"]
    assert series_of(other) == ["entered", "lower", "higher"]
    assert other["caption"][0]["text"].endswith(
        "Dashed: your plan with half of the playbook’s effects and with the playbook’s effects."
    )
    assert series_of(charts_of(effects=[])["cumulative"]) == ["entered"]


def test_the_tornado_draws_the_table() -> None:
    """Two bars an input from the result to each end, in the order of the table, the axis wide enough for both."""
    reply = good("roi")
    chart, swings = reply["charts"]["tornado"], reply["result"]["tornado"]

    assert [row["title"] for row in chart["titles"]] == [row[0] for row in reply["tables"]["tornado"]]
    assert [row["to_npv"] for row in chart["bars"]] == [
        swing[end] for swing in swings for end in ("npv_low", "npv_high")
    ]
    assert {row["from_npv"] for row in chart["bars"]} == {reply["result"]["npv"]}
    ticks = [row["value"] for row in chart["x_ticks"]]
    assert ticks[0] <= min(row["to_npv"] for row in chart["bars"])
    assert ticks[-1] >= max(row["to_npv"] for row in chart["bars"])
    assert all((row["to_npv"] > row["from_npv"]) == (row["align"] == "left") for row in chart["bars"])


def test_without_uncertainty_the_tornado_is_empty_and_says_so() -> None:
    """No bar of length nothing."""
    certain = dict.fromkeys(("costs_below", "costs_above", "effects_below", "effects_above", "estimates_around"), 0)
    chart = charts_of(**certain, latest_delay_days=0)["tornado"]

    assert chart["bars"] == []
    assert chart["caption"][0]["title"] == "No input is uncertain"


def test_the_distribution_draws_every_draw_and_parts_at_zero() -> None:
    """Shares add up to one; no bin holds losses and gains at once; the percentiles stand on the axis."""
    inputs = read_inputs(roi.Inputs, values("roi", one_time_cost=250000), RULES)
    result = roi.calculate(inputs)
    *_, outcome = simulate(inputs, result)
    assert isinstance(outcome, Outcome)
    chart = outcome_charts(inputs, result, outcome)["npv_distribution"]

    assert sum(row["share"] for row in chart["bins"]) == pytest.approx(1)
    assert {row["side"] for row in chart["bins"]} == {"loss", "gain"}
    assert all(row["end"] <= 1e-6 for row in chart["bins"] if row["side"] == "loss")
    assert all(row["start"] >= -1e-6 for row in chart["bins"] if row["side"] == "gain")
    losses = sum(row["share"] for row in chart["bins"] if row["side"] == "loss")
    assert losses == pytest.approx(1 - outcome.positive.share, abs=1e-9)
    assert [row["label"].split(":")[0] for row in chart["references"]] == ["P10", "P50", "P90"]


def test_the_rates_table_is_the_curve() -> None:
    """The net present value at the planner's rate is the result; it falls as the rate rises after a first outlay."""
    reply = good("roi", discount_rate=0.07)
    rates = {row["rate"]: row["npv"] for row in reply["result"]["rates"]}

    assert rates[0.07] == pytest.approx(reply["result"]["npv"], rel=1e-12)
    assert list(rates.values()) == sorted(rates.values(), reverse=True)
    curve = reply["charts"]["npv_by_rate"]["curve"]
    assert min(row["npv"] for row in curve) < rates[0.1] < max(row["npv"] for row in curve)
