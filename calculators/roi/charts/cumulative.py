"""The cumulative cash flow as a chart's data."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.charting import Rows, axis_money, beside, caption, day_after, staggered, value_ticks
from calculators.roi.inputs import Inputs
from calculators.roi.result import Payback, Result, Scenario
from calculators.roi.words.texts import payback_text
from calculators.texts import count_text, decimal_text, money_text, plural, short_date_text

__all__ = ["cumulative"]

_SCENARIO_LABELS = {"conservative": "half of the playbook’s effects", "playbook": "the playbook’s effects"}
_LINE_LABELS = {"conservative": "Half the effects", "playbook": "The playbook’s effects"}
_FOOT = 0.15
"""Of the axis: a text below a line that ends lower would stand among the months."""


def cumulative(inputs: Inputs, result: Result) -> dict[str, Rows]:
    """The planner's own line, the scenarios that differ from it, the payback, and the claims."""
    start, end = result.months[0].date, result.months[-1].date
    scenarios = _other_scenarios(result)
    amounts = [amount for scenario in result.scenarios for amount in scenario.cumulative]
    last = result.months[-1]
    y_ticks = value_ticks(min(0, *amounts), max(0, *amounts), lambda value: axis_money(value, inputs.currency))
    lowest, highest = y_ticks[0]["value"], y_ticks[-1]["value"]
    return {
        "caption": _cumulative_caption(inputs, result),
        "frame": [
            {
                "start": start.isoformat(),
                "end_exclusive": end.isoformat(),
                "x_title": f"Months since {short_date_text(start)}",
            }
        ],
        "x_ticks": _month_ticks(result),
        "y_ticks": y_ticks,
        "lines": [
            {"date": flow.date.isoformat(), "amount": amount, "series": series}
            for series, scenario in {"entered": result.scenarios[1], **scenarios}.items()
            for flow, amount in zip(result.months, scenario.cumulative, strict=True)
        ],
        "line_labels": [
            {
                "date": last.date.isoformat(),
                "amount": last.cumulative,
                "series": "entered",
                "label": money_text(last.cumulative, inputs.currency),
                "align": "left",
                "dy": 0,
            },
            *(
                {
                    "date": last.date.isoformat(),
                    "amount": scenario.cumulative[-1],
                    "series": series,
                    "label": _LINE_LABELS[scenario.id],
                    "align": "right",
                    # Below the lower line, unless the months stand there.
                    "dy": 24
                    if series == "lower" and scenario.cumulative[-1] - lowest > _FOOT * (highest - lowest)
                    else -20,
                }
                for series, scenario in scenarios.items()
            ),
        ],
        "points": _payback_point(result),
        "references": staggered(_claims(inputs, start, end), start, end),
    }


def _other_scenarios(result: Result) -> dict[str, Scenario]:
    """The scenarios that differ from what was entered, by the line they are drawn as."""
    conservative, base, playbook = result.scenarios
    series = {"lower": conservative, "higher": playbook}
    return {name: scenario for name, scenario in series.items() if scenario.cumulative != base.cumulative}


def _cumulative_caption(inputs: Inputs, result: Result) -> Rows:
    return caption(
        _title(inputs, result),
        f"In {inputs.currency}, not discounted, at the end of each month.{_dashed(result)}",
        f"Line of the cumulative cash flow as entered over {plural(inputs.horizon_months, 'month')}, ending at "
        f"{money_text(result.months[-1].cumulative, inputs.currency)}.",
    )


def _title(inputs: Inputs, result: Result) -> str:
    """What the single result says, and where the line of half of the playbook's effects is drawn, what that does."""
    entered, half = _paid_back(inputs, result.payback), _other_scenarios(result).get("lower")
    if half is None:
        return f"{entered} as entered"
    return f"{entered} as entered; {_lower(_paid_back(inputs, half.payback))} with half the effects"


def _paid_back(inputs: Inputs, payback: Payback | None) -> str:
    if payback is None:
        return f"Not paid back in {plural(inputs.horizon_months, 'month')}"
    return "Nothing to pay back" if payback.days == 0 else f"Paid back after {payback_text(payback, 0)}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _dashed(result: Result) -> str:
    labels = [_SCENARIO_LABELS[scenario.id] for scenario in _other_scenarios(result).values()]
    return f" Dashed: your plan with {' and with '.join(labels)}." if labels else ""


def _month_ticks(result: Result) -> Rows:
    last = result.months[-1].month
    step, narrow = (next(n for n in (1, 2, 3, 6, 12, 24, 60, 120) if last <= n * most) for most in (7, 4))
    return [
        {
            "date": flow.date.isoformat(),
            "label": count_text(flow.month) if flow.month % step == 0 else "",
            "narrow_label": count_text(flow.month) if flow.month % narrow == 0 else "",
        }
        for flow in result.months
        if flow.month % step == 0
    ]


def _payback_point(result: Result) -> Rows:
    payback = result.payback
    if payback is None or payback.days == 0:
        return []
    return [
        {
            "date": payback.date.isoformat(),
            "amount": 0.0,
            "label": f"Paid back: {decimal_text(payback.months, 1)} months",
            "align": beside(payback.months / result.months[-1].month),
        }
    ]


def _claims(inputs: Inputs, start: date, end: date) -> Rows:
    """The days to payback that are claimed, where they lie within the horizon."""
    days = [(claim.value, start + timedelta(days=round(claim.value))) for claim in inputs.claims if _is_payback(claim)]
    return [
        {"label": f"Claimed: {plural(round(value), 'day')}", "date": day_after(day)} for value, day in days if day < end
    ]


def _is_payback(claim: object) -> bool:
    return getattr(claim, "measure", None) == "payback_days"
