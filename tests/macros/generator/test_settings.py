"""Settings of the site that are the project's own."""

import datetime as dt
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from macros.generator.settings import changes_after


@pytest.mark.parametrize("written", [dt.date(2026, 11, 29), "2026-11-29"])
def test_the_day_from_which_changes_are_told(written: Any) -> None:
    """As YAML reads it, or in quotes."""
    assert changes_after({"changes_after": written}) == dt.date(2026, 11, 29)


@pytest.mark.parametrize("extra", [{}, {"changes_after": "soon"}, {"changes_after": 2026}, {"changes_after": None}])
def test_what_is_no_day_is_said(extra: dict[str, Any]) -> None:
    """With the line to write."""
    with pytest.raises(PluginError, match="write one such as changes_after: 2026-11-29"):
        changes_after(extra)
