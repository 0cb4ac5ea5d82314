"""Numbers and dates as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.texts import days_text, decimal_text, money_text, percent_text


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_every_float_can_be_shown(value: float, places: int) -> None:
    """From the smallest to the largest, with a true minus sign and never a negative zero."""
    text = decimal_text(value, places)

    assert "-" not in text
    assert not text.startswith("\N{MINUS SIGN}0") or text.strip("\N{MINUS SIGN}0.,")


@given(st.floats(-1e9, 1e9), st.floats(-1e-13, 1e-13))
def test_the_last_bits_tip_no_digit_at_a_half(value: float, shift: float) -> None:
    """Halves stay halves: a cent's half is shown the same when arithmetic leaves it a hair lower."""
    half = round(value) + 0.5

    assert decimal_text(half * (1 + shift), 0) == decimal_text(half, 0)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (999.995, "USD", "$1,000"),
        (999.99, "USD", "$999.99"),
        (1000.49, "USD", "$1,000"),
        (-1234567.8, "EUR", "−€1,234,568"),
        (-0.001, "GBP", "£0"),
        (30, "USD", "$30"),
        (0.5, "JPY", "JPY\N{NO-BREAK SPACE}1"),
    ],
)
def test_amounts(amount: float, currency: str, text: str) -> None:
    """Grouped, cents only below 1,000 and only where there are any, the minus before the sign."""
    assert money_text(amount, currency) == text


def test_percentages_and_slack() -> None:
    """One decimal; one day is a day."""
    assert percent_text(0.0005) == "0.1%"
    assert percent_text(-12.345) == "−1,234.5%"
    assert days_text(1) == "1 day early"
    assert days_text(-1) == "1 day late"
