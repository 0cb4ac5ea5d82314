"""How fields are described: amounts, percentages, whole numbers, dates, choices and lists of rows."""

from __future__ import annotations

from typing import Any

from calculators.currencies import CURRENCIES
from calculators.spec import EARLIEST, LATEST, Choice, about

__all__ = [
    "MOST_MONEY",
    "among",
    "below",
    "choose",
    "currency",
    "day",
    "days",
    "money",
    "number",
    "percent",
    "rows",
    "users",
    "week_1",
    "work_week",
]

MOST_MONEY = 1e12


def money(label: str, unit: str, help_text: str = "", *, low: float = 0, **more: Any) -> dict[str, Any]:
    """An amount of ``low`` or more."""
    return dict(about(label=label, kind="money", unit=unit, minimum=low, maximum=MOST_MONEY, help=help_text, **more))


def currency(label: str = "Currency", help_text: str = "", **more: Any) -> dict[str, Any]:
    """The field ``currency``, in which all amounts of a form are meant."""
    choices = tuple(Choice(each.code, each.label) for each in CURRENCIES)
    return choose(label, choices, help_text, fact="currency", **more)


def users(help_text: str = "", **more: Any) -> dict[str, Any]:
    """The field ``users``, a fact of the plan."""
    return number("Users", "", 1, 1_000_000, help_text, fact="users", **more)


def week_1(help_text: str = "", **more: Any) -> dict[str, Any]:
    """The start of Week 1: the plan's start, where that is what the plan dates."""
    return day("Week 1 starts", help_text, fact="start", fact_with=("start_is", "week_1"), called="Week 1", **more)


def work_week(**more: Any) -> dict[str, Any]:
    """The field ``weekmask``, a fact of the plan."""
    return dict(about(label="Working days", kind="weekmask", fact="working_days", **more))


def percent(
    label: str, help_text: str = "", *, low: float = 0, high: float = 1, unit: str = "%", **more: Any
) -> dict[str, Any]:
    """A share of 1, shown in percent."""
    return dict(about(label=label, kind="share", unit=unit, minimum=low, maximum=high, help=help_text, **more))


def number(
    label: str, unit: str, low: float, high: float, help_text: str = "", *, kind: str = "integer", **more: Any
) -> dict[str, Any]:
    """A whole number, or with ``kind`` ``number`` any."""
    return dict(about(label=label, kind=kind, unit=unit, minimum=low, maximum=high, help=help_text, **more))


def day(label: str, help_text: str = "", **more: Any) -> dict[str, Any]:
    """A date a planner may enter."""
    return dict(about(label=label, kind="date", minimum=EARLIEST, maximum=LATEST, help=help_text, **more))


def days(label: str, help_text: str, **more: Any) -> dict[str, Any]:
    """Dates and ranges of dates."""
    return dict(about(label=label, kind="dates", help=help_text, **more))


def choose(label: str, choices: tuple[Choice, ...], help_text: str = "", **more: Any) -> dict[str, Any]:
    """One of several values; without ``choices``, of those that stand where ``choices_from`` says."""
    return dict(about(label=label, kind="choice", choices=choices, help=help_text, **more))


def rows(label: str, of: type, help_text: str = "", **more: Any) -> dict[str, Any]:
    """Rows a planner types, or with ``given`` the playbook's own."""
    return dict(about(label=label, kind="table", rows=of, help=help_text, **more))


def among(section: str) -> dict[str, Any]:
    """Asked at once, under the heading ``section``, after what a page asks first."""
    return {"section": section}


def below(section: str) -> dict[str, Any]:
    """Folded with the advanced fields, under the heading ``section``."""
    return {"group": "advanced", "section": section}
