"""The day of edits is chosen by structure: it can be made in any playbook."""

import shutil
from pathlib import Path

from macros.calculated.checking import check
from tests.conftest import MADE_UP_ROOT, ROOT
from tests.content.edits import EDITS, edit


def edited(root: Path) -> list[str]:
    """What was edited below `root`; no rule has anything to say of it."""
    made = edit(root)
    assert [str(problem) for problem in check(root)] == []
    return made


def test_a_day_s_work_is_a_dozen_edits_and_so_is_the_next_day_s(tmp_path: Path) -> None:
    """Whatever the published playbook has become, most of the edits can be made in it."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "playbooks", root / "playbooks")
    assert len(edited(root)) >= 12
    assert len(edited(root)) >= 12


def test_another_playbook_is_edited_just_so(tmp_path: Path) -> None:
    """The one made for tests shares no word with the published one, and has something for each edit."""
    root = tmp_path / "checkout"
    shutil.copytree(MADE_UP_ROOT, root)
    assert edited(root) == [make.__name__ for make in EDITS]
