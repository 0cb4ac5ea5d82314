"""What may stand beside the values of a request, and the sentence for what may not."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from calculators.invalid import InvalidInput
from calculators.request import Playbook, read_request


def read(**parts: Any) -> Any:
    """A request of these parts."""
    return read_request(json.dumps({"values": {}, **parts}))


def test_only_values_must_be_there() -> None:
    """All else is empty without being sent, or sent as null."""
    bare = read()
    assert (bare.values, bare.linked, bare.stamp, bare.playbook, bare.link, bare.origins) == (
        {},
        {},
        None,
        None,
        None,
        {},
    )
    assert read(linked=None, stamp=None, playbook=None, link=None, origins=None) == bare
    assert bare.made is None


def test_everything_that_may_be_sent() -> None:
    """Each part as its door takes it."""
    whole = read(
        linked={"timeline": {"users": 1}},
        stamp="2026-11-22T08:30:00Z",
        playbook={"id": "tiny-1", "title": "Tiny", "first_ids": {"block/new": "block/old"}},
        link="https://playbook.example/?roi.users=1,200#x",
        origins={"users": "ours"},
    )
    assert whole.stamp == datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
    assert whole.made == "2026-11-22T08:30:00Z"
    assert whole.playbook == Playbook("tiny-1", "Tiny", {"block/new": "block/old"})
    assert whole.link == "https://playbook.example/?roi.users=1,200#x"
    assert (whole.linked, whole.origins) == ({"timeline": {"users": 1}}, {"users": "ours"})


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"more": 1}, "it may also hold “linked”"),
        ({"stamp": "2026-11-22"}, "such as 2026-11-22T00:00:00Z"),
        ({"stamp": "2026-02-30T00:00:00Z"}, "Send “stamp”"),
        ({"stamp": "2026-11-22T00:00:00+01:00"}, "Send “stamp”"),
        ({"stamp": "2019-12-31T23:59:59Z"}, "from 2020 to 2087"),
        ({"stamp": "2088-01-01T00:00:00Z"}, "from 2020 to 2087"),
        ({"stamp": 5}, "Send “stamp”"),
        ({"playbook": {"id": "Tiny", "title": "T"}}, "lower-case"),
        ({"playbook": {"id": "tiny"}}, "Send under “playbook”"),
        ({"playbook": {"id": "tiny", "title": ""}}, "Send under “playbook”"),
        ({"playbook": {"id": "tiny", "title": "T", "x": 1}}, "Send under “playbook”"),
        ({"playbook": {"id": "tiny", "title": "T", "first_ids": ["block/old"]}}, "Send under “playbook”"),
        ({"playbook": {"id": "tiny", "title": "T", "first_ids": {"block/new": "a\r\nb"}}}, "Send under “playbook”"),
        ({"link": "javascript:alert(1)"}, "http:// or https://"),
        ({"link": "https://a b"}, "http:// or https://"),
        ({"link": "https://a/\r\nEND:VEVENT"}, "http:// or https://"),
        ({"link": "https://" + "a" * 30_000}, "http:// or https://"),
        ({"origins": {"users": 1}}, "one text for each field"),
        ({"origins": []}, "one text for each field"),
        ({"linked": {"timeline": []}}, "Send under “linked”"),
        ({"linked": "timeline"}, "Send under “linked”"),
    ],
)
def test_what_is_not_understood_is_refused(parts: dict[str, Any], words: str) -> None:
    """The sentence says what to send instead."""
    with pytest.raises(InvalidInput, match=re.escape(words)):
        read(**parts)
