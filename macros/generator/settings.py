"""What `extra` in mkdocs.yml says, or a sentence about what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from mkdocs.exceptions import PluginError

__all__ = ["changes_after", "playbook_names"]


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


def playbook_names(extra: Mapping[str, Any], taken: Collection[str]) -> tuple[str, ...]:
    """The ids of the playbooks that the site publishes, in the order readers see.

    Args:
        extra: what mkdocs.yml says below that key.
        taken: names of what lies at the site's root, where each further playbook has a folder of its own.

    Raises:
        PluginError: where the list makes no sense.
    """
    names = extra.get("playbooks")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise PluginError("mkdocs.yml: extra.playbooks is no list; name the folders in it, such as [guide, bakery]")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise PluginError(f"mkdocs.yml: extra.playbooks names {twice} twice; take one out")
    clash = next((name for name in names[1:] if name in taken), None)
    if clash:
        raise PluginError(
            f"mkdocs.yml: extra.playbooks names {clash} after the first, but {clash}/ has pages of the site already; "
            "name it first, or give its folder and id another name"
        )
    return tuple(names)
