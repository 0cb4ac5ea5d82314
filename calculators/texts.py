"""Numbers, amounts, dates and weeks as people read them.

Page and browser show these texts as they are, so both agree character by character; the text of a single value
remembers it for exports. How a digit is rounded says ``calculators.rounding``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculators.currencies import Currency, currency_of
from calculators.rounding import MINUS, rounded_text
from calculators.value_text import ValueText

__all__ = [
    "MONTHS",
    "NONE",
    "WEEKDAYS",
    "count_text",
    "date_text",
    "days_text",
    "decimal_text",
    "money_column",
    "money_text",
    "percent_text",
    "plural",
    "round_percent_text",
    "short_date_text",
    "week_text",
    "weeks_text",
]

NONE = "\N{EN DASH}"
"""What stands where there is no value."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NO_CENTS_FROM = 1000


def date_text(day: date) -> str:
    """In a sentence.

    >>> date_text(date(2027, 1, 25))
    'Monday 25 January 2027'
    """
    return ValueText(f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}", day)


def short_date_text(day: date) -> str:
    """In a table.

    >>> short_date_text(date(2027, 1, 25))
    'Mon 25 Jan 2027'
    """
    return ValueText(f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}", day)


def decimal_text(value: float, places: int) -> str:
    """A number with ``places`` decimals, grouped, halves away from zero, never a minus before zero.

    >>> decimal_text(1234.565, 2), decimal_text(-0.04, 1), decimal_text(-2.5, 0)
    ('1,234.57', '0.0', '−3')
    """
    return ValueText(rounded_text(value, places), value)


def count_text(value: float) -> str:
    """A count, grouped: whole without decimals."""
    return decimal_text(value, 0)


def percent_text(share: float) -> str:
    """A share of 1 as percent with one decimal.

    >>> percent_text(0.655), percent_text(-0.2)
    ('65.5%', '−20.0%')
    """
    return ValueText(_percent(share), share * 100, "%")


def round_percent_text(share: float) -> str:
    """As ``percent_text``, without the decimal when it is 0; for sentences.

    >>> round_percent_text(0.9), round_percent_text(0.125)
    ('90%', '12.5%')
    """
    return ValueText(_percent(share).replace(".0%", "%"), share * 100, "%")


def _percent(share: float) -> str:
    return f"{rounded_text(share * 100, 1)}%"


def money_text(amount: float, currency: str) -> str:
    r"""An amount in its currency's notation; cents only below 1,000 and where there are any.

    >>> money_text(237450.4, "USD"), money_text(-30.5, "EUR"), money_text(30, "CHF"), money_text(1234567, "INR")
    ('$237,450', '−€30.50', 'CHF\xa030', 'INR\xa012,34,567')
    """
    own = currency_of(currency)
    places = 0 if abs(amount) >= _NO_CENTS_FROM else own.decimals
    return _money(amount, own, rounded_text(abs(amount), places).removesuffix(".00"))


def money_column(amounts: Sequence[float | None], currency: str) -> list[str]:
    r"""Amounts that stand below or beside each other: all whole, or all with their currency's decimals.

    Whole where one of them is 1,000 or more, or none has cents; ``NONE`` stands for no amount.

    >>> money_column([30.5, 1200, None], "USD"), money_column([30.5, -2], "EUR")
    (['$31', '$1,200', '–'], ['€30.50', '−€2.00'])
    """
    own = currency_of(currency)
    sizes = [None if amount is None else abs(amount) for amount in amounts]
    places = 0 if any(size >= _NO_CENTS_FROM for size in sizes if size is not None) else own.decimals
    texts = [None if size is None else rounded_text(size, places) for size in sizes]
    if places and all(text is None or text.endswith(".00") for text in texts):
        texts = [text and text.removesuffix(".00") for text in texts]
    return [
        NONE if amount is None or digits is None else _money(amount, own, digits)
        for amount, digits in zip(amounts, texts, strict=True)
    ]


def _money(amount: float, currency: Currency, digits: str) -> str:
    sign = MINUS if amount < 0 and digits.strip("0.") else ""
    return ValueText(f"{sign}{currency.mark}{currency.written(digits)}", amount, currency.code)


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "day"), plural(1200, "day"), plural(0, "loss", "losses")
    ('1 day', '1,200 days', '0 losses')
    """
    nouns = many or f"{one}s"
    return ValueText(f"{rounded_text(count, 0)} {one if count == 1 else nouns}", count, nouns)


def days_text(days: int, noun: str = "day") -> str:
    """Slack in words.

    >>> days_text(8), days_text(-6), days_text(0)
    ('8 days early', '6 days late', 'on the day')
    """
    text = f"{plural(abs(days), noun)} {'early' if days > 0 else 'late'}" if days else "on the day"
    return ValueText(text, days, f"{noun}s, negative when late")


def week_text(week: int) -> str:
    """A week's name, with a true minus sign.

    >>> week_text(-2)
    'Week −2'
    """
    return f"Week {_signed(week)}"


def weeks_text(first: int, last: int) -> str:
    """A range of weeks.

    >>> weeks_text(4, 6), weeks_text(-2, -1), weeks_text(3, 3)
    ('Weeks 4–6', 'Weeks −2 to −1', 'Week 3')
    """
    if first == last:
        return week_text(first)
    joint = "\N{EN DASH}" if first >= 0 else " to "
    return f"Weeks {_signed(first)}{joint}{_signed(last)}"


def _signed(number: int) -> str:
    return str(number).replace("-", MINUS)
