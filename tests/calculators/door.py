"""Calling the bridge from tests."""

import json
from typing import Any

from calculators.bridge import answer
from tests.calculators.examples import values


def ask(name: str, **changes: Any) -> dict[str, Any]:
    """The reply to the example of calculator ``name`` with ``changes``, good or bad."""
    reply: dict[str, Any] = json.loads(answer(name, json.dumps({"values": values(name, **changes)})))
    return reply


def good(name: str, **changes: Any) -> dict[str, Any]:
    """The reply when it must be a good one."""
    reply = ask(name, **changes)
    assert reply["ok"], reply
    return reply


def errors(name: str, **changes: Any) -> dict[str | None, str]:
    """Field to messages of a reply that must be a bad one."""
    reply = ask(name, **changes)
    assert not reply["ok"], reply
    found: dict[str | None, str] = {}
    for error in reply["errors"]:
        found[error["field"]] = f"{found.get(error['field'], '')} {error['message']}".strip()
    return found
