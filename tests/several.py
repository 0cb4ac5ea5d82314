"""Several playbooks below one root, made of those that tests have."""

import re
import shutil
from pathlib import Path

from tests.macros.content.cases import CASES

__all__ = ["TINY", "add_copy", "two_playbooks"]

TINY = "tiny"


def add_copy(root: Path, name: str, of: Path = CASES / "playbooks" / TINY) -> Path:
    """Put a copy of a playbook below `root/playbooks` under another id; its folder."""
    folder = root / "playbooks" / name
    shutil.copytree(of, folder)
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
    glossary = add_copy(root, "second") / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    assert "see: [" in text
    glossary.write_text(text.replace("see: [", f"see: [{see}, ", 1), encoding="utf-8")
    return root
