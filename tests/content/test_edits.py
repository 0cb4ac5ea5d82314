"""The day of edits is chosen by structure: it can be made in any playbook."""

import shutil
from pathlib import Path

from macros.calculated.checking import check
from tests.conftest import MADE_UP_ROOT
from tests.content.edits import EDITS, edit


def test_a_day_s_work_is_more_than_a_dozen_edits() -> None:
    """Each of them changes something, or the copy is not made at all."""
    assert len(EDITS) > 12


def test_another_playbook_is_edited_just_so(tmp_path: Path) -> None:
    """The one made for tests shares no word with the published one."""
    root = tmp_path / "checkout"
    shutil.copytree(MADE_UP_ROOT, root)
    edit(root)
    assert [str(problem) for problem in check(root)] == []
