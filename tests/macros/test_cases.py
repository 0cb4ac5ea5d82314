"""Every rule of the check, by case: a change to a tiny playbook and the problems that follow, word for word."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.loading import check

CASES = Path(__file__).parents[1] / "cases"


def run_case(case: dict[str, Any]) -> list[str]:
    """The problems of the tiny playbook after the edits of a case; an edit whose text is not found once is an error."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(CASES / "playbooks", root / "playbooks")
        for edit in case["edits"]:
            _apply(root / "playbooks" / edit["file"], edit)
        return [str(problem) for problem in check(root)]


def _apply(file: Path, edit: dict[str, Any]) -> None:
    if "whole" in edit:
        if edit["whole"] is None:
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(edit["whole"], encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    assert edit["find"] in text, f"{file.name} does not hold {edit['find']!r}"
    file.write_text(text.replace(edit["find"], edit["write"], 1), encoding="utf-8")


def _cases() -> list[Any]:
    files = sorted(CASES.glob("*.yaml"))
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in files
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """A mistake is reported where it stands, in words that name its cure, and only once."""
    assert run_case(case) == case["problems"]


def test_tiny_playbook_is_sound() -> None:
    """The playbook that all cases start from has no problem of its own."""
    assert check(CASES) == []


def test_there_are_cases() -> None:
    """A moved folder does not turn every case off."""
    assert len(_cases()) > 100
