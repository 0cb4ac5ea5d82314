"""What a person types is understood in one way, or refused with a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.parsing import Unreadable, read_number, readings, show_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1200", 1200),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200", 1200),
        ("1'200", 1200),
        ("1’200", 1200),
        ("1.200.000", 1200000),
        ("1,234,567.5", 1234567.5),
        ("1.234,50", 1234.5),
        ("1 234,5", 1234.5),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("1234.567", 1234.567),
        (".5", 0.5),
        (" 12 ", 12),
        ("-3", -3),
        ("−3", -3),
        ("120k", 120000),
        ("1.5k", 1500),
        ("1.5 K", 1500),
        ("2 thousand", 2000),
        ("1.2 million", 1200000),
        ("1.200,50", 1200.5),
        ("1 200,50", 1200.5),
        ("1'200.50", 1200.5),
    ],
)
def test_numbers_in_the_usual_ways(text: str, expected: float) -> None:
    """Groups by comma, space, apostrophe or point; decimals by point or comma."""
    assert float(read_number(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("€120k", 120000), ("$1,200", 1200), ("1 200 €", 1200), ("EUR 5m", 5000000), ("1.2M CHF", 1200000), ("-$5", -5),
     ("€1.2m", 1200000), ("$1.2 million", 1200000), ("1,2 Mio. €", 1200000), ("US$90,000", 90000), ("CA$5", 5),
     ("500 kr", 500), ("12 zł", 12), ("Fr. 30", 30), ("₹5k", 5000), ("€ -5", -5), ("90'000 CHF", 90000),
     ("₹12,50,000", 1250000), ("1,20,000.50", 120000.5), ("₹1.2 crore", 12000000), ("2.5 lakh INR", 250000),
     ("3 lakhs", 300000), ("5 Cr.", 50000000), ("￥１２，０００", 12000), ("１２００", 1200),
     ("1\u2009200\u200b €", 1200), ("1\u205f200", 1200), ("90’000.50 CHF", 90000.5), ("CHF 48'500.–", 48500),
     ("500:- kr", 500), ("48.500,– €", 48500), ("Rs. 1,20,000", 120000), ("₹3L", 300000), ("$1.2B", 1.2e9),
     ("1.5T", 1.5e12), ("１２，０００円", 12000)],
)  # fmt: skip
def test_amounts_may_carry_their_currency(text: str, expected: float) -> None:
    """A currency's sign or code, before or after; k and m for thousands and millions."""
    assert float(read_number(text, money=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("35", "0.35"), ("35 %", "0.35"), ("35.1%", "0.351"), ("0,5", "0.005"),
     ("35 percent", "0.35"), ("35 per cent", "0.35"), ("35 Pct.", "0.35"), ("-5 %", "-0.05"), ("1,200 %", "12")],
)  # fmt: skip
def test_percentages_with_or_without_their_sign(text: str, expected: str) -> None:
    """A typed percentage is its exact hundredth."""
    assert read_number(text, percent=True) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "abc", "1,20,000", "1 20", "1,2,3", "--1", "1e5", "NaN", "inf", "35 %", "$5", "5m",
     "5 km", "0x10", "١٢", "1_000", "+5", "1/2", "(5)", "9" * 500],
)  # fmt: skip
def test_what_has_no_single_meaning_is_refused(text: str) -> None:
    """The sentence says what to enter."""
    with pytest.raises(Unreadable, match=r"^Enter "):
        read_number(text)


@pytest.mark.parametrize("sign", [",", "."])
def test_one_sign_before_three_digits_has_two_readings_whichever_it_is(sign: str) -> None:
    """1.200 is 1200 to some and 1.2 to others, and so is 1,200: both are read alike."""
    assert readings(f"1{sign}200") == (1200, Decimal("1.2"))
    assert readings(f"-48{sign}500 €", money=True) == (-48500, Decimal("-48.5"))
    assert readings(f"0{sign}200") == (Decimal("0.2"),)
    assert readings(f"1{sign}2000") == (Decimal("1.2"),)


def test_a_point_before_millions_is_a_decimal_one() -> None:
    """Nobody writes a thousand millions so; both remain to be asked about."""
    assert readings("1.234 million") == (1_234_000, 1_234_000_000)
    assert readings("1,234 million") == (1_234_000_000, 1_234_000)


@given(st.floats(-1e12, 1e12), st.booleans())
def test_a_shown_number_reads_back_as_itself(value: float, percent: bool) -> None:
    """What the form shows is the value itself, to the last bit."""
    assert float(read_number(show_number(value, percent=percent), percent=percent)) == value


@given(st.text(max_size=30), st.booleans(), st.booleans())
def test_any_text_is_a_number_or_a_sentence(text: str, percent: bool, money: bool) -> None:
    """Nothing else ever happens."""
    try:
        value = read_number(text, percent=percent, money=money)
    except Unreadable as error:
        sentence = str(error)
    else:
        sentence = "Enter " * value.is_finite()
    assert sentence.startswith("Enter ")
