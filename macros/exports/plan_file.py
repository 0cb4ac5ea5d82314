"""The file in which My plan saves a reader's plan, read as strictly as the site's scripts read it.

The form is described in `docs/assets/js/plan/format.mjs`: what is refused there is refused here, for the same reason.
Not for: what the entries mean (`macros.exports.own_plan`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["PlanFile", "PlanUnreadable", "Register", "Value", "Version", "joined", "read_plan_file"]

Value = str | tuple[str, ...] | None
"""What was entered; None where an entry was taken back."""
Why = Literal["damaged", "no plan", "newer", "too long", "erased"]
_SCHEMA, _VERSION, _EARLIER = "playbook-plan", 2, 1
_LONGEST = 5_000_000
"""In letters, as the site has it."""
_LARGEST = 2**53 - 1
_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What scripts take for a space; Python has some more."""
_ID = re.compile(r"[a-z0-9]{1,32}")
_NAME = re.compile(f"[^{_SPACE}]+ [^{_SPACE}]+")
_FACT = re.compile(f"[^{_SPACE}]+")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_LONG_AGO = "1970-01-01T00:00:00Z"


class PlanUnreadable(ValueError):
    """A text that is no plan, with the reason in a word."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one device entered."""

    value: Value
    at: str
    """When, in UTC to the second."""
    by: str
    """On which device."""
    n: int
    """That device's first change of this entry is 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One entry: what counts, and what was entered elsewhere without knowing of it."""

    versions: tuple[Version, ...]
    """At least one; the first counts."""
    seen: Mapping[str, int]
    """By device, up to which of its changes this copy has seen."""

    def left_by(self, other: Register) -> tuple[Version, ...]:
        """The versions of this copy that the other one has too or has never seen."""
        known = {(it.by, it.n) for it in other.versions}
        return tuple(it for it in self.versions if it.n > other.seen.get(it.by, 0) or (it.by, it.n) in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A plan as it was saved."""

    id: str
    playbook: str
    """The id of the playbook it is of; empty where nobody knows."""
    fields: Mapping[str, Register]
    """By name: a subject, a space and a field, such as `activity/write-the-brief done`."""
    worked: Mapping[str, Any] | None
    """What the site worked out from the facts when it was saved."""


def read_plan_file(text: str) -> PlanFile:
    """The plan that a text holds.

    Raises:
        PlanUnreadable: it is none, or none that can be read here.
    """
    if len(text) > _LONGEST:
        raise PlanUnreadable("too long")
    try:
        sent = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise PlanUnreadable("damaged") from None
    if not isinstance(sent, dict):
        raise PlanUnreadable("no plan")
    return _earlier(sent) if _is_earlier(sent) else _current(sent)


def joined(mine: Register, theirs: Register) -> Register:
    """Two copies of one entry as one: what one has seen and left behind goes, everything else stays."""
    ours, others = mine.left_by(theirs), theirs.left_by(mine)
    # What counts goes on counting; where it was left behind, what the other copy put in its place does.
    first, second = (ours, others) if mine.versions[0] in ours else (others, ours)
    devices = dict.fromkeys([*mine.seen, *theirs.seen])
    return Register(
        versions=(*first, *(it for it in second if it not in first)) or mine.versions,
        seen={device: max(mine.seen.get(device, 0), theirs.seen.get(device, 0)) for device in devices},
    )


def _refused(_constant: str) -> None:
    raise ValueError


def _is_earlier(sent: Mapping[str, Any]) -> bool:
    """Whether it is of the form of earlier releases, which knew the facts of one plan alone."""
    facts = sent.get("facts")
    return (
        _number(sent.get("version")) == _EARLIER
        and "schema" not in sent
        and isinstance(facts, dict)
        and all(_FACT.fullmatch(fact) and _is_texts(texts) for fact, texts in facts.items())
    )


def _earlier(sent: Mapping[str, Any]) -> PlanFile:
    return PlanFile(
        id="earlier",
        playbook="",
        fields={
            f"facts {fact}": Register(
                versions=(Version(value=tuple(texts), at=_LONG_AGO, by="earlier", n=1),), seen={"earlier": 1}
            )
            for fact, texts in sent["facts"].items()
        },
        worked=None,
    )


def _current(sent: Mapping[str, Any]) -> PlanFile:
    version = _number(sent.get("version"))
    if sent.get("schema") != _SCHEMA or version is None:
        raise PlanUnreadable("no plan")
    if version > _VERSION:
        raise PlanUnreadable("newer")
    if sent.get("erased") is True:
        raise PlanUnreadable("erased")
    id_, playbook, fields, worked = (sent.get(key) for key in ("id", "playbook", "fields", "worked"))
    is_whole = version == _VERSION and isinstance(playbook, dict) and isinstance(fields, dict)
    if not (is_whole and _is_id(id_)) or not isinstance(playbook, dict) or not isinstance(fields, dict):
        raise PlanUnreadable("damaged")
    home = playbook.get("id")
    return PlanFile(
        id=str(id_),
        playbook=home if isinstance(home, str) else "",
        fields={name: _register(name, field) for name, field in fields.items()},
        worked=worked if isinstance(worked, dict) else None,
    )


def _register(name: str, field: Any) -> Register:
    beside, seen = (field.get("beside", []), field.get("seen", {})) if isinstance(field, dict) else (None, None)
    if not (_NAME.fullmatch(name) and isinstance(beside, list) and isinstance(seen, dict)):
        raise PlanUnreadable("damaged")
    if not all(_is_id(device) and _is_count(n) for device, n in seen.items()):
        raise PlanUnreadable("damaged")
    versions = tuple(_version(it) for it in (field, *beside))
    told = {device: int(n) for device, n in seen.items()}
    for it in versions:
        told[it.by] = max(it.n, told.get(it.by, 0))
    return Register(versions=versions, seen=told)


def _version(sent: Any) -> Version:
    if not isinstance(sent, dict) or "value" not in sent:
        raise PlanUnreadable("damaged")
    value, at, by, n = (sent.get(key) for key in ("value", "at", "by", "n"))
    is_value = value is None or isinstance(value, str) or _is_texts(value)
    if not (is_value and isinstance(at, str) and _STAMP.fullmatch(at) and _is_id(by) and _is_count(n)):
        raise PlanUnreadable("damaged")
    return Version(value=tuple(value) if isinstance(value, list) else value, at=at, by=str(by), n=int(n or 0))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _number(value: Any) -> float | None:
    return None if isinstance(value, bool) or not isinstance(value, int | float) else value


def _is_count(value: Any) -> bool:
    number = _number(value)
    return number is not None and 0 < number <= _LARGEST and number == int(number)
