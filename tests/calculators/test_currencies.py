"""An amount typed with a currency's sign is in the chosen currency, or refused; nothing is converted."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.charting import axis_money
from calculators.currencies import CURRENCIES, Currency, may_mean
from calculators.parsing import currency_mark, read_number
from calculators.texts import NONE, money_column, money_text
from tests.calculators.door import errors, good


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("€120k", "EUR"), ("120k €", "EUR"), ("$120k", "USD"), ("$120k", "CAD"), ("US$120k", "USD"), ("CA$120k", "CAD"),
     ("£120,000", "GBP"), ("120'000 CHF", "CHF"), ("Fr. 120'000", "CHF"), ("120 000 kr", "SEK"), ("120 000 kr.", "DKK"),
     ("¥120k", "JPY"), ("120k zł", "PLN"), ("₹120k", "INR"), ("120k", "NOK"), ("NZ$120k", "NZD")],
)  # fmt: skip
def test_the_chosen_currency_may_be_typed(typed: str, currency: str) -> None:
    """Its own sign, its code, a sign several currencies share, or none."""
    assert good("roi", one_time_cost=typed, currency=currency)["values"]["one_time_cost"] == 120_000


@pytest.mark.parametrize(
    ("typed", "currency", "label"),
    [("€120k", "USD", "US dollar ($)"), ("120k EUR", "GBP", "Pound sterling (£)"), ("$5", "EUR", "Euro (€)"),
     ("CA$5", "USD", "US dollar ($)"), ("5 kr", "EUR", "Euro (€)"), ("XXX 5", "EUR", "Euro (€)"),
     ("HK$5", "USD", "US dollar ($)"), ("− €5", "USD", "US dollar ($)"), ("120 MIO", "EUR", "Euro (€)")],
)  # fmt: skip
def test_another_currency_is_refused_at_its_field(typed: str, currency: str, label: str) -> None:
    """With the chosen currency's name and what was typed."""
    found = errors("roi", one_time_cost=typed, currency=currency)

    sentence = f"Enter an amount in {label}, or choose another currency; “{typed}” is not converted."
    assert found == {"one_time_cost": sentence}


def test_every_such_amount_is_told_beside_other_problems() -> None:
    """Optional amounts too; a number that is no text has no currency; without a currency nothing contradicts it."""
    wrong = {"one_time_cost": "€1", "benchmark_cost": "£2", "recurring_cost": 3, "users": 0}

    assert list(errors("roi", **wrong)) == ["users", "one_time_cost", "benchmark_cost"]
    assert list(errors("roi", **wrong | {"currency": "doubloon"})) == ["currency", "users"]


def test_every_choice_is_known_by_its_own_label() -> None:
    """The sign in a choice's label, and its code, mean that choice."""
    for currency in CURRENCIES:
        assert may_mean(currency.code, currency.code)
        mark = currency.label.rpartition("(")[2].removesuffix(")")
        assert may_mean(mark, currency.code)
        assert currency_mark(f"{mark} 5") == currency_mark(f"5 {mark}") == mark


amounts = st.integers(-(10**12), 10**12) | st.floats(-2000, 2000) | st.floats(-1e12, 1e12)
currencies = st.sampled_from(CURRENCIES)


def rounded(amount: float, places: int) -> Decimal:
    """As a text shows it, with the twelve digits that all platforms agree in."""
    return Decimal(format(amount, ".12g")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(amounts, currencies)
def test_an_amount_that_is_written_is_read_as_the_same_amount(amount: float, currency: Currency) -> None:
    """In every currency: its mark, its groups, its decimals."""
    text = money_text(amount, currency.code)

    assert read_number(text, money=True) == rounded(amount, 0 if abs(amount) >= 1000 else currency.decimals)
    assert may_mean(currency_mark(text), currency.code)


@given(st.integers(-999, 999), st.integers(0, 12), currencies)
def test_a_short_amount_of_an_axis_is_read_as_the_same_amount(digits: int, power: int, currency: Currency) -> None:
    """k, M, B and T, or k, L and Cr with rupees; an axis has round amounts."""
    amount = float(digits * 10**power)
    shown = read_number(axis_money(amount, currency.code), money=True)

    assert abs(shown - Decimal(amount)) <= abs(Decimal(amount)) / 100


@given(st.lists(st.none() | st.floats(-3000, 3000), min_size=1), currencies)
def test_a_column_is_whole_or_has_decimals_throughout(column: list[float | None], currency: Currency) -> None:
    """No 30.50 above 1,200; each is still read as its amount."""
    texts = money_column(column, currency.code)
    shown = [text for text in texts if text != NONE]
    has_point = {"." in text for text in shown}

    assert len(has_point) <= 1
    places = currency.decimals if True in has_point else 0
    read = [None if text == NONE else read_number(text, money=True) for text in texts]
    if places or any(abs(amount) >= 1000 for amount in column if amount is not None):
        assert read == [None if amount is None else rounded(amount, places) for amount in column]


@pytest.mark.parametrize(
    ("code", "text"),
    [("INR", "INR\u00a012,34,567"), ("CHF", "CHF\u00a01’234’567"), ("JPY", "JPY\u00a01,234,567"), ("USD", "$1,234,567"),
     ("EUR", "€1,234,567")],
)  # fmt: skip
def test_an_amount_is_written_as_its_currency_is(code: str, text: str) -> None:
    """Lakhs with rupees, apostrophes with Swiss francs."""
    assert money_text(1_234_567, code) == text


def test_yen_have_no_decimals() -> None:
    """Small amounts neither."""
    assert money_text(30.5, "JPY") == "JPY\u00a031"
    assert money_column([30.5, 2], "JPY") == ["JPY\u00a031", "JPY\u00a02"]
