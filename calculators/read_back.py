"""How what was typed was read, where that does not show: ``€48.500,00`` is 48,500."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from calculators.currencies import currency_of
from calculators.parsing import bare_number, number_text, show_number
from calculators.reading import shown
from calculators.rounding import MINUS
from calculators.spec import Spec

__all__ = ["amount_text", "read_back"]

_LONGEST = 120
_BREAKS = re.compile(r"\s*[;\n]\s*")
_SIGNS = re.compile(r"[\s,;]+")


def read_back(specs: Mapping[str, Spec], typed: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
    """Field to what its text was read as, for those where text and reading look different.

    **Inputs** ``typed``: field to value as it was sent, of which only texts are looked at; ``values``: as it was read.
    """
    found = {}
    currency = values.get("currency")
    for name, spec in specs.items():
        text, reader = typed.get(name), _READERS.get(spec.kind)
        if reader and isinstance(text, str) and values[name] is not None:
            words = reader(spec, text, values[name], currency)
            if words:
                found[name] = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return found


def amount_text(spec: Spec, value: float, currency: str | None) -> str:
    """A number in full, as its field's currency or kind is written, with no sign but a percentage's.

    >>> amount_text(Spec(label="Share", kind="share"), 0.35, None)
    '35%'
    >>> amount_text(Spec(label="Cost", kind="money"), 1e6, "INR")
    '10,00,000'
    """
    digits = number_text(value, percent=spec.kind == "share").replace("-", MINUS)
    if spec.kind == "money" and currency:
        return currency_of(currency).written(digits)
    return f"{digits}%" if spec.kind == "share" else digits


def _number(spec: Spec, text: str, value: float, currency: str | None) -> str:
    bare = bare_number(text, percent=spec.kind == "share", money=spec.kind == "money").replace("'", "’")
    plain = number_text(value, percent=spec.kind == "share")
    words = amount_text(spec, value, currency)
    alike = {plain, plain.replace(",", ""), words, show_number(value, percent=spec.kind == "share")}
    return "" if bare in alike else words


def _day(spec: Spec, text: str, value: Any, _currency: str | None) -> str:
    words = shown(spec, value)
    return "" if text.strip() == words else words


def _list(spec: Spec, text: str, value: Any, _currency: str | None) -> str:
    words = shown(spec, value)
    return "" if _SIGNS.sub(" ", text).strip() == _SIGNS.sub(" ", words) else _BREAKS.sub("; ", words)


_READERS: dict[str, Callable[[Spec, str, Any, str | None], str]] = {
    "integer": _number,
    "number": _number,
    "money": _number,
    "share": _number,
    "date": _day,
    "dates": _list,
    "table": _list,
}
