"""Several playbooks below one root, made of those that tests have."""

import re
import shutil
from pathlib import Path

from tests.conftest import MADE_UP, made_up_project
from tests.macros.content.cases import CASES

__all__ = ["NAMED", "SECOND", "SECOND_TITLE", "TINY", "add_copy", "several_project", "two_playbooks"]

TINY, SECOND = "tiny", "second"
NAMED = "risk/resistance"
"""What the second playbook names in the tiny one."""
SECOND_TITLE = "دليل ثان"
_SECOND = {
    "title: Tiny Playbook": f"title: {SECOND_TITLE}\nlanguage: ar",
    "tagline: As small as a playbook can be": "tagline: دليل صغير لفريق ينتقل إلى مكان جديد",
}
"""What the second playbook says otherwise than the tiny one: from right to left."""


def add_copy(root: Path, name: str, of: Path = CASES / "playbooks" / TINY) -> Path:
    """Put a copy of a playbook below `root/playbooks` under another id; its folder."""
    folder = root / "playbooks" / name
    shutil.copytree(of, folder)
    if name == of.name:
        return folder
    for file, line in (("playbook.yaml", "id: {}"), ("ids.lock", "playbook/{} active")):
        text = (folder / file).read_text(encoding="utf-8")
        own = f"^{line.format(of.name)}$"
        text, count = re.subn(own, line.format(name), text, flags=re.MULTILINE)
        assert count == 1, f"{file} has {count} lines like {own}"
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def two_playbooks(root: Path, see: str) -> Path:
    """A root with the tiny playbook and a copy of it, `second`, whose term names `see` too."""
    shutil.copytree(CASES / "playbooks", root / "playbooks")
    glossary = add_copy(root, SECOND) / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    assert "see: [" in text
    glossary.write_text(text.replace("see: [", f"see: [{see}, ", 1), encoding="utf-8")
    return root


def several_project(folder: Path) -> Path:
    """Fill `folder` as `made_up_project` does, with two more playbooks: the tiny one, and one in Arabic."""
    project = made_up_project(folder)
    for name in (TINY, SECOND):
        pages = add_copy(project, name) / "pages.yaml"
        text = pages.read_text(encoding="utf-8")
        assert "introduction: Start here.\n" in text
        pages.write_text(
            text.replace("Start here.\n", "Start here.\n    texts: {roadmap-heading: The plan}\n", 1), "utf-8"
        )
    glossary = project / "playbooks" / SECOND / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text.replace("see: [", f"see: [{TINY}:{NAMED}, ", 1), encoding="utf-8")
    root = project / "playbooks" / SECOND / "playbook.yaml"
    text = root.read_text(encoding="utf-8")
    for before, after in _SECOND.items():
        assert before in text
        text = text.replace(before, after, 1)
    root.write_text(text, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    own = f"  playbooks: [{MADE_UP}]"
    assert own in text
    settings.write_text(text.replace(own, f"  playbooks: [{MADE_UP}, {TINY}, {SECOND}]"), encoding="utf-8")
    return project
