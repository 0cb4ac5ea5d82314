"""How an entry was read is said where it does not show, and only there."""

from typing import Any

import pytest

from tests.calculators.door import good


@pytest.mark.parametrize(
    ("name", "typed", "read_as"),
    [
        ("roi", {"one_time_cost": "€48.500,00", "currency": "EUR"}, {"one_time_cost": "48,500"}),
        ("roi", {"one_time_cost": "120k"}, {"one_time_cost": "120,000"}),
        ("roi", {"one_time_cost": "48.500"}, {"one_time_cost": "48,500"}),
        ("roi", {"one_time_cost": "1.2 crore", "currency": "INR"}, {"one_time_cost": "1,20,00,000"}),
        ("roi", {"one_time_cost": "48 500", "currency": "CHF"}, {"one_time_cost": "48’500"}),
        ("roi", {"one_time_cost": "￥１２，０００", "currency": "JPY"}, {}),
        ("roi", {"efficiency": "12,5"}, {"efficiency": "12.5%"}),
        ("roi", {"affected_hours": "1,250"}, {"affected_hours": "1.25"}),
        ("timeline", {"users": "1.200"}, {"users": "1,200"}),
        ("timeline", {"holidays": "31 May 2027\n1 June 2027"}, {"holidays": "2027-05-31 to 2027-06-01"}),
        ("timeline", {"anchor_date": "Jan 11, 2027"}, {"anchor_date": "2027-01-11"}),
        ("adoption", {"actuals": "4 120\n5 180"}, {"actuals": "4: 120; 5: 180"}),
    ],
)  # fmt: skip
def test_another_notation_is_read_back(name: str, typed: dict[str, Any], read_as: dict[str, str]) -> None:
    """In the notation of the currency, of the page, or of a list."""
    assert good(name, **typed)["read_as"] == read_as


@pytest.mark.parametrize(
    "typed",
    [
        {"one_time_cost": "48500"}, {"one_time_cost": "48,500"}, {"one_time_cost": "$48,500"}, {"one_time_cost": 48500},
        {"one_time_cost": " 48,500 "}, {"one_time_cost": "48'500 CHF", "currency": "CHF"}, {"efficiency": "35 %"},
        {"one_time_cost": "48,500", "currency": "CHF"}, {"one_time_cost": "₹12,50,000", "currency": "INR"},
        {"one_time_cost": "1.1250"}, {"start_date": "2027-01-04"}, {"ramp": "4: 50\n5: 75"}, {"ramp": "4: 50; 5: 75"},
        {"yearly_revenue": ""}, {"efficiency": "−5"},
    ],
)  # fmt: skip
def test_what_was_read_as_it_stands_is_not_read_back(typed: dict[str, Any]) -> None:
    """Grouped or not, with the field's own signs, or not typed at all."""
    assert good("roi", **typed)["read_as"] == {}


def test_a_long_list_is_read_back_in_short() -> None:
    """A note at a field has no room for hundreds of days."""
    text = good("timeline", holidays="; ".join(f"2028/{month}/{day}" for month in range(1, 13) for day in (3, 7, 9)))

    assert len(text["read_as"]["holidays"]) <= 121
    assert text["read_as"]["holidays"].endswith("…")
