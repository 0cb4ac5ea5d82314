"""The tiny playbook and the cases that change it; see tests/cases/.

A case that is about ids.lock says `lock: kept`; every other gets one that fits what its edits have made.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from macros.content.cures import Edit, Renaming, Replacement
from macros.content.cures import edited as cured
from macros.content.ids_lock import EMPTY, written
from macros.content.loading import draft_of, playbook_names
from macros.content.model.base import REFERENCE_PATTERN

CASES = Path(__file__).parents[2] / "cases"


def all_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case, named after its file and itself."""
    files = sorted(CASES.glob("*.yaml"))
    return [
        (f"{file.stem}: {case['name']}", case)
        for file in files
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@contextmanager
def edited(case: dict[str, Any]) -> Iterator[Path]:
    """A folder with the tiny playbook after the edits of a case; an edit whose text is not found is an error."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(CASES / "playbooks", root / "playbooks")
        for edit in case["edits"]:
            _apply(root / "playbooks" / edit["file"], edit)
        if case.get("lock") != "kept":
            _lock(root)
        yield root


def _lock(root: Path) -> None:
    """A list of ids that fits what the edits have made of the playbook: most cases are about something else."""
    for name in playbook_names(root):
        draft, _ = draft_of(root, name)
        references = [f"{kind}/{id_}" for kind, id_ in draft.spots]
        ids = EMPTY.with_new(it for it in references if re.fullmatch(REFERENCE_PATTERN, it))
        (root / "playbooks" / name / "ids.lock").write_text(written(ids), encoding="utf-8")


def _apply(file: Path, edit: dict[str, Any]) -> None:
    if "whole" not in edit:
        text = file.read_text(encoding="utf-8")
        assert edit["find"] in text, f"{file.name} does not hold {edit['find']!r}"
        file.write_text(text.replace(edit["find"], edit["write"], 1), encoding="utf-8")
    elif edit["whole"] is None:
        file.unlink()
    else:
        file.parent.mkdir(exist_ok=True)
        file.write_text(edit["whole"], encoding="utf-8")


@contextmanager
def mended(root: Path, case: dict[str, Any], edits: Sequence[Edit]) -> Iterator[None]:
    """The folder of a case as it is after the edits of a cure, and as it was before when the block is left."""
    with TemporaryDirectory() as folder:
        shutil.copytree(root / "playbooks", Path(folder) / "before")
        for path in {edit.path for edit in edits if isinstance(edit, Replacement)}:
            file = root / path
            text = file.read_bytes().decode("utf-8-sig")
            mine = [edit for edit in edits if isinstance(edit, Replacement) and edit.path == path]
            file.write_bytes(cured(text, mine).encode())
        for edit in edits:
            if isinstance(edit, Renaming):
                (root / edit.path).rename(root / edit.to)
        if case.get("lock") != "kept":
            _lock(root)
        yield
        shutil.rmtree(root / "playbooks")
        shutil.copytree(Path(folder) / "before", root / "playbooks")
