"""A site of two playbooks of plays: a repair café, with all that needs no time, and the same in Arabic."""

import re
import shutil
from pathlib import Path

from tests.conftest import MADE_UP_ROOT, ROOT, linked_project

__all__ = ["ARABIC", "CAFE", "cafe_project", "cafe_root"]

CAFE, ARABIC = "repair-cafe", "repair-cafe-ar"


def cafe_root(root: Path) -> Path:
    """Put both playbooks below `root/playbooks`, with the vocabulary that tests share."""
    shutil.copytree(MADE_UP_ROOT / "plays", root / "playbooks")
    shutil.copy(MADE_UP_ROOT / "playbooks" / "_vocabulary.yaml", root / "playbooks")
    return root


def cafe_project(folder: Path) -> Path:
    """Fill `folder` with a checkout that publishes both."""
    root = cafe_root(folder.with_name("root"))
    project = linked_project(folder, root / "playbooks")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named, count = re.subn(r"^  playbooks: .*$", f"  playbooks: [{CAFE}, {ARABIC}]", text, flags=re.MULTILINE)
    assert count == 1
    (project / "mkdocs.yml").write_text(named, encoding="utf-8")
    return project
