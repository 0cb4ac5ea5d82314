"""The net present value when the uncertain inputs are drawn at random."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from random import Random

from calculators.draws import VALUES_BETWEEN_REPORTS
from calculators.roi.amounts import AT_START, DRIVEN, GROWING, LATER, Amounts, amounts_of, own_effects
from calculators.roi.flow import MONTHS, cash_flow, weigh
from calculators.roi.inputs import Inputs
from calculators.roi.ramp import Ramp, ramp_of
from calculators.roi.result import Outcome, Result
from calculators.roi.summary import summarize
from calculators.roi.uncertain_inputs import UncertainInput, uncertain_inputs

__all__ = ["simulate"]


def simulate(inputs: Inputs, result: Result) -> Iterator[int | Outcome]:
    """Draw the uncertain inputs again and again, each by itself.

    **Model** every uncertain input is its value times a triangular number with mode 1 (``uncertain.uncertain_inputs``);
    benefits that grow with adoption come later by a triangular number of days with mode 0. The flow is linear in
    the lines' amounts, so a draw scales the lines and interpolates between whole days of delay; its net present value
    is the one ``calculate`` would give. Inputs are drawn independently. Paid back by day D: the cumulative flow,
    linear inside a month, has come back to zero by then.
    **Returns** the number of draws made, every 500; at last the ``Outcome``. The same inputs and seed give the same.
    **Source** Johnson 1997, The Statistician 46, 387-398, for the triangular distribution as a stand-in for the beta.
    """
    amounts, ramp = amounts_of(inputs, own_effects(inputs)), ramp_of(inputs)
    claimed = next((claim.value for claim in inputs.claims if claim.measure == "payback_days"), None)
    tables = _Tables.of(inputs, amounts, ramp, claimed)
    random = Random(inputs.seed)  # noqa: S311 - a simulation keeps no secret
    factors = _Factors.of(uncertain_inputs(inputs))
    npvs: list[float] = []
    paid_back = 0
    for done in range(1, inputs.draws + 1):
        start, cost, growing, later = factors.draw(random, amounts)
        delay = random.triangular(0, inputs.latest_delay_days, 0) if inputs.latest_delay_days else 0.0
        begun = later * tables.later_weight
        npvs.append(growing * tables.benefit_weight(delay) - cost * tables.cost_weight - start + begun)
        if claimed is not None:
            paid_back += tables.pays_back(start, cost, growing, later, delay)
        if done % VALUES_BETWEEN_REPORTS == 0:
            yield done
    yield summarize(npvs, inputs.seed, result.npv, claimed, paid_back)


@dataclass(frozen=True, slots=True)
class _Factors:
    """Which lines the uncertain inputs multiply."""

    by_line: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    """Line to the low and high multiples of the inputs behind it."""

    @classmethod
    def of(cls, uncertain: Sequence[UncertainInput]) -> _Factors:
        lines: dict[str, list[tuple[float, float]]] = {}
        for item in uncertain:
            lines.setdefault(DRIVEN[item.name], []).append((item.low, item.high))
        return cls(tuple((line, tuple(ranges)) for line, ranges in lines.items()))

    def draw(self, random: Random, amounts: Amounts) -> tuple[float, float, float, float]:
        """Cost at the start, and of a year: cost, benefit that grows, benefit that begins later; all drawn."""
        lines = {**amounts.at_start, **amounts.costs, **amounts.growing, **amounts.later}
        for line, ranges in self.by_line:
            amount = lines[line]
            for low, high in ranges:
                amount *= random.triangular(low, high, 1.0)
            lines[line] = amount
        start = math.fsum([lines[line] for line in AT_START]) * (1 + amounts.contingency)
        growing, later = (math.fsum([lines.get(line, 0.0) for line in names]) for names in (GROWING, LATER))
        return start, lines["recurring"], growing, later


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """What a draw needs of the ramp, for every whole day of delay."""

    cost_weight: float
    later_weight: float
    weights: tuple[float, ...]
    """By delay: the present value of a benefit of 1 a year that grows."""
    places: tuple[float, ...]
    """Months passed at the points at which payback is tested: every month's end up to the claimed day, and that day.

    After it the other months follow."""
    grown: tuple[tuple[float, ...], ...]
    """By delay: benefit of 1 a year that grows, added up to each of ``places``."""
    later: tuple[float, ...]
    """The same of a benefit that begins later, which no delay moves."""
    tested: int
    """How many of ``places`` lie by the claimed day."""

    @classmethod
    def of(cls, inputs: Inputs, amounts: Amounts, ramp: Ramp, claimed: float | None) -> _Tables:
        flow = cash_flow(amounts, ramp, inputs.discount_rate)
        monthly = [ramp.monthly(delay) for delay in range(inputs.latest_delay_days + 1)]
        places, tested = _places(ramp, claimed) if claimed is not None else ((), 0)
        return cls(
            cost_weight=flow.weight_from(1),
            later_weight=flow.weight_from(amounts.later_from_month),
            weights=tuple(weigh((0.0, *shares), flow.discounts) for shares in monthly),
            places=places,
            grown=tuple(_grown(shares, places) for shares in monthly) if places else (),
            later=tuple(max(0.0, place - amounts.later_from_month + 1) / MONTHS for place in places),
            tested=tested,
        )

    def benefit_weight(self, delay: float) -> float:
        """Between whole days the adopted days, and so the weight, are exactly linear."""
        return _between(self.weights, delay)

    def pays_back(self, start: float, cost: float, growing: float, later: float, delay: float) -> bool:
        """Whether the first debt is repaid by the claimed day; without any debt, yes."""
        debt = start > 0
        day = int(delay)
        part = delay - day
        before, after = self.grown[day], self.grown[min(day + 1, len(self.grown) - 1)]
        monthly_cost = cost / MONTHS
        for index, place in enumerate(self.places):
            grown = before[index] + part * (after[index] - before[index])
            balance = growing * grown - monthly_cost * place - start + later * self.later[index]
            if debt and balance >= 0:
                return index < self.tested
            if debt and index >= self.tested:
                return False
            debt = debt or balance < 0
        return not debt


def _between(values: Sequence[float], place: float) -> float:
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def _places(ramp: Ramp, claimed: float) -> tuple[tuple[float, ...], int]:
    months = len(ramp.dates) - 1
    day = ramp.dates[0] + timedelta(days=min(claimed, (ramp.dates[-1] - ramp.dates[0]).days))
    whole = max(month for month in range(months + 1) if ramp.dates[month] <= day)
    if whole == months:
        return tuple(map(float, range(1, months + 1))), months
    part = (day - ramp.dates[whole]).days / (ramp.dates[whole + 1] - ramp.dates[whole]).days
    by_then = [*map(float, range(1, whole + 1)), whole + part]
    return (*by_then, *map(float, range(whole + 1, months + 1))), len(by_then)


def _grown(monthly: Sequence[float], places: Sequence[float]) -> tuple[float, ...]:
    sums = list(accumulate(monthly, initial=0.0))
    return tuple(_between(sums, place) / MONTHS for place in places)
