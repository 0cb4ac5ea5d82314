"""Random inputs made from what each calculator says of its fields, and guards around what is done with them."""

import json
import math
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from types import FrameType
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from calculators.bridge import describe
from tests.calculators.examples import values

_PATIENCE_SECONDS = 20


def examples(*, suite: int, nightly: int) -> settings:
    """How many inputs a property is tried with: in every run, and in the long one."""
    return settings(max_examples=nightly if settings.get_current_profile_name() == "nightly" else suite)


@contextmanager
def no_hang() -> Iterator[None]:
    """Ends what computes absurdly long, by an error; the slowest machine needs a fraction of it.

    Counted in the process's own time: that a busy machine lets it wait is no fault.
    """

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {_PATIENCE_SECONDS} seconds of computing")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, _PATIENCE_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def finite(value: Any) -> bool:
    """Whether no number inside is NaN or infinite."""
    if isinstance(value, dict):
        return all(finite(entry) for entry in value.values())
    if isinstance(value, list | tuple):
        return all(finite(entry) for entry in value)
    return not isinstance(value, float) or math.isfinite(value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
"""Anything at all."""

near_numbers = st.integers(-5, 2000) | st.floats(-2, 2000) | st.sampled_from(["35 %", "1,200", "2027-02-28", "", "0"])
"""What might be meant for another field."""


def within(field: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    """Values a field of calculator `name` allows by itself; a given structure stays as it is in the example."""
    if field["given"]:
        return st.just(values(name)[field["name"]])
    allowed = _kind(field, name)
    return st.none() | allowed if field["optional"] else allowed


def _kind(field: dict[str, Any], name: str) -> st.SearchStrategy[Any]:
    kind = field["kind"]
    if kind in {"integer", "number", "money", "share"}:
        return _numbers(field)
    if kind == "date":
        return st.dates(date.fromisoformat(field["minimum"]), date.fromisoformat(field["maximum"])).map(str)
    if kind in {"choice", "choices"}:
        one = st.sampled_from(_choices(field, name))
        return one if kind == "choice" else st.lists(one, unique=True)
    return _rows(field["columns"], name) if kind == "table" else _TEXTS[kind]


def _numbers(field: dict[str, Any]) -> st.SearchStrategy[Any]:
    low, high = field["minimum"], field["maximum"]
    whole = st.integers(math.ceil(low), math.floor(high)) | st.sampled_from([low, high])
    return whole if field["kind"] == "integer" else whole | st.floats(low, high)


_TEXTS: dict[str, st.SearchStrategy[Any]] = {
    "dates": st.lists(st.dates(date(2026, 6, 1), date(2028, 6, 1)).map(str), max_size=40),
    "weekmask": st.text("01", min_size=7, max_size=7),
    "text": st.sampled_from(
        [entry["id"] for kind in ("verticals", "blocks") for entry in values("timeline")["plan"][kind]]
    )
    | st.text(max_size=9),
}


def _rows(columns: list[dict[str, Any]], name: str) -> st.SearchStrategy[Any]:
    """Rows that mostly differ in their first filled cell, as keys do; of several ways to give a row, mostly one."""
    full = st.fixed_dictionaries({column["name"]: within(column, name) for column in columns})
    some = st.sampled_from([columns[0], *columns]).map(lambda column: str(column["name"]))
    lone = st.tuples(full, some, some).map(
        lambda drawn: {
            column["name"]: drawn[0][column["name"]]
            for column in columns
            if not column["optional"] or column["name"] in drawn[1:]
        }
    )
    return st.lists(lone | full, max_size=5, unique_by=lambda row: str(next(iter(row.values()), None)))


def _choices(field: dict[str, Any], name: str) -> list[str]:
    if not field["choices_from"]:
        return [choice["value"] for choice in field["choices"]]
    offered: Any = values(name)
    for key in field["choices_from"].split("."):
        offered = offered[key]
    return [entry["id"] for entry in offered]


@st.composite
def likely(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """The example's values with some fields replaced by others each field allows."""
    fields = describe(name)["fields"]
    sent = values(name)
    for field in draw(st.lists(st.sampled_from(fields), unique_by=lambda field: str(field["name"]), max_size=12)):
        sent[field["name"]] = draw(within(field, name))
    if "draws" in sent:
        # As few as there may be: their number is no matter of luck.
        sent["draws"] = next(field["minimum"] for field in fields if field["name"] == "draws")
    return sent


@st.composite
def hostile(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Likely values with some fields replaced by anything, or a field that there is not."""
    sent = draw(likely(name))
    for field in draw(st.lists(st.sampled_from(list(sent)), max_size=4)):
        sent[field] = draw(near_numbers | json_values)
    if draw(st.integers(0, 9)) == 0:
        sent[draw(st.text(max_size=8))] = draw(json_values)
    return sent


_AWKWARD = st.sampled_from([10**400, -(10**400), 1e308, "9" * 2000, [0] * 3000, {"id": {"id": {}}}, "\ud800", "", []])


@st.composite
def twisted(draw: st.DrawFn, value: Any) -> Any:
    """`value` with one thing inside, however deep, replaced, left out, given twice or added."""
    inside = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    if not inside or draw(st.integers(0, 5)) == 0:
        return draw(json_values | near_numbers | _AWKWARD)
    place = draw(st.sampled_from(inside))
    twist = draw(st.sampled_from(["inside", "inside", "inside", "away", "twice"]))
    if isinstance(value, dict):
        if twist == "twice":
            return {**value, draw(st.text(max_size=8)): value[place]}
        changed = {} if twist == "away" else {place: draw(twisted(value[place]))}
        return {**{key: entry for key, entry in value.items() if key != place}, **changed}
    new = {"away": [], "twice": [value[place]] * 2}.get(twist)
    return [*value[:place], *([draw(twisted(value[place]))] if new is None else new), *value[place + 1 :]]


_names = st.sampled_from(["timeline", "adoption"])
_moments = st.integers(0, 67 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(0, seconds)
)
_right = {
    "stamp": _moments.map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}"),
    "playbook": st.fixed_dictionaries({"id": st.just("tiny"), "title": st.text(min_size=1, max_size=50)}),
    "link": st.text("abcXYZ019-._~?#&=%/", max_size=200).map(lambda text: f"https://a.example/{text}"),
    "origins": st.dictionaries(st.just("users"), st.text(min_size=1, max_size=40)),
    "linked": st.dictionaries(_names, _names.flatmap(hostile)),
}
_wrong = {part: json_values | st.dictionaries(_names | st.text(max_size=9), json_values) for part in _right}
extras = (
    st.fixed_dictionaries(_right)
    | st.fixed_dictionaries({}, optional=_right)
    | st.fixed_dictionaries({}, optional=_wrong)
)
"""What a request may hold besides its values, mostly right."""


def request(sent: dict[str, Any], more: dict[str, Any] | None = None) -> str:
    """The values as a request."""
    return json.dumps({"values": sent, **(more or {})})
