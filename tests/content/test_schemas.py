"""The schemas that the project publishes, and its model, accept all that it holds."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.macros.content.judging import judgments


def test_both_accept_every_file(project: Path) -> None:
    """An editor's schema check marks nothing that `playbook check` lets pass."""
    schemas = {
        path.stem: Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
        for path in (project / "playbooks/schema").glob("*.json")
    }
    found = judgments(project, schemas)

    assert {path for path, both in found.items() if both != (True, True)} == set()
    assert len(found) > len(schemas)
