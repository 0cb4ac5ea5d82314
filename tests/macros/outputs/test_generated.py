"""Generated files are up to date, and generating them loses nothing."""

import re
import shutil
from pathlib import Path

import pytest

from macros.outputs.generated.__main__ import run
from macros.outputs.generated.keys import with_key_tables
from macros.outputs.generated.schemas import FILE_MODELS
from tests.macros.content.cases import CASES

REPOSITORY = Path(__file__).parents[3]


def test_generated_files_are_up_to_date() -> None:
    """Schemas and key tables say what the model says; `make generate` writes them."""
    assert run(REPOSITORY, only_check=True) == 0, "run make generate"


def test_readme_tells_of_every_file() -> None:
    """No kind of file lacks its table of keys, and every table has rows."""
    text = (REPOSITORY / "playbooks/README.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"<!-- keys:([a-z-]+) -->\n(.*?)<!-- /keys -->", text, re.DOTALL))
    assert set(blocks) == {*FILE_MODELS, "shared"}
    assert [name for name, block in blocks.items() if "| `" not in block] == []


def test_every_key_has_a_meaning() -> None:
    """The tables leave no cell of meaning empty, but for `type`, whose values speak."""
    table = with_key_tables("".join(f"<!-- keys:{name} -->\n<!-- /keys -->\n" for name in [*FILE_MODELS, "shared"]))
    rows = [row.split(" | ") for row in table.splitlines() if row.startswith("| `")]
    assert [row[0] for row in rows if not row[3].strip() and "`type`" not in row[0]] == []


def test_unknown_name_of_a_table_is_an_error() -> None:
    """A misspelled marker does not stay empty in silence."""
    with pytest.raises(KeyError):
        with_key_tables("<!-- keys:phasen -->\n<!-- /keys -->")


def test_generating_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes what is missing, names it, and is then content; --check writes nothing."""
    shutil.copytree(CASES / "playbooks", tmp_path / "playbooks")
    assert run(tmp_path, only_check=True) == 1
    assert not (tmp_path / "playbooks/schema").exists()
    assert run(tmp_path, only_check=False) == 0
    assert "playbooks/schema/phase.json written" in capsys.readouterr().out
    assert run(tmp_path, only_check=True) == 0
    assert capsys.readouterr().out == ""
