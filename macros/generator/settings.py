"""What `extra` in mkdocs.yml says, or a sentence about what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mkdocs.exceptions import PluginError

__all__ = ["changes_after"]


def changes_after(extra: Mapping[str, Any]) -> dt.date:
    """The last day whose changes are not told.

    Raises:
        PluginError: where there is none.
    """
    day = extra.get("changes_after")
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day)
        except ValueError:
            day = None
    if isinstance(day, dt.datetime) or not isinstance(day, dt.date):
        raise PluginError("mkdocs.yml: extra.changes_after is no day; write one such as changes_after: 2026-11-29")
    return day
