"""The schemas that the project publishes, and its model, accept all that it holds."""

import json
import re
from pathlib import Path

from tests.conftest import ROOT
from tests.language_server.server import LanguageServer
from tests.macros.content.judging import judgments


def test_both_accept_every_file(project: Path, tmp_path: Path) -> None:
    """An editor's schema check marks nothing that `playbook check` lets pass."""
    schemas = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (project / "playbooks/schema").glob("*.json")
    }
    found = judgments(project, schemas, tmp_path)

    assert {path for path, both in found.items() if both != (True, True)} == set()
    assert len(found) >= len(schemas)


def test_editors_find_the_schema_and_mark_nothing() -> None:
    """The first line of each file leads to its schema, by which an editor explains keys and underlines nothing."""
    files = sorted((ROOT / "playbooks").rglob("*.yaml"))
    with LanguageServer() as server:
        for file in files:
            server.open(file, file.read_text(encoding="utf-8"))
        for file in files:
            text = file.read_text(encoding="utf-8")
            led = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
            assert led, f"{file.name} must begin with the line that names its schema"
            assert (file.parent / led[1]).resolve().parent == ROOT / "playbooks" / "schema", file
            assert server.marked(file) == [], file
            lines = text.splitlines()
            kind = next(number for number, line in enumerate(lines, 1) if line.startswith("kind:"))
            assert "Always" in server.hover(file, kind, 2), file
