"""From a request's JSON to ``Inputs``, collecting every problem; and back to values and shown texts.

A JSON number, list or object is in the field's own unit; a JSON string is what a person typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import Any

from calculators.currencies import may_mean
from calculators.field_numbers import possible_numbers
from calculators.invalid import InvalidInput, Problem
from calculators.parsing import Unreadable, currency_mark, quoted, show_number
from calculators.parsing_dates import read_date, read_dates, show_dates
from calculators.spec import Rule, Spec, problems_of, specs_of

__all__ = ["canonical", "current_names", "read_inputs", "shown"]

_LONGEST_TYPED = 100_000
_PLAIN = frozenset((str, int, float, bool, type(None)))


def read_inputs(of: type, values: Any, rules: tuple[Rule, ...]) -> Any:
    """``of`` made from ``values``; raises ``InvalidInput`` with every problem at once."""
    if not isinstance(values, dict):
        raise InvalidInput(None, "Send the fields as one object under “values”.")
    specs = specs_of(of)
    values = current_names(specs, values)
    unknown = [Problem(None, _unknown(name, specs)) for name in values if name not in specs]
    read: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for name, spec in specs.items():
        if name in values:
            try:
                read[name] = _read(spec, _entered(spec, values[name]))
            except Unreadable as error:
                unread[name] = str(error)
        elif spec.given and spec.optional:
            # What another calculator hands over is not there unless it does.
            read[name] = None
        else:
            unread[name] = "Enter a value; this field is missing."
    for name, message in list(_amounts_in_another(specs, values, read)):
        del read[name]
        unread[name] = message
    if not unknown and not unread:
        return of(**read)
    raise InvalidInput.of(dict.fromkeys([*unknown, *problems_of(specs, read, rules, unread)]))


def current_names(specs: Mapping[str, Spec], values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` under the names that fields have now; what is sent under both keeps the former one, which is none."""
    names = {former: name for name, spec in specs.items() for former in spec.formerly if name not in values}
    return {names.get(name, name): value for name, value in values.items()}


def _entered(spec: Spec, value: Any) -> Any:
    """``value`` as a form could hold it: a text of one line; what the playbook gives may have several."""
    return " ".join(value.split()) if spec.kind == "text" and not spec.given and isinstance(value, str) else value


def _amounts_in_another(
    specs: Mapping[str, Spec], values: Mapping[str, Any], read: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Fields whose amount was typed in another currency than the one chosen in ``currency``, with what to enter.

    **Inputs** ``values`` as they were sent, ``read`` those that could be read. Nothing is ever converted.
    """
    choices = specs["currency"].choices if "currency" in specs else ()
    chosen = next((choice for choice in choices if choice.value == read.get("currency")), None)
    for name, spec in specs.items():
        text = values.get(name)
        if chosen is None or spec.kind != "money" or name not in read or not isinstance(text, str):
            continue
        mark = currency_mark(text)
        if mark and not may_mean(mark, chosen.value):
            yield (
                name,
                f"Enter an amount in {chosen.label}, or choose another currency; “{quoted(text)}” is not converted.",
            )


def _unknown(name: str, specs: Mapping[str, Spec]) -> str:
    near = get_close_matches(name[:60], specs, n=1)
    return f"There is no field “{name[:60]}”" + (f"; did you mean “{near[0]}”?" if near else ".")


def _read(spec: Spec, value: Any) -> Any:
    if spec.optional and (value is None or (isinstance(value, str) and not value.strip())):
        return None
    if isinstance(value, str) and len(value) > _LONGEST_TYPED:
        raise Unreadable("Enter a shorter text.")
    return _READERS[spec.kind](spec, value)


def _read_integer(spec: Spec, value: Any) -> int:
    number = _number(spec, value)
    if number != int(number):
        raise Unreadable("Enter a whole number.")
    return int(number)


def _read_real(spec: Spec, value: Any) -> float:
    # Adding zero turns a negative zero into zero.
    return float(_number(spec, value)) + 0.0


def _number(spec: Spec, value: Any) -> float | int:
    if isinstance(value, str):
        value = possible_numbers(spec, value)[0]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable("Enter a number.")
    if abs(value) > 1e300:
        raise Unreadable("Enter a smaller number.")
    return value


def _read_text(_spec: Spec, value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable("Enter a text.")
    return value


def _read_choice(spec: Spec, value: Any) -> str:
    chosen = _read_text(spec, value).strip()
    return next((choice.value for choice in spec.choices if chosen in choice.formerly), chosen)


def _read_date(_spec: Spec, value: Any) -> date:
    return read_date(_read_text(_spec, value))


def _read_dates(spec: Spec, value: Any) -> tuple[date, ...]:
    if isinstance(value, list):
        return tuple(sorted({_read_date(spec, day) for day in value}))
    return read_dates(_read_text(spec, value))


def _read_choices(spec: Spec, value: Any) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else _read_text(spec, value).split(",")
    chosen = [_read_choice(spec, entry) for entry in entries]
    return tuple(dict.fromkeys(entry for entry in chosen if entry))


def _read_integers(spec: Spec, value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise Unreadable("Enter a list of whole numbers.")
    return tuple(_read_integer(spec, entry) for entry in value)


def _read_texts(spec: Spec, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Unreadable("Enter a list of texts.")
    return tuple(_read_text(spec, entry) for entry in value)


def _read_record(spec: Spec, value: Any) -> Any:
    assert spec.rows is not None
    if not isinstance(value, dict):
        raise Unreadable("Enter an object with named fields.")
    specs = specs_of(spec.rows)
    unknown = [name for name in value if name not in specs]
    if unknown:
        raise Unreadable(_unknown(unknown[0], specs))
    read: dict[str, Any] = {}
    for name, own in specs.items():
        if name not in value and own.optional:
            read[name] = None
            continue
        if name not in value:
            raise Unreadable(f"Enter “{name}”; it is missing.")
        try:
            read[name] = _read(own, value[name])
        except Unreadable as error:
            raise Unreadable(f"{name}: {error}") from None
    return spec.rows(**read)


def _read_table(spec: Spec, value: Any) -> tuple[Any, ...]:
    assert spec.rows is not None
    if isinstance(value, str):
        value = _typed_rows(spec.rows, value)
    if not isinstance(value, list):
        raise Unreadable("Enter a list of rows.")
    rows = []
    for number, entry in enumerate(value, start=1):
        try:
            rows.append(_read_record(spec, entry))
        except Unreadable as error:
            raise Unreadable(f"Row {number}: {error}") from None
    return tuple(rows)


def _typed_rows(of: type, text: str) -> list[dict[str, str]]:
    """Rows typed or pasted, one a line (or between semicolons); a first line without any digit is a heading."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and not re.search(r"\d", lines[0]):
        del lines[0]
    # A row that may be written in several ways reads its lines itself.
    split: Callable[[str], dict[str, str]] = getattr(of, "cells", None) or partial(_cells, of)
    is_one: Callable[[str], bool] = getattr(of, "is_one", lambda _line: False)
    lines = [row.strip() for line in lines for row in ([line] if is_one(line) else line.split(";")) if row.strip()]
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(split(line))
        except Unreadable as error:
            raise Unreadable(f"Row {number}: {error}") from None
    return rows


def _cells(of: type, line: str) -> dict[str, str]:
    """A line's cells, the first set off by a colon, a tab or a space."""
    names = [field.name for field in fields(of)]
    cells = re.split(r"\s*:\s*|\s+", line, maxsplit=len(names) - 1)
    if len(cells) != len(names):
        raise Unreadable(f"enter {' and '.join(names)}, such as 4: 120.")
    return dict(zip(names, cells, strict=True))


_READERS: dict[str, Callable[[Spec, Any], Any]] = {
    "integer": _read_integer,
    "number": _read_real,
    "share": _read_real,
    "money": _read_real,
    "date": _read_date,
    "dates": _read_dates,
    "weekmask": _read_choice,
    "choice": _read_choice,
    "choices": _read_choices,
    "table": _read_table,
    "record": _read_record,
    "text": _read_text,
    "texts": _read_texts,
    "integers": _read_integers,
}


def canonical(value: Any) -> Any:
    """``value``, of a field or a result, as JSON: dates in ISO, dataclasses as objects."""
    if value.__class__ in _PLAIN:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [canonical(entry) for entry in value]
    if isinstance(value, dict):
        return {name: canonical(entry) for name, entry in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {name: canonical(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def shown(spec: Spec, value: Any) -> str:
    """The text a form shows for ``value``; read again, it gives ``value``."""
    if value is None:
        return ""
    return _SHOWERS.get(spec.kind, str)(value)


def _shown_row(row: Any) -> str:
    if hasattr(row, "line"):
        return str(row.line())
    first, *rest = [shown(spec, getattr(row, name)) for name, spec in specs_of(type(row)).items()]
    return f"{first}: {' '.join(rest)}"


_SHOWERS: dict[str, Callable[[Any], str]] = {
    "integer": show_number,
    "number": show_number,
    "money": show_number,
    "share": partial(show_number, percent=True),
    "dates": show_dates,
    "choices": ", ".join,
    "table": lambda rows: "\n".join(_shown_row(row) for row in rows),
}
