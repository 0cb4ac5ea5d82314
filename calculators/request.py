"""What is asked at any of the doors: one JSON object, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from calculators.facts import FACTS
from calculators.invalid import InvalidInput
from calculators.strict_json import parse_json

__all__ = ["Example", "Playbook", "Request", "read_request"]

_KEYS = ("values", "linked", "stamp", "playbook", "link", "origins", "example", "own")
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_EARLIEST, _LATEST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2087, 12, 31, tzinfo=UTC)
_ID = re.compile(r"[a-z][a-z0-9-]{1,47}", re.ASCII)
_REFERENCE = re.compile(r"[a-z][a-z-]*/[a-z0-9.-]{1,100}", re.ASCII)
_ADDRESS = re.compile(r"https?://[!-~]+", re.ASCII)
_LONGEST_LINK = 20_000
_LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Playbook:
    """Whose plan it is: the name under which an exported file knows it again."""

    id: str
    title: str
    first_ids: dict[str, str] = field(default_factory=dict)
    """What was renamed, ``kind/id``, to the one it was first known by: a file knows it again by that."""


@dataclass(frozen=True, slots=True)
class Example:
    """The worked example of one calculator: what its page begins with."""

    values: dict[str, Any]
    """Field to value, as a reply's ``values`` have it."""
    placeholders: tuple[str, ...]
    """The fields whose value only holds the place of the planner's own."""


@dataclass(frozen=True, slots=True)
class Request:
    """Only ``values`` must be there; the rest serves links between calculators and exported files."""

    values: Any
    """Field to value, not yet read."""
    linked: dict[str, Any] = field(default_factory=dict)
    """Calculator to the values of all its fields, not yet read."""
    stamp: datetime | None = None
    """The moment of asking, in UTC; calculators have no clock."""
    playbook: Playbook | None = None
    link: str | None = None
    """The address that shows this calculation."""
    origins: dict[str, str] = field(default_factory=dict)
    """Field to where its default comes from, in words."""
    example: dict[str, Example] = field(default_factory=dict)
    """Calculator to its worked example, of all that the answer may follow from."""
    own: tuple[str, ...] | None = None
    """The facts that the reader has entered, where the reply is to date each part of his plan."""

    @property
    def made(self) -> str | None:
        """The stamp as it was sent."""
        return f"{self.stamp:%Y-%m-%dT%H:%M:%SZ}" if self.stamp else None


def read_request(text: str) -> Request:
    """``text`` as a request; raises ``InvalidInput`` that says what to send instead.

    >>> read_request('{"values": {"users": 120}, "stamp": "2026-11-22T08:30:00Z"}').stamp.isoformat()
    '2026-11-22T08:30:00+00:00'
    """
    sent = parse_json(text)
    if not isinstance(sent, dict) or "values" not in sent or not sent.keys() <= set(_KEYS):
        others = ", ".join(f"“{key}”" for key in _KEYS[1:])
        raise InvalidInput(None, f"Send one object with the fields under “values”; it may also hold {others}.")
    return Request(
        values=sent["values"],
        linked=_linked(sent.get("linked")),
        stamp=_stamp(sent.get("stamp")),
        playbook=_playbook(sent.get("playbook")),
        link=_link(sent.get("link")),
        origins=_origins(sent.get("origins")),
        example=_example(sent.get("example")),
        own=_own(sent.get("own")),
    )


def _linked(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(values, dict) for values in value.values()):
        raise InvalidInput(None, "Send under “linked” an object with the values of each other calculator by its name.")
    return value


def _stamp(value: Any) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, str) and _STAMP.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment and _EARLIEST <= moment <= _LATEST:
            return moment
    raise InvalidInput(
        None, f"Send “stamp” as a moment from {_EARLIEST.year} to {_LATEST.year} in UTC, such as 2026-11-22T00:00:00Z."
    )


def _playbook(value: Any) -> Playbook | None:
    if value is None:
        return None
    if isinstance(value, dict) and {"id", "title"} <= value.keys() <= {"id", "title", "first_ids"}:
        id_, title, first_ids = value["id"], value["title"], value.get("first_ids", {})
        if isinstance(id_, str) and _ID.fullmatch(id_) and _is_text(title) and _are_references(first_ids):
            return Playbook(id_, title, first_ids)
    raise InvalidInput(None, "Send under “playbook” its “id”, in lower-case letters, digits and hyphens, and “title”.")


def _link(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and len(value) <= _LONGEST_LINK and _ADDRESS.fullmatch(value):
        return value
    raise InvalidInput(None, "Send “link” as an address that begins with http:// or https://.")


def _origins(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(map(_is_text, value.values())):
        raise InvalidInput(None, "Send under “origins” an object with one text for each field.")
    return value


def _example(value: Any) -> dict[str, Example]:
    if value is None:
        return {}
    if isinstance(value, dict) and all(map(_is_example, value.values())):
        return {name: Example(each["values"], tuple(each["placeholders"])) for name, each in value.items()}
    raise InvalidInput(
        None, "Send under “example” an object with “values” and a list “placeholders” for each calculator by its name."
    )


def _own(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(fact, str) and fact in FACTS for fact in value):
        return tuple(value)
    raise InvalidInput(None, f"Send under “own” a list of the facts that were entered, of: {', '.join(FACTS)}.")


def _is_example(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() != {"values", "placeholders"}:
        return False
    placeholders = value["placeholders"]
    return isinstance(value["values"], dict) and isinstance(placeholders, list) and all(map(_is_text, placeholders))


def _are_references(value: Any) -> bool:
    """Whether it is an object from references to references."""
    texts = [*value, *value.values()] if isinstance(value, dict) else [None]
    return all(isinstance(text, str) and _REFERENCE.fullmatch(text) for text in texts)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_TEXT
