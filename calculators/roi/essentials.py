"""What every planner is asked: when money starts, what it costs, and what it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from calculators.asking import choose, day, money, number, percent
from calculators.spec import Choice

__all__ = ["CURRENCIES", "Essentials"]

CURRENCIES = tuple(
    Choice(code, label)
    for code, label in (
        ("USD", "US dollar ($)"),
        ("EUR", "Euro (€)"),
        ("GBP", "Pound sterling (£)"),
        ("CHF", "Swiss franc (CHF)"),
        ("CAD", "Canadian dollar (CAD)"),
        ("AUD", "Australian dollar (AUD)"),
        ("NZD", "New Zealand dollar (NZD)"),
        ("SEK", "Swedish krona (SEK)"),
        ("NOK", "Norwegian krone (NOK)"),
        ("DKK", "Danish krone (DKK)"),
        ("PLN", "Polish zloty (PLN)"),
        ("INR", "Indian rupee (INR)"),
        ("JPY", "Yen (JPY)"),
    )
)

_STARTS = (
    Choice("timeline", "at go-live, from the timeline"),
    Choice("own", "with Week 1, on a date of your own"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Essentials:
    """The first part of the inputs."""

    currency: str = field(
        metadata=choose(
            "Currency",
            CURRENCIES,
            "For display only: nothing is converted, so amounts are typed in it or without a sign.",
        )
    )
    start_from: str = field(
        metadata=choose(
            "Money starts", _STARTS, "Costs and benefits are counted from this day; earlier spending counts on it."
        )
    )
    start_date: date = field(
        metadata=day("Own start date", "The start of Week 1; used when money starts on a date of your own.")
    )
    users: int = field(metadata=number("Users", "", 1, 1_000_000))
    one_time_cost: float = field(metadata=money("One-time cost", "", "Licences, set-up, migration, bought training."))
    recurring_cost: float = field(
        metadata=money("Recurring cost", "per user and month", "For every user, from the first month.")
    )
    internal_hours: float = field(
        metadata=number("Internal work", "hours", 0, 1e7, "Your own people, over the whole plan.", kind="number")
    )
    internal_rate: float = field(
        metadata=money("Internal work costs", "per hour", "Loaded: wages and what comes with them.")
    )
    affected_hours: float = field(
        metadata=number("Work the platform touches", "hours a week", 0, 168, "Per user, today.", kind="number")
    )
    hourly_cost: float = field(
        metadata=money("An hour of that work costs", "per hour", "Loaded: wages and what comes with them.")
    )
    efficiency: float = field(metadata=percent("Efficiency improvement", "Share of those hours saved.", low=-1))
    realisation: float = field(
        metadata=percent("Time saved that becomes money", "Saved minutes seldom turn into money completely.")
    )
    error_cost: float = field(metadata=money("Cost of errors today", "a year"))
    error_reduction: float = field(metadata=percent("Error reduction", "Share of that cost avoided.", low=-1))
