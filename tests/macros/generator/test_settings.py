"""Settings of the site that are the project's own."""

import datetime as dt
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from macros.generator.settings import changes_after, playbook_names


@pytest.mark.parametrize("written", [dt.date(2026, 11, 29), "2026-11-29"])
def test_the_day_from_which_changes_are_told(written: Any) -> None:
    """As YAML reads it, or in quotes."""
    assert changes_after({"changes_after": written}) == dt.date(2026, 11, 29)


@pytest.mark.parametrize("extra", [{}, {"changes_after": "soon"}, {"changes_after": 2026}, {"changes_after": None}])
def test_what_is_no_day_is_said(extra: dict[str, Any]) -> None:
    """With the line to write."""
    with pytest.raises(PluginError, match="write one such as changes_after: 2026-11-29"):
        changes_after(extra)


def test_the_playbooks_of_the_site_are_listed_in_its_order() -> None:
    """The first has the site's own addresses, so its id may be any; a further one is a folder at the root."""
    assert playbook_names({"playbooks": ["risks", "bakery"]}, {"risks"}) == ("risks", "bakery")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "name the folders in it"),
        ("guide", "name the folders in it"),
        ([], "name the folders in it"),
        ([{"guide": 1}], "name the folders in it"),
        (["guide", "guide"], "names guide twice"),
        (["guide", "risks"], "name it first, or give its folder and id another name"),
    ],
)
def test_what_is_no_list_of_playbooks_is_said(written: Any, told: str) -> None:
    """With what to do."""
    with pytest.raises(PluginError, match=told):
        playbook_names({"playbooks": written}, {"risks"})
