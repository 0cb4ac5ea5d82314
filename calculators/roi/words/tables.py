"""The return on investment's tables in words, the one of the playbook's claims apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from calculators.roi.inputs import Inputs
from calculators.roi.result import Line, Result, Swing, YearFlow
from calculators.roi.rows import INPUT_NAMES, LINE_NAMES
from calculators.roi.scenarios import states_effects
from calculators.roi.uncertain_inputs import DELAY
from calculators.roi.words.texts import payback_text, ratio_text, share_text
from calculators.spec import specs_of
from calculators.texts import (
    count_text,
    decimal_text,
    money_column,
    money_text,
    percent_text,
    plural,
    round_percent_text,
    short_date_text,
)
from calculators.value_text import ValueText

__all__ = ["input_name", "input_value", "tables"]

_LINES = {**LINE_NAMES, "contingency": "Contingency"}
_TIMINGS = {"start": "at the start", "year": "a year"}


def tables(inputs: Inputs, result: Result) -> dict[str, list[list[str]]]:
    """Every table of the answer by name."""

    def columns(heads: Sequence[list[str]], amounts: Sequence[Sequence[float | None]]) -> list[list[str]]:
        return with_money_columns(heads, amounts, inputs.currency)

    return {
        "cash_flow": _cash_flow(inputs, result),
        "scenarios": _scenarios(inputs, result),
        "tornado": columns(
            [_swing_head(inputs, swing) for swing in result.tornado],
            [(swing.npv_low, swing.npv_high, abs(swing.npv_high - swing.npv_low)) for swing in result.tornado],
        ),
        "spider": columns([[input_name(leg.input)] for leg in result.spider], [leg.npvs for leg in result.spider]),
        "npv_by_rate": columns(
            [[round_percent_text(value.rate)] for value in result.rates], [(value.npv,) for value in result.rates]
        ),
        "lines": columns(
            [[_LINES[line.id], _when(inputs, line)] for line in result.lines],
            [(line.amount, line.present_value) for line in result.lines],
        ),
        "months": columns(
            [
                [count_text(flow.month), short_date_text(flow.date), percent_text(flow.adoption)]
                for flow in result.months
            ],
            [
                (flow.benefits, flow.costs, flow.net, flow.cumulative, flow.cumulative_present_value)
                for flow in result.months
            ],
        ),
    }


def with_money_columns(
    heads: Sequence[list[str]], amounts: Sequence[Sequence[float | None]], currency: str
) -> list[list[str]]:
    """Rows of texts, each continued by its amounts; what stands below each other has the same decimals."""
    columns = [money_column(column, currency) for column in zip(*amounts, strict=True)]
    return [[*head, *texts] for head, *texts in zip(heads, *columns, strict=True)]


def _swing_head(inputs: Inputs, swing: Swing) -> list[str]:
    if specs_of(Inputs)[swing.input].kind == "money":
        ends = money_column((swing.low, swing.high), inputs.currency)
    else:
        ends = [input_value(inputs, swing.input, value) for value in (swing.low, swing.high)]
    return [input_name(swing.input), *ends]


def input_name(name: str) -> str:
    """How the tornado calls an input."""
    return "Later benefits" if name == DELAY else INPUT_NAMES[name]


def input_value(inputs: Inputs, name: str, value: float) -> str:
    """An input's value in its own unit."""
    spec = specs_of(Inputs)[name]
    if spec.kind == "share":
        return percent_text(value)
    if spec.kind == "money":
        return money_text(value, inputs.currency)
    if name == DELAY:
        return plural(round(value), "day")
    digits = decimal_text(value, 1).removesuffix(".0")
    return ValueText(f"{digits} {spec.unit}", value, spec.unit)


def _when(inputs: Inputs, line: Line) -> str:
    begins = f", from month {inputs.flexibility_from_month}" if line.id == "flexibility" else ""
    return f"{_TIMINGS[line.timing]}{begins}"


def _cash_flow(inputs: Inputs, result: Result) -> list[list[str]]:
    flows = [(year.benefits, year.costs, year.net) for year in result.years]
    totals = [math.fsum(column) for column in zip(*flows, strict=True)]
    last = result.years[-1].cumulative
    return with_money_columns(
        [*([_year(year)] for year in result.years), [f"{inputs.horizon_months} months"]],
        [
            *((*flow, year.cumulative, year.present_value) for flow, year in zip(flows, result.years, strict=True)),
            (*totals, last, result.npv),
        ],
        inputs.currency,
    )


def _year(year: YearFlow) -> str:
    if year.year == 0:
        return "Start"
    whole = year.last_month - year.first_month == 11
    return f"Year {year.year}" if whole else f"Year {year.year}, to month {year.last_month}"


def _scenarios(inputs: Inputs, result: Result) -> list[list[str]]:
    """None where the playbook states no effect: the planner's own figures are none of its."""
    if not states_effects(inputs):
        return []
    months, cases = inputs.horizon_months, result.scenarios
    rows = [
        ["Efficiency improvement", *(percent_text(it.efficiency) for it in cases)],
        ["Error reduction", *(percent_text(it.error_reduction) for it in cases)],
        ["Benefit a year at full adoption", *money_column([it.yearly_benefit for it in cases], inputs.currency)],
        ["Net present value", *money_column([it.npv for it in cases], inputs.currency)],
        ["Return on investment", *(share_text(it.roi) for it in cases)],
        ["Benefit to cost", *(ratio_text(it.bcr) for it in cases)],
        ["Payback", *(payback_text(it.payback, months) for it in cases)],
        ["Discounted payback", *(payback_text(it.discounted_payback, months) for it in cases)],
    ]
    if inputs.revenue_line == "on":
        rows.insert(2, ["Revenue impact", *(percent_text(it.revenue_uplift) for it in cases)])
    return rows
