"""The tables of changes lead to files that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("CONTRIBUTING.md", "README.md")


def changes(guide: str) -> Iterator[tuple[str, list[str]]]:
    """Each change of a guide's table, and the paths it leads to."""
    _, _, section = (ROOT / guide).read_text(encoding="utf-8").partition("\n## I want to change …\n")
    for row in re.findall(r"^\| (.+) \|$", section.partition("\n## ")[0], re.MULTILINE)[1:]:
        change, edit = row.split(" | ")[:2]
        yield change, re.findall(r"`([^`]+)`", edit)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_change_leads_to_files_that_are_there(guide: str) -> None:
    """A moved file takes its rows along; `<…>` stands for any name."""
    table = dict(changes(guide))
    assert len(table) > 5
    for change, paths in table.items():
        assert paths, f"{change}: no path"
        for path in paths:
            assert list(ROOT.glob(re.sub(r"<[^>]+>", "*", path))), f"{change}: {path} is not there"
