"""The words problems are made of: values as they are quoted, lists, near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from macros.foundation.sentences import joined

__all__ = ["listed", "nearest", "nearest_first", "reference_meant", "shortened", "shown", "slug", "slugged"]

_ANY_ID = "an-id"
_PAIR = re.compile(r"(?P<kind>[A-Za-z][A-Za-z-]*)\s*[/:\\]\s*(?P<name>.+)")
_SHOWN_LIMIT = 60
_LISTED_LIMIT = 12


def shown(value: Any) -> str:
    """A value as a sentence names it.

    >>> shown("First Week"), shown(90.0), shown(True), shown({"a": 1}), shown([1, 2])
    ("'First Week'", '90', 'true', 'a mapping', 'a list')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{shortened(value)}'" if isinstance(value, str) else str(value)


def shortened(text: Any) -> str:
    r"""A text as a sentence can hold it: on one line, and its beginning only where it is long.

    >>> shortened("First\nWeek"), len(shortened("x" * 1000))
    ('First Week', 60)
    """
    flat = " ".join(str(text).split())
    return flat if len(flat) <= _SHOWN_LIMIT else flat[: _SHOWN_LIMIT - 1] + "…"


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """Names in a sentence, the first dozen of them.

    >>> listed(["days"]), listed(["a", "b", "c"], last="or")
    ('days', 'a, b or c')
    """
    every = list(names)
    if len(every) > _LISTED_LIMIT:
        return f"{', '.join(every[:_LISTED_LIMIT])} and {len(every) - _LISTED_LIMIT} more"
    return joined(every, last) or "none"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None where none is near."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def nearest_first(name: str, known: Iterable[str]) -> list[str]:
    """The known names, those that look most like `name` first; of equals the first known.

    >>> nearest_first("hrs", ["day", "hour", "week"])
    ['hour', 'day', 'week']
    """
    return sorted(known, key=lambda it: -SequenceMatcher(None, it, name).ratio())


def slug(text: str) -> str:
    """A valid id near to `text`; `an-id` where nothing of it can be used.

    >>> slug("Sign-off Meeting!"), slug("2nd Übung"), slug("???")
    ('sign-off-meeting', 'nd-ubung', 'an-id')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")[:48].rstrip("-")
    return words if len(words) > 1 else _ANY_ID


def slugged(text: str) -> str | None:
    """A valid id near to `text`, or None where nothing of it can be used.

    >>> slugged("Sign-off Meeting!"), slugged("?")
    ('sign-off-meeting', None)
    """
    found = slug(text)
    return found if found != _ANY_ID else None


def reference_meant(text: str, kinds: Sequence[str]) -> str | None:
    """The reference that a text was probably meant to be, where only some kinds may stand.

    >>> reference_meant("KPI: On Time", ()), reference_meant("on-time", ("kpi",)), reference_meant("on-time", ())
    ('kpi/on-time', 'kpi/on-time', None)
    """
    found = _PAIR.fullmatch(text.strip())
    kind, name = (found["kind"].lower(), found["name"]) if found else (kinds[0] if len(kinds) == 1 else "", text)
    scope, _, last = name.rpartition(".")
    ids = [slugged(part) for part in ([scope, last] if scope else [last])]
    return f"{kind}/{'.'.join(filter(None, ids))}" if kind and None not in ids else None
