"""What a field of a calculator's ``Inputs`` means: label, unit, range, help.

This is the only description of a field: forms, documentation, JSON and error messages are made from it.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from calculators.invalid import InvalidInput, Problem

__all__ = [
    "EARLIEST",
    "LATEST",
    "LONGEST_LIST",
    "Choice",
    "Kind",
    "Rule",
    "Spec",
    "about",
    "problems_of",
    "specs_of",
    "validate",
]

Kind = Literal[
    "integer",
    "number",
    "share",
    "money",
    "date",
    "dates",
    "weekmask",
    "choice",
    "choices",
    "table",
    "record",
    "text",
    "texts",
    "integers",
]
"""``share`` is 0-1 inside and percent in a form; ``weekmask`` is seven digits, Monday first, 1 for a working day, and
seven check boxes in a form; ``table`` is a list of rows, ``record`` one nested structure. ``texts`` and ``integers``
occur only inside given structures."""

EARLIEST = date(1901, 1, 1)
LATEST = date(2199, 12, 31)
"""Dates a planner may enter; results may lie beyond."""

_LONGEST_TEXT = 500
LONGEST_LIST = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a ``choice`` field may have, and how a form names it."""

    value: str
    label: str
    formerly: tuple[str, ...] = ()
    """Values that old requests and addresses have for it."""
    needs: str = ""
    """The given field without an entry of which there is nothing to choose here."""


_WORK_WEEK = re.compile(r"[01]{7}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """Label, unit, range and help of one field."""

    label: str
    kind: Kind
    help: str = ""
    unit: str = ""
    """Unit in which a form shows the field; a share is shown in percent."""
    minimum: float | date | None = None
    maximum: float | date | None = None
    """Both ends included, in the field's own unit (a share in 0-1)."""
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    """Where the choices stand when they depend on the playbook, such as ``plan.verticals``."""
    group: Literal["essential", "advanced"] = "essential"
    section: str = ""
    """Heading over the field; fields of one section stand together, advanced ones folded. Those without a section are
    what a page asks first."""
    given: bool = False
    """True for the playbook's own structure, which is never a form input."""
    optional: bool = False
    """True when the field may stay empty (``None``)."""
    grows_with: str = ""
    """The field whose number this amount grows with, such as ``users``; empty where it does not depend on a size."""
    formerly: tuple[str, ...] = ()
    """Names that old requests and addresses have for the field; they are read as the one it has now."""
    rows: type | None = None
    """The dataclass of a ``record``, or of each row of a ``table``."""
    fact: str = ""
    """The plan's fact that the field asks for, of ``calculators.facts``: fields of one fact mean the same."""
    fact_with: tuple[str, str] | None = None
    """Another fact and the value with which alone the field asks for its own: a date that is always that of Week 1."""
    called: str = ""
    """What a sentence calls it, where the label with a small letter does not serve."""
    needs: tuple[str, int] | None = None
    """The given list, and of how many entries, below which there is nothing to ask here: it may stay empty then."""
    together: str = ""
    """A plural noun, such as amounts, under which a sentence counts many of such fields instead of naming each."""

    @property
    def noun(self) -> str:
        """The field inside a sentence; an abbreviation keeps its capitals."""
        first = self.label.partition(" ")[0]
        keeps = len(first) > 1 and first.isupper()
        return self.called or (self.label if keeps else self.label[:1].lower() + self.label[1:])

    def problem(self, value: Any) -> str | None:
        """The sentence to show when ``value``, already of the right type, is out of range."""
        if value is None:
            return None if self.optional else "Enter a value."
        if self.kind in ("integer", "number", "share", "money", "date"):
            return self._range_problem(value)
        if self.kind in ("dates", "choices", "table", "texts", "integers"):
            return self._list_problem(value)
        return _record_problem(value) if self.kind == "record" else self._text_problem(value)

    def _list_problem(self, value: tuple[Any, ...]) -> str | None:
        if len(value) > LONGEST_LIST:
            return f"Enter at most {LONGEST_LIST:,} entries."
        if self.kind == "dates" and any(not EARLIEST <= day <= LATEST for day in value):
            return f"Enter dates from {EARLIEST} to {LATEST}."
        if self.kind == "texts" and not all(0 < len(text) <= _LONGEST_TEXT for text in value):
            return f"Enter texts of 1 to {_LONGEST_TEXT} characters."
        if self.kind == "table":
            for number, row in enumerate(value, start=1):
                if message := _record_problem(row):
                    return f"Row {number}: {message}"
        return None

    def _text_problem(self, value: Any) -> str | None:
        if self.kind == "choice" and self.choices and value not in {choice.value for choice in self.choices}:
            return f"Choose one of: {', '.join(choice.value for choice in self.choices)}."
        if self.kind == "weekmask" and not _WORK_WEEK.fullmatch(value):
            return "Enter seven digits, Monday first, 1 for a working day, such as 1111000."
        if self.kind == "weekmask" and "1" not in value:
            return "Choose at least one working day."
        if self.kind == "text" and not 0 < len(value) <= _LONGEST_TEXT:
            return f"Enter a text of 1 to {_LONGEST_TEXT} characters."
        return None

    def _range_problem(self, value: Any) -> str | None:
        if self.kind == "integer" and not isinstance(value, int):
            return "Enter a whole number."
        if isinstance(value, float) and not math.isfinite(value):
            return "Enter a finite number."
        low, high = self.minimum, self.maximum
        if (low is None or value >= low) and (high is None or value <= high):
            return None
        noun = {"integer": "a whole number", "share": "a percentage", "money": "an amount", "date": "a date"}
        bounds = {(True, True): f"from {self._bound(low)} to {self._bound(high)}"}
        bounds |= {(True, False): f"of {self._bound(low)} or more", (False, True): f"of {self._bound(high)} or less"}
        return f"Enter {noun.get(self.kind, 'a number')} {bounds[(low is not None, high is not None)]}."

    def _bound(self, bound: float | date | None) -> str:
        if bound is None or isinstance(bound, date):
            return str(bound)
        text = f"{bound * 100:,.15g} %" if self.kind == "share" else f"{bound:,.15g}"
        return text.replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition between several fields; it is checked when each of them is right by itself."""

    needs: tuple[str, ...]
    find: Callable[..., Iterable[Problem]]
    """Called with the values of ``needs``, in that order."""


def about(**facts: Any) -> Mapping[str, Spec]:
    """Metadata for ``dataclasses.field``: ``users: int = field(metadata=about(label=..., kind=...))``."""
    spec = Spec(**facts)
    assert spec.kind in get_args(Kind), spec.kind
    return {"spec": spec}


def specs_of(of: type) -> Mapping[str, Spec]:
    """Field name to ``Spec`` for a dataclass whose fields were all made with ``about``."""
    if of not in _SPECS:
        _SPECS[of] = {field.name: field.metadata["spec"] for field in dataclasses.fields(of)}
    return _SPECS[of]


_SPECS: dict[type, Mapping[str, Spec]] = {}
"""Asked for each row of each table, so found once."""


def _record_problem(record: Any) -> str | None:
    """The first problem inside a nested structure, with the way to it."""
    for name, spec in specs_of(type(record)).items():
        if message := spec.problem(getattr(record, name)):
            return f"{name}: {message}"
    return None


def validate(inputs: Any, rules: Iterable[Rule] = ()) -> None:
    """Raise ``InvalidInput`` with every problem of ``inputs``; meant for ``__post_init__``."""
    specs = specs_of(type(inputs))
    problems = problems_of(specs, {name: getattr(inputs, name) for name in specs}, rules)
    if problems:
        raise InvalidInput.of(dict.fromkeys(problems))


def problems_of(
    specs: Mapping[str, Spec],
    values: Mapping[str, Any],
    rules: Iterable[Rule],
    unread: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Every problem of ``values`` in the order of the fields, and with ``unread`` of those that have no value at all.

    A rule is applied where all it needs is right by itself.
    """
    messages = dict(unread or {})
    for name, value in values.items():
        if message := specs[name].problem(value):
            messages[name] = message
    problems = [Problem(name, messages[name]) for name in specs if name in messages]
    for rule in rules:
        if messages.keys().isdisjoint(rule.needs):
            problems.extend(rule.find(*(values[name] for name in rule.needs)))
    return problems
