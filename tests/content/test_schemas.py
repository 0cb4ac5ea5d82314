"""The schemas that the project publishes, and its model, accept all that it holds."""

import json
from pathlib import Path

from tests.macros.content.judging import judgments


def test_both_accept_every_file(project: Path, tmp_path: Path) -> None:
    """An editor's schema check marks nothing that `playbook check` lets pass."""
    schemas = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (project / "playbooks/schema").glob("*.json")
    }
    found = judgments(project, schemas, tmp_path)

    assert {path for path, both in found.items() if both != (True, True)} == set()
    assert len(found) > len(schemas)
