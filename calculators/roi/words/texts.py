"""The return on investment's recurring texts: paybacks, ratios and rates."""

from __future__ import annotations

from calculators.roi.result import Payback
from calculators.texts import NONE, date_text, decimal_text, percent_text, round_percent_text
from calculators.value_text import ValueText

__all__ = ["payback_date_text", "payback_text", "rate_text", "ratio_text", "share_text"]

_LARGEST_RATE = 100.0


def payback_text(payback: Payback | None, horizon_months: int) -> str:
    """How long it takes, in months with one decimal."""
    if payback is None:
        return f"never within {horizon_months} months"
    months = decimal_text(payback.months, 1)
    text = "at once" if payback.months == 0 else "less than 0.1 months" if months == "0.0" else f"{months} months"
    return ValueText(text, payback.months, "months")


def payback_date_text(payback: Payback | None, horizon_months: int) -> str:
    """The day of it."""
    return date_text(payback.date) if payback else f"never within {horizon_months} months"


def rate_text(rate: float) -> str:
    """A rate beyond all meaning is not spelled out."""
    if rate <= _LARGEST_RATE:
        return percent_text(rate)
    return ValueText(f"above {round_percent_text(_LARGEST_RATE)}", rate * 100, "%")


def share_text(share: float | None) -> str:
    """A share in percent, or a dash."""
    return NONE if share is None else percent_text(share)


def ratio_text(ratio: float | None) -> str:
    """A ratio with two decimals, or a dash."""
    return NONE if ratio is None else decimal_text(ratio, 2)
