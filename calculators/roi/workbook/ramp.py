"""The sheet of the ramp: its points, and the straight pieces between them that a month's mean is taken of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from calculators.roi.inputs import Inputs
from calculators.workbook import GENERAL, NUMBER, PERCENT, Cell, Sheet, blank, entry, formula, head, text, title

__all__ = ["ramp_sheet", "share_formula"]

_LOGITS = "Straight in logits ln(share / (ceiling − share)) between the points and beyond the outer ones."
_SHARES = "Straight between the points, level after the last."


def ramp_sheet(inputs: Inputs) -> Sheet:
    """The points as they were given; formulas find slope and level of each piece."""
    sheet = Sheet("Adoption", (18, 12, 14, 14, 16, 18))
    sheet.add(title("Adoption"))
    if _is_straight(inputs):
        _straight(sheet, inputs)
    else:
        _curve(sheet, inputs)
    return sheet


def share_formula(inputs: Inputs, first_day: str, last_day: str) -> str:
    """The adopted share added up over days of the plan, as a formula: each day counts with its share at noon.

    **Inputs** cells with the days of the plan before the first one and the last one.
    """
    weeks = f"((ROW(INDEX($A:$A,{first_day}+1):INDEX($A:$A,{last_day}))-0.5)/7)"
    line = f"(LOOKUP({weeks},from_week,level)+LOOKUP({weeks},from_week,slope)*{weeks})"
    # The hyperbolic tangent is the logistic function without its overflow.
    return f"SUMPRODUCT({line})" if _is_straight(inputs) else f"SUMPRODUCT(curve_ceiling*(1+TANH({line}/2))/2)"


def _is_straight(inputs: Inputs) -> bool:
    return inputs.ramp_from == "own"


def _straight(sheet: Sheet, inputs: Inputs) -> None:
    points = sorted((row.week, row.share) for row in inputs.ramp)
    if points[0][0] > 0:
        points.insert(0, (0.0, 0.0))
    sheet.add(text(_SHARES))
    sheet.add(*head("Weeks completed", "Share", "", "From week", "Slope a week", "Level at week 0"))
    sheet.freeze()
    slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    for (week, share), slope in zip(points, [*slopes, 0.0], strict=True):
        row = len(sheet.rows) + 1
        is_last = len(sheet.rows) - sheet.frozen == len(points) - 1
        rise = "0" if is_last else f"(B{row + 1}-B{row})/(A{row + 1}-A{row})"
        sheet.add(entry(week, NUMBER), entry(share, PERCENT), blank(), *_piece(row, "B", (week, share), rise, slope))
    _name_pieces(sheet, len(points))


def _curve(sheet: Sheet, inputs: Inputs) -> None:
    handed = inputs.adoption_ramp if inputs.ramp_from == "adoption" else None
    ceiling = handed.ceiling if handed else 1.0
    sheet.add(text(_LOGITS))
    sheet.add(text("Ceiling"), entry(ceiling, PERCENT))
    sheet.name_cell("curve_ceiling", "B", len(sheet.rows))
    sheet.add(*head("Weeks completed", "Share", "Logit", "From week", "Slope a week", "Level at week 0"))
    sheet.freeze()
    if handed:
        points = [(point.weeks, point.logit) for point in handed.points]
    else:
        points = [(item.week, math.log(item.share / (1 - item.share))) for item in inputs.milestones]
    for place, (week, logit) in enumerate(points):
        row = len(sheet.rows) + 1
        if handed:
            share = formula(f"curve_ceiling*(1+TANH(C{row}/2))/2", ceiling * (1 + math.tanh(logit / 2)) / 2, PERCENT)
            shown: tuple[Cell, ...] = (share, entry(float(f"{logit:.12g}"), GENERAL))
        else:
            share = entry(inputs.milestones[place].share, PERCENT)
            shown = (share, formula(f"LN(B{row}/(curve_ceiling-B{row}))", logit, GENERAL))
        sheet.add(entry(week, NUMBER), *shown, *_between(points, place, row))
    _name_pieces(sheet, len(points) - 1)


def _between(points: Sequence[tuple[float, float]], place: int, row: int) -> tuple[Cell, ...]:
    """The piece from a point to the next; the first holds before its point too, the last after its own."""
    if place == len(points) - 1:
        return ()
    (week, logit), (next_week, next_logit) = points[place : place + 2]
    slope = (next_logit - logit) / (next_week - week)
    rise = f"(C{row + 1}-C{row})/(A{row + 1}-A{row})"
    cells = _piece(row, "C", points[place], rise, slope)
    return (formula(f"MIN(0,A{row})", min(0, week), NUMBER), *cells[1:]) if place == 0 else cells


def _piece(row: int, column: str, point: tuple[float, float], rise: str, slope: float) -> tuple[Cell, Cell, Cell]:
    """From which week it holds, its slope and its level; ``column`` has the heights of the points."""
    week, height = point
    return (
        formula(f"A{row}", week, NUMBER),
        formula(rise, slope, GENERAL),
        formula(f"{column}{row}-E{row}*A{row}", height - slope * week, GENERAL),
    )


def _name_pieces(sheet: Sheet, count: int) -> None:
    first = sheet.frozen + 1
    for name, column in (("from_week", "D"), ("slope", "E"), ("level", "F")):
        sheet.name_range(name, column, first, first + count - 1)
