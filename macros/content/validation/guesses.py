"""What was probably meant by a value that is written in another way than the playbook's.

Not for: misspelled names (`macros.content.validation.words.nearest`).
"""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["date_meant", "number_meant", "period_meant", "truth_meant", "weeks_meant"]

_NUMBER = re.compile(
    r"[“”‘’\"'<>=≤≥~\s]*(?P<sign>[-+−]?)\s*[$€£]?\s*(?P<digits>[0-9][0-9.,' \u00a0]*|[.,][0-9]+)"
    r"\s*[%+“”‘’\"']*\s*[a-z]*",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(
    r"[0-9]{1,3}(?:[,' \u00a0][0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"
)
_PERIOD = re.compile(
    r"(?:every\s+|each\s+|per\s+|within\s+)?p?\s*(?P<count>[0-9]+|an?)?\s*-?\s*(?P<unit>d|day|w|week|m|month|y|year|quarter)s?",
    re.IGNORECASE,
)
_PERIODS = {
    "daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "bi-weekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "bimonthly": "P2M", "quarterly": "P3M", "half-yearly": "P6M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-./\s]+(?P<month>[0-9]{1,2})[-./\s]+(?P<day>[0-9]{1,2})")
_YEAR_LAST = re.compile(r"(?P<first>[0-9]{1,2})(?P<sign>[-./])(?P<second>[0-9]{1,2})[-./](?P<year>[0-9]{4})")
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<month>[a-z]{3})[a-z]*\.?"
    r"(?:\s+(?P<later>[0-9]{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_LAST_MONTH = 12
_TRUTHS = {"yes": True, "on": True, "true": True, "y": True, "no": False, "off": False, "false": False, "n": False}


def number_meant(text: str, *, whole: bool = False) -> float | int | None:
    """The one number of a text, whatever signs stand around it.

    >>> [number_meant(it) for it in ("75%", "4,5", "1,500", "1.234,5", "50 boats", "-30 %", "0123", "a dozen")]
    [75, 4.5, 1500, 1234.5, 50, -30, 123, None]
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    digits = found["digits"].strip(" .,'\u00a0")
    if _THOUSANDS.fullmatch(digits):
        comma_is_point = digits.rfind(",") > digits.rfind(".") >= 0
        digits = re.sub(r"[.' \u00a0]" if comma_is_point or digits.count(".") > 1 else r"[,' \u00a0]", "", digits)
    elif digits.count(",") + digits.count(".") > 1 or " " in digits:
        return None
    digits = digits.replace(",", ".")
    sign = "-" if found["sign"] in ("-", "−") else ""
    try:
        number = float(sign + digits)
    except ValueError:
        return None
    if "." not in digits or (whole and number.is_integer()):
        return int(number)
    return None if whole else number


def truth_meant(text: str) -> bool | None:
    """The truth that another word stands for.

    >>> truth_meant("Yes"), truth_meant("off"), truth_meant("maybe")
    (True, False, None)
    """
    return _TRUTHS.get(text.strip().strip("\"'").lower())


def period_meant(text: str) -> str | None:
    """The period that words name.

    >>> [period_meant(it) for it in ("daily", "2 weeks", "every quarter", "P30d", "30 days", "often")]
    ['P1D', 'P2W', 'P3M', 'P30D', 'P30D', None]
    """
    word = text.strip().lower()
    if word in _PERIODS:
        return _PERIODS[word]
    found = _PERIOD.fullmatch(word)
    if found is None:
        return None
    count = int(found["count"]) if (found["count"] or "").isdecimal() else 1
    if found["unit"] == "quarter":
        return f"P{3 * count}M"
    return f"P{count}{found['unit'][0].upper()}" if count else None


def date_meant(text: str) -> str | None:
    """The date that a text names, if it can be no other one.

    >>> [date_meant(it) for it in ("30.4.2025", "4/30/2025", "2025/4/3", "April 30, 2025", "30 Apr 2025")]
    ['2025-04-30', '2025-04-30', '2025-04-03', '2025-04-30', '2025-04-30']
    >>> date_meant("4/3/2025"), date_meant("30.2.2025"), date_meant("soon")
    (None, None, None)
    """
    plain = text.strip()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _date(found["year"], int(found["month"]), found["day"])
    if found := _YEAR_LAST.fullmatch(plain):
        first, second = int(found["first"]), int(found["second"])
        if found["sign"] == "." or first > _LAST_MONTH or first == second:
            return _date(found["year"], second, first)
        return _date(found["year"], first, second) if second > _LAST_MONTH else None
    if (found := _NAMED.fullmatch(plain)) and found["month"].lower() in _MONTHS:
        day = found["day"] or found["later"]
        return _date(found["year"], _MONTHS.index(found["month"].lower()) + 1, day) if day else None
    return None


def _date(year: str, month: int, day: str | int) -> str | None:
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def weeks_meant(value: object) -> tuple[int, int] | None:
    """First and last week of a range that is not written as one.

    >>> weeks_meant([4, 6]), weeks_meant(4), weeks_meant("Weeks 4-6"), weeks_meant("-2 to -1"), weeks_meant("soon")
    ((4, 6), (4, 4), (4, 6), (-2, -1), None)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value, value
    if isinstance(value, str):
        value = [int(found) for found in re.findall(r"(?:(?<=\s)-|^-)?[0-9]+", value)]
    if isinstance(value, list) and 1 <= len(value) <= 2 and all(type(week) is int for week in value):
        return value[0], value[-1]
    return None
