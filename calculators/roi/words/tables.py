"""The return on investment's tables in words, the one of the playbook's claims apart."""

from __future__ import annotations

import math
from collections.abc import Callable

from calculators.presentation import (
    NONE,
    count_text,
    decimal_text,
    money_text,
    percent_text,
    plural,
    round_percent_text,
    short_date_text,
)
from calculators.roi.inputs import Inputs
from calculators.roi.result import Line, Result, Scenario, YearFlow
from calculators.roi.rows import INPUT_NAMES, LINE_NAMES
from calculators.roi.uncertain_inputs import DELAY
from calculators.roi.words.texts import payback_text, ratio_text, share_text
from calculators.spec import specs_of
from calculators.value_text import ValueText

__all__ = ["input_name", "input_value", "tables"]

_LINES = {**LINE_NAMES, "contingency": "Contingency"}
_TIMINGS = {"start": "at the start", "year": "a year"}


def tables(inputs: Inputs, result: Result) -> dict[str, list[list[str]]]:
    """Every table of the answer by name."""

    def money(amount: float) -> str:
        return money_text(amount, inputs.currency)

    return {
        "cash_flow": _cash_flow(inputs, result),
        "scenarios": _scenarios(inputs, result, money),
        "tornado": [
            [
                input_name(swing.input),
                input_value(inputs, swing.input, swing.low),
                input_value(inputs, swing.input, swing.high),
                money(swing.npv_low),
                money(swing.npv_high),
                money(abs(swing.npv_high - swing.npv_low)),
            ]
            for swing in result.tornado
        ],
        "spider": [
            [input_name(leg.input), *(NONE if npv is None else money(npv) for npv in leg.npvs)] for leg in result.spider
        ],
        "npv_by_rate": [[round_percent_text(value.rate), money(value.npv)] for value in result.rates],
        "lines": [
            [_LINES[line.id], _when(inputs, line), money(line.amount), money(line.present_value)]
            for line in result.lines
        ],
        "months": [
            [
                count_text(flow.month),
                short_date_text(flow.date),
                percent_text(flow.adoption),
                *map(money, (flow.benefits, flow.costs, flow.net, flow.cumulative, flow.cumulative_present_value)),
            ]
            for flow in result.months
        ],
    }


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
    def row(name: str, *amounts: float) -> list[str]:
        return [name, *(money_text(amount, inputs.currency) for amount in amounts)]

    rows = [
        row(_year(year), year.benefits, year.costs, year.net, year.cumulative, year.present_value)
        for year in result.years
    ]
    columns = [(year.benefits, year.costs, year.net) for year in result.years]
    totals = [math.fsum(column) for column in zip(*columns, strict=True)]
    return [*rows, row(f"{inputs.horizon_months} months", *totals, result.years[-1].cumulative, result.npv)]


def _year(year: YearFlow) -> str:
    if year.year == 0:
        return "Start"
    whole = year.last_month - year.first_month == 11
    return f"Year {year.year}" if whole else f"Year {year.year}, to month {year.last_month}"


def _scenarios(inputs: Inputs, result: Result, money: Callable[[float], str]) -> list[list[str]]:
    months = inputs.horizon_months
    rows: list[tuple[str, Callable[[Scenario], str]]] = [
        ("Efficiency improvement", lambda it: percent_text(it.efficiency)),
        ("Error reduction", lambda it: percent_text(it.error_reduction)),
        ("Benefit a year at full adoption", lambda it: money(it.yearly_benefit)),
        ("Net present value", lambda it: money(it.npv)),
        ("Return on investment", lambda it: share_text(it.roi)),
        ("Benefit to cost", lambda it: ratio_text(it.bcr)),
        ("Payback", lambda it: payback_text(it.payback, months)),
        ("Discounted payback", lambda it: payback_text(it.discounted_payback, months)),
    ]
    if inputs.revenue_line == "on":
        rows.insert(2, ("Revenue impact", lambda it: percent_text(it.revenue_uplift)))
    return [[label, *map(text, result.scenarios)] for label, text in rows]
