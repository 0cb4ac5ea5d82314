"""The two functions of spreadsheets that count working days, with the plan's work week and its days off."""

from __future__ import annotations

__all__ = ["networkdays", "workday"]


def workday(start: str, days: str | int) -> str:
    """The ``days``-th working day after ``start``, as ``calculators.workdays.workday``.

    >>> workday("anchor_date-1", 1)
    'WORKDAY.INTL(anchor_date-1,1,week_mask,days_off)'
    """
    return f"WORKDAY.INTL({start},{days},week_mask,days_off)"


def networkdays(start: str, end: str) -> str:
    """Working days between two days, both included."""
    return f"NETWORKDAYS.INTL({start},{end},week_mask,days_off)"
