"""JSON from outside, read strictly."""

from __future__ import annotations

import json
import re
from typing import Any

from calculators.invalid import InvalidInput

__all__ = ["parse_json"]

_LONGEST_REQUEST = 2_000_000
"""Characters; the plan of a playbook with a thousand phases and verticals takes half a million."""
_DEEPEST = 16
_NO_BRACKETS = re.compile(r'"(?:[^"\\]+|\\.)*+"?|[^][{}"]+', re.DOTALL)
"""A string, even one without an end, or whatever else is no bracket: each character is looked at once."""


def parse_json(text: str) -> Any:
    """``text`` as JSON; refuses repeated keys, NaN, infinities, deep nesting and very long texts."""
    if not isinstance(text, str) or len(text) > _LONGEST_REQUEST:
        raise InvalidInput(None, f"Send a request of at most {_LONGEST_REQUEST:,} characters.")
    if _depth(text) > _DEEPEST:
        raise InvalidInput(None, "Send a request that is nested less deeply.")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except InvalidInput:
        raise
    except (ValueError, RecursionError):
        raise InvalidInput(None, "Send a request in valid JSON.") from None


def _depth(text: str) -> int:
    """Deepest nesting of brackets outside strings, found without recursion."""
    deepest = depth = 0
    for bracket in _NO_BRACKETS.sub("", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InvalidInput(None, "Send each key of the request once.")
    return found


def _no_constant(name: str) -> None:
    raise InvalidInput(None, f"Send finite numbers only, not {name}.")
