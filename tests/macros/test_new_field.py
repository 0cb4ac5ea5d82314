"""A field that the model gains is shown, published and found: nothing else lists the fields of a statement."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

WORDS = "Somebody unlike anybody"
FIELD = '    owner: Text = Field(description="Who answers for it.")\n'
PROGRAM = """
import datetime as dt, json, sys
from pathlib import Path

from macros.calculated.checking import load
from macros.content.registry import Registry
from macros.content.site import Site
from macros.outputs.json_api import json_documents
from macros.outputs.search_document import search_document
from macros.rendering.templates import render
from macros.rendering.views import COMPONENTS

root = Path(sys.argv[1])
loaded = load(root, "tiny")
site = Site(
    loaded=loaded,
    registry=Registry.of(loaded),
    today=dt.date(2026, 11, 22),
    version="1",
    commit=None,
    source_url=None,
)
print(json.dumps({
    "page": render("risk_register", COMPONENTS["risk_register"](site, "risks/")),
    "documents": dict(json_documents(site)),
    "search": search_document(site, {}, []),
}))
"""


def test_an_owner_of_risks_reaches_page_json_description_and_search(tmp_path: Path) -> None:
    """One line in the model, one in the YAML."""
    for package in ("macros", "calculators"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/cases/playbooks", tmp_path / "playbooks")
    insert(tmp_path / "macros/content/model/risks.py", "    mitigation: ", FIELD)
    insert(tmp_path / "playbooks/tiny/risks.yaml", "          mitigation:", f"          owner: {WORDS}\n")
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    shown = json.loads(made.stdout)
    assert f'data-label="Owner">{WORDS}<' in shown["page"]
    assert '<th scope="col">Owner' in shown["page"]
    assert f'"owner":"{WORDS}"' in shown["documents"]["api/v1/playbooks/tiny.json"]
    assert "Who answers for it." in shown["documents"]["api/v1/openapi.json"]
    assert WORDS in shown["search"]


def insert(path: Path, before: str, line: str) -> None:
    """Put a line before the first that begins so."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, line + before, 1), encoding="utf-8")
