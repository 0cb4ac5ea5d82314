"""Formulas calculate as editors expect, and whatever else is written is refused in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.formulas import FormulaError, calculated, references_in

VALUES = {"kpi/one-day": 1.0, "adjustment/shop.pilot-till": 2.0, "weeks": 12.0}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1 + 2 * 3 - 4", 3),
        ("12 / 2 / 3", 2),
        ("(1 + 2) * 3", 9),
        ("2 ^ 3 ^ 2", 512),
        ("-2 ^ 2", -4),
        ("2 ^ -1", 0.5),
        ("7*weeks", 84),
        ("kpi/one-day / adjustment/shop.pilot-till", 0.5),
        ("normal(weeks, 12, 3)", 0.5),
    ],
)
def test_a_formula_comes_to_what_arithmetic_says(formula: str, result: float) -> None:
    """Products before sums, powers before signs and from the right, the rest from the left."""
    assert calculated(formula, VALUES) == result


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("1 +", "a number is missing at its end"),
        ("1 + * 2", "a number is missing before '*'"),
        ("1 2", "'2' is where it should end"),
        ("(1 + 2", "a ')' is missing"),
        ("7 × 2", "'× 2' is not understood"),
        ("days", "'days' is not known"),
        ("kpi/other", "'kpi/other' is not known"),
        ("normal 3", "a '(' is missing"),
        ("normal(1, 2)", "'normal' takes 3 values, not 2"),
        ("normal(1, 2, 0)", "it comes to no number"),
        ("1 / (weeks - 12)", "it divides by zero"),
        ("9 ^ 9 ^ 9", "it comes to no number"),
        ("(-8) ^ 0.5", "it comes to no number"),
        ("(" * 90 + "1" + ")" * 90, "it is nested too deeply"),
    ],
)
def test_what_is_no_formula_says_why(formula: str, reason: str) -> None:
    """An editor reads one reason, and never a traceback."""
    with pytest.raises(FormulaError) as caught:
        calculated(formula, VALUES)
    assert str(caught.value) == reason


@given(st.text(alphabet="0123456789.+-*/^(), abk/-w", max_size=200))
def test_any_text_is_calculated_or_refused(formula: str) -> None:
    """Nothing that fits into the field leaves otherwise."""
    try:
        calculated(formula, VALUES)
        references_in(formula)
    except FormulaError:
        pass
