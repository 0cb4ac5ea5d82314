"""An amount typed with a currency's sign is in the chosen currency, or refused; nothing is converted."""

import pytest

from calculators.currencies import CURRENCIES, may_mean
from calculators.parsing import currency_mark
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
